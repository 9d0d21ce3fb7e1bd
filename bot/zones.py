"""A time of day and the name of its zone, as people type them -> values, or a sentence about what to type instead.

Times are read as text and zones by their names in the IANA database. Abbreviations and offsets are refused: several zones
share `IST`, and no offset knows when the clocks change.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\.?|(?P<h24>\d{1,2}):(?P<m24>\d{2})", re.I
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.I)
_ABBREVIATION = re.compile(r"[A-Za-z]{2,5}")
#: Zones that stand for no place and yet mean one thing.
_WITHOUT_PLACE = frozenset({"UTC", "GMT"})
#: How many names a sentence offers, and how alike one must be to what was typed.
_OFFERED, _LIKE = 3, 0.6
_TO_DO = "write it as a region and city, such as Asia/Karachi"


class Unreadable(ValueError):
    """What was typed is no time or zone; the message is a clause without a full stop that says what to type."""


def read_time(typed: str) -> time:
    """A time of day: "09:00", "9:00", "12:30pm", "9 am".

    Raises:
        Unreadable: it is none, or can be read in two ways ("9").
    """
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        raise Unreadable(f"“{_shown(typed)}” is no time of day; write it as 09:00 or 9:00am")
    if found["half"] is None:
        hour, minute = int(found["h24"]), int(found["m24"])
    else:
        hour, minute = _of_half_day(typed, int(found["hour"]), found["half"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        instead = "; the day begins at 00:00" if (hour, minute) == (24, 0) else ""
        raise Unreadable(f"“{_shown(typed)}” is no time of day, as these run from 00:00 to 23:59{instead}")
    return time(hour, minute)


def read_zone(typed: str, *, now: datetime) -> ZoneInfo:
    """A time zone by its name in the IANA database, in any case of letters.

    Args:
        typed: the name.
        now: the present, aware: what an abbreviation or an offset stands for changes with the seasons.

    Raises:
        Unreadable: it is no such name; the message offers those that could be meant.
    """
    known = _by_folded_name()
    name = known.get(typed.casefold())
    if name is not None:
        return ZoneInfo(name)
    raise Unreadable(_refusal(typed, now, known))


def _of_half_day(typed: str, hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise Unreadable(f"“{_shown(typed)}” is no time of day: a.m. and p.m. go with the hours 1 to 12")
    return hour % 12 + (12 if half.casefold() == "p" else 0)


@cache
def _by_folded_name() -> dict[str, str]:
    """Zones of places by their names in small letters. `Etc/GMT+5` is five hours behind, which nobody means by it."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/")))
    return {name.casefold(): name for name in (*places, *_WITHOUT_PLACE)}


def _refusal(typed: str, now: datetime, known: dict[str, str]) -> str:
    shown = f"“{_shown(typed)}”"
    offset = _OFFSET.fullmatch(typed.strip())
    if offset is not None:
        hours = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        wanted = hours if offset["sign"] == "+" else -hours
        near = _offer(name for name, zone in _zones(known) if now.astimezone(zone).utcoffset() == wanted)
        return f"{shown} is an offset, which does not know when clocks change; name the place{near}"
    if _ABBREVIATION.fullmatch(typed):
        near = _offer(name for name, zone in _zones(known) if typed.upper() in _abbreviations(zone, now))
        if near:
            return f"{shown} is an abbreviation and no time zone; name the place{near}"
    if not typed.isascii() or len(typed) > 40:
        return f"{shown} is no time zone; {_TO_DO}"
    city = typed.casefold().replace(" ", "_")
    ends = [name for folded, name in known.items() if folded.rpartition("/")[2] == city]
    near = _offer(ends or [known[one] for one in difflib.get_close_matches(city, known, n=1, cutoff=_LIKE)])
    return f"{shown} is no time zone{'; write it in full' + near if near else f'; {_TO_DO}'}"


@cache
def _main_zones() -> dict[str, int]:
    """The zones that the database lists by country, in its order, those that it calls a country's main one first."""
    from importlib.resources import files  # only a refusal waits for it

    table = files("tzdata").joinpath("zoneinfo/zone1970.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    # Where a country has several, a comment says which is for "most areas"; where it has one, there is no comment.
    rows.sort(key=lambda cells: ("most" not in cells[-1], len(cells) > 3))
    return {cells[2]: place for place, cells in enumerate(rows)}


def _zones(known: dict[str, str]) -> list[tuple[str, ZoneInfo]]:
    main = _main_zones()
    names = sorted((name for name in known.values() if name in main), key=main.__getitem__)
    return [(name, ZoneInfo(name)) for name in names]


def _abbreviations(zone: ZoneInfo, now: datetime) -> set[str]:
    """What it is called now and half a year on."""
    return {str(moment.astimezone(zone).tzname()) for moment in (now, now + timedelta(days=183))}


def _offer(names: Iterable[str]) -> str:
    found = [*islice(names, _OFFERED)]
    return f", such as {' or '.join(found)}" if found else ""


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
