"""What a mention asks for, whoever wrote it and wherever the bot's name stands in it."""

from __future__ import annotations

import pytest

from bot.slack.mentions import Mention, asked_in, read_mention
from tests.slack.payloads import event_callback, mentioned

BOT = "U0BOT"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("<@U0BOT> Iran", "Iran"),
        ("<@U0BOT|fo-stance>: US terrorism", "US terrorism"),
        ("morning all <@U0BOT> Iran", "Iran"),
        ("Iran, <@U0BOT>?", "Iran"),
        ("<@U0BOT> and again <@U0BOT> Iran", "and again   Iran"),
        ("<@U0BOT>", ""),
        ("<@U0BOT> what of <@U0ANA>", "what of <@U0ANA>"),
        ("<@U0BOTTLE> Iran", "<@U0BOTTLE> Iran"),
    ],
)
def test_what_is_asked_stands_behind_the_name_or_else_before_it(text: str, asked: str) -> None:
    """Only the bot's own name is taken out."""
    assert asked_in(text, BOT) == asked


def test_a_mention_knows_its_thread_its_person_and_its_event() -> None:
    """A thread where there is one, so that the answer stands where the question does."""
    body = event_callback(mentioned("<@U0BOT> Iran", user="U1", thread="1.5"), event_id="Ev1")
    found = read_mention(body, BOT)
    assert found == Mention(
        team=body["team_id"], channel=body["event"]["channel"], thread="1.5", user="U1", text="Iran", event="Ev1"
    )


@pytest.mark.parametrize("change", [{"user": None}, {"channel": None}, {"bot_id": "B1"}, {"user": BOT}])
def test_programs_are_not_answered(change: dict[str, object]) -> None:
    """Two bots that answer each other would never stop."""
    assert read_mention(event_callback(mentioned("<@U0BOT> Iran", user="U1", thread=None) | change), BOT) is None
