"""`@fo-stance US` in a channel and in a thread, through both transports."""

from __future__ import annotations

import pytest

from bot.slack import notices
from tests.slack.cards import button, texts
from tests.slack.desk import LEAD_WORDS, Desk
from tests.slack.emulator import CHANNEL, USER
from tests.slack.fakeslack import FakeSlack, Message

BOT = "<@U0FOSTANCE>"


def answered(slack: FakeSlack, text: str, *, thread: str | None = None) -> Message:
    """What comes of a mention."""
    assert slack.mention(text, thread=thread).status == 200
    return slack.wait_for(lambda: slack.messages, what="answer to a mention")[0]


def test_a_mention_in_a_thread_is_answered_there_for_the_asker_alone(slack: FakeSlack) -> None:
    """The card comes privately into the thread, where slash commands do not work."""
    answer = answered(slack, f"{BOT} US", thread="1700000000.000100")
    assert answer.via == "chat.postEphemeral"
    assert (answer.body["channel"], answer.body["user"]) == (CHANNEL, USER)
    assert answer.body["thread_ts"] == "1700000000.000100"
    assert LEAD_WORDS in texts(answer.body["blocks"])
    assert slack.history() == []


def test_a_mention_in_a_channel_is_answered_in_the_channel(slack: FakeSlack) -> None:
    """No thread is begun."""
    answer = answered(slack, f"what of this, {BOT} US")
    assert "thread_ts" not in answer.body
    assert LEAD_WORDS in texts(answer.body["blocks"])


def test_an_event_that_is_sent_again_is_answered_once(slack: FakeSlack) -> None:
    """Slack repeats an event whose acknowledgement it missed; its id tells."""
    for again in range(3):
        assert slack.mention(f"{BOT} US", event_id=f"EvTWICE{slack.transport}", again=again).status == 200
    slack.mention(f"{BOT} canada")
    slack.wait_for(lambda: len(slack.messages) == 2, what="two answers")
    assert len({one.body["text"] for one in slack.messages}) == 2


def test_a_button_of_a_mentions_card_works_in_the_thread(slack: FakeSlack) -> None:
    """Context from a thread comes into the thread."""
    card = answered(slack, f"{BOT} US", thread="1700000000.000100").body
    slack.click(button(card["blocks"], "Context"), thread="1700000000.000100")
    beside = slack.wait_for(lambda: slack.messages[1:], what="context")[0]
    assert beside.body["thread_ts"] == "1700000000.000100"


def test_blocks_that_slack_refuses_leave_the_words(slack: FakeSlack) -> None:
    """A workspace that does not take the blocks gets the same as plain text."""
    slack.failing["chat.postEphemeral"] = ["invalid_blocks"]
    answer = answered(slack, f"{BOT} US")
    assert "blocks" not in answer.body
    assert LEAD_WORDS in answer.body["text"]


def test_a_fault_is_one_private_sentence(slack: FakeSlack, desk: Desk) -> None:
    """Where the archive fails the asker reads so, in the thread."""
    desk.broken = True
    answer = answered(slack, f"{BOT} canada", thread="1700000000.000100")
    assert texts(answer.body["blocks"]) == notices.FAILED
    assert answer.body["thread_ts"] == "1700000000.000100"


@pytest.mark.parametrize("kind", ["team_join", "message", "something_new"])
def test_an_event_that_nothing_is_done_about_is_acknowledged(slack: FakeSlack, kind: str) -> None:
    """Too many errors would make Slack stop telling of anything."""
    assert slack.event({"type": kind}).status == 200
    assert slack.messages == []
