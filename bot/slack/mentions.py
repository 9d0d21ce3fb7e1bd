"""`@fo-stance Iran` in a channel or a thread -> the card, where it was asked and for the asker alone.

Slash commands do not work in threads, mentions do. Slack sends an event again when its acknowledgement was late or lost;
each is answered once, by its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Payload = dict[str, Any]

_MENTION = r"<@{id}(?:\|[^>]*)?>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person asking by mention."""

    team: str
    channel: str
    #: The thread it stands in; None for a message of the channel itself.
    thread: str | None
    user: str
    #: What was asked, without the bot's name.
    text: str
    #: Slack's id of the event, the same when it is sent again.
    event: str


def read_mention(body: Payload, bot: str) -> Mention | None:
    """The mention in an event's body; None for what another program wrote, or what lacks a person or a place.

    Args:
        body: an `event_callback` with an `app_mention`.
        bot: the bot's user id.
    """
    event = body.get("event", {})
    user, channel = event.get("user"), event.get("channel")
    if not user or not channel or event.get("bot_id") or user == bot:
        return None
    return Mention(
        team=str(body.get("team_id", "")),
        channel=channel,
        thread=event.get("thread_ts"),
        user=user,
        text=asked_in(str(event.get("text", "")), bot),
        event=str(body.get("event_id", "")),
    )


def asked_in(text: str, bot: str) -> str:
    """What stands behind the bot's name; where nothing does, what stands before it.

    "<@U0BOT> Iran" and "Iran, <@U0BOT>?" both ask for Iran; "morning all <@U0BOT> Iran" does, too.
    """
    before, _, after = re.sub(_MENTION.format(id=re.escape(bot)), "\0", text, count=1).partition("\0")
    rest = re.sub(_MENTION.format(id=re.escape(bot)), " ", after).strip(" \t\n,:;–—-")
    return rest if rest.strip("?!. ") else before.strip(" \t\n,:;–—-")
