"""What became of a post, for every way in which Slack can answer, and for a sender that is gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.archive.outbox_protocol import Post, State
from bot.jobs.sending import QUIET
from bot.slack.delivery import Absent, Posted, Refused, Unclear, Unseeable, Wait
from bot.slack.digest_posts import AGAIN, STANDS
from bot.slots import Slot
from tests.fakes import InMemoryArchive, record
from tests.jobs.conftest import Open
from tests.jobs.newsroom import KARACHI, LATEST, Newsroom, digest_in, watch_of
from tests.slack.blockkit import problems

FERRY = record("Amina Farouk said the ferry treaty with Washington stands.")


@pytest.fixture
def room(newsroom_with: Open) -> Newsroom:
    """A newsroom with a digest that is due and planned."""
    opened = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]))
    opened.plans()
    return opened


def the_post(room: Newsroom) -> Post:
    (post,) = room.posts()
    return post


def notes(room: Newsroom) -> list[str]:
    """What its owner was told."""
    return [payload for _, channel, payload, _ in room.wire.posted if channel == "U1"]


def test_a_post_is_sent_once(room: Newsroom) -> None:
    """And marked so, with Slack's id of it."""
    assert room.sends() == 1
    assert room.sends() == 0
    assert (the_post(room).state, the_post(room).ts) == (State.SENT, "0.0")
    ((team, channel, payload, key),) = room.wire.posted
    assert (team, channel, payload, key) == ("T1", "C1", the_post(room).payload, the_post(room).key)


@pytest.mark.parametrize("planned", ["in time", "late"])
def test_a_late_digest_says_when_it_was_due_and_when_it_came(newsroom_with: Open, planned: str) -> None:
    """Whether this program was down at nine or Slack was: in the message, and in what a screen reader says of it."""
    room = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]))
    if planned == "in time":
        room.plans()
    room.passes(hours=2, minutes=40)
    room.plans()
    room.sends()
    message = json.loads(room.wire.posted[0][2])
    said = "For 09:00 Asia/Karachi, posted at 11:40: it could not be posted in time"
    assert said in json.dumps(message["blocks"][1])
    assert message["text"].startswith(f"{said}\n1 new statement")
    assert problems(message) == []


def test_a_digest_that_comes_after_midnight_names_the_day(newsroom_with: Open) -> None:
    """22:00 and 01:30 are of different dates."""
    night = Slot(at=time(22), zone=KARACHI)
    room = newsroom_with(digest_in(slot=night), archive=InMemoryArchive([FERRY]))
    room.passes(hours=16, minutes=30)
    room.plans()
    room.sends()
    assert "posted at 01:30 on Saturday 4 May 2030" in room.wire.posted[0][2]


def test_a_few_minutes_are_not_worth_a_word(room: Newsroom) -> None:
    """A busy morning is no downtime."""
    room.passes(minutes=9)
    room.sends()
    assert "posted at" not in room.wire.posted[0][2]


def test_slack_is_waited_for_as_long_as_it_says(room: Newsroom) -> None:
    """A 429 puts the post back, and nothing is sent before its time."""
    room.wire.outcomes = [Wait(seconds=300)]
    room.sends()
    assert the_post(room).state is State.PLANNED
    room.passes(seconds=290)
    assert room.sends() == 0
    room.passes(seconds=10)
    room.sends()
    assert the_post(room).state is State.SENT
    assert len(room.wire.posted) == 1


def test_a_refusal_is_final_and_told(room: Newsroom) -> None:
    """Whoever set it reads what to do, once."""
    room.wire.outcomes = [Refused(code="not_in_channel")]
    room.sends()
    assert (the_post(room).state, the_post(room).reason) == (State.FAILED, "not_in_channel")
    (note,) = notes(room)
    assert "The digest of Friday 3 May 2030 (09:00 Asia/Karachi) was not posted: the bot is not in the channel" in note
    assert problems(json.loads(note)) == []
    assert [channel for _, channel, _, _ in room.wire.posted] == ["U1"]


def test_a_refused_note_is_the_end_of_it(room: Newsroom) -> None:
    """No notes on notes."""
    room.wire.outcomes = [Refused(code="not_in_channel"), Refused(code="channel_not_found")]
    room.sends()
    assert room.outbox.waiting() == 0
    assert room.wire.posted == []


