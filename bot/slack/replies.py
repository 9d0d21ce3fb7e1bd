"""Messages sent after the acknowledgement, through the address Slack gave with the click.

A `response_url` works in every channel the person can write to, private ones and those the bot is not in, which
`chat.postMessage` does not.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from bot.errors import FoStanceError
from bot.slack.card import Card
from bot.slack.checking import fault_in
from bot.slack.sdk import quiet_logger

_log = logging.getLogger(__name__)

How = Literal["replace", "private", "public"]

_TIMEOUT_S = 10
_HOW: dict[How, dict[str, object]] = {
    "replace": {"replace_original": True, "response_type": "ephemeral"},
    "private": {"replace_original": False, "response_type": "ephemeral"},
    "public": {"replace_original": False, "response_type": "in_channel"},
}


class ReplyError(FoStanceError):
    """Slack did not take a message."""


def reply(body: dict[str, Any], card: Card, how: How) -> None:
    """Answer a click or a shortcut, in its thread where it comes from one.

    Raises:
        ReplyError: as `send`.
    """
    place = body.get("container") or body.get("message") or {}
    send(body["response_url"], card, how, thread=place.get("thread_ts"))


def send(response_url: str, card: Card, how: How, *, thread: str | None = None) -> None:
    """Send one message, with simpler blocks or as plain text where Slack does not take its blocks.

    Args:
        response_url: the address that came with the click; five uses within thirty minutes.
        card: what to say.
        how: in place of the card that was clicked, beside it for that person alone, or to everyone in the channel.
        thread: the thread that a new message belongs to.

    Raises:
        ReplyError: Slack refused it or did not answer.
    """
    from slack_sdk.webhook import WebhookClient

    client = WebhookClient(response_url, timeout=_TIMEOUT_S, logger=quiet_logger())
    where = {"thread_ts": thread} if thread and how != "replace" else {}
    for payload in versions(card, **_HOW[how], **where):
        try:
            answer = client.send_dict(payload)
        except OSError as error:
            raise ReplyError("Slack does not answer", todo="Check the network") from error
        if answer.status_code == 200:
            return
        if answer.status_code != 400 or "blocks" not in answer.body:
            break
    raise ReplyError(f"Slack refused a message with status {answer.status_code}")


def versions(card: Card, **how: object) -> Iterator[dict[str, object]]:
    """A card as Slack's message payload, and what to send where Slack does not take its blocks: simpler ones, then text."""
    yield message(card, **how)
    if card.simpler:
        yield message(replace(card, blocks=card.simpler), **how)
    yield _payload(card, how)


def message(card: Card, **how: object) -> dict[str, object]:
    """A card as Slack's message payload, every one that leaves; blocks that Slack would refuse are left out, and logged.

    Links never unfurl, as an article's picture is not the ministry's word.
    """
    payload, fault = _payload(card, how), fault_in(card.blocks)
    if fault is not None:
        _log.error("sent without its blocks: %s", fault)
        return payload
    return payload | {"blocks": [*card.blocks]}


def acknowledgement(card: Card) -> str:
    """A card as the body of a command's acknowledgement, which only the one who typed it sees."""
    return json.dumps(message(card, response_type="ephemeral"))


def _payload(card: Card, how: Mapping[str, object]) -> dict[str, object]:
    return {"text": card.text, "unfurl_links": False, "unfurl_media": False, **how}
