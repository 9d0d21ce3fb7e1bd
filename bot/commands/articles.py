"""`parse`: the statements in articles, looked at and not kept."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams
from bot.commands.printing import FOUND, NOTHING, WRONG, print_json, show, tell, tell_all

if TYPE_CHECKING:
    from bot.model import Parsed
    from bot.sources.remote import Entry
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put it on the command line."""
    parsing = subparsers.add_parser(
        "parse", help="the statements in articles, and which of them are held for review and why"
    )
    parsing.add_argument("paths", nargs="*", metavar="PATH", help="text or HTML files, folders of them, or - for stdin")
    parsing.add_argument(
        "--jsonl", action="store_true", help='read one article a line: {"text", "id", "title", "published", "outlet", "url"}'
    )
    parsing.add_argument("--json", action="store_true", help="print one line of JSON an article")
    parsing.add_argument(
        "--explain", action="store_true", help="print the article with each statement, its rule and its words marked"
    )
    parsing.set_defaults(run=parse)


def parse(wiring: Wiring, options: argparse.Namespace) -> int:
    """The statements in articles, nothing kept."""
    from bot.contracts import parsed_json
    from bot.ingest import in_urdu_script
    from bot.reporting import skipped_lines
    from bot.sources.files import inputs, read, skipped
    from bot.sources.given import Given

    paths = inputs(options.paths or ["-"], jsonl=options.jsonl)
    tell_all(skipped_lines(skipped(options.paths, jsonl=options.jsonl), jsonl=options.jsonl))
    statements, wrong = 0, False
    with closing(wiring.pages()) as pages:
        for entry in noted(read(paths, _stdin(paths), wiring.reading(), pages=pages, jsonl=options.jsonl)):
            if not isinstance(entry, Given):
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


def _stdin(paths: list[str]) -> BinaryIO:
    """Standard input, which only `-` needs."""
    return streams.given() if "-" in paths else io.BytesIO()


def noted(entries: Iterable[Entry]) -> Iterator[Entry]:
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


def _show_held(parsed: Parsed) -> None:
    """What is held for review, and why: it is answered to nobody."""
    from bot.model import Status
    from bot.terminal import plain

    for one in parsed.statements:
        if one.status is Status.HELD:
            reasons = "; ".join(one.flags) or "nobody is named as the speaker"
            words = " ".join(one.span.of(parsed.article.text).split())
            print(plain(f"held for review ({reasons}): {words if len(words) <= 80 else words[:79] + '…'}"))
