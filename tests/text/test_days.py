"""Whose day it is: a statement takes the article's day only where it belongs to the event that the day is of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.text.reading import FRIDAY, THURSDAY, parsed, statements, table

_BRIEFED = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks with Tehran went on.\n"
_RALLIED = "Prime Minister Shehbaz Sharif told a rally on Thursday that the port would grow.\n"
_MET = "Iran’s envoy called on Foreign Minister Ishaq Dar on Thursday and thanked him for the road.\n"
_POSTED = "Foreign Minister Ishaq Dar wrote on X on Thursday that talks with Tehran went on.\n"

#: (what came first, what follows without a day) -> the day of the latter
FOLLOWS: dict[str, tuple[str, str, date | None]] = {
    "the same voice again": (_BRIEFED, "Baloch said that the border with Kabul was shut.", THURSDAY),
    "a pronoun": (_BRIEFED, "She added that the border with Kabul was shut.", THURSDAY),
    "the ministry she speaks for": (_BRIEFED, "The Foreign Office said that the border with Kabul was shut.", THURSDAY),
    "another of the ministry's people": (_BRIEFED, "Foreign Minister Ishaq Dar said that the border was shut.", None),
    "the head of government": (_BRIEFED, "“The border is shut,” Prime Minister Shehbaz Sharif told a rally.", None),
    "another ministry": (_BRIEFED, "Iranian Foreign Minister Abbas Araghchi said that the border was shut.", None),
    "nobody's ministry": (_BRIEFED, "Harbour trader Peter Poe said that the border was shut.", None),
    "the ministry behind a rally": (_RALLIED, "The Foreign Office said that the border with Kabul was shut.", None),
    "both parties of a meeting": (_MET, "Dar said that the border with Kabul was shut.", THURSDAY),
    "the outlet asked and heard nothing": (
        _BRIEFED,
        "The Foreign Office did not respond to a request for comment on Togo.",
        None,
    ),
    "it heard nothing on a day that it tells": (
        _BRIEFED,
        "The Foreign Office did not respond on Friday to a request for comment on Togo.",
        FRIDAY,
    ),
    "others did not respond, she said": (_BRIEFED, "She said that Togo had not responded to the letter.", THURSDAY),
    "no comment to a question": (_BRIEFED, "She declined to comment on Togo.", THURSDAY),
    "a post of its own": (_BRIEFED, "Baloch said on X that Togo would host the talks.", None),
    "a post by another of the ministry": (_POSTED, "The Foreign Office said in a post that Togo was far.", None),
    "the same voice's post again": (_POSTED, "Dar said on X that Togo was far.", THURSDAY),
    "another post of the same voice": (_POSTED, "In another post, Dar said that Togo was far.", None),
    "the post that was told of": (_POSTED, "In the post, Dar said that Togo was far.", THURSDAY),
    "a separate statement": (_BRIEFED, "In a separate statement, the Foreign Office said that Togo was far.", None),
    "an interview": (_BRIEFED, "In an interview with the Harbour Ledger, Baloch said that Togo was far.", None),
    "an own post with its day": (_BRIEFED, "Baloch said on X on Friday that Togo would host the talks.", FRIDAY),
    "a later day of its own": (_BRIEFED, "The prime minister said on Friday that the border was shut.", FRIDAY),
}


@pytest.mark.parametrize(("first", "then", "expected"), **table(FOLLOWS))
def test_which_undated_words_are_of_the_articles_day(first: str, then: str, expected: date | None) -> None:
    """Nothing is dated by another voice's day."""
    assert statements(first + then)[-1].said_on == expected


def test_a_day_that_is_not_told_is_bounded_by_publication() -> None:
    """The reason is given, and the words cannot be younger than the paper."""
    rally = statements(_BRIEFED + FOLLOWS["the head of government"][1])[-1]
    assert (rally.said_from, rally.said_until) == (None, FRIDAY)
    assert "not stated" in (rally.said_basis or "")


def test_the_article_keeps_its_day() -> None:
    """Another voice without a day does not take the main event's away."""
    assert parsed(_BRIEFED + FOLLOWS["the head of government"][1]).said_on == THURSDAY


def test_an_event_that_nobody_tells_dates_those_who_speak_of_it() -> None:
    """A meeting's day, told by the outlet, is that of what was said at it."""
    text = (
        "The two delegations met in the harbour town on Thursday.\n\nThe Foreign Office said that talks with Tehran went on."
    )
    assert statements(text)[-1].said_on == THURSDAY


def test_a_post_is_not_of_a_day_that_the_outlet_tells_of_a_meeting() -> None:
    """Nobody speaks with a day: still a post is of its own."""
    text = "The two delegations met in the harbour town on Thursday.\n\nThe Foreign Office said on X that talks went on."
    found = statements(text)[-1]
    assert (found.said_on, found.said_until) == (None, FRIDAY)
    assert "another occasion" in (found.said_basis or "")
