"""One moment or stretch of time in words -> its first and last day, or a sentence why it is none.

"7 Nov 2024" | "25/11/2024" | "March 2024" | "2024" | "Monday" | "last 3 weeks" | "two days ago" -> (first, last)
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.months import SHORT, day_of
from bot.stance.days import plain_day

Days = tuple[date, date]

_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"\d{{1,3}}|an?|{'|'.join(_NUMBERS)}"
#: A day, month, year or stretch as people write it.
MOMENT = re.compile(
    "|".join(
        (
            r"(?<!\w)(?:(?P<iso>\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)",
            r"(?P<numbers>\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))",
            r"(?P<in_year>\d{1,2}[-/.](?:19|20)\d\d)",
            rf"{_MONTH.format(1)} {_DAY.format(1)}(?:,? (?P<year1>\d{{4}}))?(?!\d)",
            r"(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d)",
            rf"(?:{_DAY.format(2)}(?: of |[ -]?))?{_MONTH.format(2)}(?:(?:,? ?|-)(?P<year2>\d{{4}}))?",
            r"(?P<year>(?:19|20)\d\d)",
            r"(?:(?P<that>last|past|this|previous) )?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
            r"(?P<short>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)",
            r"(?:(?P<those>last|past|this|previous) )?(?P<weekend>weekend)",
            rf"(?P<which>last|past|this|previous) (?:(?P<count>{_COUNT}) )?(?P<unit>hour|day|week|fortnight|month|year)s?",
            rf"(?P<ago>{_COUNT}) (?P<ago_unit>day|week|fortnight|month|year)s? ago",
            r"(?P<near>today|tonight|this (?:morning|afternoon|evening)|last night|(?:(?:the )?day before )?yesterday))",
        )
    )
    + r"(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
#: Prepositions with which "the past month" is the month before this one, not the days behind today; "last month" always is.
EDGES = frozenset({"since", "from", "after", "before", "until", "till", "up to", "upto"})
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366}
_SATURDAY = 5


class Unclear(Exception):
    """A time that cannot be read; its text is a sentence without a full stop."""


def days_of(moment: re.Match[str], word: str, today: date, *, before: date | None = None) -> Days:
    """First and last day of a moment.

    Args:
        moment: what `MOMENT` found.
        word: the preposition before it.
        today: the day of asking.
        before: the latest that a month without a year can be; today where None.

    Raises:
        Unclear: it can be read in two ways, or is not in the calendar.
    """
    found = moment.group()
    if moment["iso"]:
        return _calendar(found, *(int(part) for part in re.split(r"[-/.]", found)))
    if moment["compact"]:
        return _calendar(found, int(found[:4]), int(found[4:6]), int(found[6:]))
    if moment["numbers"]:
        return _numbers(found)
    if moment["in_year"]:
        month, year = re.split(r"[-/.]", found)
        return _calendar(found, int(year), int(month))
    if moment["year"]:
        return _calendar(found, int(found))
    if moment["month1"] or moment["month2"]:
        return _in_month(moment, before or today)
    return _relative(moment, word, today)


def _numbers(written: str) -> Days:
    """7/11/2024, where only one of day and month can be either."""
    one, two, year = (int(part) for part in re.split(r"[-/.]", written))
    if year < 100:
        raise Unclear(f"{written} can be read in several ways; write the year in full, as in 2024-11-07 or 7 Nov 2024")
    read = [found for month, day in ((two, one), (one, two)) if (found := day_of(year, month, day))]
    days = list(dict.fromkeys(read))
    if not days:
        raise Unclear(f"{written} is not in the calendar")
    if len(days) > 1:
        raise Unclear(f"{written} can be {plain_day(days[0])} or {plain_day(days[1])}; write {days[0]} or {days[1]}")
    return days[0], days[0]


def _calendar(written: str, year: int, month: int | None = None, day: int | None = None) -> Days:
    """First and last day of a year, a month or a day."""
    first = day_of(year, 1 if month is None else month, 1 if day is None else day)
    if first is None:
        raise Unclear(f"{written} is not in the calendar")
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def _in_month(moment: re.Match[str], latest: date) -> Days:
    """A month or a day of it; without a year the last one that has begun."""
    at = "1" if moment["month1"] else "2"
    month = SHORT.index(moment[f"month{at}"][:3].casefold()) + 1
    day, year = (int(moment[name]) if moment[name] else None for name in (f"day{at}", f"year{at}"))
    if year is None:
        year = latest.year - ((month, day or 1) > (latest.month, latest.day))
    return _calendar(moment.group(), year, month, day)


def _relative(moment: re.Match[str], word: str, today: date) -> Days:
    if moment["near"]:
        near = moment["near"].casefold()
        day = today - timedelta(days=("yesterday" in near or near == "last night") + ("before" in near))
        return day, day
    if moment["weekend"] or moment["weekday"] or moment["short"]:
        return _in_week(moment, today)
    if moment["ago"]:
        return _ago(_number(moment["ago"]), moment["ago_unit"].casefold(), word, today)
    unit, which = moment["unit"].casefold(), moment["which"].casefold()
    if which == "this":
        return _start_of(unit, today), today
    if moment["count"] is None and (which != "past" or word in EDGES) and unit in ("week", "month", "year"):
        last = _start_of(unit, today) - timedelta(days=1)
        return _start_of(unit, last), last
    count = _number(moment["count"] or "1")
    return today - timedelta(days=-(-count // 24) if unit == "hour" else count * _UNIT_DAYS[unit]), today


def _in_week(moment: re.Match[str], today: date) -> Days:
    """The last such weekday or weekend that has begun; with "last" before it, none of today."""
    named = moment["weekday"] or moment["short"]
    begins = _WEEKDAYS.index(named[:3].casefold()) if named else _SATURDAY
    back = (today.weekday() - begins) % 7
    passed = (moment["that"] or moment["those"] or "").casefold() in ("last", "past", "previous")
    if passed and (back == 0 or (not named and back == 1)):
        back += 7
    day = today - timedelta(days=back)
    return day, day if named else day + timedelta(days=1)


def _ago(count: int, unit: str, word: str, today: date) -> Days:
    """ "3 weeks ago" is that calendar week; as an edge ("since 3 weeks ago") and in days it is one day."""
    day = today - timedelta(days=count * _UNIT_DAYS[unit])
    if unit == "day" or word in EDGES:
        return day, day
    if unit in ("month", "year"):
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return _calendar(f"{count} {unit}s ago", year, month + 1 if unit == "month" else None)
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _start_of(unit: str, day: date) -> date:
    """The first day of the week (a Monday), month or year that a day is in; a fortnight begins a week earlier."""
    if unit in ("week", "fortnight"):
        return day - timedelta(days=day.weekday() + 7 * (unit == "fortnight"))
    return {"month": day.replace(day=1), "year": day.replace(month=1, day=1)}.get(unit, day)


def _number(written: str) -> int:
    low = written.casefold()
    return int(low) if low.isdigit() else 1 if low in ("a", "an") else _NUMBERS.index(low) + 1
