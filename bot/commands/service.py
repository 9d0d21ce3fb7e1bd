"""`migrate`, `serve` and `worker`: the archive's schema, and Slack answered, or posted to, until told to stop."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.commands.printing import FOUND

if TYPE_CHECKING:
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put all of them on the command line."""
    migrating = subparsers.add_parser("migrate", help="create the archive, or bring it to the newest schema")
    migrating.set_defaults(run=migrate)
    serving = subparsers.add_parser("serve", help="answer Slack: Socket Mode with SLACK_APP_TOKEN, else HTTP on PORT")
    serving.add_argument("--http", action="store_true", help="HTTP even where SLACK_APP_TOKEN is set")
    serving.set_defaults(run=serve)
    working = subparsers.add_parser(
        "worker", help="post digests and watches without answering anybody; `serve` does it beside its answers"
    )
    working.add_argument(
        "--bulk", action="store_true", help="only take batches of `ingest --spread`, for which no token of Slack's is needed"
    )
    working.set_defaults(run=worker)


def migrate(wiring: Wiring, options: argparse.Namespace) -> int:  # noqa: ARG001 - commands share one signature
    """The archive made or brought to the newest schema."""
    print(wiring.migrate())
    return FOUND


def serve(wiring: Wiring, options: argparse.Namespace) -> int:
    """Slack answered until told to stop."""
    wiring.serve(http=options.http, running=_logging())
    return FOUND


def worker(wiring: Wiring, options: argparse.Namespace) -> int:
    """Digests and watches posted, and batches of articles taken, until told to stop."""
    run = wiring.run_batches if options.bulk else wiring.run_jobs
    run(running=_logging())
    return FOUND


def _logging() -> Callable[[], None]:
    """Keeps back what is logged before it runs: a start that fails says so in one sentence and nothing else.

    Returns:
        To be called when it runs.
    """
    import logging
    from logging.handlers import MemoryHandler

    from bot.slack.logs import JsonLines

    early, log = MemoryHandler(1000, flushLevel=logging.CRITICAL + 1, flushOnClose=False), logging.StreamHandler()
    log.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[early])

    def running() -> None:
        early.setTarget(log)
        early.flush()
        logging.basicConfig(level=logging.INFO, handlers=[log], force=True)

    return running
