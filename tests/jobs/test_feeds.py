"""Feeds beside posts: a round that hangs holds up no digest, and ends when the process does."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from bot.jobs.feeds import FeedRounds, Turn
from bot.jobs.running import Jobs
from tests.fakes import InMemoryArchive, record
from tests.jobs.conftest import Open
from tests.jobs.newsroom import digest_in

FERRY = record("Amina Farouk said the ferry treaty with Washington stands.")


def test_a_digest_is_posted_while_a_feed_hangs(newsroom_with: Open, tmp_path: Path) -> None:
    """The round is on its way when the digest falls due; told to end, the process waits for no site."""
    room, begun = newsroom_with(archive=InMemoryArchive([FERRY])), tmp_path / "begun"
    rounds = FeedRounds(partial(_hang, begun), is_due=lambda: True, turn=Turn())
    jobs = Jobs(room.planner, room.sender, now=lambda: room.now, feeds=rounds, idle=0.02, planning=0.05)
    jobs.start()
    _until(begun)
    room.outbox.subscribe(digest_in())
    end = time.monotonic() + 30
    while not room.wire.posted and time.monotonic() < end:
        time.sleep(0.02)
    told = time.monotonic()
    assert jobs.stop(seconds=20)
    assert time.monotonic() - told < 10
    assert [channel for _, channel, _, _ in room.wire.posted] == ["C1"]


def test_a_turn_is_given_back(tmp_path: Path) -> None:
    """After a round, be it ended in the middle; where no feed is due there is none."""
    begun, turn = tmp_path / "begun", Turn()
    rounds = FeedRounds(partial(begun.touch), is_due=lambda: True, turn=turn)
    rounds(lambda: False)
    assert begun.exists()
    begun.unlink()
    FeedRounds(partial(_hang, begun), is_due=lambda: True, turn=turn)(begun.exists)
    begun.unlink()
    rounds(lambda: False)
    assert begun.exists()
    begun.unlink()
    FeedRounds(partial(begun.touch), is_due=lambda: False, turn=turn)(lambda: False)
    assert not begun.exists()


def _hang(begun: Path) -> None:
    """What a site that says nothing does to a round."""
    begun.touch()
    time.sleep(600)


def _until(begun: Path) -> None:
    end = time.monotonic() + 30
    while not begun.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
