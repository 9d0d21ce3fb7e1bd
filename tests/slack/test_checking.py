"""The last look before a message leaves: what Slack would refuse is found, and the words go out without it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.slack.card import Card
from bot.slack.checking import fault_in
from bot.slack.notices import help_card
from bot.slack.replies import message
from tests.slack.desk import NAMES
from tests.slack.test_blockkit import BAD, BUTTON, PLAIN, table

#: What the bot cannot make at all, or what Slack takes though it should not come from us.
_ELSEWHERE = {
    "mrkdwn",
    "an emoji flag",
    "an unknown block",
    "an unknown field",
    "rows of different lengths",
    "a cell of another kind",
    "a numeric value",
    "an odd style",
    "a long spoken label",
    "an accessory that is no button",
    "a link to no address",
    "a link with a pipe",
    "a broadcast",
    "a user that is none",
}


@pytest.mark.parametrize("name", BAD.keys() - _ELSEWHERE)
def test_what_slack_would_refuse_is_found(name: str) -> None:
    """Lengths, counts and doubled actions, of every block the bot makes."""
    assert fault_in([BAD[name]]) is not None


def test_too_many_blocks_and_one_without_a_type() -> None:
    """Fifty in a message; a block says what it is."""
    assert fault_in([{"type": "divider"}] * 51) == "51 blocks"
    assert fault_in([{"type": "divider"}] * 51, most=100) is None
    assert fault_in([{}]) == "0 None: no type"


def test_a_message_holds_one_table() -> None:
    """Slack takes no second."""
    assert fault_in([table(["a"])]) is None
    assert fault_in([table(["a"]), table(["b"])]) == "two tables"


@pytest.mark.parametrize(
    "block",
    [
        {"type": "divider"},
        {"type": "section", "text": PLAIN, "accessory": BUTTON},
        {"type": "actions", "elements": [BUTTON, {"type": "users_select", "action_id": "b"}]},
    ],
)
def test_what_slack_takes_passes(block: dict[str, Any]) -> None:
    """No false alarm on ours, nor on elements that are made elsewhere."""
    assert fault_in([block]) is None


def test_a_message_with_a_fault_leaves_as_plain_text(caplog: pytest.LogCaptureFixture) -> None:
    """The person reads the same words; the log says what was wrong, not what was said."""
    with caplog.at_level(logging.ERROR):
        sent = message(Card(text="words", blocks=(BAD["a long header"],)))
    assert sent == {"text": "words", "unfurl_links": False, "unfurl_media": False}
    assert caplog.messages == ["sent without its blocks: 0 header: text of 151 characters"]
    assert "blocks" in message(help_card("PK", NAMES))
