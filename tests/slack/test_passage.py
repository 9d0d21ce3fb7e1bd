"""Context shows a paragraph out of the stored article, cut at its ends only, with the words whole and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Status, Wording
from bot.slack.passage import Passage, context_card, passage
from bot.stance import present
from tests.fakes import record
from tests.slack.cards import buttons, pieces, texts
from tests.slack.desk import LEAD, LEAD_WORDS, RETRACTED, TODAY


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "First.\n\nSecond, ", " and more.\n\nThird.", ("Second, ", " and more."), id="empty lines part paragraphs"
        ),
        pytest.param(
            "First.\nSecond, ", " more.\nThird.", ("Second, ", " more."), id="line breaks do where no empty line is"
        ),
        pytest.param("A.\n\nB\nC ", "\nD\n\nE", ("B\nC ", "\nD"), id="a wrapped line does not"),
        pytest.param("", "", ("", ""), id="the words are the whole text"),
    ],
)
def test_the_paragraph_is_found(before: str, after: str, expected: tuple[str, str]) -> None:
    """What stands around the words in their own paragraph, and nothing of the neighbours."""
    found = passage(record("The words.", before=before, after=after))
    assert found == Passage(before=expected[0], words="The words.", after=expected[1])


def test_a_long_paragraph_is_cut_at_its_ends_and_says_so() -> None:
    """The words stay whole; what was left out before and after is an ellipsis."""
    found = passage(record("The words.", before="before " * 200, after=" after" * 200))
    assert found.before.startswith("… before")
    assert found.words == "The words."
    assert found.after.endswith("after…")


@given(st.text("ab \n“”", max_size=900), st.text("cd \n", min_size=1, max_size=80), st.text("ef \n", max_size=900))
def test_what_is_shown_is_a_slice_of_the_article(before: str, words: str, after: str) -> None:
    """Put together and without its ellipses, a passage stands in the stored text as it is."""
    one = record(words, before=before, after=after)
    found = passage(one)
    shown = found.before.removeprefix("…") + found.words + found.after.removesuffix("…")
    assert shown in one.article.text


def test_the_words_are_bold_and_their_neighbours_are_not() -> None:
    """The statement is marked inside its paragraph."""
    marked = [
        (one["text"], "style" in one) for one in pieces(context_card(LEAD, ministry="PK", today=TODAY).blocks[1], "text")
    ]
    assert marked[:3] == [
        ("She had been asked whether the treaty was still alive. ", False),
        (LEAD_WORDS, True),
        (" Reporters pressed no further.", False),
    ]


def test_what_an_editor_took_back_says_so_and_cannot_be_shared() -> None:
    """An old link to a retracted statement still opens, with its fate and without Share."""
    card = context_card(RETRACTED, ministry="PK", today=TODAY)
    assert "An editor has retracted this statement since." in texts(card.blocks)
    assert buttons(card.blocks) == []


def test_what_waits_for_review_and_what_is_a_summary_say_so() -> None:
    """A held statement is not shareable; a summary is labelled."""
    held = context_card(record(status=Status.HELD, wording=Wording.SUMMARY), ministry="PK", today=TODAY)
    assert "waits for an editor's review" in texts(held.blocks)
    assert present.SUMMARY_LABEL in texts(held.blocks)
    assert buttons(held.blocks) == []


def test_another_ministrys_statement_cannot_be_shared_as_this_ones() -> None:
    """Share is only there for the followed ministry's words."""
    assert buttons(context_card(LEAD, ministry="IN", today=TODAY).blocks) == []
