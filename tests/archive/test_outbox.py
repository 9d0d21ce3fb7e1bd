"""The outbox's contract, on both databases: one post a slot and date, taken by one worker at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.archive import migrate, open_outbox
from bot.archive.outbox_protocol import Outbox, Post, State, Subscription
from bot.slots import Slot

NOW = datetime(2030, 5, 9, 4, 0, tzinfo=UTC)
DAY = date(2030, 5, 9)
SECOND = timedelta(seconds=1)
NINE = Slot(at=time(9), zone=ZoneInfo("Asia/Karachi"))


@pytest.fixture
def outbox(place: str) -> Iterator[Outbox]:
    with closing(open_outbox(place)) as opened:
        yield opened


def planned(
    key: str = "a" * 32, *, channel: str = "C1", day: date = DAY, due: datetime = NOW, slot: str = NINE.name
) -> Post:
    return Post(
        key=key.ljust(32, "0"),
        team="T1",
        channel=channel,
        slot=slot,
        local_date=day,
        state=State.PLANNED,
        due=due,
        payload='{"text": "news"}',
        told=(("0123456789abcdef", "shown"), ("fedcba9876543210", "corrected")),
        owner="U1",
    )


def subscription(*, channel: str = "C1", name: str = NINE.name, slot: Slot | None = NINE) -> Subscription:
    return Subscription(
        team="T1",
        channel=channel,
        kind="digest" if slot else "watch",
        name=name,
        slot=slot,
        countries=("US", "CN"),
        topics=("trade",),
        always=True,
        owner="U1",
        created=NOW,
    )


def claimed(outbox: Outbox, now: datetime = NOW) -> Post:
    found = outbox.claim(now)
    assert found is not None
    return found


def test_a_subscription_comes_back_as_it_was(outbox: Outbox) -> None:
    """With its slot, what it is about and who set it; setting it again takes its place."""
    assert outbox.subscribe(subscription())
    assert outbox.subscribe(subscription(name="CN cpec", slot=None))
    assert outbox.subscriptions("digest") == [subscription()]
    changed = replace(subscription(), slot=replace(NINE, weekdays=True), always=False)
    assert not outbox.subscribe(changed)
    assert outbox.subscriptions("digest", "T1", "C1") == [changed]
    assert outbox.subscriptions("digest", "T1", "C2") == []
    assert outbox.subscriptions("digest", "T2") == []
    assert outbox.subscriptions("watch") == [subscription(name="CN cpec", slot=None)]


def test_dropping_subscriptions(outbox: Outbox) -> None:
    """One by its name, or all of a kind, and never another channel's."""
    for one in (subscription(), subscription(name="18:00 Asia/Karachi"), subscription(channel="C2")):
        outbox.subscribe(one)
    assert outbox.unsubscribe("T1", "C1", "digest", "18:00 Asia/Karachi") == 1
    assert outbox.unsubscribe("T1", "C1", "digest") == 1
    assert outbox.unsubscribe("T1", "C1", "digest") == 0
    assert outbox.subscriptions("digest") == [subscription(channel="C2")]


def test_a_slot_and_date_have_one_post(outbox: Outbox) -> None:
    """However often it is planned: the first one stands as it was."""
    assert outbox.plan(planned("a"))
    assert not outbox.plan(replace(planned("b"), payload="another"))
    assert outbox.plan(planned("c", day=DAY + timedelta(days=1)))
    assert outbox.plan(planned("d", slot="18:00 Asia/Karachi"))
    assert outbox.posts("T1", "C1", 10)[0] in (planned("a"), planned("c", day=DAY + timedelta(days=1)), planned("d"))
    assert outbox.post(planned("a").key) == planned("a")
    assert outbox.post("b" * 32) is None
    assert outbox.newest_dates(DAY) == {
        ("T1", "C1", NINE.name): DAY + timedelta(days=1),
        ("T1", "C1", "18:00 Asia/Karachi"): DAY,
    }
    assert outbox.waiting() == 3


def test_states_are_counted(outbox: Outbox) -> None:
    """All of them, with none where none is."""
    assert set(outbox.states().values()) == {0}
    outbox.plan(planned("a"), planned("b", channel="C2"))
    outbox.claim(NOW)
    assert {state: number for state, number in outbox.states().items() if number} == {"planned": 1, "sending": 1}


def test_posts_are_written_down_together(outbox: Outbox) -> None:
    """All of them, or none where one of their slots has a post."""
    assert outbox.plan(planned("a"), planned("b", slot="watch US"))
    assert not outbox.plan(planned("c", slot="watch CA"), planned("d", slot="watch US"))
    assert [outbox.post(planned(key).key) for key in "abcd"] == [planned("a"), planned("b", slot="watch US"), None, None]
    assert outbox.waiting() == 2


def test_a_post_is_taken_once(outbox: Outbox) -> None:
    """The one due longest first; nobody else gets it while it is held."""
    outbox.plan(planned("b", channel="C2", due=NOW - SECOND))
    outbox.plan(planned("a"))
    first, second = claimed(outbox), claimed(outbox)
    assert (first.channel, second.channel) == ("C2", "C1")
    assert first.state is State.SENDING
    assert (first.claimed, first.first_claimed, first.attempts) == (NOW, NOW, 1)
    assert outbox.claim(NOW) is None
    assert outbox.post(first.key) == first


def test_nothing_is_taken_before_it_is_due(outbox: Outbox) -> None:
    """A second early is too early."""
    outbox.plan(planned())
    assert outbox.claim(NOW - SECOND) is None


