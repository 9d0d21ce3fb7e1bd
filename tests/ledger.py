"""The one hand-written fake of a ledger, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.archive.ledger import FeedState, Logged
from bot.model import Article
from tests.fakes import InMemoryArchive


class InMemoryLedger:
    """A `Ledger` beside a fake archive, whose articles and log it reads."""

    def __init__(self, archive: InMemoryArchive) -> None:
        self._archive = archive
        self.names: dict[str, str] = {}
        self.feeds: dict[str, FeedState] = {}

    def current(self, article: str) -> Article | None:
        """The newest version of the article."""
        return self._archive._articles.get(article)

    def article_called(self, name: str) -> str | None:
        """The id of the article of this name."""
        return self.names.get(name)

    def call(self, article: str, names: Sequence[str]) -> None:
        """Let the article be known by these names."""
        self.names.update(dict.fromkeys(names, article))

    def failures(self, source: str) -> int:
        """How many rows of the log are about an input."""
        return sum(logged == source for logged, _ in self._archive.unreadable)

    def feed(self, url: str) -> FeedState:
        """How a feed stands."""
        return self.feeds.get(url, FeedState(url=url))

    def claim_feed(self, url: str, *, now: datetime, until: datetime) -> FeedState | None:
        """Take a feed that is due."""
        state = self.feed(url)
        if state.due_at is not None and state.due_at > now:
            return None
        self.feeds[url] = replace(state, due_at=until)
        return self.feeds[url]

    def keep_feed(self, state: FeedState) -> None:
        """Keep how a feed stands."""
        self.feeds[state.url] = state

    def log(self, *, limit: int) -> list[Logged]:
        """The newest rows of the log, newest first."""
        newest = self._archive.unreadable[::-1][:limit]
        return [
            Logged(source=source, reason=reason, todo=None, at=datetime(2026, 11, 24, tzinfo=UTC))
            for source, reason in newest
        ]
