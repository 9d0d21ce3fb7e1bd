"""Days in English words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.stance.days import ago, month, plain_day, weekday_and_day

TODAY = date(2026, 3, 31)

AGES = {
    date(2026, 4, 1): "dated after today",
    date(2026, 3, 31): "today",
    date(2026, 3, 30): "yesterday",
    date(2026, 3, 26): "5 days ago",
    date(2026, 2, 1): "58 days ago",
    date(2026, 1, 31): "2 months ago",
    date(2025, 3, 31): "12 months ago",
    date(2024, 4, 1): "23 months ago",
    date(2024, 3, 31): "2 years ago",
    date(2020, 2, 29): "6 years ago",
}


@pytest.mark.parametrize(("day", "age"), AGES.items(), ids=AGES.values())
def test_age(day: date, age: str) -> None:
    """An age is rounded down and never claims more than has passed."""
    assert ago(day, TODAY) == age


def test_days_are_written_out() -> None:
    """A day is written the way a paper writes it, whatever the machine's language."""
    assert weekday_and_day(date(2024, 11, 7)) == "Thursday 7 November 2024"
    assert plain_day(date(2021, 5, 17)) == "17 May 2021"
    assert month(date(2021, 8, 1)) == "August 2021"