def test_a_channel_gets_one_post_a_second(outbox: Outbox) -> None:
    """The others wait for it, another channel does not."""
    for key in "abc":
        outbox.plan(planned(key, slot=key, due=NOW - SECOND))
    outbox.plan(planned("d", channel="C2"))
    assert claimed(outbox).channel == "C1"
    assert claimed(outbox).channel == "C2"
    assert outbox.claim(NOW) is None
    assert claimed(outbox, NOW + SECOND).channel == "C1"
    assert outbox.claim(NOW + SECOND) is None
    assert claimed(outbox, NOW + 2 * SECOND).channel == "C1"
    assert outbox.claim(NOW + 9 * SECOND) is None


def test_settling(outbox: Outbox) -> None:
    """What became of it stays, and it is never taken again."""
    outbox.plan(planned())
    taken = claimed(outbox)
    assert outbox.settle(taken, State.SENT, ts="1.2")
    assert outbox.post(taken.key) == replace(taken, state=State.SENT, ts="1.2")
    assert not outbox.settle(taken, State.FAILED)
    assert outbox.claim(NOW + timedelta(days=1)) is None
    assert outbox.waiting() == 0


def test_putting_back(outbox: Outbox) -> None:
    """What Slack asked to wait with is taken again then."""
    outbox.plan(planned())
    taken = claimed(outbox)
    assert outbox.put_back(taken, NOW + 30 * SECOND)
    assert outbox.claim(NOW + 29 * SECOND) is None
    again = claimed(outbox, NOW + 30 * SECOND)
    assert (again.first_claimed, again.claimed, again.attempts) == (NOW, NOW + 30 * SECOND, 1)


def test_a_sender_that_was_gone_too_long_has_lost_its_post(outbox: Outbox) -> None:
    """What it says of it afterwards changes nothing."""
    outbox.plan(planned())
    lost = claimed(outbox)
    assert outbox.claim_stale(NOW + 40 * SECOND, NOW) is None
    taken = outbox.claim_stale(NOW + 41 * SECOND, NOW + SECOND)
    assert taken is not None
    assert (taken.key, taken.attempts, taken.first_claimed) == (lost.key, 2, NOW)
    assert outbox.claim_stale(NOW + 41 * SECOND, NOW + SECOND) is None
    assert not outbox.settle(lost, State.SENT, ts="1.2")
    assert not outbox.put_back(lost, NOW)
    assert outbox.settle(taken, State.UNKNOWN, reason="nobody can look")


def test_an_editor_decides_once(outbox: Outbox) -> None:
    """Two clicks on the button post once."""
    outbox.plan(planned())
    taken = claimed(outbox)
    assert not outbox.decide(taken.key, State.PLANNED, NOW)
    outbox.settle(taken, State.UNKNOWN, reason="nobody can look")
    assert outbox.decide(taken.key, State.PLANNED, NOW)
    assert not outbox.decide(taken.key, State.PLANNED, NOW)
    assert claimed(outbox, NOW + SECOND).key == taken.key


def test_what_a_channel_was_told(outbox: Outbox) -> None:
    """Of posts that were sent, will be, or may have been; not of those that failed or were skipped."""
    for number, state in enumerate((State.SENT, State.UNKNOWN, State.FAILED, State.SKIPPED)):
        outbox.plan(
            replace(planned(str(number), slot=str(number)), told=((f"{number}" * 16, "shown"),), channel=f"C{number}")
        )
        taken = claimed(outbox)
        outbox.settle(taken, state)
        told = outbox.told("T1", f"C{number}", DAY)
        assert bool(told) == (state in (State.SENT, State.UNKNOWN))
    outbox.plan(planned("9", channel="C9"))
    assert outbox.told("T1", "C9", DAY) == [("0123456789abcdef", "shown"), ("fedcba9876543210", "corrected")]
    assert outbox.told("T1", "C9", DAY + timedelta(days=1)) == []


def test_old_posts_are_forgotten(outbox: Outbox) -> None:
    """Those that need nothing more."""
    outbox.plan(planned("a"))
    outbox.plan(planned("b", slot="open"))
    taken = claimed(outbox)
    outbox.settle(taken, State.SENT)
    assert outbox.forget(DAY) == 0
    assert outbox.forget(DAY + timedelta(days=1)) == 1
    assert outbox.waiting() == 1


def test_without_an_archive_there_is_nothing_to_do(outbox: Outbox, place: str) -> None:
    """Reading makes none: the starter goes on answering, and no file appears."""
    assert outbox.subscriptions("digest") == []
    assert outbox.claim(NOW) is None
    assert outbox.claim_stale(NOW, NOW) is None
    assert outbox.unsubscribe("T1", "C1", "digest") == 0
    assert not outbox.decide("a" * 32, State.SENT, NOW)
    assert outbox.forget(DAY) == 0
    assert outbox.waiting() == 0
    assert "made an empty archive" in migrate(place)
    assert outbox.plan(planned())


def test_workers_at_once_take_each_post_once(outbox: Outbox, place: str) -> None:
    """Six threads on two outboxes, sixty posts, every post to one of them."""
    for number in range(60):
        outbox.plan(planned(f"{number:032}", channel=f"C{number}"))
    taken: list[str] = []
    with closing(open_outbox(place)) as other:

        def work(at: Outbox) -> None:
            while (post := at.claim(NOW)) is not None:
                taken.append(post.key)

        threads = [threading.Thread(target=work, args=(each,)) for each in (outbox, other) * 3]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(taken) == [f"{number:032}" for number in range(60)]


def test_one_channel_s_posts_are_paced_among_workers(outbox: Outbox) -> None:
    """Of posts of one channel that are due at once, workers at once get one."""
    for number in range(6):
        outbox.plan(planned(f"{number:032}", slot=str(number)))
    taken: list[Post | None] = []
    threads = [threading.Thread(target=lambda: taken.append(outbox.claim(NOW))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in taken if one is not None]) == 1
