"""Days in English words, the same on every machine: no locale is asked."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.months import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4096)  # a card names the same few days again and again
def weekday_and_day(day: date) -> str:
    """ "Thursday 7 November 2024"."""
    return f"{_WEEKDAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """ "7 November 2024"."""
    return f"{day.day} {month(day)}"


def month(day: date) -> str:
    """ "November 2024"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def ago(day: date, today: date) -> str:
    """How long ago a day is, rounded down: "yesterday", "5 days ago", "3 months ago", "2 years ago".

    Args:
        day: any day; one after `today` is said to be so rather than given an age.
        today: the day of asking.
    """
    days = (today - day).days
    if days < 0:
        return "dated after today"
    if days < 2:
        return ("today", "yesterday")[days]
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 2:
        return f"{days} days ago"
    return f"{months} months ago" if months < 24 else f"{months // 12} years ago"
