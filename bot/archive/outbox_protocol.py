"""What any outbox promises: who is to be told what and when, and what became of each post. All others know only this.

A post is written down before it is sent, and taken by one worker at a time:

    planned -> sending -> sent
                       -> planned    Slack said to wait, or history does not show it after the quiet period
                       -> unknown    it may have been posted and nobody can look
                       -> failed     Slack refused it
    skipped                          there was nothing to tell, or it was too late

There is one post a channel, slot and local date, ever. All instants are aware and passed in; nothing here reads a clock. All
methods are safe to call from several threads and processes. Every fault of a database surfaces as `ArchiveError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, Protocol

from bot.slots import Slot

Kind = Literal["digest", "watch"]


class State(StrEnum):
    """What became of a post."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    SKIPPED = "skipped"


#: States of a post whose statements count as told: it was posted, will be, or may have been.
TOLD = (State.PLANNED, State.SENDING, State.SENT, State.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who wants to be told of what."""

    #: Slack's ids of the workspace, and of the channel, or of the person for a watch.
    team: str
    channel: str
    kind: Kind
    #: What tells it from the channel's others: a digest's slot ("09:00 Asia/Karachi"), a watch's subject ("CN cpec").
    name: str
    #: When a digest is due; None for a watch, which is told as soon as there is something.
    slot: Slot | None = None
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: Whether a day without news gets a line that says so.
    always: bool = False
    #: Slack's id of who set it; empty for one out of config.yaml.
    owner: str = ""
    #: Since when; None for one out of config.yaml.
    created: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message to one channel."""

    #: 32 hexadecimal digits, also in the message's metadata, by which it is found again.
    key: str
    team: str
    channel: str
    #: A slot's name, a watch's, or what else the post is the only one of for its date.
    slot: str
    local_date: date
    state: State
    #: When it was to be sent.
    due: datetime
    #: The message as JSON, as it was when the post was planned.
    payload: str = ""
    #: The statements it tells: id and status at planning.
    told: tuple[tuple[str, str], ...] = ()
    #: Slack's id of who is told if it fails; empty for nobody.
    owner: str = ""
    #: When a worker took it last, and first; None until one did.
    claimed: datetime | None = None
    first_claimed: datetime | None = None
    #: How often it was taken and not put back.
    attempts: int = 0
    #: Slack's id of the message, once that is known.
    ts: str = ""
    #: Why it is unknown, failed or skipped: a clause.
    reason: str = ""


class Outbox(Protocol):
    """A place that keeps subscriptions and posts."""

    def subscribe(self, wanted: Subscription) -> bool:
        """Keep a subscription, in place of one with its team, channel, kind and name. True where there was none."""
        ...

    def unsubscribe(self, team: str, channel: str, kind: Kind, name: str | None = None) -> int:
        """Drop a channel's subscription of that name; all of its kind where None. How many there were."""
        ...

    def subscriptions(self, kind: Kind, team: str | None = None, channel: str | None = None) -> list[Subscription]:
        """Those of a kind, of one workspace and channel where given; oldest first."""
        ...

    def plan(self, *posts: Post) -> bool:
        """Write posts down, all or none. False where a channel, slot and date of them has one: nothing is changed then."""
        ...

    def newest_dates(self, since: date) -> Mapping[tuple[str, str, str], date]:
        """The newest local date, from `since` on, that each team, channel and slot has a post for, in whatever state."""
        ...

    def told(self, team: str, channel: str, since: date) -> list[tuple[str, str]]:
        """Ids and statuses of what a channel was told for local dates from `since` on, oldest post first; see TOLD."""
        ...

    def claim(self, now: datetime) -> Post | None:
        """Take the post that is due longest, for this caller alone, committed when this returns.

        A channel's posts are taken a second apart at least. None where nothing is due.
        """
        ...

    def claim_stale(self, now: datetime, before: datetime) -> Post | None:
        """Take over a post that was taken before `before` and never settled: its sender is gone, or heard no answer."""
        ...

    def settle(self, post: Post, state: State, *, ts: str = "", reason: str = "") -> bool:
        """Say what became of a post that was claimed. False where somebody else has taken it over since."""
        ...

    def put_back(self, post: Post, until: datetime) -> bool:
        """Leave a claimed post that was certainly not posted for later. False as for `settle`."""
        ...

    def decide(self, key: str, state: State, now: datetime) -> bool:
        """An editor's word on an unknown post: SENT, or PLANNED to post it again, due now. False where it is not unknown."""
        ...

    def post(self, key: str) -> Post | None:
        """One post by its key."""
        ...

    def posts(self, team: str, channel: str, limit: int) -> list[Post]:
        """A channel's posts, newest first."""
        ...

    def waiting(self) -> int:
        """How many posts are planned or sending."""
        ...

    def states(self) -> Mapping[str, int]:
        """How many posts there are in each state, those without any included."""
        ...

    def forget(self, before: date) -> int:
        """Delete posts of local dates before that day that need nothing more: sent, failed or skipped. How many."""
        ...

    def close(self) -> None:
        """Release files and connections; idempotent."""
        ...
