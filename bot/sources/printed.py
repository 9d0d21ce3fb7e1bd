"""A day as it is printed in the line that dates or credits a page: "By Ada Lane | Published May 3, 2026, updated May 4"."""

from __future__ import annotations

import re
from datetime import datetime

from bot.months import SHORT, day_of
from bot.sources.dates import moment_of

_URDU = ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر")
_MONTHS = {name: number for names in (SHORT, _URDU) for number, name in enumerate(names, start=1)}
_MONTH = rf"(?:(?P<month>{'|'.join(SHORT)})[a-z]*\.?|(?P<urdu>{'|'.join(_URDU)}))"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
#: "May 3rd, 2026"; "3 May 2026", "3-May-2026" and the same in Urdu, where an abbreviation of the era may follow.
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<!\d){_DAY}[\s-]+{_MONTH}[,،]?[\s-]+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE)

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: What stands before a day that dates the page, wherever it stands, and before one that does not.
_PUBLISHED = re.compile(
    r"\b(?:(?:first\s+)?published|posted|dated?)\b[\s:]*(?:on|at|in)?[\s:]*|شائع[^\d:]{0,20}:?\s*", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|edited)\b|اپ\s*ڈیٹ|آخری", re.IGNORECASE)
#: Around a day and a name in one line.
_AROUND = " |·•,–—-/("


def day_in(line: str, *, must_say: bool) -> datetime | None:
    """The day that a short line dates the page by; never that of an update.

    Args:
        line: as printed, white space run together.
        must_say: whether only a line that says so ("Posted on ...") counts.
    """
    said = _PUBLISHED.search(line)
    rest = line[said.end() :] if said else line
    updated = _UPDATED.search(rest)
    if updated is not None:
        rest = rest[: updated.start()]
    if must_say and said is None:
        return None
    match = _written(rest)
    if match is not None:
        return _day_of(match)
    return moment_of(rest.strip(_AROUND)) if _YEAR.search(rest) else None


def says_update(line: str) -> bool:
    """Whether a line, or the name of its element, speaks of a change."""
    return _UPDATED.search(line) is not None


def without_day(line: str) -> str:
    """A byline without the day behind it: "By Ada Lane | May 3, 2026"."""
    day = _written(line)
    head = line[: day.start()] if day else line
    return _PUBLISHED.sub(" ", head).strip(_AROUND)


def _written(line: str) -> re.Match[str] | None:
    found = [match for match in (_MONTH_FIRST.search(line), _DAY_FIRST.search(line)) if match is not None]
    return min(found, key=re.Match.start, default=None)


def _day_of(match: re.Match[str]) -> datetime | None:
    month = _MONTHS[(match["month"] or match["urdu"]).lower()]
    day = day_of(int(match["year"]), month, int(match["day"]))
    return None if day is None else datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, at its own clock
