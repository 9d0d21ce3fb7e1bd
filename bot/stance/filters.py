"""Filters a question may carry: `since:2024-01-01`, `--since 2024-01-01`, "since March 2024", `by:baloch`, `"exact words"`.

question -> quoted phrases out -> `name:value` and `--name value` out -> times in words out -> Filters, or what is wrong
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.folding import words_of
from bot.stance.days import plain_day
from bot.stance.filters_values import value_end
from bot.stance.moments import Unclear
from bot.stance.when import option_days, take_days

#: How many statements a question may ask for.
MOST = 20
_OFFSET_MOST = 10_000
#: What a question may carry beside words: behind two hyphens, or before a colon.
OPTIONS = ("since", "until", "on", "after", "before", "by", "outlet", "from", "limit", "offset", "earlier")
_QUOTED = r"\"[^\"“”]*\"|“[^\"“”]*”"
_OPTION = re.compile(
    rf"(?<![\w-])(?:--?|[—–−]{{1,2}})(?P<name>[A-Za-z][A-Za-z-]*)(?:(?:=|\s+)(?P<value>{_QUOTED}|(?![-—–−])\S+))?"
    rf"|(?<!\S)(?P<label>[A-Za-z]{{2,12}}):(?P<labelled>{_QUOTED}|[^\s\"“”/:]\S*)?"
)
_PHRASE = re.compile(rf"(?<![\w\"“”])(?P<phrase>{_QUOTED})(?![\w\"“”])")
_BARE = re.compile(r"(?<!\S)(?:--+|[—–−]+)(?!\S)")
_MARKS = '"“”'
#: Without any of these a question holds no filter: most questions do not, and are spared the reading of them.
_MAYBE = re.compile(
    r"[\d:\"“”—–−-]|\b(?:since|until|till|ago|last|past|this|previous|today|tonight|yesterday|tomorrow|next|(?:up)?coming"
    r"|weekend|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What remains of the question, and its bounds."""

    rest: str
    since: date | None = None
    until: date | None = None
    #: Words of a speaker's name, of an outlet's; and of the country whose ministry is meant. Folded; empty for none.
    by: str = ""
    outlet: str = ""
    ministry: str = ""
    #: Runs of words that have to be there as they stand, folded.
    phrases: tuple[str, ...] = ()
    limit: int = 5
    offset: int = 0

    @property
    def alone(self) -> bool:
        """Whether they say by themselves what is asked: who, where, when, or which words."""
        return bool(self.since or self.until or self.by or self.outlet or self.phrases)


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
    if not _MAYBE.search(text):
        return Filters(rest=text, limit=limit)
    try:
        rest, given = _options(" ".join(text.split()))
        rest, phrases = _phrases(rest)
        filters = _apply(given, Filters(rest=rest, phrases=phrases, limit=limit), today)
        filters = _words(filters, today)
    except Unclear as wrong:
        return Fault(sentence=str(wrong))
    if filters.since and filters.until and filters.since > filters.until:
        return Fault(sentence=f"The question asks since {filters.since} until {filters.until}, which is no stretch of time")
    if filters.since and filters.since > today:
        return Fault(sentence=f"{plain_day(filters.since)} is still to come; what was said is found up to today")
    return filters


def outside_option(quote: str) -> str:
    """The filter before or behind a quotation's marks, or before its words or behind them, as typed; empty where none is."""
    edges = [one for one in _OPTION.finditer(quote) if _is_edge(quote, one)]
    return edges[0].group() if edges else ""


def _is_edge(quote: str, one: re.Match[str]) -> bool:
    """Whether it stands at an end and is an option there is; "by: the way" inside the words, or a mere colon, is not."""
    name = (one["name"] or one["label"]).casefold()
    given = one["labelled"] if one["label"] else one.group().startswith("--")
    return bool(given) and name in OPTIONS and (not quote[: one.start()].strip() or not quote[one.end() :].strip())


def _options(text: str) -> tuple[str, dict[str, str]]:
    given: dict[str, str] = {}
    rest, at = [], 0
    for match in _OPTION.finditer(text):
        name = (match["name"] or match["label"]).casefold()
        if name not in OPTIONS:
            if match["name"] and not match.group().startswith("--"):
                continue  # one hyphen or a dash before a word is an option's mark only if the word is an option
            if match["label"] and not match["labelled"]:
                continue  # "US: trade"
            raise Unclear(_no_option(match))
        if name in given:
            raise Unclear(f"{_shown(match)} is given twice")
        start, end = _value(name, text, match)
        given[name] = text[start:end].strip(_MARKS + " ")
        rest.append(text[at : match.start()])
        at = end
    left = " ".join([*rest, text[at:]])
    if _BARE.search(left) and left.rstrip().endswith("--"):
        raise Unclear("'--' is not followed by an option's name")
    return left, given


