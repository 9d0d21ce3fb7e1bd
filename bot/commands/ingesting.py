"""`ingest` and `log`: articles into the archive, and what could not be read."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams
from bot.commands.ending import code_of, ending
from bot.commands.printing import FOUND, NOTHING, WRONG, console, print_json, tell, tell_all

if TYPE_CHECKING:
    from bot.ingest import Report
    from bot.sources.inputs import Asked
    from bot.sources.remote import Entry
    from bot.wiring import Wiring


#: Options that a value follows.
VALUED = ("--urls", "--feed", "--opml", "--warc")


def add(subparsers: Any) -> None:
    """Put both on the command line."""
    ingesting = subparsers.add_parser(
        "ingest", help="put articles into the archive: files, folders, addresses, feeds, crawls"
    )
    ingesting.add_argument(
        "paths", nargs="*", metavar="PATH|URL", help="text or HTML files, folders of them, addresses, or - for stdin"
    )
    ingesting.add_argument(
        "--jsonl",
        action="store_true",
        help='files hold one article a line: {"text", "id", "title", "published", "outlet", "url"}',
    )
    for option, metavar, what in (
        ("--urls", "FILE", "a list of addresses, one a line; - for stdin"),
        ("--feed", "URL", "a feed, whatever its rhythm: RSS, Atom or JSON Feed"),
        ("--opml", "FILE", "the feeds that a feed reader exported"),
        ("--warc", "FILE", "an archive of a crawl"),
    ):
        ingesting.add_argument(option, action="append", default=[], metavar=metavar, help=what)
    ingesting.add_argument("--again", action="store_true", help="ask addresses anew that lead to an article in the archive")
    ingesting.add_argument(
        "--spread", action="store_true", help="on PostgreSQL: hand the articles out to workers; alone, tell what is left"
    )
    ingesting.add_argument("--wait", action="store_true", help="with --spread: until no batch is left")
    ingesting.add_argument("--json", action="store_true", help="print the report as one line of JSON")
    ingesting.set_defaults(run=ingest)
    logging = subparsers.add_parser("log", help="what could not be read, newest first, and what to do")
    logging.add_argument("--limit", type=_number, default=50, metavar="N", help="rows at most (50)")
    logging.add_argument("--json", action="store_true", help="print one line of JSON a row")
    logging.set_defaults(run=log)


def ingest(wiring: Wiring, options: argparse.Namespace) -> int:
    """Articles into the archive; the report goes to stderr, or to stdout as JSON."""
    from bot.ingest import Report, ingest
    from bot.reporting import report_json, report_lines
    from bot.sources.files import skipped
    from bot.sources.inputs import entries, listed_feeds
    from bot.watch.rounds import Round, look

    if options.spread and wiring.shares_work():
        return _spread(wiring, options)
    if options.spread:
        tell("no PostgreSQL is shared with workers: this machine's cores do it")
    asked, folders = _asked(options)
    stdin = _stdin(options)
    feeds = [*options.feed, *(url for file in options.opml for url in listed_feeds(file, stdin))]
    report, told = Report(), None
    left_out = skipped(folders, jsonl=options.jsonl)
    with ending(), ExitStack() as stack:
        archive = stack.enter_context(closing(wiring.archive_to_fill()))
        work = stack.enter_context(closing(wiring.work(archive)))
        pool = stack.enter_context(closing(wiring.pool(archive)))
        try:
            with Progress(_total(options, asked)) as seen:
                found = entries(asked, work.means(stdin))
                # A thread that waits for standard input cannot be ended, and Python aborts where one holds it at the end.
                found = pool.ahead(found) if isinstance(stdin, io.BytesIO) else found
                ingest(_noting(found), replace(work.keeping, parse=pool.parse), seen=seen, report=report)
                look(feeds, work.watching(), anyway=True, seen=seen, done=Round(report=report))
        except KeyboardInterrupt as interrupt:
            told = code_of(interrupt)
            tell("interrupted; what is counted here is kept, run it again for the rest")
        finally:
            if options.json:
                print_json(report_json(report, left_out))
            else:
                tell_all(report_lines(report, left_out, jsonl=options.jsonl))
    return told if told is not None else WRONG if report.unreadable else FOUND


def _spread(wiring: Wiring, options: argparse.Namespace) -> int:
    from bot.commands.spreading import spread

    asked = _asked(options)[0] if _given(options) else None
    return spread(wiring, options, asked, _stdin(options))


def log(wiring: Wiring, options: argparse.Namespace) -> int:
    """The ingest log's newest rows."""
    from bot.reporting import log_lines

    with closing(wiring.archive_to_read()) as archive:
        rows = archive.ledger.log(limit=options.limit)
    if options.json:
        for row in rows:
            print_json({"source": row.source, "reason": row.reason, "todo": row.todo, "at": row.at.isoformat()})
    else:
        for line in log_lines(rows, wiring.config.timezone):
            print(line)
    if not rows:
        tell("the ingest log is empty: everything that was given could be read")
    return FOUND if rows else NOTHING


def _asked(options: argparse.Namespace) -> tuple[Asked, list[str]]:
    """What to read, and the folders among it."""
    from bot.errors import UsageError
    from bot.sources.files import inputs
    from bot.sources.inputs import Asked, is_address

    given = _given(options)
    if not given:
        todo = "Name files, folders or addresses, or see `fo-stance ingest --help`"
        raise UsageError("nothing was given to ingest", where="ingest", todo=todo)
    if given.count("-") > 1:
        raise UsageError("- can be read once only", where="ingest", todo="Give standard input one meaning")
    paths = [one for one in options.paths if not is_address(one)]
    asked = Asked(
        paths=inputs(paths, jsonl=options.jsonl),
        urls=[one for one in options.paths if is_address(one)],
        lists=options.urls,
        crawls=options.warc,
        jsonl=options.jsonl,
        again=options.again,
    )
    return asked, paths


def _given(options: argparse.Namespace) -> list[str]:
    """All that was typed to be read."""
    return [*options.paths, *options.urls, *options.feed, *options.opml, *options.warc]


def _total(options: argparse.Namespace, asked: Asked) -> int | None:
    """How many inputs there are; None where that shows only while they are read."""
    uncounted = options.jsonl or "-" in asked.paths or asked.lists or asked.crawls or options.feed or options.opml
    return None if uncounted else len(asked.paths) + len(asked.urls)


def _stdin(options: argparse.Namespace) -> BinaryIO:
    """Standard input, which only `-` needs."""
    named = (*options.paths, *options.urls, *options.opml, *options.warc)
    return streams.given() if "-" in named else io.BytesIO()


def _noting(found: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; each day that is none is told, and each key of JSON lines that is not read, once."""
    from bot.commands.articles import noted

    return noted(found)


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!a} is not a whole number from 1 to 10000")


class Progress:
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
        return lambda report: self._bar.update(task, completed=report.inputs)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
