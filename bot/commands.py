"""What each command does: one call into the wiring, its outcome printed, its exit code returned.

Each imports only what it needs, when it runs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bot.archive.protocol import Archive
    from bot.ingest import Report
    from bot.stance.answers import Answer
    from bot.wiring import Wiring

FOUND, NOTHING, WRONG = 0, 1, 2


def ask(wiring: Wiring, options: argparse.Namespace) -> int:
    """The answer to a question, as a card or as JSON."""
    from bot.stance.present import to_json

    archive = wiring.archive_to_ask()
    try:
        answer = _answer(wiring, " ".join(options.query), archive)
    finally:
        archive.close()
    if options.json or options.blocks:
        line = to_json(answer, wiring.names())
        _print_json(line | ({"blocks": _blocks(answer, wiring)} if options.blocks else {}))
    else:
        from bot.terminal import card

        _show(card(answer, wiring.names(), explain=options.explain))
    return _code(answer)


def _answer(wiring: Wiring, query: str, archive: Archive) -> Answer:
    from bot.stance.answers import Query

    matched = wiring.match(query)
    return wiring.ask(matched, archive) if isinstance(matched, Query) else matched


def _blocks(answer: Answer, wiring: Wiring) -> list[Any]:
    from bot.slack.blocks import render

    return list(render(answer, wiring.names()).blocks)


def _code(answer: Answer) -> int:
    from bot.stance.answers import Ambiguous, Silent, Unknown

    if isinstance(answer, Unknown) and answer.fault is not None:
        return WRONG
    return NOTHING if isinstance(answer, Silent | Ambiguous | Unknown) else FOUND


def match(wiring: Wiring, options: argparse.Namespace) -> int:
    """What queries are understood as, a line each."""
    from bot.contracts import match_json

    queries = [" ".join(options.query)] if options.query else _lines(sys.stdin.buffer)
    code = NOTHING
    for query in queries:
        line = match_json(query, wiring.match(query))
        code = FOUND if line["outcome"] == "found" else code
        if options.json:
            _print_json(line)
        else:
            found = ", ".join((*line["countries"], *line["topics"], *line["choices"])) or "nothing"
            print(f"{query}: {line['outcome']}: {found}")
    return code


def _lines(stream: BinaryIO) -> Iterator[str]:
    """A query a line, blank ones too; bytes that are no UTF-8 stay visible as such."""
    for line in stream:
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "backslashreplace")


def parse(wiring: Wiring, options: argparse.Namespace) -> int:
    """The statements in articles, nothing kept."""
    from bot.contracts import parsed_json
    from bot.sources.files import inputs, read
    from bot.sources.given import Unreadable

    paths = inputs(options.paths or ["-"], jsonl=options.jsonl)
    statements, wrong = 0, False
    for entry in read(paths, sys.stdin.buffer, wiring.reading(), jsonl=options.jsonl):
        if isinstance(entry, Unreadable):
            wrong = True
            _tell(entry)
            continue
        parsed = wiring.parse(entry.article)
        statements += len(parsed.statements)
        if options.json:
            _print_json(parsed_json(parsed, entry.label))
        else:
            from bot.terminal import marked, statements_table

            _show(marked(parsed) if options.explain else statements_table(parsed))
    return WRONG if wrong else FOUND if statements else NOTHING


def ingest(wiring: Wiring, options: argparse.Namespace) -> int:
    """Articles into the archive; the report goes to stderr."""
    from bot.ingest import ingest
    from bot.sources.files import inputs, read

    paths = inputs(options.paths, jsonl=options.jsonl)
    entries = read(paths, sys.stdin.buffer, wiring.reading(), jsonl=options.jsonl)
    archive = wiring.archive_to_fill()
    try:
        with _Progress(None if options.jsonl or "-" in paths else len(paths)) as seen:
            report = ingest(entries, archive, parse=wiring.parse, outlets=wiring.outlets(), seen=seen)
    finally:
        archive.close()
    _tell_report(report)
    return WRONG if report.unreadable else FOUND


class _Progress:
    """A bar on a terminal's stderr, nothing elsewhere; called with the report after each input."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._bar: Any = None

    def __enter__(self) -> Callable[[Report], None]:
        if not sys.stderr.isatty():
            return lambda _: None
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=_console(sys.stderr), transient=True)
        self._bar.start()
        task = self._bar.add_task("articles", total=self._total)
        return lambda report: self._bar.update(task, completed=report.articles + len(report.unreadable))

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _tell_report(report: Report) -> None:
    _tell(f"articles: {report.new} new, {report.changed} changed, {report.unchanged} unchanged")
    _tell(f"statements: {report.statements} added, {report.held} of them held for review")
    _tell(f"undated articles: {report.undated}")
    outlets = sorted(report.unknown_outlets.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    shown = ", ".join(f"{name or 'not stated'} ({count})" for name, count in outlets[:10])
    _tell(f"articles of unknown outlets: {sum(report.unknown_outlets.values())}{f': {shown}' if shown else ''}")
    _tell(f"unreadable: {len(report.unreadable)}")
    for entry in report.unreadable:
        _tell(f"  {entry}")


def migrate(wiring: Wiring, options: argparse.Namespace) -> int:  # noqa: ARG001 - commands share one signature
    """The archive made or brought to the newest schema."""
    print(wiring.migrate())
    return FOUND


def serve(wiring: Wiring, options: argparse.Namespace) -> int:
    """Slack answered until told to stop."""
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    wiring.serve(http=options.http)
    return FOUND


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def _show(what: RenderableType) -> None:
    _console(sys.stdout).print(what)


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _tell(message: object) -> None:
    print(message, file=sys.stderr)
