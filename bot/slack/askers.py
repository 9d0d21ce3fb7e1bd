"""Who typed a command, pressed a button or mentioned the bot, for what is set in a channel or for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.slack.door import Door
from bot.slack.people import who_of
from bot.slack.subscribers import Asker

if TYPE_CHECKING:
    from slack_sdk import WebClient

Payload = dict[str, Any]


def asker_of(body: Payload, door: Door, client: WebClient) -> Asker:
    """The asker of a payload; whether they may change anything is looked up when it matters.

    Args:
        body: a command, a click or an event.
        door: knows the roles.
        client: asks Slack about the person where a role depends on it.
    """
    who = who_of(body)
    return Asker(
        team=who.team,
        channel=_channel(body),
        user=who.user,
        request=str(body.get("trigger_id") or body.get("event_id") or ""),
        refusal=lambda: door.refusal(who, "editor", client),
    )


def _channel(body: Payload) -> str:
    """Where it was done: a command names the channel by its id alone, a click and an event each in their own way."""
    parts = (body.get("channel"), body.get("event"), body.get("container"))
    named = [part.get("id") or part.get("channel") or part.get("channel_id") for part in parts if isinstance(part, dict)]
    return str(body.get("channel_id") or next((one for one in named if one), ""))
