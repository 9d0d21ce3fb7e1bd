"""What the listeners are given, so that they read neither clock nor environment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Protocol, TypeAlias, TypeVar

from bot.archive.ledger import FeedState
from bot.archive.protocol import Archive
from bot.slack.adding import Adding
from bot.slack.bucket import BURST
from bot.slack.editing import Editing
from bot.slack.once import Claims, Once
from bot.slack.remembering import Remembered
from bot.slack.roles import Roles
from bot.slack.safely import Count
from bot.slack.subscribers import Subscriptions
from bot.stance.command import Reading, kind_of
from bot.stance.present import Names
from bot.stance.respond import Desk

T = TypeVar("T")
#: Hears of a command that was answered: its kind, how that ended, and how many seconds it took; see `bot.slack.metrics`.
Meter: TypeAlias = Callable[[str, str, float], None]


class Wait(Protocol):
    """How long a question is waited for."""

    def __call__(self, work: Callable[[], T]) -> T:
        """What comes of the work. Raises `NotAnswering` where nothing comes in time, and whatever the work raises."""
        ...


def _at_once(work: Callable[[], T]) -> T:
    return work()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """What the listeners answer with; wiring builds it once."""

    archive: Archive
    #: What was typed -> a command, or what could have been meant.
    read: Callable[[str], Reading]
    #: Country code of the ministry that is followed ("PK").
    ministry: str
    #: Code or topic id -> the name a person reads.
    names: Names
    #: The day in the newsroom's time zone.
    today: Callable[[], date]
    #: An article's address -> what became of it; fetches, which takes its time.
    adding: Adding
    #: How the watched feeds stand.
    feeds: Callable[[], Sequence[FeedState]] = tuple
    #: Who may do what.
    roles: Roles = field(default_factory=Roles)
    #: What digests and watches are set with; None where there is nothing to keep them in.
    subscriptions: Subscriptions | None = None
    #: What editors work with; None where there is nothing to correct.
    editing: Editing | None = None
    #: How many questions and clicks one person may make at once.
    burst: int = BURST
    #: How long an answer is waited for; one that is in memory is never waited for.
    wait: Wait = _at_once
    #: What was answered already.
    remembered: Remembered = field(default_factory=Remembered)
    #: Counts commands that were answered; None where nobody wants figures.
    meter: Meter | None = None
    #: What was done already.
    once: Once = field(default_factory=Claims)

    def counting(self, typed: str) -> Count | None:
        """What counts a command that was typed, of which it keeps the verb; None where nobody wants figures."""
        return None if self.meter is None else partial(self.meter, kind_of(typed))

    def desk(self) -> Desk:
        """Who is asked, now."""
        return Desk(archive=self.archive, ministry=self.ministry, today=self.today(), names=self.names, feeds=self.feeds)
