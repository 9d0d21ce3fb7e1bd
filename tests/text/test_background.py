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


#: a sentence behind Thursday's briefing in Friday's paper -> the day it was said, and between which days
DATED: dict[str, tuple[str, date | None, tuple[date | None, date | None]]] = {
    "a date in the last eleven months": ("On January 5, Iran said so.", date(2024, 1, 5), (None, None)),
    "a date that may be of any year": ("On December 3, Iran said so.", None, (None, date(2024, 11, 7))),
    "a date with its year": ("On December 3, 2019, Iran said so.", date(2019, 12, 3), (None, None)),
    "figures, the year first": ("On 2024-10-02, Iran said so.", date(2024, 10, 2), (None, None)),
    "figures of which one is no month": ("On 25/10/2024, Iran said so.", date(2024, 10, 25), (None, None)),
    "figures of which one day has not come": ("On 12/10/2024, Iran said so.", date(2024, 10, 12), (None, None)),
    "figures that may be two days": ("On 05/06/2024, Iran said so.", None, (None, date(2024, 11, 7))),
    "a day earlier": ("Iran had said a day earlier that the gate was shut.", date(2024, 11, 6), (None, None)),
    "two weeks ago": ("Two weeks ago, Iran said so.", None, (date(2024, 10, 20), date(2024, 10, 29))),
    "about ten days ago": ("About ten days ago, Iran said so.", None, (date(2024, 10, 25), date(2024, 11, 1))),
    "said last week": ("Iran said last week that the gate was shut.", None, (date(2024, 10, 28), date(2024, 11, 3))),
    "two days ago": ("Two days ago, Iran said so.", None, (date(2024, 11, 3), date(2024, 11, 7))),
    "a few weeks back": ("A few weeks back, Iran said so.", None, (date(2024, 9, 22), date(2024, 10, 29))),
    "three years ago": ("Three years ago, Iran said so.", None, (date(2021, 3, 10), date(2022, 7, 10))),
}


@pytest.mark.parametrize(("sentence", "day", "between"), **table(DATED))
def test_background_is_dated_only_by_a_day(
    sentence: str, day: date | None, between: tuple[date | None, date | None]
) -> None:
    """A date that can be one day only is the day; what is counted back or could be two days only bounds it."""
    found = statements(_LEAD + sentence)[-1]
    assert (found.earlier, found.said_on, (found.said_from, found.said_until)) == (True, day, between)


def test_a_year_that_is_not_printed_is_told() -> None:
    """The card says from what the year follows."""
    assert "the last one before 2024-11-08" in (statements(_LEAD + "On January 5, Iran said so.")[-1].said_basis or "")


def test_a_relative_clause_of_old_words_leaves_the_main_verb_news() -> None:
    """ "X, who had declared so before, said" tells what is said now."""
    said = statements(_LEAD + "Foreign Minister Ishaq Dar, who had declared the road shut, said it was open.")
    assert [found.earlier for found in said] == [False, False]


def test_background_in_the_plain_past_goes_on_with_its_own_voice() -> None:
    """ "Last week, Pakistan voiced concern" is carried on by its own Foreign Office; behind "had said", "said" is news."""
    lead = "The Foreign Office said on Thursday that talks with Tehran went on.\n"
    old = "Last week, Pakistan voiced concern over the gate.\n“It stays shut,” the Foreign Office said."
    told = "The Foreign Office had said that the gate was shut.\nThe Foreign Office said it was open."
    assert [found.earlier for found in statements(lead + old)] == [False, True, True]
    assert [found.earlier for found in statements(lead + told)] == [False, True, False]


def test_a_release_in_the_present_tense_is_news_throughout() -> None:
    """ "Pakistan condemns" opens a release; "Pakistan reaffirms" further on is no standing position."""
    release = (
        "Pakistan condemns the attack on the port.\n“It was wrong,” the Foreign Office said.\n"
        "Pakistan regrets the fire.\nPakistan reaffirms its support for the people of Palestine."
    )
    assert not any(found.earlier for found in statements(release))


def test_the_day_of_words_that_an_outlet_passes_on() -> None:
    """ "X said on Tuesday …, according to the Post" was said on Tuesday."""
    passed_on = "US President Donald Trump said on Tuesday that a harbour pact was near, according to The New York Times."
    assert statements(_LEAD + passed_on)[-1].earlier


#: Words that follow something recalled -> (day, background) of the last statement.
NOW_AGAIN: dict[str, tuple[str, date | None, bool]] = {
    "the day stands behind whom it was said of": (
        "“Patience is not endless,” Foreign Office Spokesperson Mumtaz Zahra Baloch said of Chad on Thursday.",
        date(2024, 11, 7),
        False,
    ),
    "the outlet turns to the present": (
        "This week the tone was sharper. “Patience is not endless,” Foreign Office Spokesperson Mumtaz Zahra Baloch said.",
        None,
        False,
    ),
    "the outlet goes on about the past": (
        "The tone was sharper. “Patience is not endless,” Foreign Office Spokesperson Mumtaz Zahra Baloch said.",
        None,
        True,
    ),
}


@pytest.mark.parametrize(("words", "day", "earlier"), **table(NOW_AGAIN))
def test_the_present_closes_what_was_recalled(words: str, day: date | None, earlier: bool) -> None:
    """What somebody said this week is not stamped with the years before."""
    text = f"In 2021, then foreign minister Peter Poe had said that Pakistan wanted friendly ties with Chad.\n\n{words}"
    last = statements(text)[-1]
    assert (last.said_on, last.earlier) == (day, earlier)


@pytest.mark.parametrize(
    "words",
    ["her successor Peter Poe said that Chad was far.", "her predecessor, Peter Poe, said that Chad was far."],
    ids=["successor", "predecessor"],
)
def test_whoever_came_before_or_after_is_a_source(words: str) -> None:
    """A relation to somebody else is a role like another."""
    last = statements(f"{_LEAD}In March last year, {words}")[-1]
    assert (last.speaker.name, last.earlier) == ("Peter Poe", True)
