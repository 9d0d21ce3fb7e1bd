"""What of a message is taken for a quote."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.adding import address_in
from bot.slack.pasted import quote_in


@pytest.mark.parametrize(
    ("message", "quote"),
    [
        ({"text": "“We shall talk,” she said"}, "“We shall talk,” she said"),
        ({"text": "Is this right?\n&gt; We shall talk\n&gt; and listen.\nThanks"}, "We shall talk and listen."),
        ({"text": "&gt;&gt; no space &amp; two signs"}, "no space & two signs"),
        ({"text": "<@U1> *We shall* _talk_, ~never~ `mind` <!here>"}, "We shall talk, never mind"),
        ({"text": "*_We shall talk_*"}, "We shall talk"),
        ({"text": "snake_case_name and 2 * 3 * 4"}, "snake_case_name and 2 * 3 * 4"),
        (
            {"text": "“We shall talk” <https://a.example/1|Harbour Post> <https://a.example/2>"},
            "“We shall talk” Harbour Post",
        ),
        ({"text": "", "attachments": [{"fallback": "none"}, {"text": "Forwarded words"}]}, "none"),
        ({"text": None, "attachments": [{"text": ""}, {"text": "Forwarded words"}]}, "Forwarded words"),
        ({"text": "<@U1> <https://a.example>"}, ""),
        ({}, ""),
    ],
)
def test_the_words_as_a_reader_sees_them(message: dict[str, Any], quote: str) -> None:
    """Lines set off as a quote go before all else; links, names and signs of formatting are no words."""
    assert quote_in(message) == quote


@pytest.mark.parametrize(
    ("message", "address"),
    [
        ({"text": "see <https://a.example/1|Harbour> and <https://a.example/2>"}, "https://a.example/1"),
        ({"text": "<https://a.example/1?a=1&amp;b=2>"}, "https://a.example/1?a=1&b=2"),
        ({"text": "", "attachments": [{"from_url": "https://a.example/3"}]}, "https://a.example/3"),
        ({"text": "a.example/1 <mailto:a@b.example> <ftp://a.example>"}, None),
        ({"text": "<https://>"}, None),
        ({}, None),
    ],
)
def test_the_first_web_address_of_a_message(message: dict[str, Any], address: str | None) -> None:
    """As Slack writes links; nothing else is taken for one."""
    assert address_in(message) == address
