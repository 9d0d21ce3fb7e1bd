"""Dates in running text: "on November 7", "dated 7th of October 2024", "on 05/11/2024" -> the day they mean, if it is one.

A date without a year is the last one before publication, where that lies within the last eleven months; an older one could
be of any year. Figures that could be day and month or month and day mean no day, unless only one of the two has come.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from bot.months import MONTHS, day_of
from bot.text.patterns import DATED, IN_FIGURES

_MONTHS = {name[:size].lower(): number for number, name in enumerate(MONTHS, 1) for size in (3, 4, len(name))}
_ON_DATE = re.compile(rf"\b(?:[Oo]n|[Dd]ated)\s+(?:the\s+)?(?:{DATED}|{IN_FIGURES})")
#: A date written beside a weekday ("on Thursday, November 7", "Thursday (7 November 2024)").
_BESIDE = re.compile(rf"\s*,?\s*\(?(?:the\s+)?(?:{DATED}|{IN_FIGURES})")
#: A date without a year is taken for one of so long a time before publication.
_YEAR_TOLD = timedelta(days=335)


class Dated(NamedTuple):
    """A date as printed."""

    printed: str
    #: The day; None where it could be several, or is none.
    day: date | None
    #: What the day, or that there is none, follows from.
    basis: str


def date_in(words: str, published: date) -> Dated | None:
    """The first date in the words behind "on" or "dated"; None where there is none.

    Args:
        words: words outside quotations.
        published: the outlet's day; nothing was said after it.
    """
    for match in _ON_DATE.finditer(words):
        found = _read(match, published)
        if found is not None:
            return found
    return None


def date_beside(words: str, at: int, published: date) -> Dated | None:
    """The date that stands right at a place, behind a weekday; None where none does.

    Args:
        words: words outside quotations.
        at: where the weekday ends.
        published: the outlet's day.
    """
    match = _BESIDE.match(words, at)
    return _read(match, published) if match is not None else None


def _read(match: re.Match[str], published: date) -> Dated | None:
    """What a date means; None where the word beside the number is no month."""
    printed = match.group()
    if match["iso"] or match["f1"]:
        days = sorted({day for day in _in_figures(match) if day is not None and day <= published})
        told = len(days) == 1
        return Dated(
            printed, days[0] if told else None, f"“{printed.strip()}”" + ("" if told or not days else ": which day?")
        )
    month = _MONTHS.get((match["m1"] or match["m2"]).lower())
    if month is None:
        return None
    number = int(match["d1"] or match["d2"])
    if match["year"]:
        day = day_of(int(match["year"]), month, number)
        return Dated(printed, day if day is not None and day <= published else None, f"“{printed.strip()}”")
    found = (day_of(year, month, number) for year in (published.year, published.year - 1))
    day = next((one for one in found if one is not None and one <= published), None)
    if day is None or published - day > _YEAR_TOLD:
        return Dated(printed, None, f"“{printed.strip()}”: of which year is not told")
    return Dated(printed, day, f"“{printed.strip()}”, the last one before {published.isoformat()}")


def _in_figures(match: re.Match[str]) -> tuple[date | None, ...]:
    if match["iso"]:
        year, month, number = map(int, match["iso"].split("-"))
        return (day_of(year, month, number),)
    one, two, year = int(match["f1"]), int(match["f2"]), int(match["fyear"])
    return day_of(year, two, one), day_of(year, one, two)
