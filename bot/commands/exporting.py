"""`export`: statements for spreadsheets and other programs, as many as there are, one after another."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from bot.commands.printing import FOUND, NOTHING, WRONG, tell
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.archive.protocol import Archive, Lookup
    from bot.model import Record
    from bot.stance.answers import Ambiguous, Unknown
    from bot.wiring import Wiring

#: The formats, and what each is.
FORMATS = {
    "--csv": "a table for spreadsheets",
    "--jsonl": "JSON lines: a statement a line, under the keys of `ask --json`",
    "--jsonld": "linked data: one JSON-LD document of schema.org Quotations",
}
#: Options without a value, which may stand among the question's words, and those with one.
OPTIONS = (*FORMATS, "--everyone", "--bom", "--force")
VALUED = ("--out", "--limit")

#: Pieces written at once: standard output is emptied at each line break, which for a line at a time takes longest of all.
_AT_ONCE = 500


def add(subparsers: Any) -> None:
    """Put it on the command line."""
    usage = "%(prog)s --csv|--jsonl|--jsonld [--out FILE] [--limit N] [--everyone] [--bom] [--force] [QUERY...]"
    parser = subparsers.add_parser("export", help="statements as a table, as JSON lines or as linked data", usage=usage)
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help="as for `ask`; without one, all the ministry's statements, newest first"
    )
    formats = parser.add_mutually_exclusive_group(required=True)
    for option, what in FORMATS.items():
        formats.add_argument(option, action="store_const", const=option, dest="format", help=what)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to this file, whole or not at all")
    parser.add_argument("--limit", type=_number, metavar="N", help="at most N statements, the newest")
    parser.add_argument("--everyone", action="store_true", help="other voices, too, each under its own name")
    parser.add_argument("--bom", action="store_true", help="begin a table with a byte order mark, as Excel wants UTF-8")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.set_defaults(run=export)


def export(wiring: Wiring, options: argparse.Namespace) -> int:
    """Statements that a question is about, written as they are read."""
    from bot.stance.answers import Ambiguous, Unknown

    if options.bom and options.format != "--csv":
        raise UsageError("only a table begins with a byte order mark", where="--bom", todo="Leave it out")
    if options.out is not None and _is_archive(options.out, wiring):
        raise UsageError("this is the archive itself", where=str(options.out), todo="Give another file")
    if options.out is not None and options.out.is_file() and not options.force:
        todo = "Give another name, or --force to write over it"
        raise UsageError("there is such a file already", where=str(options.out), todo=todo)
    with closing(wiring.archive_to_ask()) as archive:
        lookup = _asked(wiring, archive, options)
        if isinstance(lookup, Ambiguous | Unknown):
            return _tell_why_not(lookup, wiring)
        if archive.is_starter:
            tell(f"{wiring.nothing_there()} yet; this is the starter archive, in its editors' words")
        counted = _Counted(islice(archive.stream(lookup), options.limit))
        _write(_formatted(counted, options), options.out)
    number = counted.number
    if options.out is not None or not number:
        where = "" if options.out is None else f" in {options.out}"
        tell(f"{number or 'no'} statement{'' if number == 1 else 's'}{where}")
    return FOUND if number else NOTHING


def _asked(wiring: Wiring, archive: Archive, options: argparse.Namespace) -> Lookup | Ambiguous | Unknown:
    from bot.stance.command import Ask
    from bot.stance.selecting import all_of, select

    desk, text = wiring.desk(archive), " ".join(options.query)
    if not text.strip():
        return all_of(desk, everyone=options.everyone)
    reading = wiring.read(text)
    if isinstance(reading, Ask) and (reading.query.offset or reading.query.limit != wiring.config.card_statements):
        raise UsageError(
            "an export has no pages", where=text, todo="Leave offset, earlier and limit: out, or give --limit N"
        )
    return select(reading, desk, everyone=options.everyone)


def _tell_why_not(answer: Ambiguous | Unknown, wiring: Wiring) -> int:
    from bot.stance.present import choices_of, message

    tell(message(answer, wiring.names()))
    for one in choices_of(answer):
        tell(f"  {one.code}  {one.name}")
    return WRONG if getattr(answer, "fault", None) is not None else NOTHING


def _formatted(records: Iterable[Record], options: argparse.Namespace) -> Iterator[str]:
    from bot.exporting import json_lines, linked_data, table

    match options.format:
        case "--csv":
            return table(records, byte_order_mark=options.bom)
        case "--jsonl":
            return json_lines(records)
        case _:
            return linked_data(records)


class _Counted:
    """Records that are counted as they pass."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.number = 0
        self._records = records

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.number += 1
            yield record


def _write(pieces: Iterator[str], out: Path | None) -> None:
    """To standard output, or to a file that is there only when it is whole."""
    if out is None:
        _pour(pieces, sys.stdout)
        return
    try:
        with _whole(out) as file:
            _pour(pieces, file)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(
            f"it cannot be written ({reason})", where=str(out), todo="Give a file in a folder with room"
        ) from None


def _pour(pieces: Iterator[str], stream: TextIO) -> None:
    while together := "".join(islice(pieces, _AT_ONCE)):
        stream.write(together)


@contextmanager
def _whole(out: Path) -> Iterator[TextIO]:
    """A file beside the one named, which takes its place at the end; what is no regular file is written to as it is."""
    in_place = out.exists() and not out.is_file()
    target = out if in_place else out.resolve()
    draft = target if in_place else target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        if not in_place:
            draft.replace(target)
    finally:
        if not in_place:
            draft.unlink(missing_ok=True)


def _is_archive(out: Path, wiring: Wiring) -> bool:
    archive = Path(wiring.place)
    return out.exists() and archive.exists() and out.samefile(archive)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text[:32]!r} is not a whole number from 1")
    return int(text)
