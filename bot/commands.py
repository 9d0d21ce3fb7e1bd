"""What each command does: one call into the wiring, its outcome printed, its exit code returned.

Each imports only what it needs, when it runs.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bot.archive.protocol import Archive
    from bot.ingest import Report
    from bot.model import Parsed
    from bot.sources.given import Given, Unreadable
    from bot.stance.answers import Answer
    from bot.wiring import Wiring

FOUND, NOTHING, WRONG = 0, 1, 2
#: What shells call a program that was interrupted.
INTERRUPTED = 130


def ask(wiring: Wiring, options: argparse.Namespace) -> int:
    """The answer to a question, as a card or as JSON."""
    from bot.stance.present import to_json

    with closing(wiring.archive_to_ask()) as archive:
        answer = _answer(wiring, " ".join(options.query), archive)
        if archive.is_starter:
            _tell(f"{wiring.nothing_there()} yet; the starter answers until `fo-stance ingest` puts an article in")
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

    queries = [" ".join(options.query)] if options.query else _lines(streams.given())
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
    from bot.ingest import in_urdu_script
    from bot.reporting import skipped_lines
    from bot.sources.files import inputs, read, skipped
    from bot.sources.given import Unreadable

    paths = inputs(options.paths or ["-"], jsonl=options.jsonl)
    _tell_all(skipped_lines(skipped(options.paths, jsonl=options.jsonl), jsonl=options.jsonl))
    statements, wrong = 0, False
    for entry in _noting(read(paths, _stdin(paths), wiring.reading(), jsonl=options.jsonl)):
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
            _show_held(parsed)
        if not parsed.statements and in_urdu_script(entry.article.text):
            _tell(f"{entry.article.source}: it is in Urdu's script, which is not read yet")
    return WRONG if wrong else FOUND if statements else NOTHING


def ingest(wiring: Wiring, options: argparse.Namespace) -> int:
    """Articles into the archive; the report goes to stderr."""
    from bot.ingest import Report, ingest
    from bot.reporting import report_lines
    from bot.sources.files import inputs, read, skipped

    paths = inputs(options.paths, jsonl=options.jsonl)
    entries = _noting(read(paths, _stdin(paths), wiring.reading(), jsonl=options.jsonl))
    report, interrupted = Report(), False
    with closing(wiring.archive_to_fill()) as archive:
        try:
            with _Progress(None if options.jsonl or "-" in paths else len(paths)) as seen:
                ingest(entries, archive, parse=wiring.parse, outlets=wiring.outlets(), seen=seen, report=report)
        except KeyboardInterrupt:
            interrupted = True
            _tell("interrupted; what is counted here is kept, run it again for the rest")
        finally:
            _tell_all(report_lines(report, skipped(options.paths, jsonl=options.jsonl), jsonl=options.jsonl))
    return INTERRUPTED if interrupted else WRONG if report.unreadable else FOUND


def _stdin(paths: list[str]) -> BinaryIO:
    """Standard input, which only `-` needs."""
    return streams.given() if "-" in paths else io.BytesIO()


def _noting(entries: Iterable[Given | Unreadable]) -> Iterator[Given | Unreadable]:
    """The entries; each day that is none is told, and each key of JSON lines that is not read, once."""
    told: set[str] = set()
    for entry in entries:
        doubt = getattr(entry, "doubt", None)
        if doubt is not None:
            _tell(doubt)
        for key in getattr(entry, "ignored", ()):
            if key not in told:
                told.add(key)
                _tell(f"the key {key!a} in JSON lines is not read; known are id, text, title, published, outlet, url")
        yield entry


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


def migrate(wiring: Wiring, options: argparse.Namespace) -> int:  # noqa: ARG001 - commands share one signature
    """The archive made or brought to the newest schema."""
    print(wiring.migrate())
    return FOUND


def serve(wiring: Wiring, options: argparse.Namespace) -> int:
    """Slack answered until told to stop."""
    import logging
    from logging.handlers import MemoryHandler

    # What is logged before it runs is kept back: a start that fails says so in one sentence and nothing else.
    early, log = MemoryHandler(1000, flushLevel=logging.CRITICAL + 1, flushOnClose=False), logging.StreamHandler()
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[early])

    def running() -> None:
        early.setTarget(log)
        early.flush()
        logging.basicConfig(level=logging.INFO, handlers=[log], force=True)

    wiring.serve(http=options.http, running=running)
    return FOUND


def _show_held(parsed: Parsed) -> None:
    """What is held for review, and why: it is answered to nobody."""
    from bot.model import Status
    from bot.terminal import plain

    for one in parsed.statements:
        if one.status is Status.HELD:
            reasons = "; ".join(one.flags) or "nobody is named as the speaker"
            words = " ".join(one.span.of(parsed.article.text).split())
            print(plain(f"held for review ({reasons}): {words if len(words) <= 80 else words[:79] + '…'}"))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def _show(what: RenderableType) -> None:
    _console(sys.stdout).print(what)


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _tell(message: object) -> None:
    print(message, file=sys.stderr)


def _tell_all(messages: Iterable[str]) -> None:
    for message in messages:
        _tell(message)
