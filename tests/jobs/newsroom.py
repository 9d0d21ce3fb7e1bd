"""A newsroom for tests of the jobs: an invented archive, a real outbox in a file, a Slack that says what a test wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.archive import open_outbox
from bot.archive.outbox_protocol import Outbox, Post, Subscription
from bot.jobs.planning import Planner
from bot.jobs.sending import Sender
from bot.slack.delivery import Absent, Look, Outcome, Posted
from bot.slots import Slot
from tests.fakes import InMemoryArchive

KARACHI = ZoneInfo("Asia/Karachi")
NINE = Slot(at=time(9), zone=KARACHI)
NAMES = {"PK": "Pakistan", "US": "United States", "CA": "Canada", "trade": "trade"}
#: Friday 3 May 2030, 09:00 in Karachi: the morning after the default briefing.
MORNING = datetime(2030, 5, 3, 4, 0, tzinfo=UTC)
FRIDAY = date(2030, 5, 3)
LATEST = timedelta(hours=6)


@dataclass(slots=True)
class FakeWire:
    """A Slack in memory: `outcomes` and `looks` are given in turn, then it says yes and shows what was posted."""

    outcomes: list[Outcome] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    #: What stands in the channels: team, channel, payload and key.
    posted: list[tuple[str, str, str, str]] = field(default_factory=list)

    def post(self, team: str, channel: str, payload: str, key: str) -> Outcome:
        """Say what the test wants; a yes is kept."""
        outcome = self.outcomes.pop(0) if self.outcomes else Posted(ts=f"{len(self.posted)}.0")
        if isinstance(outcome, Posted):
            self.posted.append((team, channel, payload, key))
        return outcome

    def find(self, team: str, channel: str, key: str, since: datetime) -> Look:  # noqa: ARG002 - the wire's signature
        """Say what the test wants, else what stands there."""
        if self.looks:
            return self.looks.pop(0)
        keys = [each for _, _, _, each in self.posted]
        return Posted(ts=f"{keys.index(key)}.0") if key in keys else Absent()


class Newsroom:
    """Everything together, with a clock that a test moves."""

    def __init__(self, place: str, archive: InMemoryArchive, *, configured: Sequence[Subscription] = ()) -> None:
        self.now = MORNING
        self.archive, self.wire = archive, FakeWire()
        self.outbox: Outbox = open_outbox(place)
        self.planner = Planner(
            archive=archive,
            outbox=self.outbox,
            ministry="PK",
            names=NAMES,
            zone=KARACHI,
            latest=LATEST,
            configured=configured,
            started=MORNING - timedelta(days=30),
        )
        self.sender = Sender(outbox=self.outbox, wire=self.wire, now=lambda: self.now, latest=LATEST)

    def passes(self, **time: float) -> None:
        """Time goes on."""
        self.now += timedelta(**time)

    def plans(self) -> int:
        """Plan what is due now."""
        return self.planner.digests(self.now) + self.planner.watches(self.now)

    def sends(self) -> int:
        """Do everything there is to do, channel by channel as fast as they allow; how much that was."""
        done = 0
        while True:
            task = self.sender.take()
            if task is None:
                self.passes(seconds=1)
                task = self.sender.take()
            if task is None:
                return done
            task()
            done += 1

    def posts(self, channel: str = "C1") -> list[Post]:
        """A channel's posts, newest first."""
        return self.outbox.posts("T1", channel, 50)


def digest_in(
    channel: str = "C1", *, slot: Slot = NINE, always: bool = False, created: datetime | None = MORNING - timedelta(days=20)
) -> Subscription:
    """A channel's digest."""
    return Subscription(
        team="T1", channel=channel, kind="digest", name=slot.name, slot=slot, always=always, owner="U1", created=created
    )


def watch_of(user: str = "U1", *, countries: tuple[str, ...] = ("US",), topics: tuple[str, ...] = ()) -> Subscription:
    """What a person watches."""
    return Subscription(
        team="T1",
        channel=user,
        kind="watch",
        name=" ".join((*countries, *topics)),
        countries=countries,
        topics=topics,
        owner=user,
        created=MORNING - timedelta(days=20),
    )
