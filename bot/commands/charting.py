"""`chart`: positions a month, by kind: the numbers on stdout, and a picture of them in a file."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands import asking
from bot.commands.printing import FOUND, tell
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.wiring import Wiring

#: Where the picture goes unless the command says otherwise.
_FILE = Path("chart.png")


def add(subparsers: Any) -> None:
    """Put it on the command line."""
    usage = "%(prog)s [--out FILE] [--json] [--blocks] QUERY..."
    parser = subparsers.add_parser("chart", help="positions a month, by kind, as numbers and as a picture", usage=usage)
    parser.add_argument("query", nargs="*", metavar="QUERY", help="one or two countries, or a topic; filters as for `ask`")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the picture, a PNG (default: chart.png)")
    parser.add_argument("--json", action="store_true", help="only the numbers, as one line of JSON; no picture")
    parser.add_argument("--blocks", action="store_true", help="as --json, with the blocks that Slack would show")
    parser.set_defaults(run=chart, verb=("chart",), cite=False, explain=False)


def chart(wiring: Wiring, options: argparse.Namespace) -> int:
    """The numbers, and the picture, written whole or not at all."""
    from bot.charting.picture import NotInstalled
    from bot.stance.command import Chart

    code, reading = asking.ask(wiring, options), wiring.read(" ".join(["chart", *options.query]))
    if code != FOUND or options.json or options.blocks or not isinstance(reading, Chart):
        return code
    try:
        with closing(wiring.archive_to_ask()) as archive:
            drawn = wiring.picture(reading, archive)
    except NotInstalled as missing:
        if options.out is not None:
            raise
        tell(str(missing))  # the numbers answer what was asked; nobody asked for a file
        return FOUND
    out = options.out or _FILE
    _write(out, drawn.png)
    tell(f"{out}: {drawn.alt}")
    return FOUND


def _write(out: Path, png: bytes) -> None:
    if out.suffix.lower() != ".png":  # also keeps a slip from writing over an archive
        raise UsageError("a picture's file ends in .png", where=str(out), todo=f"Write it as {out.stem or 'chart'}.png")
    draft = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(png)
        draft.replace(out)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UsageError(f"cannot be written ({reason})", where=str(out), todo="Give another file") from error
    finally:
        draft.unlink(missing_ok=True)
