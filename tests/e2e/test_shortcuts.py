"""**Check this quote** in a message's menu, through both transports."""

from __future__ import annotations

from bot.slack import notices
from bot.stance.command import MOST_QUOTE
from tests.slack.cards import pieces, texts
from tests.slack.desk import Desk
from tests.slack.fakeslack import FakeSlack, Message
from tests.slack.payloads import Payload


def checked(slack: FakeSlack, message: Payload) -> Message:
    """What the person who chose it is told."""
    assert slack.shortcut("check_quote", message).status == 200
    told = slack.wait_for(lambda: slack.messages, what="answer to a shortcut")[0]
    assert (told.via, told.body["response_type"]) == ("response_url", "ephemeral")
    return told


def test_a_quote_that_was_said_is_found_with_day_and_speaker(slack: FakeSlack) -> None:
    """Slack's escapes and signs of formatting are no part of the quote."""
    said = "&gt; *The ferry treaty with Washington stands*, and no one here wishes to alter a line of it"
    shown = texts(checked(slack, {"text": f"did she say this?\n{said}"}).body["blocks"])
    assert "Word for word in a statement by Amina Farouk, Foreign Office Spokesperson" in shown
    assert "said Thursday 2 May 2030" in shown
    assert "Checked: The ferry treaty with Washington stands" in shown


def test_words_that_differ_are_marked(slack: FakeSlack) -> None:
    """A quote in other words shows which they are."""
    said = "The ferry treaty with Washington stands, and nobody here wishes to change a line of it"
    blocks = checked(slack, {"text": said}).body["blocks"]
    assert "Not word for word" in texts(blocks)
    assert [one for one in pieces(blocks, "text") if one.get("style") == {"bold": True}]


def test_a_quote_that_nobody_said_is_no_match(slack: FakeSlack) -> None:
    """What is like nothing in the archive is said to be so."""
    shown = texts(checked(slack, {"text": "Bananas will be taxed by weight and by colour from Monday"}).body["blocks"])
    assert "No statement in the archive has these words or is like them." in shown


def test_words_of_somebody_else_are_given_to_him(slack: FakeSlack) -> None:
    """What the defence minister said is not the ministry's."""
    shown = texts(checked(slack, {"text": "No flag but ours will fly over that harbour"}).body["blocks"])
    assert "by Rustam Vale, Defence Minister, not Pakistan's foreign ministry" in shown


def test_a_message_without_words_and_one_too_long_are_told(slack: FakeSlack) -> None:
    """Each with what to do instead."""
    assert texts(checked(slack, {"text": "<@U1>"}).body["blocks"]) == notices.NO_WORDS
    slack.reset()
    long = texts(checked(slack, {"text": "word " * MOST_QUOTE}).body["blocks"])
    assert long.startswith(f"A quote to check has at most {MOST_QUOTE} characters, and this message has")


def test_a_quote_checked_in_a_thread_is_answered_there(slack: FakeSlack) -> None:
    """The answer stands where the message does."""
    told = checked(slack, {"text": "The ferry treaty with Washington stands", "thread_ts": "1700000000.000100"})
    assert told.body["thread_ts"] == "1700000000.000100"


def test_a_fault_is_one_private_sentence(slack: FakeSlack, desk: Desk) -> None:
    """Where the archive fails, so it is said."""
    desk.broken = True
    assert texts(checked(slack, {"text": "The ferry treaty with Washington stands"}).body["blocks"]) == notices.FAILED
