"""What a typed text becomes before it is a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.listeners import answer_text
from bot.slack.notices import help_card
from bot.stance.answers import Query
from tests.slack.cards import buttons, texts
from tests.slack.desk import NAMES, Desk


@pytest.mark.parametrize("text", ["", "  ", "help", "HELP", "?", "مدد"])
def test_asking_for_help_in_any_way_gives_help(text: str) -> None:
    """Nothing, a question mark and the word in two languages."""
    assert answer_text(Desk().deps(), text) == help_card("PK", NAMES)


def test_a_very_long_question_is_refused_with_its_limit() -> None:
    """More than two hundred characters are no question, and are not looked up."""
    assert "A question has at most 200 characters." in texts(answer_text(Desk().deps(), "u" * 201).blocks)
    assert "at most" not in texts(answer_text(Desk().deps(), "u" * 200).blocks)


def test_a_card_lists_ten_statements_however_many_were_asked_for() -> None:
    """Twenty would not fit into fifty blocks with everything around them; the rest is behind Earlier."""
    desk = Desk()
    wide = replace(desk.deps(), match=lambda text: Query(text=text, limit=20))
    contexts = [one for one in buttons(answer_text(wide, "everything").blocks) if one["text"]["text"] == "Context"]
    assert len(contexts) == len({one["value"] for one in contexts})
    assert "further statement" in texts(answer_text(wide, "everything").blocks)


def test_surrounding_space_is_not_part_of_the_question() -> None:
    """A question with spaces around it is the same question."""
    desk = Desk()
    assert answer_text(desk.deps(), " us ") == answer_text(desk.deps(), "us")
