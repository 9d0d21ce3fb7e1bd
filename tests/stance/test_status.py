"""What is said of the archive itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.archive.ledger import FeedState
from bot.model import Status
from bot.stance.status import status
from bot.stance.views import View
from tests.fakes import InMemoryArchive, record, statement

TODAY = date(2030, 5, 9)
NAMES = {"PK": "Pakistan"}


def told(archive: InMemoryArchive) -> View:
    """The status seven days after the default briefing."""
    return status(archive, ministry="PK", today=TODAY, names=NAMES)


def test_counts_freshness_and_the_newest_article() -> None:
    """How much there is, the newest briefing with its age, and the time of the last article, in UTC."""
    held = record("Words that wait.")
    waiting = record("Words that wait.", outlet="Evening Lantern")
    archive = InMemoryArchive([held, waiting])
    archive.newest_added = datetime(2030, 5, 8, 21, 7, tzinfo=UTC)
    view = told(archive)
    assert view.message == "Pakistan's newest briefing in the archive is of Thursday 2 May 2030, 7 days ago."
    assert view.sections[0].lines == (
        "2 articles with 2 statements, of all voices in them.",
        "None waits for an editor's review.",
        "The newest article came in 8 May 2030, 21:07 UTC.",
    )
    assert (view.found, view.notes) == (True, ())


def test_what_waits_for_review_is_counted() -> None:
    """One waits, two wait."""
    one = record("Words that wait.")
    archive = InMemoryArchive()
    archive.add(one.article, None, [statement(one.article, "Words that wait.", status=Status.HELD)])
    assert told(archive).sections[0].lines[1] == "1 statement of these waits for an editor's review."


def test_an_empty_archive_and_the_starter_say_so() -> None:
    """Nothing there is no answer; the starter's articles are nobody's own."""
    empty = told(InMemoryArchive())
    assert (empty.found, empty.message) == (False, "Pakistan's newest briefing in the archive has no day.")
    assert empty.sections[0].lines[-1] == "No article came in yet."
    starter = told(InMemoryArchive([record()], is_starter=True))
    assert starter.sections[0].lines[-1].startswith("No article of the newsroom's own came in yet")
    assert starter.notes[0].startswith("Starter archive")


def test_feeds_that_fail_are_named_with_their_reason() -> None:
    """By their host; those that answer are only counted."""
    feeds = (
        FeedState(url="https://harbour.example/feed"),
        FeedState(url="https://quay.example/rss", failures=3, fault="The server says 500."),
        FeedState(url="", failures=1, fault="config.yaml, line 3, feeds: `quay` is no address of a feed."),
    )
    view = status(InMemoryArchive([record()]), ministry="PK", today=TODAY, names=NAMES, feeds=feeds)
    assert view.sections[0].lines[3:] == (
        "3 feeds watched, 2 failing.",
        "quay.example: failed 3 times in a row. The server says 500.",
        "config.yaml, line 3, feeds: `quay` is no address of a feed.",
    )
