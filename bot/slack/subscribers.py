"""Who sets digests and watches, and with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.archive.outbox_protocol import Outbox, Subscription
from bot.archive.protocol import Archive
from bot.slack.card import Card
from bot.stance import present
from bot.stance.present import Names
from bot.stance.sentences import and_, or_
from bot.stance.telling import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who typed a command or pressed a button, and where."""

    team: str
    channel: str
    user: str
    #: What Slack calls this one request, the same again where it is sent again.
    request: str = ""
    #: Why they may not set what a channel is told; None where they may. Asked only where it matters: it can take a second.
    refusal: Callable[[], Card | None] = lambda: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What digests and watches are set with; wiring builds it once."""

    archive: Archive
    outbox: Outbox
    #: Country code of the ministry that is followed.
    ministry: str
    #: Code or topic id -> the name a person reads.
    names: Names
    #: The present, aware.
    now: Callable[[], datetime]
    #: The newsroom's zone.
    zone: ZoneInfo
    #: Digests out of config.yaml, which nobody ends by typing.
    configured: tuple[Subscription, ...] = ()

    def teller(self) -> Teller:
        """What makes this answer's digests."""
        return Teller(self.archive, self.outbox, self.ministry)

    def about(self, one: Subscription) -> str:
        """ " on Iran or China, trade", or nothing where it is on everything."""
        return f" on {self.subject(one)}" if one.countries or one.topics else ""

    def subject(self, one: Subscription) -> str:
        """What it is about: any of a digest's countries, all of a watch's."""
        join = and_ if one.kind == "watch" else or_
        countries = join([present.with_article(present.name_of(code, self.names)) for code in one.countries])
        return ", ".join(part for part in (countries, join([present.name_of(id, self.names) for id in one.topics])) if part)
