"""How fast one person may ask."""

from __future__ import annotations

from bot.slack import bucket
from bot.slack.bucket import BURST, Bucket

ANA, BO = ("T1", "UANA"), ("T1", "UBO")


def test_a_burst_is_taken_and_then_one_a_second() -> None:
    """After the burst the wait is told in whole seconds, and is over when it says."""
    now = 0.0
    tokens = Bucket(clock=lambda: now)
    assert [tokens.take(ANA) for _ in range(BURST)] == [0] * BURST
    assert tokens.take(ANA) == 1
    now = 1.0
    assert [tokens.take(ANA), tokens.take(ANA)] == [0, 1]


def test_everybody_has_a_bucket_of_their_own_in_each_workspace() -> None:
    """One person's haste is not another's, nor the same id's elsewhere."""
    tokens = Bucket(burst=1, clock=lambda: 0.0)
    assert [tokens.take(ANA), tokens.take(ANA), tokens.take(BO), tokens.take(("T2", "UANA"))] == [0, 1, 0, 0]


def test_whoever_asked_long_ago_is_forgotten() -> None:
    """The memory stays small, and those who are waiting go on waiting."""
    now = 0.0
    tokens = Bucket(burst=1, clock=lambda: now)
    for number in range(bucket._MOST_REMEMBERED):
        tokens.take(("T1", f"U{number}"))
    now = 5.0
    tokens.take(ANA)
    tokens.take(BO)
    assert len(tokens._left) == 2
    assert tokens.take(ANA) == 1
