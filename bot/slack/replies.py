"""Messages sent after the acknowledgement, through the address Slack gave with the click; and who has shared what.

A `response_url` works in every channel the person can write to, private ones and those the bot is not in, which
`chat.postMessage` does not.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

from bot.errors import FoStanceError
from bot.slack.card import Card
from bot.slack.sdk import quiet_logger

How = Literal["replace", "private", "public"]
Claim = tuple[str, str, str, str]

_TIMEOUT_S = 10
_HOW: dict[How, dict[str, object]] = {
    "replace": {"replace_original": True, "response_type": "ephemeral"},
    "private": {"replace_original": False, "response_type": "ephemeral"},
    "public": {"replace_original": False, "response_type": "in_channel"},
}


class ReplyError(FoStanceError):
    """Slack did not take a message."""


def send(response_url: str, card: Card, how: How) -> None:
    """Send one message.

    Args:
        response_url: the address that came with the click; five uses within thirty minutes.
        card: what to say.
        how: in place of the card that was clicked, beside it for that person alone, or to everyone in the channel.

    Raises:
        ReplyError: Slack refused it or did not answer.
    """
    from slack_sdk.webhook import WebhookClient

    client = WebhookClient(response_url, timeout=_TIMEOUT_S, logger=quiet_logger())
    try:
        answer = client.send_dict(message(card, **_HOW[how]))
    except OSError as error:
        raise ReplyError("Slack does not answer", todo="Check the network") from error
    if answer.status_code != 200:
        raise ReplyError(f"Slack refused a message with status {answer.status_code}")


def message(card: Card, **how: object) -> dict[str, object]:
    """A card as Slack's message payload; links never unfurl, as an article's picture is not the ministry's word."""
    return {"text": card.text, "blocks": [*card.blocks], "unfurl_links": False, "unfurl_media": False, **how}


class Claims:
    """Remembers for a minute what was shared, so that a double click shares once. One process's memory: two processes
    can still both share when they get one click each."""

    def __init__(self, *, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._until: dict[Claim, float] = {}
        self._lock = threading.Lock()

    def take(self, claim: Claim) -> bool:
        """True for the first who asks within the time."""
        now = self._clock()
        with self._lock:
            self._until = {each: until for each, until in self._until.items() if until > now}
            if claim in self._until:
                return False
            self._until[claim] = now + self._seconds
            return True

    def give_back(self, claim: Claim) -> None:
        """Forget it, as nothing came of it."""
        with self._lock:
            self._until.pop(claim, None)
