"""Filters a question may carry: options (`--since 2024-01-01`) and plain words ("since March 2024", "last week")."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

MOST = 20
_OFFSET_MOST = 10_000
_OPTIONS = ("since", "until", "limit", "offset", "earlier")
_OPTION = re.compile(r"(?<![\w-])(?:--?|[—–−]{1,2})(?P<name>[A-Za-z][A-Za-z-]*)(?:(?:=|\s+)(?P<value>(?![-—–−])\S+))?")
_BARE = re.compile(r"(?<!\S)(?:--+|[—–−]+)(?!\S)")
_MONTHS = {
    name: at
    for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)
}
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
#: A day, month or year as people write it: 2024-11-07, Nov 7 2024, 7 November 2024, November, 2024.
_DATE = "|".join(
    (
        r"(?P<iso>\d{4}-\d{1,2}(?:-\d{1,2})?)",
        rf"{_MONTH.format(1)} {_ORDINAL.format(1)}(?:,? (?P<year1>\d{{4}}))?(?!\d)",
        rf"(?:{_ORDINAL.format(2)} )?{_MONTH.format(2)}(?:,? (?P<year2>\d{{4}}))?",
        r"(?P<year3>(?:19|20)\d\d)",
    )
)
_SPOKEN = re.compile(
    rf"\b(?:(?P<word>since|from|after|before|until|till|up ?to|in|during|on) )?(?:{_DATE})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_RELATIVE = re.compile(
    r"\b(?:(?P<which>last|past|this|previous) (?:(?P<count>\d{1,3}) )?(?P<unit>day|week|month|year)s?"
    r"|(?P<near>today|yesterday))\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What remains of the question, and its bounds."""

    rest: str
    since: date | None = None
    until: date | None = None
    limit: int = 5
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A sentence without its full stop that says what is wrong with the question."""

    sentence: str


class _Wrong(Exception):
    """Carries a fault's sentence up to `take`."""


def take(text: str, *, today: date, limit: int) -> Filters | Fault:
    """Split a question into its filters and the rest.

    Args:
        text: the question, cleaned.
        today: the day of asking, for "last week".
        limit: how many statements where the question does not say.

    Returns:
        The filters, or what is wrong with an option.
    """
    try:
        rest, given = _options(text)
        filters = _apply(given, Filters(rest=rest, limit=limit), today)
        filters = _words(filters, today)
    except _Wrong as wrong:
        return Fault(sentence=str(wrong))
    if filters.since and filters.until and filters.since > filters.until:
        return Fault(sentence=f"The question asks since {filters.since} until {filters.until}, which is no stretch of time")
    return filters


def _options(text: str) -> tuple[str, dict[str, str]]:
    given: dict[str, str] = {}
    rest, at = [], 0
    for match in _OPTION.finditer(text):
        name = match["name"].casefold()
        if name not in _OPTIONS:
            if not match.group().startswith("--"):
                continue  # one hyphen or a dash before a word is an option's mark only if the word is an option
            raise _Wrong(f"There is no option --{name[:30]}; there are {', '.join('--' + one for one in _OPTIONS)}")
        if name in given:
            raise _Wrong(f"--{name} is given twice")
        takes = name != "earlier"
        given[name] = (match["value"] or "") if takes else ""
        rest.append(text[at : match.start()])
        at = match.end() if takes or match["value"] is None else match.start("value")
    left = " ".join([*rest, text[at:]])
    if _BARE.search(left) and left.rstrip().endswith("--"):
        raise _Wrong("'--' is not followed by an option's name")
    return left, given


def _apply(given: dict[str, str], filters: Filters, today: date) -> Filters:
    if "limit" in given:
        filters = replace(filters, limit=_number("limit", given["limit"], 1, MOST))
    if "earlier" in given:
        filters = replace(filters, offset=filters.limit)
    if "offset" in given:
        filters = replace(filters, offset=_number("offset", given["offset"], 0, _OFFSET_MOST))
    if "since" in given:
        filters = replace(filters, since=_option_days("since", given["since"], today)[0])
    if "until" in given:
        filters = replace(filters, until=_option_days("until", given["until"], today)[1])
    return filters


def _number(name: str, value: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
        raise _Wrong(f"--{name} takes a number from {least} to {most}")
    return int(value)


def _option_days(name: str, value: str, today: date) -> tuple[date, date]:
    if value in ("today", "yesterday"):
        day = today - timedelta(days=value == "yesterday")
        return day, day
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", value)
    if parts is None:
        raise _Wrong(f"--{name} takes a day such as {today.isoformat()}, a month such as {today:%Y-%m} or a year")
    year, month, in_month = (int(part) if part else None for part in parts.groups())
    return _bounds(value, year or 0, month, in_month)


def _bounds(written: str, year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        last_month = month or 12
        return first, date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:
        raise _Wrong(f"{written} is not in the calendar") from None


def _words(filters: Filters, today: date) -> Filters:
    """Plain words: a stretch of time in each direction; their text is taken out."""
    rest = " ".join(filters.rest.split())
    for pattern, days_of in ((_SPOKEN, _spoken), (_RELATIVE, _relative)):
        for match in pattern.finditer(rest):
            days = days_of(match, today)
            if days is None:
                continue
            filters = _narrow(filters, _bound(days, match), match.group())
            rest = rest.replace(match.group(), " ", 1)
    return replace(filters, rest=rest)


def _bound(days: tuple[date, date], match: re.Match[str]) -> tuple[date | None, date | None]:
    word = (match.groupdict().get("word") or "").casefold()
    if word == "before":
        return None, days[0] - timedelta(days=1)
    if word in ("until", "till") or word.startswith("up"):
        return None, days[1]
    return days[0], None if word in ("since", "from", "after") else days[1]


def _narrow(filters: Filters, bound: tuple[date | None, date | None], words: str) -> Filters:
    since, until = bound
    if (since and filters.since) or (until and filters.until):
        raise _Wrong(f"'{words.strip()}' comes on top of another time in the question")
    return replace(filters, since=since or filters.since, until=until or filters.until)


def _spoken(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """The days meant; None for a month without a year that no preposition makes a time ("may")."""
    if match["iso"]:
        return _option_days("since", match["iso"], today)
    if match["year3"]:
        return _bounds(match["year3"], int(match["year3"]), None, None)
    at = "1" if match["month1"] else "2"
    month, day, year = _MONTHS[match[f"month{at}"][:3].casefold()], match[f"day{at}"], match[f"year{at}"]
    if not year and not match["word"]:
        return None
    written = f"{day or ''} {match[f'month{at}']} {year or ''}".strip()
    return _bounds(written, int(year) if year else today.year - (month > today.month), month, int(day) if day else None)


def _relative(match: re.Match[str], today: date) -> tuple[date, date]:
    if match["near"]:
        day = today - timedelta(days=match["near"].casefold() == "yesterday")
        return day, day
    count, unit = int(match["count"] or 1), match["unit"].casefold()
    if match["which"].casefold() == "this":
        start = {"day": today, "week": today - timedelta(days=today.weekday()), "month": today.replace(day=1)}
        return start.get(unit, today.replace(month=1, day=1)), today
    return today - timedelta(days=count * {"day": 1, "week": 7, "month": 31, "year": 366}[unit]), today
