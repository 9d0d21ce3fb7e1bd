"""What ingesting and watching need, put together once and started only where it is needed: a thread, a child process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from bot.ingest import Keeping
from bot.sources.child import Child
from bot.sources.fetch import Fetcher
from bot.sources.given import Reading
from bot.sources.inputs import Means
from bot.sources.polite import PAUSE
from bot.sources.web import Web
from bot.watch.due import Rhythm
from bot.watch.rounds import Watching


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What work is done with."""

    reading: Reading
    keeping: Keeping
    rhythm: Rhythm
    #: The present, aware.
    now: Callable[[], datetime]
    #: Whether this very machine may be fetched from, without pauses: for tests, and set by nothing else.
    loopback: bool = False


def web(*, loopback: bool = False) -> Web:
    """A fetcher of addresses; the caller closes it.

    Args:
        loopback: whether this very machine may be fetched from, without pauses: for tests, and set by nothing else.
    """
    return Web(lambda: Fetcher(loopback=loopback), pause=0.0 if loopback else PAUSE)


class Work:
    """Started as it is needed; to be closed."""

    def __init__(self, plan: Plan) -> None:
        self.keeping = plan.keeping
        self._plan, self._pages = plan, Child(plan.reading, loopback=plan.loopback)
        self._web: Web | None = None

    def means(self, stdin: BinaryIO) -> Means:
        """What reading inputs takes."""
        known = lambda address: self.keeping.ledger.article_called(address) is not None  # noqa: E731 - a name for a line
        return Means(reading=self._plan.reading, pages=self._pages, sites=self._sites, known=known, stdin=stdin)

    def watching(self) -> Watching:
        """What looking at feeds takes."""
        plan = self._plan
        return Watching(
            sites=self._sites(),
            pages=self._pages,
            reading=plan.reading,
            keeping=plan.keeping,
            rhythm=plan.rhythm,
            now=plan.now,
        )

    def close(self) -> None:
        """Stop what was started."""
        if self._web is not None:
            self._web.close()
        self._pages.close()

    def _sites(self) -> Web:
        if self._web is None:
            self._web = web(loopback=self._plan.loopback)
        return self._web
