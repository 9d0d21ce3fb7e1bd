"""`fo-stance ...`: each command is one call into the wiring; it imports only what that command needs.

Answers go to stdout (with `--json` JSON lines and nothing else), messages to stderr. Exit codes: 0 answered or done,
1 nothing found, 2 the input or the configuration is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from bot import __version__
from bot.errors import FoStanceError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bot.ingest import Report
    from bot.stance.answers import Answer
    from bot.wiring import Wiring

FOUND, NOTHING, WRONG = 0, 1, 2
#: What shells call a program that was interrupted, or whose reader went away.
_INTERRUPTED, _READER_GONE = 130, 141
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
    _speak_utf8()
    options = _parser().parse_args(_options_first(_typed() if argv is None else argv))
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except FoStanceError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes stdout once more as it ends; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE
    except Exception:  # a fault of ours must not look like "nothing found", which is what Python's own code 1 says
        traceback.print_exc()
        return _OURS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fo-stance",
        description="What a foreign ministry's position on a country is: its own words, dated and sourced.",
        epilog="Exit codes: 0 answered or done, 1 nothing found, 2 the input or the configuration is wrong.",
    )
    parser.add_argument("--version", action="version", version=f"fo-stance {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_ask(commands)
    _add_match(commands)
    _add_parse(commands)
    _add_ingest(commands)
    migrate = commands.add_parser("migrate", help="create the archive, or bring it to the newest schema")
    migrate.set_defaults(run=_migrate)
    serve = commands.add_parser("serve", help="answer Slack: Socket Mode with SLACK_APP_TOKEN, else HTTP on PORT")
    serve.add_argument("--http", action="store_true", help="HTTP even where SLACK_APP_TOKEN is set")
    serve.set_defaults(run=_serve)
    return parser


def _add_ask(commands: Any) -> None:
    ask = commands.add_parser(
        "ask", help="the latest position on a country or topic", usage="%(prog)s [--json] [--blocks] [--explain] QUERY..."
    )
    ask.add_argument(
        "query", nargs="*", metavar="QUERY", help="a country, a topic, or both; since and until a day; --limit N"
    )
    ask.add_argument("--json", action="store_true", help="print the answer as one line of JSON")
    ask.add_argument("--blocks", action="store_true", help="as --json, with the blocks that Slack would show")
    ask.add_argument("--explain", action="store_true", help="name the rule and the words that each statement was found by")
    ask.set_defaults(run=_ask)


def _add_match(commands: Any) -> None:
    match = commands.add_parser("match", help="what a query is understood as", usage="%(prog)s [--json] [QUERY...]")
    match.add_argument("query", nargs="*", metavar="QUERY", help="the query; without one, a query a line from stdin")
    match.add_argument("--json", action="store_true", help="print one line of JSON a query")
    match.set_defaults(run=_match)


def _add_parse(commands: Any) -> None:
    parse = commands.add_parser("parse", help="the statements in articles")
    _add_inputs(parse)
    parse.add_argument("--json", action="store_true", help="print one line of JSON an article")
    parse.add_argument(
        "--explain", action="store_true", help="print the article with each statement, its rule and its words marked"
    )
    parse.set_defaults(run=_parse)


def _add_ingest(commands: Any) -> None:
    ingest = commands.add_parser("ingest", help="put articles into the archive")
    _add_inputs(ingest, nargs="+")
    ingest.set_defaults(run=_ingest)


def _add_inputs(parser: argparse.ArgumentParser, *, nargs: str = "*") -> None:
    parser.add_argument("paths", nargs=nargs, metavar="PATH", help="text or HTML files, folders of them, or - for stdin")
    parser.add_argument(
        "--jsonl", action="store_true", help='read one article a line: {"text", "id", "title", "published", "outlet", "url"}'
    )


def _ask(options: argparse.Namespace) -> int:
    from bot.stance.present import to_json

    wiring, query = _wiring(), " ".join(options.query)
    archive = wiring.archive_to_ask()
    try:
        answer = _answer(wiring, query, archive)
    finally:
        archive.close()
    if options.json or options.blocks:
        line = to_json(answer, wiring.names())
        _print_json(line | ({"blocks": _blocks(answer, wiring)} if options.blocks else {}))
    else:
        from bot.terminal import card

        _show(card(answer, wiring.names(), explain=options.explain))
    return _code(answer)


def _answer(wiring: Wiring, query: str, archive: Any) -> Answer:
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


def _match(options: argparse.Namespace) -> int:
    from bot.contracts import match_json

    wiring = _wiring()
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


def _parse(options: argparse.Namespace) -> int:
    from bot.contracts import parsed_json
    from bot.sources.files import inputs, read
    from bot.sources.given import Unreadable

    wiring = _wiring()
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


def _ingest(options: argparse.Namespace) -> int:
    from bot.ingest import ingest
    from bot.sources.files import inputs, read

    wiring = _wiring()
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


def _migrate(options: argparse.Namespace) -> int:  # noqa: ARG001 - commands share one signature
    print(_wiring().migrate())
    return FOUND


def _serve(options: argparse.Namespace) -> int:
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    _wiring().serve(http=options.http)
    return FOUND


def _wiring() -> Wiring:
    from bot.wiring import wire

    return wire()


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


def _speak_utf8() -> None:
    """UTF-8 whatever the locale; half a character becomes its escape, which is also what JSON calls it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def _show(what: RenderableType) -> None:
    _console(sys.stdout).print(what)


def _console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _tell(message: object) -> None:
    print(message, file=sys.stderr)
