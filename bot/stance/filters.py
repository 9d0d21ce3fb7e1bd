"""Filters a question may carry: options (`--since 2024-01-01`) and plain words ("since March 2024", "last week")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.stance.moments import Unclear
from bot.stance.when import option_days, take_days

#: How many statements a question may ask for.
MOST = 20
_OFFSET_MOST = 10_000
#: What a question may carry beside words, each behind two hyphens.
OPTIONS = ("since", "until", "limit", "offset", "earlier")
_OPTION = re.compile(r"(?<![\w-])(?:--?|[—–−]{1,2})(?P<name>[A-Za-z][A-Za-z-]*)(?:(?:=|\s+)(?P<value>(?![-—–−])\S+))?")
_BARE = re.compile(r"(?<!\S)(?:--+|[—–−]+)(?!\S)")


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
    except Unclear as wrong:
        return Fault(sentence=str(wrong))
    if filters.since and filters.until and filters.since > filters.until:
        return Fault(sentence=f"The question asks since {filters.since} until {filters.until}, which is no stretch of time")
    return filters


def _options(text: str) -> tuple[str, dict[str, str]]:
    given: dict[str, str] = {}
    rest, at = [], 0
    for match in _OPTION.finditer(text):
        name = match["name"].casefold()
        if name not in OPTIONS:
            if not match.group().startswith("--"):
                continue  # one hyphen or a dash before a word is an option's mark only if the word is an option
            raise Unclear(f"There is no option --{name[:30]}; there are {', '.join('--' + one for one in OPTIONS)}")
        if name in given:
            raise Unclear(f"--{name} is given twice")
        takes = name != "earlier"
        given[name] = (match["value"] or "") if takes else ""
        rest.append(text[at : match.start()])
        at = match.end() if takes or match["value"] is None else match.start("value")
    left = " ".join([*rest, text[at:]])
    if _BARE.search(left) and left.rstrip().endswith("--"):
        raise Unclear("'--' is not followed by an option's name")
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
        raise Unclear(f"--{name} takes a number from {least} to {most}")
    return int(value)


def _option_days(name: str, value: str, today: date) -> tuple[date, date]:
    days = option_days(value, today)
    if days is None:
        raise Unclear(f"--{name} takes a day such as {today.isoformat()}, a month such as {today:%Y-%m} or a year")
    return days


def _words(filters: Filters, today: date) -> Filters:
    """The times in plain words beside those of the options; their text is taken out."""
    rest, since, until = take_days(filters.rest, today)
    if (since and filters.since) or (until and filters.until):
        raise Unclear("The question gives a time in words on top of another time in an option; leave one out")
    return replace(filters, rest=rest, since=since or filters.since, until=until or filters.until)
