"""What is kept of the sources, on both databases and in the fake that stands for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.archive.ledger import FeedState, Ledger
from bot.archive.protocol import Archive
from tests.fakes import SAID, InMemoryArchive, record
from tests.ledger import InMemoryLedger

_NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
_URL = "https://harbour.example/news/1"


@pytest.fixture
def kept(archive: Archive) -> Any:
    """An archive with its ledger."""
    ledger: Ledger = InMemoryLedger(archive) if isinstance(archive, InMemoryArchive) else archive.ledger  # type: ignore[attr-defined]
    return archive, ledger


def test_the_newest_version_is_current(kept: tuple[Archive, Ledger]) -> None:
    """As it was added; nothing for an id that nobody has."""
    archive, ledger = kept
    one = record("It said so.", url=_URL)
    assert ledger.current(one.article.id) is None
    archive.add(one.article, SAID, [one.statement])
    assert ledger.current(one.article.id) == one.article
    newer = replace(one.article, text=f"{one.article.text} It said more.")
    archive.add(newer, SAID, [one.statement])
    assert ledger.current(one.article.id) == newer


def test_names_lead_to_articles(kept: tuple[Archive, Ledger]) -> None:
    """Any text is a name; the last one to claim it has it; claiming nothing is harmless."""
    _, ledger = kept
    names = (_URL, f"{_URL}?amp", "body:\0\ud800", "Straße")
    assert [ledger.article_called(name) for name in names] == [None] * 4
    ledger.call("a", names)
    ledger.call("a", names[:2] * 2)
    ledger.call("b", names[:1])
    ledger.call("b", ())
    assert [ledger.article_called(name) for name in names] == ["b", "a", "a", "a"]
    assert ledger.article_called(_URL.upper()) is None


def test_how_a_feed_stands_is_kept(kept: tuple[Archive, Ledger]) -> None:
    """To the second at least, in UTC, and written over by what comes after."""
    _, ledger = kept
    first = FeedState(url=_URL, asked_at=_NOW, due_at=_NOW + timedelta(minutes=15), etag='"1"', last_modified="x")
    assert ledger.feed(_URL) == FeedState(url=_URL)
    ledger.keep_feed(first)
    assert ledger.feed(_URL) == first
    second = replace(first, etag=None, failures=3, fault="it is gone.")
    ledger.keep_feed(second)
    assert ledger.feed(_URL) == second
    assert ledger.feed(f"{_URL}/other").asked_at is None


def test_a_feed_that_is_due_is_claimed_once(kept: tuple[Archive, Ledger]) -> None:
    """By whoever comes first, also the first time of all; with what was kept of it."""
    _, ledger = kept
    quarter = timedelta(minutes=15)
    until = _NOW + quarter
    assert ledger.claim_feed(_URL, now=_NOW, until=until) == FeedState(url=_URL, due_at=until)
    assert ledger.claim_feed(_URL, now=until - timedelta(seconds=1), until=until + quarter) is None
    ledger.keep_feed(FeedState(url=_URL, asked_at=_NOW, due_at=until, etag='"1"'))
    claimed = ledger.claim_feed(_URL, now=until, until=until + quarter)
    assert claimed == FeedState(url=_URL, asked_at=_NOW, due_at=until + quarter, etag='"1"')
    assert ledger.feed(_URL) == claimed


def test_of_many_who_claim_a_feed_at_once_one_has_it(kept: tuple[Archive, Ledger]) -> None:
    """Whether it was asked before or not."""
    archive, ledger = kept
    if isinstance(archive, InMemoryArchive):
        pytest.skip("nobody shares the fake")
    with ThreadPoolExecutor(8) as pool:
        for moment in (_NOW, _NOW + timedelta(hours=1)):
            until = moment + timedelta(minutes=15)
            claims = list(pool.map(lambda _: ledger.claim_feed(_URL, now=moment, until=until), range(8)))  # noqa: B023
            assert sum(claim is not None for claim in claims) == 1


def test_the_log_is_read_newest_first(kept: tuple[Archive, Ledger]) -> None:
    """With how often an input failed; what to do is told where it is known."""
    archive, ledger = kept
    for source, todo in (("a.txt", "Mend it"), ("b.txt", None), ("a.txt", "Mend it")):
        archive.log_unreadable(source, "it is empty", todo)
    rows = ledger.log(limit=2)
    assert [(row.source, row.reason) for row in rows] == [("a.txt", "it is empty"), ("b.txt", "it is empty")]
    assert all(row.at.utcoffset() == timedelta() for row in rows)
    assert isinstance(archive, InMemoryArchive) or [row.todo for row in rows] == ["Mend it", None]
    assert (ledger.failures("a.txt"), ledger.failures("b.txt"), ledger.failures("c.txt")) == (2, 1, 0)
