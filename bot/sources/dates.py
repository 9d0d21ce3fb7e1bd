"""When a page or feed says it was published: its words -> an instant or a day -> the calendar day at the outlet.

    text -> ISO 8601 | RFC 2822 | seconds since 1970 | a date as people write it (dateparser, strict) -> datetime
    datetime, the outlet's zone -> day

What is read is a date or nothing: "yesterday", "November" and a bare weekday depend on when one looks, and are none.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime

#: Pakistan's own abbreviation, which no library agrees on; its summer time was kept in 2002, 2008 and 2009 only.
_PKT = re.compile(r"\bPKT\b")
#: What Urdu writes behind a year of the common era.
_ERA = re.compile(r"(?<=\d)\s?ء")
#: A day in numbers, and the day of the week before it, which tells the day from the month: "Thu, 08/10/2023".
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: An offset with a colon, which the form of e-mails does not know and feeds write all the same.
_COLON = re.compile(r"([+-]\d\d):(\d\d)$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
#: Before the first news page: what says so is a field that nobody filled in (1970, 0001).
_FIRST_YEAR = 1990
#: A date as people write it, with its year; longer text is a sentence.
_LONGEST = 80
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: Order of day and month where both are numbers, and nothing filled in that is not written.
_SETTINGS = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}


def moment_of(value: object) -> datetime | None:
    """The instant that a text names, aware where it names a zone; naive at its own clock's time where it does not."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    text = " ".join(_ERA.sub("", _PKT.sub("+0500", value)).split())
    moment = _iso(text) or _mail(text) or _epoch(text) or _written(text)
    return moment if moment is not None and moment.year >= _FIRST_YEAR else None


def local_day(moment: datetime, outlet: tzinfo | None, newsroom: tzinfo) -> date:
    """The calendar day at the outlet, on which its "on Thursday" depends.

    Args:
        moment: when, aware or naive.
        outlet: the outlet's zone; None where its country has several or is not known: the clock that wrote the instant
            then stands for it, unless that is UTC, which is a machine's.
        newsroom: the zone that counts where nothing else is known.
    """
    offset = moment.utcoffset()
    if offset is None:
        return moment.date()
    if outlet is not None:
        return moment.astimezone(outlet).date()
    return moment.date() if offset else moment.astimezone(newsroom).date()


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    """The form of e-mails and RSS: Thu, 04 Apr 2024 19:00:00 +0500."""
    try:
        return parsedate_to_datetime(_COLON.sub(r"\1\2", text)) if ":" in text and _YEAR.search(text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _epoch(text: str) -> datetime | None:
    return datetime.fromtimestamp(int(text[:10]), UTC) if _EPOCH.fullmatch(text) else None


def _written(text: str) -> datetime | None:
    if not any(char.isdigit() for char in text) or _YEAR.search(text) is None:
        return None
    from dateparser import parse  # its languages take a tenth of a second to load

    try:
        moment: datetime | None = parse(text, languages=["en", "ur"], settings=_SETTINGS)
    except (ValueError, OverflowError, RecursionError):
        return None
    return moment if moment is None else _on_its_weekday(moment, text)


def _on_its_weekday(moment: datetime, text: str) -> datetime | None:
    """A day in numbers by the weekday beside it: as written, else with day and month the other way round, else none."""
    named = _WEEKDAY.search(text)
    if named is None or _NUMBERS.search(text) is None:
        return moment
    wanted = _WEEKDAYS.index(named[1].lower())
    turned = moment.replace(month=moment.day, day=moment.month) if moment.day <= 12 else None
    return next((one for one in (moment, turned) if one is not None and one.weekday() == wanted), None)