def _value(name: str, text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where an option's value begins and ends; the same place twice where it takes or has none."""
    marked = match.end("name") if match["name"] else match.end("label") + 1
    if name == "earlier":
        return marked, marked
    group = "value" if match["name"] else "labelled"
    start = match.end() if match[group] is None else match.start(group)
    if match[group] and match[group][0] in _MARKS:
        return match.span(group)
    return start, max(match.end(), value_end(name, text, start))


def _shown(match: re.Match[str]) -> str:
    return f"--{match['name'].casefold()}" if match["name"] else f"{match['label'].casefold()}:"


def _no_option(match: re.Match[str]) -> str:
    if match["name"]:
        return f"There is no option {_shown(match)[:32]}; there are {', '.join('--' + one for one in OPTIONS)}"
    return f"There is no filter {_shown(match)}; there are {', '.join(one + ':' for one in OPTIONS if one != 'earlier')}"


def _phrases(text: str) -> tuple[str, tuple[str, ...]]:
    """The rest, and the words between quotation marks; marks that hold none are no phrase."""
    marked = [match["phrase"] for match in _PHRASE.finditer(text)]
    found = [" ".join(words_of(one)) for one in marked]
    for one, words in zip(marked, found, strict=True):
        if not words and one.strip(_MARKS + " "):
            raise Unclear(f"{one[:30]} holds no word to look for")
    return _PHRASE.sub(" ", text), tuple(dict.fromkeys(one for one in found if one))


def _apply(given: dict[str, str], filters: Filters, today: date) -> Filters:
    if "limit" in given:
        filters = replace(filters, limit=_number("limit", given["limit"], 1, MOST))
    if "earlier" in given:
        filters = replace(filters, offset=filters.limit)
    if "offset" in given:
        filters = replace(filters, offset=_number("offset", given["offset"], 0, _OFFSET_MOST))
    since, until = _bounds(given, today)
    by, outlet, ministry = (_named(name, given) for name in ("by", "outlet", "from"))
    return replace(filters, since=since, until=until, by=by, outlet=outlet, ministry=ministry)


def _bounds(given: dict[str, str], today: date) -> tuple[date | None, date | None]:
    """The days that options bound: each bound by one option."""
    bounds: dict[str, date | None] = {}
    for name in ("since", "after", "until", "before", "on"):
        if name not in given:
            continue
        first, last = _option_days(name, given[name], today)
        for end, day in _ends(name, first, last).items():
            if end in bounds:
                raise Unclear(f"--{name} comes on top of another time in the question")
            bounds[end] = day
    return bounds.get("since"), bounds.get("until")


def _ends(name: str, first: date, last: date) -> dict[str, date]:
    """Which bounds an option sets, given the first and last day of its value."""
    if name in ("since", "until"):
        return {name: first if name == "since" else last}
    if name == "on":
        return {"since": first, "until": last}
    edge = last if name == "after" else first
    if edge in (date.min, date.max):
        raise Unclear(f"{name} {edge} is not in the calendar")
    return {"since": last + timedelta(days=1)} if name == "after" else {"until": first - timedelta(days=1)}


def _named(name: str, given: dict[str, str]) -> str:
    if name not in given:
        return ""
    words = " ".join(words_of(given[name].replace("_", " ")))
    if not words:
        examples: dict[str, Sequence[str]] = {
            "by": ("a name", "by:baloch"),
            "outlet": ("an outlet", "outlet:dawn"),
            "from": ("a country whose ministry is meant", "from:india"),
        }
        raise Unclear(f"{name}: takes {examples[name][0]}, as in {examples[name][1]}")
    return words


def _number(name: str, value: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
        raise Unclear(f"--{name} takes a number from {least} to {most}")
    return int(value)


def _option_days(name: str, value: str, today: date) -> tuple[date, date]:
    days = option_days(value, name, today)
    if days is None:
        raise Unclear(f"--{name} takes a day such as {today.isoformat()}, a month such as {today:%Y-%m} or a year")
    return days


def _words(filters: Filters, today: date) -> Filters:
    """The times in plain words beside those of the options; their text is taken out."""
    rest, since, until = take_days(filters.rest, today)
    if (since and filters.since) or (until and filters.until):
        raise Unclear("The question gives one time on top of another time, one of them as an option; leave one out")
    return replace(filters, rest=rest, since=since or filters.since, until=until or filters.until)
