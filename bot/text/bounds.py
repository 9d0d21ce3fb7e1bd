"""Between which days an unknown day of speech lies: words such as "earlier this week", the publication, a tenure."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from bot.gazetteer.ministries import Tenure
from bot.text.dates import Day
from bot.text.patterns import AGO

_STRETCH = re.compile(r"\b(?P<which>earlier\s+this|this|last|previous)\s+(?P<unit>week|month|year)\b", re.I)

_AGO = re.compile(rf"\b{AGO}", re.I)
#: Days of a unit, and the fewest and most that a word counts.
_UNITS = (("day", 1), ("fortnight", 14), ("week", 7), ("month", 30), ("year", 365))
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = (
    ("couple", (2, 3)),
    ("few", (2, 6)),
    ("several", (3, 9)),
    *((word, (number, number)) for number, word in enumerate(_WORDS, 1)),
    ("an?", (1, 1)),
)
#: Days from so many on are round numbers ("ten days ago").
_ROUNDED = 7

Bounds = tuple[date | None, date | None]


def bounds(words: str, day: Day, earlier: bool, published: date | None, main: date | None, tenure: Tenure | None) -> Bounds:
    """First and last possible day, both inclusive, of a statement whose day is unknown; (None, None) where it is known.

    Args:
        words: the words around the cue.
        day: what is known of its day.
        earlier: whether it is background; then it was said before the main event.
        published: the outlet's day.
        main: the day of the main event.
        tenure: the one tenure in which the speaker can have spoken, for an undated article.
    """
    if day.day is not None:
        return None, None
    if published is None:
        return (tenure.since, tenure.until) if tenure is not None else (None, None)
    last = main if earlier and main is not None else published
    counted = _AGO.search(words)
    if earlier and counted is not None:
        return _counted(counted.group().lower(), last, published)
    match = _STRETCH.search(words)
    return _stretch(match["which"].lower().split()[-1], match["unit"].lower(), last) if match is not None else (None, last)


def _counted(words: str, last: date, published: date) -> Bounds:
    """The days around "two weeks ago": counted from publication or from the main event, and rounded to the unit."""
    unit = next(days for name, days in _UNITS if name in words)
    told = next((number for name, number in _NUMBERS if re.search(rf"\b{name}\b", words)), None)
    figures = re.search(r"\d+", words)
    fewest, most = (int(figures.group()),) * 2 if figures is not None else told or (2, 9)
    slack = 2 if unit == 1 and most < _ROUNDED else max(3, unit * 2 // 3)
    since = published - timedelta(days=most * unit + slack + (published - last).days)
    return since, min(last, published - timedelta(days=fewest * unit - slack))


def _stretch(which: str, unit: str, last: date) -> Bounds:
    """The days of "this week", "last month" as seen from the last possible day."""
    if unit == "week":
        monday = last - timedelta(days=last.weekday())
        return (monday, last) if which == "this" else (monday - timedelta(days=7), monday - timedelta(days=1))
    if unit == "month":
        first = last.replace(day=1)
        if which == "this":
            return first, last
        before = first - timedelta(days=1)
        return before.replace(day=1), before.replace(day=calendar.monthrange(before.year, before.month)[1])
    return (date(last.year, 1, 1), last) if which == "this" else (date(last.year - 1, 1, 1), date(last.year - 1, 12, 31))
