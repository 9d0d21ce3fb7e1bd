"""`ask`, the verbs of the command language, and `match`: what the archive answers, and what a question is understood as."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import streams
from bot.commands.printing import FOUND, NOTHING, WRONG, print_json, show, tell
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.stance.answers import Answer
    from bot.stance.command import Help
    from bot.stance.views import View
    from bot.wiring import Wiring


#: Verbs of the command language that are commands of their own, and what each shows.
VERBS = {
    "history": "what was said on a country or topic, month by month and day by day",
    "changes": "what is new, gone and repeated between the two latest briefings on a country or topic",
    "compare": "two to four countries side by side",
    "briefing": "one day's briefing, such as 2024-11-07; without a day the newest",
    "digest": "what a digest of one day tells, such as 2024-11-07; Slack posts what is new",
    "latest": "the newest briefing",
    "check": "whether a quote was said, by whom and in which words",
    "countries": "the countries there are statements on",
    "topics": "the topics there are statements on",
    "status": "what the archive holds and how fresh it is",
}


def add(subparsers: Any) -> None:
    """Put all of them on the command line."""
    _add_asking(subparsers, "ask", "the latest position on a country or topic", verb=())
    for verb, what in VERBS.items():
        _add_asking(subparsers, verb, what, verb=(verb,))
    matching = subparsers.add_parser("match", help="what a query is understood as", usage="%(prog)s [--json] [QUERY...]")
    matching.add_argument("query", nargs="*", metavar="QUERY", help="the query; without one, a query a line from stdin")
    matching.add_argument("--json", action="store_true", help="print one line of JSON a query")
    matching.set_defaults(run=match)


def _add_asking(subparsers: Any, name: str, what: str, *, verb: tuple[str, ...]) -> None:
    parser = subparsers.add_parser(name, help=what, usage="%(prog)s [--json] [--blocks] [--explain] QUERY...")
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help='a country, a topic, or both; since and until a day; by:NAME, outlet:NAME, "exact words"; --limit N',
    )
    parser.add_argument("--json", action="store_true", help="print the answer as one line of JSON")
    parser.add_argument("--blocks", action="store_true", help="as --json, with the blocks that Slack would show")
    parser.add_argument(
        "--explain", action="store_true", help="name the rule and the words that each statement was found by"
    )
    if not verb:
        parser.add_argument("--cite", action="store_true", help="print only a citation of the first statement, to paste")
    parser.set_defaults(run=ask, verb=verb, cite=False)


def ask(wiring: Wiring, options: argparse.Namespace) -> int:
    """The answer to a question, as a card or as JSON."""
    from bot.stance.answers import Unknown
    from bot.stance.command import Help
    from bot.stance.views import View

    text = " ".join([*options.verb, *options.query])
    with closing(wiring.archive_to_ask()) as archive:
        answer = wiring.respond(wiring.read(text), archive)
        if archive.is_starter:
            tell(f"{wiring.nothing_there()} yet; the starter answers until `fo-stance ingest` puts an article in")
    if options.cite:
        return _cite(answer, wiring, options)
    if isinstance(answer, View):
        _show_view(answer, options)
        return FOUND if answer.found else NOTHING
    answer = Unknown(text=text) if isinstance(answer, Help) else answer
    _show_answer(answer, wiring, options)
    return _code(answer)


def _cite(answer: Answer | View | Help, wiring: Wiring, options: argparse.Namespace) -> int:
    """The first statement's citation on stdout; where there is none, why, on stderr."""
    from bot.stance.answers import Declined, Found, OnlyMentions, Unknown
    from bot.stance.citation import citation
    from bot.stance.command import Help
    from bot.stance.present import first_of, message
    from bot.stance.views import View
    from bot.terminal import plain

    if isinstance(answer, View) or options.json or options.blocks or options.explain:
        todo = "Ask for a country or a topic, without --json, --blocks and --explain"
        raise UsageError("a citation is of one statement, and plain text", where="--cite", todo=todo)
    answer = Unknown(text=" ".join(options.query)) if isinstance(answer, Help) else answer
    if isinstance(answer, Found | Declined | OnlyMentions):
        print(plain(citation(first_of(answer)) or ""))
    else:
        tell(message(answer, wiring.names()))
    return _code(answer)


def _show_answer(answer: Answer, wiring: Wiring, options: argparse.Namespace) -> None:
    if options.json or options.blocks:
        from bot.slack.blocks import render
        from bot.stance.present import to_json

        blocks = {"blocks": list(render(answer, wiring.names()).blocks)} if options.blocks else {}
        print_json(to_json(answer, wiring.names()) | blocks)
    else:
        from bot.terminal import card

        show(card(answer, wiring.names(), explain=options.explain))


def _show_view(shown: View, options: argparse.Namespace) -> None:
    if options.json or options.blocks:
        from bot.slack.views import render_view
        from bot.stance.as_json import view_json

        print_json(view_json(shown) | ({"blocks": list(render_view(shown).blocks)} if options.blocks else {}))
    else:
        from bot.terminal import view

        show(view(shown))


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
        line = match_json(query, wiring.read(query))
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
