"""`fo-stance ...`: what can be typed, and what comes of it as an exit code.

Answers go to stdout (with `--json` JSON lines and nothing else), messages to stderr. Exit codes: 0 answered or done,
1 nothing found, 2 the input or the configuration is wrong.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import traceback
from collections.abc import Collection, Sequence
from itertools import islice

from bot import __version__, streams
from bot.commands import articles, asking, charting, exporting, ingesting, keeping, reviewing, service, sources
from bot.commands.printing import INTERRUPTED, tell_all
from bot.errors import FoStanceError, NotAnswering, UsageError
from bot.wiring import wire

#: What shells call a program whose reader went away.
_READER_GONE = 141
#: A fault of the program (EX_SOFTWARE).
_OURS = 70
#: Characters of what was typed that a sentence repeats.
_LONGEST_HINT = 60

_SHOWN_AS = {"--json", "--blocks", "--explain", "-h", "--help"}
#: Commands whose words are a question; options may stand anywhere among them, and what is no option is asked.
_ASKING = {
    **dict.fromkeys(asking.VERBS, _SHOWN_AS),
    "ask": {*_SHOWN_AS, "--cite"},
    "match": {"--json", "-h", "--help"},
    "chart": {"--json", "--blocks", "--out", "-h", "--help"},
    "export": {*exporting.OPTIONS, *exporting.VALUED, "-h", "--help"},
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after `fo-stance`; the process's own where None.

    Returns:
        The exit code.
    """
    streams.prepare()
    try:
        words = _options_first(_typed() if argv is None else argv)
        parser, commands = _parser()
        _check_command(words, commands)
        options = parser.parse_args(words)
        wiring = wire()
        tell_all(wiring.feed_faults())
        code: int = options.run(wiring, options)
        sys.stdout.flush()
    except NotAnswering as error:
        print(error, file=sys.stderr)
        streams.leave_at_exit(error.exit_code)
        return error.exit_code
    except FoStanceError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
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


def _check_command(words: Sequence[str], commands: Collection[str]) -> None:
    """Says what was probably meant by a first word that is no command, which argparse answers with a list of all of them."""
    first = words[0] if words else "-"
    if first.startswith("-") or first in commands:
        return
    close = difflib.get_close_matches(first.casefold(), commands, n=1, cutoff=0.75)
    meant = f"fo-stance {' '.join([*close, *words[1:]])}" if close else f"fo-stance ask {' '.join(words)}"
    todo = f"Did you mean `{meant[:_LONGEST_HINT]}`? `fo-stance --help` lists the commands"
    raise UsageError("there is no such command", where=first[:_LONGEST_HINT], todo=todo)


def _parser() -> tuple[argparse.ArgumentParser, Collection[str]]:
    """The parser, and the commands it knows."""
    parser = argparse.ArgumentParser(
        prog="fo-stance",
        description="What a foreign ministry's position on a country is: its own words, dated and sourced.",
        epilog="Exit codes: 0 answered or done, 1 nothing found, 2 the input or the configuration is wrong.",
    )
    parser.add_argument("--version", action="version", version=f"fo-stance {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for family in (asking, charting, articles, ingesting, sources, reviewing, exporting, keeping, service):
        family.add(subparsers)
    return parser, subparsers.choices


def _sorted(words: list[str]) -> list[str]:
    """Options with their values, then whatever else there is."""
    options: list[str] = []
    others: list[str] = []
    for at, word in enumerate(words):
        is_value = at > 0 and words[at - 1] in ingesting.VALUED
        (options if is_value or (word.startswith("-") and word != "-") else others).append(word)
    return [*options, *others]


def _typed() -> list[str]:
    """The process's words as UTF-8, which terminals send even where the locale says otherwise."""
    return [os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv[1:]]


def _options_first(argv: Sequence[str]) -> list[str]:
    """The options of an asking command before its words: `ask US --limit 3 --json` asks for "US --limit 3" as JSON.

    Those of `ingest`, too, which argparse takes in one stretch only: `ingest a.txt --urls list b.txt`.
    """
    words = list(argv)
    if words[:1] == ["ingest"] and "--" not in words:
        return ["ingest", *_sorted(words[1:])]
    if words in (["ask"], ["ask", "help"]):
        return ["ask", "--help"]
    if words == ["help"]:
        return ["--help"]
    known = _ASKING.get(words[0]) if words else None
    if known is None:
        return words
    options: list[str] = []
    asked: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if word.partition("=")[0] not in known:
            asked.append(word)
            continue
        options.append(word)
        if word in exporting.VALUED:
            options += islice(rest, 1)
    return [words[0], *options, "--", *(word for word in asked if word != "--")]
