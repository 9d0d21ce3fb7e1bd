"""The buttons of a card, pressed: share anywhere, wordings that differ, a citation; through both transports."""

from __future__ import annotations

import pytest

from bot.slack import notices
from bot.stance.citation import citation
from tests.e2e.test_slack import ask, press
from tests.slack.cards import button, buttons, pieces, texts
from tests.slack.desk import LEAD, LEAD_WORDS, NORTHERN, NORTHERN_TOO, RETRACTED
from tests.slack.fakeslack import FakeSlack


@pytest.mark.parametrize("channel", ["D024BE91L", "G0PRIVATE1", "C0NOTINVITED"])
def test_share_works_where_the_bot_is_not(slack: FakeSlack, channel: str) -> None:
    """In direct messages and in channels the bot is not in, Share speaks through the click's own address."""
    assert slack.slash("US", channel=channel).status == 200
    slack.click(button(slack.messages[0].body["blocks"], "Share to channel"), channel=channel)
    shared = slack.wait_for(lambda: slack.messages[1:], what="shared card")[0]
    assert (shared.via, shared.public) == ("response_url", True)
    assert LEAD_WORDS in texts(shared.body["blocks"])
    assert [one.via for one in slack.messages if one.via.startswith("chat.")] == []


def test_share_in_a_thread_stays_in_the_thread(slack: FakeSlack) -> None:
    """What was asked in a thread is shared with the thread."""
    blocks = ask(slack, "US")
    slack.click(button(blocks, "Share to channel"), thread="1700000000.000100")
    shared = slack.wait_for(lambda: slack.messages[1:], what="shared card")[0]
    assert (shared.public, shared.body["thread_ts"]) == (True, "1700000000.000100")


def test_a_share_whose_blocks_slack_refuses_leaves_the_words(slack: FakeSlack) -> None:
    """The channel gets plain text rather than nothing."""
    slack.failing["chat.postMessage"] = ["invalid_blocks"]
    slack.click(button(ask(slack, "US"), "Share to channel"))
    shared = slack.wait_for(lambda: slack.messages[1:], what="shared card")[0]
    assert (shared.public, "blocks" in shared.body) == (True, False)
    assert LEAD_WORDS in shared.body["text"]


def test_wording_shows_where_outlets_differ(slack: FakeSlack) -> None:
    """Both wordings stand side by side, privately, with the words that differ in bold."""
    answer = press(slack, ask(slack, "norway"), "Wording").body
    assert (answer["response_type"], answer["replace_original"]) == ("ephemeral", False)
    shown = "".join(one["text"] for one in pieces(answer["blocks"], "text"))
    assert NORTHERN.words in shown
    assert NORTHERN_TOO.words in shown
    bold = [one["text"] for one in pieces(answer["blocks"], "text") if one.get("style") == {"bold": True}]
    assert "shall keep" in bold or "shall" in bold


def test_wording_is_offered_only_where_outlets_differ(slack: FakeSlack) -> None:
    """A card whose other outlet tells the matter in a paraphrase of its own has no such button."""
    assert "Wording" not in [one["text"]["text"] for one in buttons(ask(slack, "US"))]


def test_copy_gives_a_citation_to_paste(slack: FakeSlack) -> None:
    """One line of plain text with words, speaker, day, outlet and link, privately, in a box that can be copied."""
    answer = press(slack, ask(slack, "US"), "Copy").body
    assert answer["response_type"] == "ephemeral"
    assert pieces(answer["blocks"], "rich_text_preformatted")[0]["elements"] == [{"type": "text", "text": citation(LEAD)}]


@pytest.mark.parametrize(
    ("action", "value", "sentence"),
    [
        ("copy", RETRACTED.statement.id, notices.NOT_CITED),
        ("copy", "0" * 16, notices.NOT_FOUND),
        ("wording", "0" * 16, notices.NOT_FOUND),
        ("from_another_year", "x", notices.OUTDATED),
    ],
)
def test_a_button_that_nothing_is_behind_says_so(slack: FakeSlack, action: str, value: str, sentence: str) -> None:
    """What was retracted is not cited; what is gone, and what no version knows, is told."""
    slack.click({"type": "button", "action_id": action, "value": value})
    told = slack.wait_for(lambda: slack.messages, what="sentence")[0]
    assert (texts(told.body["blocks"]), told.public) == (sentence, False)


def test_the_same_card_is_shared_once(slack: FakeSlack) -> None:
    """Pressed again, the button says that it was done, and the channel hears nothing more."""
    share = button(ask(slack, "US"), "Share to channel")
    stamp = f"9.{slack.transport}"
    slack.click(share, message_ts=stamp)
    slack.wait_for(lambda: slack.messages[1:], what="shared card")
    slack.click(share, message_ts=stamp)
    told = slack.wait_for(lambda: slack.messages[2:], what="sentence")[0]
    assert texts(told.body["blocks"]) == notices.SHARED_ALREADY
    assert len(slack.history()) == 1
