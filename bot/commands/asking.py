"""`ask` and `match`: what the archive answers, and what a question is understood as."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams
from bot.commands.printing import FOUND, NOTHING, WRONG, print_json, show, tell

if TYPE_CHECKING:
    from bot.archive.protocol import Archive
    from bot.stance.answers import Answer
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put both on the command line."""
    asking = subparsers.add_parser(
        "ask", help="the latest position on a country or topic", usage="%(prog)s [--json] [--blocks] [--explain] QUERY..."
    )
    asking.add_argument(
        "query", nargs="*", metavar="QUERY", help="a country, a topic, or both; since and until a day; --limit N"
    )
    asking.add_argument("--json", action="store_true", help="print the answer as one line of JSON")
    asking.add_argument("--blocks", action="store_true", help="as --json, with the blocks that Slack would show")
    asking.add_argument(
        "--explain", action="store_true", help="name the rule and the words that each statement was found by"
    )
    asking.set_defaults(run=ask)
    matching = subparsers.add_parser("match", help="what a query is understood as", usage="%(prog)s [--json] [QUERY...]")
    matching.add_argument("query", nargs="*", metavar="QUERY", help="the query; without one, a query a line from stdin")
    matching.add_argument("--json", action="store_true", help="print one line of JSON a query")
    matching.set_defaults(run=match)


def ask(wiring: Wiring, options: argparse.Namespace) -> int:
    """The answer to a question, as a card or as JSON."""
    from bot.stance.present import to_json

    with closing(wiring.archive_to_ask()) as archive:
        answer = _answer(wiring, " ".join(options.query), archive)
        if archive.is_starter:
            tell(f"{wiring.nothing_there()} yet; the starter answers until `fo-stance ingest` puts an article in")
    if options.json or options.blocks:
        line = to_json(answer, wiring.names())
        print_json(line | ({"blocks": _blocks(answer, wiring)} if options.blocks else {}))
    else:
        from bot.terminal import card

        show(card(answer, wiring.names(), explain=options.explain))
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
            print_json(line)
        else:
            found = ", ".join((*line["countries"], *line["topics"], *line["choices"])) or "nothing"
            print(f"{query}: {line['outcome']}: {found}")
    return code


def _lines(stream: BinaryIO) -> Iterator[str]:
    """A query a line, blank ones too; bytes that are no UTF-8 stay visible as such."""
    for line in stream:
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "backslashreplace")
