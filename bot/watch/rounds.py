"""One round over the feeds that are due: claim -> ask -> items that are new -> articles into the archive -> how it stands.

However many processes share an archive, a feed is claimed by one of them and asked once in its time. Its validators are
kept after its articles are: whoever looks next after a round that was killed asks for what is missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from bot.archive.ledger import FeedState, Ledger
from bot.errors import ArchiveError, SourceError
from bot.ingest import Keeping, Report, ingest
from bot.sources.feed import Feed, Item
from bot.sources.fetch import FEEDS, Fetched, HttpError
from bot.sources.given import Pages, Reading, Unreadable, unreadable
from bot.sources.remote import Sites, Wanted, read_addresses
from bot.watch.due import Rhythm, answered, failed, is_due, is_rested

#: After so many tries an item that gives no article is left alone.
_MOST_TRIES = 3


class Feeds(Pages, Protocol):
    """Reads feeds, and the pages they lead to; `bot.sources.child.Child` does."""

    def feed(self, data: bytes, *, source: str) -> Feed:
        """One feed; SourceError where it is none."""
        ...


class Asking(Sites, Protocol):
    """Fetches feeds, and the pages they lead to; `bot.sources.web.Web` does."""

    def get(self, address: str, *, kinds: frozenset[str], validators: dict[str, str]) -> Fetched:
        """What is at an address; SourceError where nothing is."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """What a round needs."""

    sites: Asking
    pages: Feeds
    reading: Reading
    keeping: Keeping
    rhythm: Rhythm
    #: The present, aware.
    now: Callable[[], datetime]


@dataclass(slots=True, kw_only=True)
class Round:
    """What became of a round."""

    report: Report = field(default_factory=Report)
    #: Feeds that were asked, that had nothing new, and that were not due.
    asked: int = 0
    unchanged: int = 0
    waiting: int = 0
    #: Feeds that failed so often that they are left alone until `due_at`.
    rested: list[FeedState] = field(default_factory=list)


def look(
    feeds: Iterable[str],
    watching: Watching,
    *,
    anyway: bool = False,
    seen: Callable[[Report], None] = lambda _: None,
    done: Round | None = None,
) -> Round:
    """Look at every feed that is due.

    Args:
        feeds: addresses.
        watching: what it takes.
        anyway: whether feeds that are not due are asked as well, and whole.
        seen: called after each article with the report so far.
        done: an empty round to fill, for whoever wants it when this is interrupted; a new one where None.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    done = Round() if done is None else done
    for url in dict.fromkeys(feeds):
        if anyway:
            _look_at(FeedState(url=url), watching, seen, done)
        elif (state := _claimed(url, watching, done)) is not None:
            with _given_back(state, watching):
                _look_at(state, watching, seen, done)
    return done


def wait(feeds: Iterable[str], watching: Watching) -> None:
    """Sleep until the next feed is due, a minute at most: a clock that is set is noticed."""
    now = watching.now()
    due = [state.due_at or now for state in map(watching.keeping.ledger.feed, feeds)]
    time.sleep(min(max((min(due) - now).total_seconds(), 1.0), 60.0))


def _claimed(url: str, watching: Watching, done: Round) -> FeedState | None:
    """How a feed stands that is due and that nobody else looks at; None for any other, which is counted."""
    ledger, now = watching.keeping.ledger, watching.now()
    state = ledger.feed(url)
    if is_due(state, now):  # reading costs nobody anything, claiming makes others wait
        claimed = ledger.claim_feed(url, now=now, until=now + watching.rhythm.every)
        if claimed is not None:
            return claimed
    done.waiting += 1
    if is_rested(state, watching.rhythm):
        done.rested.append(state)
    return None


@contextmanager
def _given_back(state: FeedState, watching: Watching) -> Iterator[None]:
    """Leave a feed to whoever looks next, where this is told to end in the middle of it."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        with suppress(ArchiveError):
            watching.keeping.ledger.keep_feed(replace(state, due_at=watching.now()))
        raise


def _look_at(state: FeedState, watching: Watching, seen: Callable[[Report], None], done: Round) -> None:
    keeping = watching.keeping
    done.asked += 1
    try:
        found = watching.sites.get(state.url, kinds=FEEDS, validators=_validators(state))
        feed = Feed(items=()) if found.unchanged else watching.pages.feed(found.body, source=state.url)
    except SourceError as error:
        after = _after_fault(error, state, watching)
        ingest([unreadable(error, state.url)], keeping, seen=seen, report=done.report)
        done.rested += [after] if is_rested(after, watching.rhythm) else []
    else:
        done.unchanged += found.unchanged
        known = _known(keeping.ledger)
        entries = read_addresses(_wanted(feed), watching.sites, watching.pages, watching.reading, known=known)
        ingest(entries, keeping, seen=seen, report=done.report)
        after = _after_answer(found, state, watching)
    keeping.ledger.keep_feed(after)


def _after_fault(error: SourceError, state: FeedState, watching: Watching) -> FeedState:
    retry_after = error.retry_after if isinstance(error, HttpError) else None
    return failed(state, watching.now(), watching.rhythm, fault=str(error), retry_after=retry_after)


def _after_answer(found: Fetched, state: FeedState, watching: Watching) -> FeedState:
    """An answer that nothing changed may leave its validators out: those that were sent still hold."""
    etag, last_modified = found.etag, found.last_modified
    if found.unchanged:
        etag, last_modified = etag or state.etag, last_modified or state.last_modified
    return answered(state, watching.now(), watching.rhythm, etag=etag, last_modified=last_modified)


def _wanted(feed: Feed) -> Iterator[Wanted | Unreadable]:
    yield from feed.skipped
    yield from (_of(item) for item in feed.items)


def _of(item: Item) -> Wanted:
    return Wanted(address=item.link, item=item)


def _known(ledger: Ledger) -> Callable[[str], bool]:
    """An address that leads to an article, or that was tried often enough: a feed names it for weeks."""
    return lambda address: ledger.article_called(address) is not None or ledger.failures(address) >= _MOST_TRIES


def _validators(state: FeedState) -> dict[str, str]:
    found = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in found.items() if value}
