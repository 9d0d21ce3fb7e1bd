"""Times of day and zone names: what is read, and what a refusal offers instead."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.zones import Unreadable, read_time, read_zone

NOW = datetime(2030, 5, 9, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("09:00", time(9)),
        ("9:00", time(9)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        ("12:30pm", time(12, 30)),
        ("12:30 AM", time(0, 30)),
        ("9am", time(9)),
        ("9.15 p.m.", time(21, 15)),
    ],
)
def test_times(typed: str, read: time) -> None:
    """Twenty-four hours, or twelve with a half of the day."""
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("24:00", "the day begins at 00:00"),
        ("25:00", "run from 00:00 to 23:59"),
        ("9:60", "run from 00:00 to 23:59"),
        ("13:00pm", "the hours 1 to 12"),
        ("0am", "the hours 1 to 12"),
        ("9", "write it as 09:00"),
        ("540", "write it as 09:00"),
        ("", "write it as 09:00"),
        ("09:00:00", "write it as 09:00"),
    ],
)
def test_what_is_no_time(typed: str, part: str) -> None:
    """Refused with what to type; a bare 9 may be morning or evening."""
    with pytest.raises(Unreadable, match=part):
        read_time(typed)


@pytest.mark.parametrize("typed", ["Asia/Karachi", "asia/karachi", "UTC", "America/Argentina/Ushuaia", "US/Eastern"])
def test_names_of_zones(typed: str) -> None:
    """As the database has them, in any case of letters."""
    assert read_zone(typed, now=NOW).key.casefold() == typed.casefold()


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("PKT", "abbreviation and no time zone; name the place, such as Asia/Karachi"),
        ("EST", "America/New_York"),
        ("EDT", "America/New_York"),
        ("IST", "Asia/Kolkata"),
        ("UTC+5", "does not know when clocks change; name the place, such as .*Asia/Karachi"),
        ("+05:30", "Asia/Kolkata"),
        ("GMT-3:30", "does not know when clocks change"),
        ("Etc/GMT+5", "is no time zone"),
        ("Karachi", "write it in full, such as Asia/Karachi"),
        ("new york", "America/New_York"),
        ("Asia/Karachii", "Asia/Karachi"),
        ("../../etc/passwd", "is no time zone; write it as a region and city"),
        ("Asia/\x00", "is no time zone"),
        ("", "is no time zone"),
        ("x" * 5000, "is no time zone"),
    ],
)
def test_what_is_no_zone(typed: str, part: str) -> None:
    """Abbreviations, offsets, cities and slips are refused with the names they may stand for."""
    with pytest.raises(Unreadable, match=part):
        read_zone(typed, now=NOW)


def test_what_an_abbreviation_offers_are_zones() -> None:
    """Every name in a refusal can be typed."""
    with pytest.raises(Unreadable) as refused:
        read_zone("CET", now=NOW)
    for name in str(refused.value).partition("such as ")[2].split(" or "):
        assert read_zone(name, now=NOW) == ZoneInfo(name)
