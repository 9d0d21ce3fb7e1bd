"""A message as it leaves for Slack, and how much of it Slack takes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack import elements as el
from bot.slack.elements import Block

#: Blocks kept back for a card's heading, sentence and labels, and for its small print and paging buttons.
_ENDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message: `text` for notifications and screen readers, escaped; `blocks` for eyes, within Slack's limits."""

    text: str
    blocks: tuple[Block, ...]
    #: The same without blocks that not every workspace has; empty where there are none of these. Such a card is sent where
    #: Slack says whether it took it, never inside an acknowledgement.
    simpler: tuple[Block, ...] = ()


def fitting(body: list[Block]) -> list[Block]:
    """As many blocks as fit between a card's ends; where some do not, the last one says so."""
    room = el.MAX_BLOCKS - _ENDS
    return body if len(body) <= room else [*body[: room - 1], el.small("More was found than fits here: narrow the question")]
