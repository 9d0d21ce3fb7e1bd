"""Local times as instants: one a date, through every clock change there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.slots import Slot

LONDON, NEW_YORK, NUUK = (ZoneInfo(name) for name in ("Europe/London", "America/New_York", "America/Nuuk"))


def at(zone: ZoneInfo, hour: int, minute: int = 0, *, weekdays: bool = False) -> Slot:
    return Slot(at=time(hour, minute), zone=zone, weekdays=weekdays)


@pytest.mark.parametrize(
    ("slot", "day", "instant"),
    [
        (at(ZoneInfo("Asia/Karachi"), 9), date(2030, 5, 9), "2030-05-09T04:00"),
        (at(LONDON, 1, 30), date(2026, 10, 25), "2026-10-25T00:30"),  # comes twice: the first
        (at(NEW_YORK, 2, 30), date(2026, 3, 8), "2026-03-08T07:30"),  # does not come: 03:30
        (at(LONDON, 9), date(2026, 3, 28), "2026-03-28T09:00"),
        (at(LONDON, 9), date(2026, 3, 29), "2026-03-29T08:00"),
        (at(ZoneInfo("Africa/Cairo"), 0, 30), date(2026, 4, 24), "2026-04-23T22:30"),  # 00:30 does not come: 01:30
        (at(NUUK, 23, 30), date(2026, 3, 28), "2026-03-29T01:30"),  # clocks jump from 23:00 to 00:00
    ],
)
def test_instants(slot: Slot, day: date, instant: str) -> None:
    """What comes twice is its first; what is left out moves forward."""
    assert slot.on(day) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(available_timezones() - {"localtime", "Factory", "posixrules"}))
def test_every_zone_has_one_instant_a_date(name: str) -> None:
    """Dates and instants keep one order around each change of a zone's clocks, at the hours at which clocks change."""
    zone = ZoneInfo(name)
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    for slot in (at(zone, 0, 30), at(zone, 1, 30), at(zone, 2, 30), at(zone, 23, 30)):
        instants = [slot.on(day) for day in days]
        assert all(timedelta(hours=22) <= after - before <= timedelta(hours=26) for before, after in pairwise(instants))


def test_a_slot_is_its_date_s_until_the_next_one() -> None:
    """Latest and upcoming, before, at and behind a slot."""
    slot = at(ZoneInfo("Asia/Karachi"), 9)
    due = slot.on(date(2030, 5, 9))
    assert slot.latest(due) == date(2030, 5, 9)
    assert slot.latest(due - timedelta(seconds=1)) == date(2030, 5, 8)
    assert slot.upcoming(due) == date(2030, 5, 10)
    assert slot.upcoming(due - timedelta(seconds=1)) == date(2030, 5, 9)


def test_a_slot_moved_over_midnight_is_its_own_date_s() -> None:
    """Greenland's 23:30 of the Saturday is due at 00:30 of the Sunday, and Sunday has its own."""
    slot = at(NUUK, 23, 30)
    moved = slot.on(date(2026, 3, 28))
    assert moved.astimezone(NUUK) == datetime(2026, 3, 29, 0, 30, tzinfo=NUUK)
    assert slot.latest(moved) == date(2026, 3, 28)
    assert slot.upcoming(moved - timedelta(minutes=5)) == date(2026, 3, 28)
    assert slot.upcoming(moved) == date(2026, 3, 29)


def test_weekdays_leave_out_the_weekend() -> None:
    """From Friday's slot on the next one is Monday's."""
    slot = at(ZoneInfo("Asia/Karachi"), 9, weekdays=True)
    sunday = datetime(2030, 5, 12, 12, 0, tzinfo=UTC)
    assert slot.latest(sunday) == date(2030, 5, 10)
    assert slot.upcoming(sunday) == date(2030, 5, 13)


def test_a_slot_s_name_tells_it() -> None:
    """The name says time and zone."""
    assert at(ZoneInfo("Asia/Karachi"), 9, 5).name == "09:05 Asia/Karachi"
