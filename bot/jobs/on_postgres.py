"""The same jobs on PostgreSQL, shared by any number of worker machines through Procrastinate.

    every ten seconds  plan -> what is due is written down -> as many senders as there are posts, eight at most
    every minute       feeds that are due are looked at, by one worker at a time

Procrastinate decides who does what first; that nothing is done twice, the rows of the outbox decide. A worker that is killed
loses nothing: its posts are looked after when the quiet period is over, its other work comes with the next round.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from bot.jobs.running import Jobs

#: Posts that one job sends before another worker may take over, so that a worker that is told to end ends soon.
_AT_ONCE = 20
#: Jobs that send, at most; and what one worker does at a time, planning and feeds included.
_SENDERS, _CONCURRENCY = 8, 10
#: Seconds that a worker which is told to end is left to finish.
_GRACE_S = 15.0


def app_of(conninfo: str, jobs: Jobs, feeds: Callable[[], object] | None = None) -> App:
    """The jobs as Procrastinate knows them.

    Args:
        conninfo: libpq's address of the database.
        jobs: what plans and sends; not started.
        feeds: looks at the feeds that are due; None where none is configured.
    """
    app = App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=_CONCURRENCY))

    @app.periodic(cron="* * * * * */10")
    @app.task(name="plan", queueing_lock="plan")
    def plan(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        for number in range(min(jobs.plan(), _SENDERS)):
            with contextlib.suppress(AlreadyEnqueued):
                send.configure(queueing_lock=f"send-{number}").defer(number=number)

    @app.task(name="send")
    def send(number: int) -> None:
        for _ in range(_AT_ONCE):
            if not jobs.send_one():
                return
        with contextlib.suppress(AlreadyEnqueued):  # there may be more, for whichever worker is free
            send.configure(queueing_lock=f"send-{number}").defer(number=number)

    @app.periodic(cron="0 3 * * *")
    @app.task(name="forget", queueing_lock="forget")
    def forget(timestamp: int) -> None:  # noqa: ARG001
        jobs.forget()

    if feeds is not None:
        look = feeds

        @app.periodic(cron="* * * * *")
        @app.task(name="feeds", queueing_lock="feeds", lock="feeds")
        def ask_feeds(timestamp: int) -> None:  # noqa: ARG001
            look()

    return app


def prepare(app: App) -> None:
    """Make Procrastinate's tables where there are none; another worker may be doing the same."""
    with app.open():
        if app.check_connection():
            return
        try:
            app.schema_manager.apply_schema()
        except ConnectorException:
            if not app.check_connection():
                raise


def run_shared(app: App, running: Callable[[], None], *, until_done: bool = False) -> None:
    """Work until SIGTERM or SIGINT, then finish what is begun.

    Args:
        app: from `app_of`.
        running: called when nothing keeps it from starting any more.
        until_done: end when there is nothing to do, and listen for no signal.
    """
    prepare(app)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)  # it tells of every job, six times a minute
    running()
    app.run_worker(
        concurrency=_CONCURRENCY,
        wait=not until_done,
        install_signal_handlers=not until_done,
        shutdown_graceful_timeout=_GRACE_S,
        fetch_job_polling_interval=1.0,
        delete_jobs="always",
    )
