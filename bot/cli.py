"""`fo-stance ...`: what can be typed, and what comes of it as an exit code.

Answers go to stdout (with `--json` JSON lines and nothing else), messages to stderr. Exit codes: 0 answered or done,
1 nothing found, 2 the input or the configuration is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from bot import __version__, commands, streams
from bot.errors import FoStanceError
from bot.wiring import wire

#: What shells call a program whose reader went away.
_READER_GONE = 141
#: A fault of the program (EX_SOFTWARE).
_OURS = 70

#: Commands whose words are a question; options may stand anywhere among them, and what is no option is asked.
_ASKING = {"ask": {"--json", "--blocks", "--explain", "-h", "--help"}, "match": {"--json", "-h", "--help"}}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after `fo-stance`; the process's own where None.

    Returns:
        The exit code.
    """
    streams.prepare()
    try:
        options = _parser().parse_args(_options_first(_typed() if argv is None else argv))
        code: int = options.run(wire(), options)
        sys.stdout.flush()
    except FoStanceError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return commands.INTERRUPTED
    except BrokenPipeError:
        streams.discard_output()
        return _READER_GONE
    except Exception as error:
        fault = streams.output_fault(error)
        if fault is None:  # a fault of ours must not look like "nothing found", which is what Python's own code 1 says
            traceback.print_exc()
            return _OURS
        print(fault, file=sys.stderr)
        return fault.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fo-stance",
        description="What a foreign ministry's position on a country is: its own words, dated and sourced.",
        epilog="Exit codes: 0 answered or done, 1 nothing found, 2 the input or the configuration is wrong.",
    )
    parser.add_argument("--version", action="version", version=f"fo-stance {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_ask(subparsers)
    _add_match(subparsers)
    _add_parse(subparsers)
    _add_ingest(subparsers)
    migrate = subparsers.add_parser("migrate", help="create the archive, or bring it to the newest schema")
    migrate.set_defaults(run=commands.migrate)
    serve = subparsers.add_parser("serve", help="answer Slack: Socket Mode with SLACK_APP_TOKEN, else HTTP on PORT")
    serve.add_argument("--http", action="store_true", help="HTTP even where SLACK_APP_TOKEN is set")
    serve.set_defaults(run=commands.serve)
    return parser


def _add_ask(subparsers: Any) -> None:
    ask = subparsers.add_parser(
        "ask", help="the latest position on a country or topic", usage="%(prog)s [--json] [--blocks] [--explain] QUERY..."
    )
    ask.add_argument(
        "query", nargs="*", metavar="QUERY", help="a country, a topic, or both; since and until a day; --limit N"
    )
    ask.add_argument("--json", action="store_true", help="print the answer as one line of JSON")
    ask.add_argument("--blocks", action="store_true", help="as --json, with the blocks that Slack would show")
    ask.add_argument("--explain", action="store_true", help="name the rule and the words that each statement was found by")
    ask.set_defaults(run=commands.ask)


def _add_match(subparsers: Any) -> None:
    match = subparsers.add_parser("match", help="what a query is understood as", usage="%(prog)s [--json] [QUERY...]")
    match.add_argument("query", nargs="*", metavar="QUERY", help="the query; without one, a query a line from stdin")
    match.add_argument("--json", action="store_true", help="print one line of JSON a query")
    match.set_defaults(run=commands.match)


def _add_parse(subparsers: Any) -> None:
    parse = subparsers.add_parser("parse", help="the statements in articles, and which of them are held for review and why")
    _add_inputs(parse)
    parse.add_argument("--json", action="store_true", help="print one line of JSON an article")
    parse.add_argument(
        "--explain", action="store_true", help="print the article with each statement, its rule and its words marked"
    )
    parse.set_defaults(run=commands.parse)


def _add_ingest(subparsers: Any) -> None:
    ingest = subparsers.add_parser("ingest", help="put articles into the archive")
    _add_inputs(ingest, nargs="+")
    ingest.set_defaults(run=commands.ingest)


def _add_inputs(parser: argparse.ArgumentParser, *, nargs: str = "*") -> None:
    parser.add_argument("paths", nargs=nargs, metavar="PATH", help="text or HTML files, folders of them, or - for stdin")
    parser.add_argument(
        "--jsonl", action="store_true", help='read one article a line: {"text", "id", "title", "published", "outlet", "url"}'
    )


def _typed() -> list[str]:
    """The process's words as UTF-8, which terminals send even where the locale says otherwise."""
    return [os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv[1:]]


def _options_first(argv: Sequence[str]) -> list[str]:
    """The options of an asking command before its words: `ask US --limit 3 --json` asks for "US --limit 3" as JSON."""
    words = list(argv)
    if words in (["ask"], ["ask", "help"]):
        return ["ask", "--help"]
    known = _ASKING.get(words[0]) if words else None
    if known is None:
        return words
    return [words[0], *(w for w in words[1:] if w in known), "--", *(w for w in words[1:] if w not in known and w != "--")]
