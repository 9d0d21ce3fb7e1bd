"""What a typed text becomes before it is a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.answering import answer_text
from bot.slack.notices import help_card
from bot.stance.answers import Query
from bot.stance.command import Ask
from tests.slack.cards import buttons, texts
from tests.slack.desk import NAMES, Desk


@pytest.mark.parametrize("text", ["", "  ", "help", "HELP", "?", "مدد"])
def test_asking_for_help_in_any_way_gives_help(text: str) -> None:
    """Nothing, a question mark and the word in two languages."""
    assert answer_text(Desk().deps(), text) == help_card("PK", NAMES)


@pytest.mark.parametrize("text", ["review", " Correct "])
def test_an_editors_command_points_to_its_buttons(text: str) -> None:
    """It is no country that was mistyped."""
    assert "Home tab" in answer_text(Desk().deps(), text).text


def test_the_longest_question_that_is_read_can_be_paged() -> None:
    """Its buttons hold it whole; what is longer is refused with a sentence."""
    longest = f"US {'remark number ' * 21}"[:300]
    assert buttons(answer_text(Desk().deps(), f"{longest} x" * 2).blocks) == []
    assert buttons(
        answer_text(replace(Desk().deps(), read=lambda _: Ask(query=Query(text=longest, countries=("US",)))), "x").blocks
    )


def test_a_card_lists_ten_statements_however_many_were_asked_for() -> None:
    """Twenty would not fit into fifty blocks with everything around them; the rest is behind Earlier."""
    desk = Desk()
    wide = replace(desk.deps(), read=lambda text: Ask(query=Query(text=text, limit=20)))
    contexts = [one for one in buttons(answer_text(wide, "everything").blocks) if one["text"]["text"] == "Context"]
    assert len(contexts) == len({one["value"] for one in contexts})
    assert "further statement" in texts(answer_text(wide, "everything").blocks)


def test_surrounding_space_is_not_part_of_the_question() -> None:
    """A question with spaces around it is the same question."""
    desk = Desk()
    assert answer_text(desk.deps(), " us ") == answer_text(desk.deps(), "us")


def test_slacks_escaping_is_undone_before_the_question_is_read() -> None:
    """An ampersand that Slack escaped is the ampersand that was typed, and `&amp;lt;` is not undone twice."""
    read = Desk().read("trade &amp; US &lt;x&gt; &amp;lt;")
    assert isinstance(read, Ask)
    assert read.query.text == "trade & US <x> &lt;"
