"""When it was said: weekdays against the day of publication, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text.dates import last_weekday
from tests.text.reading import FRIDAY, THURSDAY, only, parsed, statements, table

#: (text, day of publication) -> the day it was said
SAID: dict[str, tuple[str, date | None, date | None]] = {
    "Thursday in Friday's paper is the day before": (
        "The Foreign Office said on Thursday that talks with Tehran went on.",
        FRIDAY,
        THURSDAY,
    ),
    "Thursday in Thursday's paper is the same day": (
        "The Foreign Office said on Thursday that talks with Tehran went on.",
        THURSDAY,
        THURSDAY,
    ),
    "Friday in Thursday's paper is a week back": (
        "The Foreign Office said on Friday that talks with Tehran went on.",
        THURSDAY,
        date(2024, 11, 1),
    ),
    "today": ("The Foreign Office said today that talks with Tehran went on.", FRIDAY, FRIDAY),
    "yesterday": ("The Foreign Office said yesterday that talks with Tehran went on.", FRIDAY, THURSDAY),
    "no weekday": ("The Foreign Office said that talks with Tehran went on.", FRIDAY, None),
    "no day of publication": ("The Foreign Office said on Thursday that talks with Tehran went on.", None, None),
    "a weekday inside the reported clause is none": (
        "The Foreign Office said that the minister would arrive on Monday.",
        FRIDAY,
        None,
    ),
    "a weekday inside the quotation is none": (
        "“He will arrive on Monday,” the Foreign Office said.",
        FRIDAY,
        None,
    ),
    "a weekday behind the attribution": (
        "“Talks with Tehran go on,” the Foreign Office said on Thursday.",
        FRIDAY,
        THURSDAY,
    ),
    "a banner's date is not the publication": (
        "Sunday December 22, 2024\nThe Foreign Office said on Thursday that talks with Tehran went on.",
        FRIDAY,
        THURSDAY,
    ),
    "a crawler's date is not the publication": (
        "date 2024-12-22 ISLAMABAD: The Foreign Office said on Thursday that talks with Tehran went on.",
        FRIDAY,
        THURSDAY,
    ),
    "a banner's date in a text without a day of publication": (
        "Sunday December 22, 2024\nThe Foreign Office said on Thursday that talks with Tehran went on.",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("text", "published", "expected"), **table(SAID))
def test_the_day_a_statement_was_made(text: str, published: date | None, expected: date | None) -> None:
    """A weekday outside the reported words and the day of publication give the day; nothing else does."""
    assert only(text, published).said_on == expected


def test_statements_without_a_day_share_the_articles() -> None:
    """What the same briefing said further down was said on its day."""
    text = "The Foreign Office said on Thursday that talks went on.\nIt said that the border would stay open."
    assert [found.said_on for found in statements(text)] == [THURSDAY, THURSDAY]


def test_the_articles_day_has_its_basis() -> None:
    """The words that the day follows from are told."""
    found = parsed("The Foreign Office said on Thursday that talks went on.")
    assert found.said_on == THURSDAY
    assert "Thursday" in found.said_basis
    assert "2024-11-08" in found.said_basis


#: (text, day of publication) -> words of the basis
UNKNOWN: dict[str, tuple[str, date | None, str]] = {
    "no day word": ("The Foreign Office said that talks went on.", FRIDAY, "no day word"),
    "no day of publication": ("The Foreign Office said on Thursday that talks went on.", None, "publication is unknown"),
}


@pytest.mark.parametrize(("text", "published", "expected"), **table(UNKNOWN))
def test_an_unknown_day_says_why(text: str, published: date | None, expected: str) -> None:
    """Where the day is unknown the basis is the reason."""
    assert expected in parsed(text, published).said_basis


def test_an_unknown_day_is_not_after_the_publication() -> None:
    """A statement in Friday's paper was made on Friday at the latest."""
    assert only("The Foreign Office said that talks went on.").said_until == FRIDAY


@pytest.mark.parametrize("back", range(7))
def test_a_weekday_is_the_last_one(back: int) -> None:
    """Each weekday lies within the week that ends with the day of publication."""
    day = date.fromordinal(FRIDAY.toordinal() - back)
    assert last_weekday(day.strftime("%A").lower(), FRIDAY) == day
