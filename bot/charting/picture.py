"""Numbers by month -> a PNG, drawn in a child process: matplotlib is heavy, slow to start and not made for threads.

ByKind -> JSON -> `python -m bot.charting.draw` -> PNG
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from bot.errors import FoStanceError
from bot.stance.answers import Unknown
from bot.stance.by_kind import COUNTED, KINDS, ByKind, all_months, sentence
from bot.stance.command import Chart
from bot.stance.days import month
from bot.stance.lines import STARTER_LABEL, Names, age_line
from bot.stance.passages import context
from bot.stance.respond import Desk, charted
from bot.stance.sentences import capital

#: Bytes of a picture; Slack would take far more, a phone on the road should not have to.
MOST_BYTES = 1_000_000
#: Exit code of the child where matplotlib is not installed.
NOT_INSTALLED = 3
#: Seconds for a drawing; the first one ever reads the machine's fonts.
_TIMEOUT_S = 60
_ALT_LENGTH = 1000
_CHILD = (sys.executable, "-m", "bot.charting.draw")


class ChartError(FoStanceError):
    """A picture could not be drawn."""

    #: Whether it is only that there is nothing to draw.
    nothing = False


class NotInstalled(ChartError):
    """Pictures were not installed; the numbers are there without them."""


class NothingToDraw(ChartError):
    """No dated position is there."""

    nothing = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG, and what it shows in words."""

    png: bytes
    alt: str


def picture(found: Sequence[ByKind], *, ministry: str, names: Names, note: str) -> Picture:
    """Draw positions a month by kind, a panel a subject, one below the other on the same scale.

    Args:
        found: one or two subjects, at least one of them with months.
        ministry: country code of the ministry that spoke.
        names: code or topic id -> the name a person reads.
        note: small print below: how fresh the archive is.

    Raises:
        NotInstalled: matplotlib is not.
        ChartError: it did not draw.
    """
    said = [sentence(one, ministry, names) for one in found]
    panels = [_panel(one, heading) for one, heading in zip(found, said, strict=True)]
    months = all_months([day for one in found for day in one.months])
    asked = {"panels": panels, "months": [day.isoformat() for day in months], "kinds": [*KINDS.values()], "note": note}
    return Picture(png=_drawn(json.dumps(asked)), alt=_alt(found, said))


def picture_of(command: Chart, desk: Desk) -> Picture:
    """The picture that a chart asks for.

    Raises:
        ArchiveError: the archive cannot be read.
        ChartError: as `picture`, or there is nothing to draw.
    """
    found, whose = charted(command, desk), command.queries[0].ministry or desk.ministry
    if isinstance(found, Unknown) or not any(one.months for one in found):
        raise NothingToDraw("there is nothing to draw", todo="Ask for another country or topic")
    starter = (STARTER_LABEL,) if desk.archive.is_starter else ()
    age = capital(age_line(context(desk.archive, ministry=whose, today=desk.today)))
    return picture(found, ministry=whose, names=desk.names, note=". ".join((*starter, age, COUNTED)))


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def _panel(one: ByKind, heading: str) -> dict[str, object]:
    numbers = {day.isoformat(): [kind[at] for kind in one.counts] for at, day in enumerate(one.months)}
    return {"heading": heading, "counts": numbers}


def _alt(found: Sequence[ByKind], said: Sequence[str]) -> str:
    """The picture for whoever does not see it: the sentences, and each month's number."""
    return f"Bar chart. {' '.join(said)} {' '.join(map(_by_month, found))}"[:_ALT_LENGTH]


def _by_month(one: ByKind) -> str:
    numbers = [f"{month(day)} {count}" for day, count in zip(one.months, one.by_month, strict=True) if count]
    return f"By month, on {one.subject}: {', '.join(numbers) or 'none'}."


def _drawn(asked: str) -> bytes:
    try:
        child = subprocess.run(_CHILD, input=asked.encode(), capture_output=True, timeout=_TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ChartError("the picture could not be drawn in time", todo="Try again") from error
    if child.returncode == NOT_INSTALLED:
        raise NotInstalled("a picture needs matplotlib", todo="Run `pip install 'fo-stance[chart]'`")
    if child.returncode != 0 or not child.stdout.startswith(b"\x89PNG") or len(child.stdout) > MOST_BYTES:
        raise ChartError("the picture could not be drawn", todo="Ask for the numbers, without a picture")
    return child.stdout
