"""What the log and the rounds tell: the newsroom's own time, with its offset, whatever the machine's is."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.archive.ledger import FeedState, Logged
from bot.reporting import log_lines, rested_lines
from bot.watch.rounds import Round

#: Late in the evening of 2 May in UTC, early on 3 May in Karachi.
LATE = datetime(2030, 5, 2, 20, 30, 59, tzinfo=UTC)
KARACHI = ZoneInfo("Asia/Karachi")


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (KARACHI, "2030-05-03 01:30+05:00"),
        (ZoneInfo("America/New_York"), "2030-05-02 16:30-04:00"),
        (UTC, "2030-05-02 20:30+00:00"),
    ],
)
def test_the_log_tells_when_in_the_newsroom_s_zone(zone: ZoneInfo, told: str) -> None:
    """The day is the newsroom's, too."""
    row = Logged(source="a.txt", reason="it is empty", todo="Leave it out", at=LATE)
    assert list(log_lines([row], zone)) == [f"{told}  a.txt: it is empty. Leave it out."]


def test_a_feed_is_left_alone_until_a_time_of_the_newsroom_s() -> None:
    """With its offset, as a log is read elsewhere."""
    state = FeedState(url="https://harbour.example/feed", failures=5, due_at=LATE, fault="it answers 500")
    [line] = rested_lines(Round(rested=[state]), KARACHI)
    assert line == "left alone until 2030-05-03 01:30+05:00 after 5 failures in a row: it answers 500"


def test_a_terminal_obeys_nothing_in_the_log() -> None:
    """A file's name can hold anything."""
    [line] = log_lines([Logged(source="\x1b[31m.txt", reason="it is empty", todo=None, at=LATE)], KARACHI)
    assert line.endswith("  \\u001b[31m.txt: it is empty.")
