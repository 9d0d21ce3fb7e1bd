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
    "a date": ("The Foreign Office said on November 7 that talks with Tehran went on.", FRIDAY, THURSDAY),
    "a short date": ("The Foreign Office said on Nov 7 that talks with Tehran went on.", FRIDAY, THURSDAY),
    "a date at the head": ("On 7th November, the Foreign Office said that talks went on.", FRIDAY, THURSDAY),
    "a weekday with its date in brackets": (
        "The Foreign Office on Thursday (7 November) said that talks with Tehran went on.",
        FRIDAY,
        THURSDAY,
    ),
    "a weekday and a date that disagree": (
        "The Foreign Office said on Wednesday, November 7, that talks with Tehran went on.",
        FRIDAY,
        None,
    ),
    "a date of last year in January's paper": (
        "The Foreign Office said on Dec 30 that talks with Tehran went on.",
        date(2025, 1, 3),
        date(2024, 12, 30),
    ),
    "earlier this week is no day": (
        "Earlier this week, the Foreign Office said that talks with Tehran went on.",
        FRIDAY,
        None,
    ),
    "a strike's weekday is none": (
        "The Foreign Office condemned the attack that killed two on Monday.",
        FRIDAY,
        None,
    ),
    "a strike's weekday before the statement's": (
        "After Wednesday’s strikes, the Foreign Office said on Thursday that talks went on.",
        FRIDAY,
        THURSDAY,
    ),
    "a weekday's vote is none": ("The Foreign Office said that Thursday’s vote was historic.", FRIDAY, None),
    "a weekday's briefing": (
        "At Thursday’s briefing, Spokesperson Mumtaz Zahra Baloch told reporters that talks went on.",
        FRIDAY,
        THURSDAY,
    ),
    "a weekday in the speaker's apposition is none": (
        "Foreign Minister Ishaq Dar, who will fly to Baku on Monday, said that talks went on.",
        FRIDAY,
        None,
    ),
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


def test_a_contradiction_of_weekday_and_date_is_held() -> None:
    """A weekday and a date that disagree wait for an editor, flagged."""
    found = only("The Foreign Office said on Wednesday, November 7, that talks with Tehran went on.")
    assert found.flags == ("the weekday and the date disagree",)
    assert found.status == "held"


def test_an_unknown_day_of_a_known_week_is_bounded() -> None:
    """Earlier this week is from Monday to the publication; last week is the week before."""
    this = only("Earlier this week, the Foreign Office said that talks with Tehran went on.")
    last = only("Last week the Foreign Office said that talks with Tehran went on.")
    assert (this.said_from, this.said_until) == (date(2024, 11, 4), FRIDAY)
    assert (last.said_from, last.said_until) == (date(2024, 10, 28), date(2024, 11, 3))


def test_an_unknown_day_is_not_after_the_publication() -> None:
    """A statement in Friday's paper was made on Friday at the latest."""
    assert only("The Foreign Office said that talks went on.").said_until == FRIDAY


@pytest.mark.parametrize("back", range(7))
def test_a_weekday_is_the_last_one(back: int) -> None:
    """Each weekday lies within the week that ends with the day of publication."""
    day = date.fromordinal(FRIDAY.toordinal() - back)
    assert last_weekday(day.strftime("%A").lower(), FRIDAY) == day
