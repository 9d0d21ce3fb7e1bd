"""`parse` and `ingest`: articles read, looked at, and put into the archive."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams
from bot.commands.printing import FOUND, INTERRUPTED, NOTHING, WRONG, console, print_json, show, tell, tell_all

if TYPE_CHECKING:
    from bot.ingest import Report
    from bot.model import Parsed
    from bot.sources.given import Given, Unreadable
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put both on the command line."""
    parsing = subparsers.add_parser(
        "parse", help="the statements in articles, and which of them are held for review and why"
    )
    _add_inputs(parsing)
    parsing.add_argument("--json", action="store_true", help="print one line of JSON an article")
    parsing.add_argument(
        "--explain", action="store_true", help="print the article with each statement, its rule and its words marked"
    )
    parsing.set_defaults(run=parse)
    ingesting = subparsers.add_parser("ingest", help="put articles into the archive")
    _add_inputs(ingesting, nargs="+")
    ingesting.set_defaults(run=ingest)


def _add_inputs(parser: argparse.ArgumentParser, *, nargs: str = "*") -> None:
    parser.add_argument("paths", nargs=nargs, metavar="PATH", help="text or HTML files, folders of them, or - for stdin")
    parser.add_argument(
        "--jsonl", action="store_true", help='read one article a line: {"text", "id", "title", "published", "outlet", "url"}'
    )


def parse(wiring: Wiring, options: argparse.Namespace) -> int:
    """The statements in articles, nothing kept."""
    from bot.contracts import parsed_json
    from bot.ingest import in_urdu_script
    from bot.reporting import skipped_lines
    from bot.sources.files import inputs, read, skipped
    from bot.sources.given import Unreadable

    paths = inputs(options.paths or ["-"], jsonl=options.jsonl)
    tell_all(skipped_lines(skipped(options.paths, jsonl=options.jsonl), jsonl=options.jsonl))
    statements, wrong = 0, False
    for entry in _noting(read(paths, _stdin(paths), wiring.reading(), jsonl=options.jsonl)):
        if isinstance(entry, Unreadable):
            wrong = True
            tell(entry)
            continue
        parsed = wiring.parse(entry.article)
        statements += len(parsed.statements)
        if options.json:
            print_json(parsed_json(parsed, entry.label))
        else:
            from bot.terminal import marked, statements_table

            show(marked(parsed) if options.explain else statements_table(parsed))
            _show_held(parsed)
        if not parsed.statements and in_urdu_script(entry.article.text):
            tell(f"{entry.article.source}: it is in Urdu's script, which is not read yet")
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
            tell("interrupted; what is counted here is kept, run it again for the rest")
        finally:
            tell_all(report_lines(report, skipped(options.paths, jsonl=options.jsonl), jsonl=options.jsonl))
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
            tell(doubt)
        for key in getattr(entry, "ignored", ()):
            if key not in told:
                told.add(key)
                tell(f"the key {key!a} in JSON lines is not read; known are id, text, title, published, outlet, url")
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
        self._bar = Progress(*columns, console=console(sys.stderr), transient=True)
        self._bar.start()
        task = self._bar.add_task("articles", total=self._total)
        return lambda report: self._bar.update(task, completed=report.articles + len(report.unreadable))

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _show_held(parsed: Parsed) -> None:
    """What is held for review, and why: it is answered to nobody."""
    from bot.model import Status
    from bot.terminal import plain

    for one in parsed.statements:
        if one.status is Status.HELD:
            reasons = "; ".join(one.flags) or "nobody is named as the speaker"
            words = " ".join(one.span.of(parsed.article.text).split())
            print(plain(f"held for review ({reasons}): {words if len(words) <= 80 else words[:79] + '…'}"))
