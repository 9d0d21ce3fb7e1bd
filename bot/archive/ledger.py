"""What an archive keeps of its sources: which addresses lead to which article, how each feed stands, what went wrong.

Separate from the articles: losing it costs fetching something twice, never a statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How a feed stands."""

    url: str
    #: When it was asked last, and when it may be asked next; None where it never was.
    asked_at: datetime | None = None
    due_at: datetime | None = None
    #: Validators of its last answer.
    etag: str | None = None
    last_modified: str | None = None
    #: Failures in a row; 0 after an answer.
    failures: int = 0
    #: What the last failure was, as a sentence; None after an answer.
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A row of the ingest log."""

    source: str
    #: What was wrong with it, a clause.
    reason: str
    #: What to do, an imperative; None where there is nothing.
    todo: str | None
    at: datetime


class Ledger(Protocol):
    """The sources' side of an archive. Instants are aware UTC; every fault of a database surfaces as `ArchiveError`."""

    def current(self, article: str) -> Article | None:
        """The newest version of the article of this id; None where there is none."""
        ...

    def article_called(self, name: str) -> str | None:
        """The id of the article that has this name: an address, or what its text is known by; None where there is none."""
        ...

    def call(self, article: str, names: Sequence[str]) -> None:
        """Let the article of this id be known by these names; a name that another article has goes over to it."""
        ...

    def failures(self, source: str) -> int:
        """How many rows of the ingest log are about this input."""
        ...

    def feed(self, url: str) -> FeedState:
        """How a feed stands; a state without a history where it was never asked."""
        ...

    def claim_feed(self, url: str, *, now: datetime, until: datetime) -> FeedState | None:
        """Take a feed that is due, for this caller alone: for others it is not due again before `until`.

        Returns:
            How it stands, as claimed; None where it is not due, as somebody else may just have taken it.
        """
        ...

    def keep_feed(self, state: FeedState) -> None:
        """Keep how a feed stands."""
        ...

    def log(self, *, limit: int) -> list[Logged]:
        """The newest rows of the ingest log, newest first."""
        ...
