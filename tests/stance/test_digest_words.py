"""What is typed about digests and watches: what it sets, and what each slip is answered with."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.slots import Slot
from bot.stance.answers import Ambiguous, Query, Unknown
from bot.stance.digest_commands import (
    DigestCommand,
    DigestNow,
    DigestOf,
    DigestOff,
    DigestOn,
    DigestPreview,
    DigestStatus,
    Scope,
    Unwatch,
    Watch,
    Watches,
)
from bot.stance.digest_words import read_digest, read_unwatch, read_watch, read_watches
from bot.stance.match import match
from tests.shared import hostile

TODAY = date(2026, 11, 24)
NINE = Slot(at=time(9), zone=ZoneInfo("Asia/Karachi"))


def question(text: str) -> Query | Ambiguous | Unknown:
    return match(text, today=TODAY)


def digest(text: str) -> DigestCommand | Unknown:
    return read_digest(text, question, TODAY)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", DigestStatus()),
        ("on 09:00 Asia/Karachi", DigestOn(slot=NINE)),
        ("ON 9:00am asia/karachi", DigestOn(slot=NINE)),
        ("on 9 am Asia/Karachi silent", DigestOn(slot=NINE)),
        ("on 09:00 Asia/Karachi always", DigestOn(slot=NINE, always=True)),
        ("on 12:30pm Asia/Karachi", DigestOn(slot=Slot(at=time(12, 30), zone=NINE.zone))),
        ("on 09:00 Asia/Karachi weekdays", DigestOn(slot=Slot(at=time(9), zone=NINE.zone, weekdays=True))),
        ("on 09:00 Asia/Karachi countries:us,china", DigestOn(slot=NINE, scope=Scope(countries=("US", "CN")))),
        (
            "on 09:00 Asia/Karachi always countries: saudi arabia, US and us topics: trade, kashmir",
            DigestOn(slot=NINE, scope=Scope(countries=("SA", "US"), topics=("trade", "kashmir")), always=True),
        ),
        ("off", DigestOff()),
        ("now", DigestNow()),
        ("preview", DigestPreview()),
        ("2024-11-07", DigestOf(day=date(2024, 11, 7))),
        ("yesterday", DigestOf(day=date(2026, 11, 23))),
    ],
)
def test_digests(typed: str, command: DigestCommand) -> None:
    """Time, zone and what else it is told."""
    assert digest(typed) == command


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("on", "a time and its zone, as in digest on 09:00 Asia/Karachi"),
        ("on 09:00", "A time needs its zone, as in digest on 09:00 Asia/Karachi"),
        ("on 25:00 Asia/Karachi", "from 00:00 to 23:59"),
        ("on 24:00 UTC", "the day begins at 00:00"),
        ("on 09:00 PKT", "such as Asia/Karachi"),
        ("on 09:00 UTC+5", "is an offset"),
        ("on 09:00 Asia/Karachi and friends", "is no time zone"),
        ("on 09:00 UTC #other", "in the channel that it is for"),
        ("on 09:00 UTC <#C0123|other>", "in the channel that it is for"),
        ("off #other", "in the channel that it is for"),
        ("off 09:00", "digest off takes nothing behind it"),
        ("on 09:00 UTC silent always", "exclude each other"),
        ("on 09:00 UTC daily weekdays", "exclude each other"),
        ("on 09:00 UTC countries:", "countries: takes names with commas"),
        ("on 09:00 UTC countries: us,,china", "countries: takes names with commas"),
        ("on 09:00 UTC countries: us countries: china", "given twice"),
        ("on 09:00 UTC countries: korea", "North Korea or South Korea; write it in full"),
        ("on 09:00 UTC countries: trade", "is no country or body known here"),
        ("on 09:00 UTC topics: us", "is no topic known here"),
        ("on 09:00 UTC countries: narnia", "is no country or body known here"),
        ("every morning", "digest takes on with a time and its zone, off, now, preview or a day"),
        ("2024-02-30", "not in the calendar"),
        ("last month", "digest takes one day"),
        ("<!channel> now", "digest takes on"),
    ],
)
def test_slips(typed: str, part: str) -> None:
    """One sentence that says what is wrong and what to type."""
    found = digest(typed)
    assert isinstance(found, Unknown)
    assert part in (found.fault or "")


def test_watches() -> None:
    """A country, a topic or both."""
    iran = question("Iran")
    assert isinstance(iran, Query)
    assert read_watch("Iran", question, TODAY) == Watch(query=iran)
    assert read_unwatch("Iran", question, TODAY) == Unwatch(query=iran)
    both = read_watch("china cpec", question, TODAY)
    assert isinstance(both, Watch)
    assert (both.query.countries, both.query.topics) == (("CN",), ("cpec",))
    assert read_watches("", question, TODAY) == Watches()


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "watch takes a country, a topic or both"),
        ("US since 2024", "for questions"),
        ("US by:baloch", "for questions"),
        ("US imran khan", "for questions"),
        ("<#C0123|desk>", "A mention of a person, a channel"),
    ],
)
def test_what_cannot_be_watched(typed: str, part: str) -> None:
    """Only what every briefing can be held against."""
    found = read_watch(typed, question, TODAY)
    assert isinstance(found, Unknown)
    assert part in (found.fault or "")


def test_watching_two_readings_asks_which() -> None:
    """A watch on the wrong country would be silent for months."""
    assert isinstance(read_watch("korea", question, TODAY), Ambiguous)


def test_watches_stand_alone() -> None:
    """More behind the word is told, not dropped."""
    assert isinstance(read_watches("iran", question, TODAY), Unknown)


@pytest.mark.parametrize(
    ("row", "payload"), [one for one in hostile("command") if one.marks or one.values[1].startswith(b"digest ")]
)
def test_the_shared_cases(row: dict[str, Any], payload: bytes) -> None:
    """Each is set, or refused with a sentence, as it is meant to be."""
    typed = payload.decode("utf-8", "surrogatepass").removeprefix("digest ")
    assert isinstance(digest(typed), DigestOn) == (row["expect"] == "handled")
