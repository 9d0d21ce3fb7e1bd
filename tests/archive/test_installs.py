"""What the Slack edge keeps beside an archive, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.archive import ArchiveMissing, open_archive, open_installs, open_outbox
from bot.archive.installs import SqlInstalls
from bot.archive.outbox_protocol import Subscription

NOW = datetime(2030, 5, 9, 12, tzinfo=UTC)
BEFORE = NOW - timedelta(minutes=15)


@pytest.fixture
def installs(place: str) -> Iterator[SqlInstalls]:
    """An empty place."""
    with closing(open_installs(place)) as installs:
        yield installs


def test_a_workspace_is_kept_found_replaced_and_listed(installs: SqlInstalls) -> None:
    """One installation each."""
    assert (installs.find("T1"), installs.all()) == (None, {})
    installs.save("T1", "sealed", NOW)
    installs.save("T2", "other", NOW)
    installs.save("T1", "sealed anew", NOW)
    assert installs.find("T1") == "sealed anew"
    assert installs.all() == {"T1": "sealed anew", "T2": "other"}


def test_removing_a_workspace_removes_all_that_is_kept_about_it(installs: SqlInstalls, place: str) -> None:
    """Its digests and watches too, and nothing of another's."""
    installs.save("T1", "sealed", NOW)
    installs.save("T2", "other", NOW)
    with closing(open_outbox(place)) as outbox:
        for team in ("T1", "T2"):
            outbox.subscribe(Subscription(team=team, channel="U1", kind="watch", name="IR", countries=("IR",), created=NOW))
        installs.remove("T1")
        assert installs.all() == {"T2": "other"}
        assert [one.team for one in outbox.subscriptions("watch")] == ["T2"]


def test_what_is_done_once_is_taken_once_until_its_time_is_over(installs: SqlInstalls) -> None:
    """By whoever asks first; given back, it can be taken again."""
    assert installs.take("a" * 64, NOW, since=BEFORE)
    assert not installs.take("a" * 64, NOW, since=BEFORE)
    assert installs.take("b" * 64, NOW, since=BEFORE)
    installs.give_back("a" * 64)
    assert installs.take("a" * 64, NOW, since=BEFORE)
    later = NOW + timedelta(minutes=16)
    assert installs.take("a" * 64, later, since=later - timedelta(minutes=15))


def test_reading_makes_nothing(installs: SqlInstalls, place: str) -> None:
    """Where nothing was ever kept, looking leaves nothing behind."""
    installs.find("T1")
    installs.remove("T1")
    with pytest.raises(ArchiveMissing, match="no archive here yet"), closing(open_archive(place)):
        pass