def test_whom_nothing_reaches_is_not_told_so(newsroom_with: Open) -> None:
    """A private message that is refused has nobody else to tell; it is in the log and among the failed."""
    room = newsroom_with(watch_of(), archive=InMemoryArchive([FERRY]))
    room.plans()
    room.wire.outcomes = [Refused(code="channel_not_found")]
    room.sends()
    assert (room.outbox.waiting(), room.wire.posted) == (0, [])
    assert room.outbox.states()["failed"] == 1


def test_silence_is_looked_into_after_the_quiet_period(room: Newsroom) -> None:
    """Slack took it and did not say so: it is found, and not posted again."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")]
    room.sends()
    room.wire.looks = [Posted(ts="17.5")]
    assert the_post(room).state is State.SENDING
    assert room.sends() == 0
    room.passes(seconds=QUIET.total_seconds())
    room.sends()
    assert (the_post(room).state, the_post(room).ts) == (State.SENT, "17.5")
    assert room.wire.posted == []


def test_what_is_not_in_the_history_is_sent_again(room: Newsroom) -> None:
    """After the quiet period, as no call lasts that long."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")]
    room.sends()
    room.passes(seconds=QUIET.total_seconds())
    room.sends()
    assert the_post(room).state is State.SENT
    assert the_post(room).attempts == 2
    assert len(room.wire.posted) == 1


def test_without_the_right_to_look_somebody_is_asked(room: Newsroom) -> None:
    """Never a silent second post: a note with a button for either case."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")]
    room.wire.looks = [Unseeable(code="missing_scope")]
    room.sends()
    room.passes(seconds=QUIET.total_seconds())
    room.sends()
    assert the_post(room).state is State.UNKNOWN
    (note,) = notes(room)
    assert "may have been posted or not" in note
    assert problems(json.loads(note)) == []
    actions = json.loads(note)["blocks"][-1]["elements"]
    assert {each["action_id"]: each["value"] for each in actions} == dict.fromkeys((AGAIN, STANDS), the_post(room).key)
    assert [channel for _, channel, _, _ in room.wire.posted] == ["U1"]


def test_the_history_itself_may_be_silent(room: Newsroom) -> None:
    """Then it is asked again after another quiet period."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")]
    room.wire.looks = [Unclear(why="Slack did not answer"), Absent()]
    room.sends()
    for _ in range(2):
        room.passes(seconds=QUIET.total_seconds())
        room.sends()
    assert the_post(room).state is State.SENT
    assert len(room.wire.posted) == 1


def test_silence_upon_silence_is_asked_about(room: Newsroom) -> None:
    """Three messages that nobody answered and no history shows: a fourth is an editor's decision."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")] * 3
    for _ in range(4):
        room.sends()
        room.passes(seconds=QUIET.total_seconds())
    assert the_post(room).state is State.UNKNOWN
    assert room.wire.outcomes == []
    assert len(notes(room)) == 1


def test_too_late_to_send_again(room: Newsroom) -> None:
    """An outage of hours: nobody wants the morning's digest at night."""
    room.wire.outcomes = [Unclear(why="Slack did not answer")]
    room.sends()
    room.passes(seconds=LATEST.total_seconds() + 1)
    room.sends()
    assert (the_post(room).state, the_post(room).reason) == (State.SKIPPED, "it could not be posted in time")
    assert room.wire.posted == []


def test_a_sender_that_stood_still_sends_nothing(room: Newsroom) -> None:
    """Its post may be somebody else's by now; whoever looks after it sends it."""
    task = room.sender.take()
    assert task is not None
    room.passes(seconds=QUIET.total_seconds())
    task()
    assert room.wire.posted == []
    room.passes(seconds=1)
    room.sends()
    assert len(room.wire.posted) == 1
    assert the_post(room).state is State.SENT


def test_one_that_died_is_looked_after(room: Newsroom) -> None:
    """Killed after it took the post: before the call, or after Slack took it and before that was written down."""
    assert room.sender.take() is not None
    room.passes(seconds=QUIET.total_seconds() + 1)
    room.sends()
    assert len(room.wire.posted) == 1


def test_a_busy_channel_delays_no_other(newsroom_with: Open) -> None:
    """One that Slack makes wait, one that refuses, one that is silent: the fourth has its digest at once."""
    wanted = (replace(digest_in(f"C{number}"), owner="") for number in range(1, 5))
    room = newsroom_with(*wanted, archive=InMemoryArchive([FERRY]))
    room.plans()
    room.wire.outcomes = [Wait(seconds=600), Refused(code="is_archived"), Unclear(why="Slack did not answer")]
    before = room.now
    room.sends()
    assert len(room.wire.posted) == 1
    assert room.now - before < timedelta(seconds=5)
