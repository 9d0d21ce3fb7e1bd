"""What editors can do to an archive: correct what is said of a statement, never its words; and what was done, for ever.

A decision holds for the statement's words: a new version of the article that still says them, and a better reading of it,
keep what an editor decided. All methods are safe to call from several threads. Instants are aware UTC; every fault of a
database surfaces as `ArchiveError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, Literal, Protocol, TypeAlias

from bot.model import Article, Kind, Record


class Keep(Enum):
    """Stands for a field that is left as it is, where None is a value of its own."""

    KEEP = "keep"


KEEP: Literal[Keep.KEEP] = Keep.KEEP
Kept: TypeAlias = Literal[Keep.KEEP]

#: What a reader can find wrong.
WRONG = ("words", "speaker", "day", "country", "other")


class Decision(StrEnum):
    """What is to become of a statement."""

    RELEASE = "release"  # let it be answered: held no longer, or no longer retracted or merged
    RETRACT = "retract"  # answer it to nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an editor changes. The words and where they stand are no part of it: these are the article's."""

    #: The speaker's canonical name; None where the text does not tell.
    speaker: str | Kept | None = KEEP
    role: str | Kept | None = KEEP
    #: Country code whose foreign policy the voice states; None for any other voice.
    ministry: str | Kept | None = KEEP
    #: The day it was said; None where that is unknown.
    said_on: date | Kept | None = KEEP
    countries: tuple[str, ...] | Kept = KEEP
    topics: tuple[str, ...] | Kept = KEEP
    kind: Kind | Kept = KEEP
    decision: Decision | None = None
    #: Id of the statement that says the same and is to be answered in its stead; goes with no decision.
    same_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of an editor, as it was kept."""

    statement: str
    at: datetime
    by: str
    why: str
    #: What was changed, by field (`speaker, role, ministry, said_on, countries, topics, kind, status, same_as`): before
    #: and after. Days are ISO 8601.
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a statement's article."""

    number: int
    added_at: datetime
    #: Whether it says the statement's words.
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a statement stands today and how it came to."""

    record: Record
    #: The statement that is answered in its stead; None unless it was merged by hand.
    same_as: str | None
    #: The article that its own is a copy of; None where it is none.
    copy_of: Article | None
    #: Oldest first.
    versions: tuple[Version, ...]
    corrections: tuple[Correction, ...]

    @property
    def vanished(self) -> Version | None:
        """The first version of the article that no longer says it; None where the newest one does."""
        if self.versions[-1].holds:
            return None
        last = max(place for place, version in enumerate(self.versions) if version.holds)
        return self.versions[last + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a reader says is wrong with a statement."""

    key: int
    statement: str
    #: One of `WRONG`.
    kind: str
    note: str
    by: str
    at: datetime
    #: When an editor dealt with it, who, and what came of it; None while it is open.
    closed_at: datetime | None
    closed_by: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A message in Slack that shows a statement."""

    team: str
    #: Empty where it was shared by the address of somebody's click, as in direct messages and channels that the bot is not
    #: in: Slack names no such message, and nothing can change it.
    channel: str
    #: Slack's id of the message; of the card that was clicked where there is no channel.
    ts: str


class Review(Protocol):
    """The editors' side of an archive."""

    def held(self, *, limit: int, offset: int = 0) -> list[Record]:
        """Statements that wait for review, of current articles; those that came in last first."""
        ...

    def correct(self, id: str, change: Change, *, by: str, why: str, at: datetime) -> Record:
        """Carry out an editor's decision and keep it, in one transaction.

        What is changed about a statement that was answered makes it `corrected`; one that is held, retracted or merged
        stays so until it is released.

        Args:
            id: the statement's.
            change: what to change.
            by: who decides.
            why: the reason, in their words.
            at: when.

        Returns:
            The statement as it stands since.

        Raises:
            ReviewError: there is no such statement, nothing would change, a name or reason is missing, or the change
                contradicts the statement; nothing was changed.
        """
        ...

    def audit(self, id: str) -> Standing | None:
        """Where a statement stands and every decision about it, oldest first; None where there is no such statement."""
        ...

    def report(self, id: str, kind: str, note: str, *, by: str, at: datetime) -> int:
        """Keep what a reader says is wrong; its number.

        Raises:
            ReviewError: there is no such statement, or the kind is none of `WRONG`.
        """
        ...

    def reports(self, *, open: bool = True, limit: int = 200) -> list[Report]:
        """What readers say: what is open, oldest first; else what was dealt with, newest first."""
        ...

    def close_report(self, key: int, *, by: str, outcome: str, at: datetime) -> bool:
        """Note that a report was dealt with; False where it was before, or there is none."""
        ...

    def remember_shared(self, id: str, team: str, channel: str, ts: str) -> None:
        """Note that a message shows a statement; idempotent."""
        ...

    def shared(self, id: str) -> list[Shared]:
        """The messages that show a statement, in no special order."""
        ...

    def close(self) -> None:
        """Release files and connections; idempotent."""
        ...
