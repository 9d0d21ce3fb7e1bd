"""What was said before the article's main event and is brought back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.text.reading import FRIDAY, statements, table

_LEAD = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks with Tehran went on.\n"

#: a sentence behind the lead -> whether it is background
LATER: dict[str, tuple[str, bool]] = {
    "the same briefing": ("She said that the border would stay open.", False),
    "had said": ("The Iranian foreign minister had said that the border would stay open.", True),
    "last week": ("Last week, the Iranian foreign ministry said that the border would stay open.", True),
    "two weeks ago": ("Two weeks ago, the Iranian foreign ministry said that the border would stay open.", True),
    "two weeks ago, told to reporters": (
        "Two weeks ago, the Iranian foreign ministry told reporters that the border would stay open.",
        True,
    ),
    "earlier this month": ("Earlier this month, Tehran warned against closing the border.", True),
    "a date": ("On October 24, the Iranian foreign ministry said that the border would stay open.", True),
    "an earlier weekday": ("On Monday, the Iranian foreign ministry said that the border would stay open.", True),
    "a standing position": ("Iran has long demanded that the border stay open.", True),
    "in the past": ("In the past, the Iranian foreign ministry said that the border would stay open.", True),
    "another voice on the same day": ("Iran’s foreign ministry said on Thursday that the border would stay open.", False),
}


@pytest.mark.parametrize(("sentence", "expected"), **table(LATER))
def test_background_is_told_by_time(sentence: str, expected: bool) -> None:
    """Words of time before the main event make a statement background."""
    assert [found.earlier for found in statements(_LEAD + sentence)] == [False, expected]


def test_background_stays_open() -> None:
    """Quotations two weeks old at the end stay old though only the first tells it."""
    text = (
        _LEAD
        + "Two weeks ago, lawmakers in Washington sent a letter to the president.\n"
        + "“The letter is unhelpful,” the spokesperson had said of it.\n"
        + "“It reads the country wrongly,” she had added."
    )
    assert [found.earlier for found in statements(text)] == [False, True, True]


def test_the_main_speaker_closes_background() -> None:
    """Back at the briefing, statements are news again."""
    text = (
        _LEAD
        + "Last week, the Iranian foreign ministry said that the border would stay shut.\n"
        + "Spokesperson Baloch said on Thursday that trade went on."
    )
    assert [found.earlier for found in statements(text)] == [False, True, False]


def test_background_has_a_day_of_its_own() -> None:
    """An earlier statement with a date was said on that date."""
    text = _LEAD + "On October 24, the Iranian foreign ministry said that the border would stay open."
    assert statements(text)[1].said_on == date(2024, 10, 24)


def test_background_without_a_date_has_no_day() -> None:
    """An earlier statement without a date is not dated by the briefing."""
    text = _LEAD + "Last week, the Iranian foreign ministry said that the border would stay open."
    assert statements(text)[1].said_on is None


def test_the_remark_that_is_answered_came_before() -> None:
    """What the ministry answers was said earlier."""
    text = (
        "The Foreign Office on Thursday rejected remarks of Indian Defence Minister Rajnath Singh about the border.\n"
        "Singh said that the border would move."
    )
    assert [found.earlier for found in statements(text)] == [False, True]


def test_an_undated_article_dates_nothing() -> None:
    """Without a day of publication no statement has a day."""
    text = _LEAD + "Last week, Tehran warned against closing the border."
    assert [found.said_on for found in statements(text, None)] == [None, None]
    assert [found.said_on for found in statements(text, FRIDAY)] != [None, None]
