"""The day a plain text says it was published on, and the dates that are none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.sources.plain import stated_day

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A headline\nPublished November 8, 2024\n\nThe story.", date(2024, 11, 8)),
        ("A headline\nPublished: 8 Nov 2024\nThe story.", date(2024, 11, 8)),
        ("The story.\nPublished in The Sample, January 30th, 2026.", date(2026, 1, 30)),
        ("By Ada Writer\nNovember 07, 2024\nThe story.", date(2024, 11, 7)),
    ],
    ids=["a line that says so", "day first", "the print edition's note", "a date below the byline"],
)
def test_a_stated_day_counts(text: str, day: date) -> None:
    """A text that says when it was published is believed."""
    assert day == stated_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "close\nSunday December 22, 2024\n\nA headline\nThe story.",
        "December 22, 2024\nA headline",
        "The treaty published on 8 November 2024 by the court says more than one would think.",
        "Published February 30, 2024",
        "Published Smarch 3, 2024",
        "Published March 3, 2027",
        "",
    ],
    ids=["a crawler's banner", "a date on top", "prose", "no such day", "no such month", "a day to come", "nothing"],
)
def test_other_dates_do_not(text: str) -> None:
    """A banner's date, a date in prose and an impossible one are no day of publication."""
    assert stated_day(text, TODAY) is None
