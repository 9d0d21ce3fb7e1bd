"""How a view shows wordings that differ: one section a point, the wording that quotes most of it first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model import Record
from bot.stance.headlines import headline_line
from bot.stance.passages import counted, told
from bot.stance.splices import Splice, splices
from bot.stance.views import Passage, Section
from bot.stance.wordings import Point, Worded, points

#: Words that a line repeats of what another wording has.
_LONGEST = 120


def wording_sections(records: Sequence[Record], today: date) -> tuple[Section, ...]:
    """Sections for what differs among one ministry's statements of one day; none where nothing does.

    Args:
        records: the statements, of all outlets.
        today: the day of asking, in the newsroom's time zone.
    """
    return (
        *(_point(one, today) for one in points(records)),
        *(_splice(one, today) for one in splices(records)),
    )


def _point(point: Point, today: date) -> Section:
    count = 1 + len(point.others)
    return Section(
        heading="Wordings that differ",
        lines=(
            f"{counted(count, 'wording')} of what may be one point: they are alike, which decides nothing."
            " Marked: the words that another one lacks.",
        ),
        passages=(_passage(point.base, today), *(_passage(one, today) for one in point.others)),
    )


def _passage(one: Worded, today: date) -> Passage:
    lacks = f"Lacks {', '.join(f'“{_cut(words)}”' for words in one.lacks)}" if one.lacks else None
    return told(one.record, today, marks=one.marks, notes=(lacks, headline_line(one.record)))


def _splice(splice: Splice, today: date) -> Section:
    return Section(
        heading="One pair of marks here, two there",
        lines=(
            "What the first has as one quotation, the other has as two that do not follow each other. Marked: the words.",
        ),
        passages=(_passage(splice.joined, today), *(_passage(one, today) for one in splice.apart)),
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
