"""`backup`, `restore` and `doctor`: a copy of the archive, the way back, and what is wrong where it runs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from bot.commands.printing import FOUND, NOTHING, WRONG, print_json, tell

if TYPE_CHECKING:
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put all three on the command line."""
    keeping = subparsers.add_parser("backup", help="copy the archive into a file, while it is in use")
    keeping.add_argument("file", metavar="FILE", help="a file that is not there yet")
    keeping.set_defaults(run=backup)
    restoring = subparsers.add_parser("restore", help="put a backup in the archive's place")
    restoring.add_argument("file", metavar="FILE", help="what `backup` made")
    restoring.add_argument("--force", action="store_true", help="put aside the archive that is there")
    restoring.set_defaults(run=restore)
    examining = subparsers.add_parser("doctor", help="what is wrong with the archive and where it runs, and what to do")
    examining.add_argument("--json", action="store_true", help="print one line of JSON a finding")
    examining.set_defaults(run=doctor)


def backup(wiring: Wiring, options: argparse.Namespace) -> int:
    """A copy of the archive."""
    print(wiring.backup(options.file))
    return FOUND


def restore(wiring: Wiring, options: argparse.Namespace) -> int:
    """A backup in the archive's place."""
    print(wiring.restore(options.file, force=options.force))
    tell("Start `fo-stance serve` and `watch` again where they ran.")
    return FOUND


def doctor(wiring: Wiring, options: argparse.Namespace) -> int:
    """Every finding, a line each; 0 where all is well, 1 where something should be looked at, 2 where something is wrong."""
    from bot.terminal import plain

    grades = {"fine": FOUND, "note": NOTHING, "wrong": WRONG}
    worst = FOUND
    for one in wiring.examine():
        worst = max(worst, grades[one.grade])
        if options.json:
            print_json({"grade": one.grade.value, "about": one.about, "what": one.what, "todo": one.todo})
        else:
            todo = f". {one.todo}" if one.todo else ""
            print(plain(f"{one.grade.value:5}  {one.about}: {one.what}{todo}."))
    if not options.json:
        tell(("All is well.", "Something should be looked at.", "Something is wrong.")[worst])
    return worst
