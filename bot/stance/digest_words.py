"""What is typed about a channel's digest and a person's watches -> a command, or one sentence about what to type instead.

    digest on 09:00 Asia/Karachi weekdays countries: us, china topics: trade always
    digest | digest off | digest now | digest preview | digest 2024-11-07
    watch china cpec | watches | unwatch china cpec

A digest is set in the channel that it is for, and a watch by the person whom it is for: neither names anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from bot.folding import fold
from bot.slots import Slot
from bot.stance.answers import Ambiguous, Query, Unknown
from bot.stance.cleaning import cleaned
from bot.stance.digest_commands import (
    DigestCommand,
    DigestNow,
    DigestOf,
    DigestOff,
    DigestOn,
    DigestPreview,
    DigestStatus,
    Scope,
    Subscribing,
    Unwatch,
    Watch,
    Watches,
)
from bot.stance.moments import Unclear
from bot.stance.sentences import or_
from bot.stance.when import option_days
from bot.zones import Unreadable, read_time, read_zone

#: A question's text -> what it is understood as.
Match: TypeAlias = Callable[[str], Query | Ambiguous | Unknown]

EXAMPLE = "digest on 09:00 Asia/Karachi"
_HOW = f"digest takes on with a time and its zone, off, now, preview or a day, as in {EXAMPLE}"
_WATCH = "watch takes a country, a topic or both, as in watch Iran"
_UNWATCH = "unwatch takes what is watched, as in unwatch Iran; watches lists it"
_ELSEWHERE = "A digest is set in the channel that it is for: type this there, without the channel's name"
_TIME = re.compile(r"(?P<time>\S+(?:\s+[ap]\.?m\.?(?!\S))?)(?P<zone>.*)", re.IGNORECASE | re.DOTALL)
_CHANNEL = re.compile(r"(?<!\S)(?:#\S|<#)")
_FLAG = re.compile(r"(?<!\S)(weekdays|daily|silent|always)(?!\S)", re.IGNORECASE)
_LISTS = re.compile(r"(?<!\S)(countries|topics)\s*:", re.IGNORECASE)
_BETWEEN = re.compile(r",|\band\b", re.IGNORECASE)


def read_digest(rest: str, question: Match, today: date) -> DigestCommand | Unknown:
    """What follows the word `digest`.

    Args:
        rest: as typed, trimmed.
        question: reads the names in `countries:` and `topics:`.
        today: the day of asking, for "yesterday" and for what an abbreviation of a zone stands for.
    """
    first, _, more = cleaned(rest).strip().partition(" ")
    verb, more = fold(first), more.strip()
    if verb == "on":
        return _as_unknown(lambda: _on(more, question, today), rest)
    alone: dict[str, DigestCommand] = {
        "": DigestStatus(),
        "off": DigestOff(),
        "now": DigestNow(),
        "preview": DigestPreview(),
        "status": DigestStatus(),
    }
    if verb in alone:
        return _nothing_behind(alone[verb], verb, more, rest)
    return _as_unknown(lambda: _of_day(cleaned(rest), today), rest)


def read_watch(rest: str, question: Match, today: date) -> Watch | Unknown | Ambiguous:  # noqa: ARG001 readers share one signature
    """What follows the word `watch`."""
    found = _subject(rest, question, _WATCH)
    return Watch(query=found) if isinstance(found, Query) else found


def read_unwatch(rest: str, question: Match, today: date) -> Unwatch | Unknown | Ambiguous:  # noqa: ARG001
    """What follows the word `unwatch`."""
    found = _subject(rest, question, _UNWATCH)
    return Unwatch(query=found) if isinstance(found, Query) else found


def read_watches(rest: str, question: Match, today: date) -> Watches | Unknown:  # noqa: ARG001
    """`watches` stands alone."""
    return Unknown(text=rest, fault="watches takes nothing behind it; watch Iran sets one") if rest else Watches()


def _nothing_behind(command: DigestCommand, verb: str, more: str, typed: str) -> DigestCommand | Unknown:
    if not more:
        return command
    why = _ELSEWHERE if _CHANNEL.search(more) else f"digest {verb} takes nothing behind it"
    return Unknown(text=typed, fault=why)


def _as_unknown(read: Callable[[], DigestCommand], typed: str) -> DigestCommand | Unknown:
    try:
        return read()
    except (Unreadable, Unclear) as wrong:
        return Unknown(text=typed, fault=str(wrong))


def _of_day(typed: str, today: date) -> DigestOf:
    days = option_days(" ".join(typed.removeprefix("for ").removeprefix("of ").split()), "on", today)
    if days is None:
        raise Unreadable(_HOW)
    if days[0] != days[1]:
        raise Unreadable(f"digest takes one day, as in digest {days[1].isoformat()}")
    return DigestOf(day=days[0])


def _on(typed: str, question: Match, today: date) -> DigestOn:
    """A time, its zone, and what else the digest is told; in this order but for single words."""
    if _CHANNEL.search(typed):
        raise Unreadable(_ELSEWHERE)
    flags = {found.casefold() for found in _FLAG.findall(typed)}
    for one, other in (("silent", "always"), ("weekdays", "daily")):
        if flags >= {one, other}:
            raise Unreadable(f"{one} and {other} exclude each other; leave one out")
    when, *lists = _LISTS.split(_FLAG.sub(" ", typed))
    slot = replace(_slot(when.strip(), today), weekdays="weekdays" in flags)
    return DigestOn(slot=slot, scope=_scope(lists, question), always="always" in flags)


def _slot(typed: str, today: date) -> Slot:
    found = _TIME.fullmatch(typed)
    if found is None:
        raise Unreadable(f"digest on takes a time and its zone, as in {EXAMPLE}")
    at, zone = read_time(found["time"]), found["zone"].strip()
    if not zone:
        raise Unreadable(f"A time needs its zone, as in digest on {at:%H:%M} Asia/Karachi")
    noon = datetime.combine(today, time(12), UTC)
    return Slot(at=at, zone=read_zone(zone, now=noon))


def _scope(lists: list[str], question: Match) -> Scope:
    """Out of alternating headings and lists: "countries", " us, china ", "topics", " trade"."""
    given: dict[str, tuple[str, ...]] = {}
    for heading, names in zip(lists[::2], lists[1::2], strict=True):
        kind = heading.casefold()
        if kind in given:
            raise Unreadable(f"{kind}: is given twice; write its names in one list")
        given[kind] = tuple(dict.fromkeys(_codes(kind, names, question)))
    return Scope(countries=given.get("countries", ()), topics=given.get("topics", ()))


def _codes(kind: str, names: str, question: Match) -> list[str]:
    typed = [name.strip(' "“”') for name in _BETWEEN.split(names)]
    if not all(typed):
        example = "countries: us, china" if kind == "countries" else "topics: trade, kashmir"
        raise Unreadable(f"{kind}: takes names with commas between them, as in {example}")
    return [_code(kind, name, question) for name in typed]


def _code(kind: str, name: str, question: Match) -> str:
    found = question(name)
    if isinstance(found, Ambiguous):
        raise Unreadable(f"“{name[:40]}” in {kind}: can mean {or_([one.name for one in found.choices])}; write it in full")
    if isinstance(found, Query):
        codes = found.countries if kind == "countries" else found.topics
        if (
            len(codes) == 1
            and found == Query(text=found.text, countries=found.countries, topics=found.topics)
            and not (found.topics if kind == "countries" else found.countries)
        ):
            return codes[0]
    noun = "country or body" if kind == "countries" else "topic"
    near = [one.name for one in found.choices] if isinstance(found, Unknown) else []
    raise Unreadable(f"“{name[:40]}” in {kind}: is no {noun} known here" + (f"; did you mean {or_(near)}?" if near else ""))


def _subject(rest: str, question: Match, wants: str) -> Query | Unknown | Ambiguous:
    """A country, a topic or both, and nothing that a question may hold besides."""
    found = question(rest) if rest else Unknown(text=rest, fault=wants)
    if isinstance(found, Unknown):  # not looked for in the statements' words, as a question would be
        return replace(found, search=None)
    if isinstance(found, Ambiguous):
        return found
    bare = Query(text=found.text, countries=found.countries, topics=found.topics)
    if replace(found, limit=bare.limit) != bare or not (bare.countries or bare.topics):
        return Unknown(text=rest, fault=f"{wants}; dates, speakers and other words are for questions")
    return bare


#: What each verb wants behind it.
READERS: dict[str, Callable[[str, Match, date], Subscribing | Ambiguous | Unknown]] = {
    "digest": read_digest,
    "watch": read_watch,
    "watches": read_watches,
    "unwatch": read_unwatch,
}
