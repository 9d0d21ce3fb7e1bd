"""What is typed about digests and watches -> what is done about it, if this person may."""

from __future__ import annotations

from bot.slack import digest_desk, watch_desk
from bot.slack.card import Card
from bot.slack.subscribers import Asker, Subscriptions
from bot.stance.digest_commands import (
    DigestNow,
    DigestOf,
    DigestOff,
    DigestOn,
    DigestPreview,
    DigestStatus,
    Subscribing,
    Unwatch,
    Watch,
    Watches,
)


def subscribe(desk: Subscriptions, command: Subscribing, asker: Asker) -> Card:
    """Do what was typed, and say what was done.

    Raises:
        ArchiveError: the archive or the outbox cannot be read or written.
    """
    if isinstance(command, DigestOn | DigestOff | DigestNow) and (refused := asker.refusal()) is not None:
        return refused
    match command:
        case DigestOn():
            return digest_desk.on(desk, command, asker)
        case DigestOff():
            return digest_desk.off(desk, asker)
        case DigestNow():
            return digest_desk.now(desk, asker)
        case DigestPreview():
            return digest_desk.preview(desk, asker)
        case DigestOf(day=day):
            return digest_desk.of_day(desk, day)
        case DigestStatus():
            return digest_desk.status(desk, asker)
        case Watch(query=query):
            return watch_desk.watch(desk, query, asker)
        case Unwatch(query=query):
            return watch_desk.unwatch(desk, query, asker)
        case Watches():
            return watch_desk.watches(desk, asker)
