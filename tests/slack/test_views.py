"""Views of several parts as messages: within Slack's limits, with the marks where they belong, and nothing interpreted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span
from bot.slack.card import Card
from bot.slack.replies import message, versions
from bot.slack.state import read_question
from bot.slack.views import render_view
from bot.stance.views import Follow, Passage, Section, Table, View
from tests.fakes import record
from tests.slack.blockkit import problems
from tests.slack.cards import button, pieces, texts
from tests.slack.desk import HOSTILE, HOSTILE_WORDS

_ONE = record("The treaty stands, and no one here wishes to alter it.")
_PASSAGE = Passage(record=_ONE, line="Amina Farouk · said on Thursday", marks=(Span(start=4, end=10),), notes=("a note",))
_TABLE = Table(head=("Country", "Said"), rows=(("United States", "12"), ("日本", "3")))
VIEW = View(
    kind="history",
    title="Pakistan on the United States",
    message="The archive holds 12 statements.",
    sections=(
        Section(heading="By month", table=_TABLE),
        Section(heading="By day", lines=("two days",), passages=(_PASSAGE,)),
    ),
    notes=("newest briefing: Thursday",),
    follows=(Follow(label="Earlier", question="history US --offset 5"),),
)


def test_everything_of_a_view_is_shown() -> None:
    """Title, sentence, headings, lines, words, who and where, table, small print and buttons."""
    shown = texts(render_view(VIEW).blocks)
    for part in (
        VIEW.title, VIEW.message, "By month", "two days", _PASSAGE.line, "a note", "Newest briefing: Thursday",
        "The Harbour Gazette", "Country        Said\nUnited States  12\n日本           3",
    ):  # fmt: skip
        assert part in shown
    assert read_question(button(render_view(VIEW).blocks, "Earlier")["value"]) == "history US --offset 5"
    assert render_view(VIEW).text == VIEW.message


def test_the_words_are_whole_and_the_marks_bold() -> None:
    """The pieces of a quote put together are the statement's words; the marked ones are bold."""
    (quote,) = pieces(render_view(VIEW).blocks, "rich_text_quote")
    assert "".join(one["text"] for one in quote["elements"]) == _ONE.words
    assert [one["text"] for one in quote["elements"] if one.get("style")] == ["treaty"]


@pytest.mark.parametrize("count", [1, 13, 60])
def test_it_fits_into_fifty_blocks(count: int) -> None:
    """And says so where something is left out."""
    card = render_view(replace(VIEW, sections=(Section(heading="x", passages=(_PASSAGE,) * count),)))
    assert problems(message(card, response_type="ephemeral")) == []
    assert ("More was found" in texts(card.blocks)) == (count == 60)


def test_nothing_in_an_article_is_interpreted() -> None:
    """Mentions, links and markup in printed words stay characters."""
    passage = Passage(record=HOSTILE, line="<!channel> *x*", marks=(Span(start=0, end=10**6),))
    card = render_view(replace(VIEW, message="<!here> & co", sections=(Section(passages=(passage,)),)))
    assert problems(message(card, response_type="ephemeral")) == []
    assert HOSTILE_WORDS in texts(card.blocks)
    assert "<!here>" not in card.text


def _compared(*rows: tuple[str, ...]) -> Card:
    table = Table(head=("Topic", "Freedonia", "Sylvania"), rows=rows)
    by_day = Table(head=("Day", "Freedonia", "Sylvania"), rows=(("2 May", "said", "said"),))
    return render_view(replace(VIEW, kind="compare", sections=(Section(table=table), Section(table=by_day))))


def test_countries_side_by_side_are_one_table_block() -> None:
    """The first table is a block, the second, as a message holds one, columns; beside them the same with columns alone."""
    card = _compared(("Water", "said, 2 May 2030", "not raised"))
    (table,) = pieces(card.blocks, "table")
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Topic", "Freedonia", "Sylvania"],
        ["Water", "said, 2 May 2030", "not raised"],
    ]
    assert "2 May" in texts(pieces(card.blocks, "rich_text_preformatted"))
    assert texts(pieces(card.simpler, "rich_text_preformatted")[0]).startswith("Topic  Freedonia")
    assert [problems(one) for one in versions(card)] == [[], [], []]


@pytest.mark.parametrize(
    "rows",
    [(("a", "b", "c"),) * 100, (("x" * 9990, "b", "c"),)],
    ids=["more rows than Slack takes", "more characters"],
)
def test_what_no_table_block_holds_is_columns(rows: tuple[tuple[str, ...], ...]) -> None:
    """There is nothing simpler to fall back to then."""
    card = _compared(*rows)
    assert pieces(card.blocks, "table") == []
    assert card.simpler == ()


def test_other_tables_are_columns() -> None:
    """What fits a phone is answered at once, in every workspace."""
    assert render_view(VIEW).simpler == ()


_MARKS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5)


@given(words=st.text(alphabet="ab <&>\n“”é日", min_size=1, max_size=60), marks=_MARKS, cell=st.text(max_size=60))
def test_any_view_is_a_message_slack_takes(words: str, marks: list[tuple[int, int]], cell: str) -> None:
    """Whatever the marks are, the words come out whole and in order."""
    one = record(f"x{words}x")
    passage = Passage(record=one, line=cell, marks=tuple(Span(start=min(pair), end=max(pair)) for pair in marks))
    view = replace(VIEW, sections=(Section(passages=(passage,), table=Table(head=(cell, "b"), rows=((cell, cell),))),))
    card = render_view(view)
    assert problems(message(card, response_type="ephemeral")) == []
    (quote,) = pieces(card.blocks, "rich_text_quote")
    assert "".join(piece["text"] for piece in quote["elements"]) == one.words
