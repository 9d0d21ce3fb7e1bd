"""The calendar as it is printed in English: the months' names, and days that may not be in it. No locale is asked."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: The first three letters of each, small.
SHORT = tuple(name[:3].lower() for name in MONTHS)


def day_of(year: int, month: int, number: int) -> date | None:
    """The day; None where the calendar has none such, as no 30 February and no month 0."""
    try:
        return date(year, month, number)
    except ValueError:
        return None
