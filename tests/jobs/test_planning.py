"""What is due is planned once, with what is new; what is too late or empty is skipped and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.archive.outbox_protocol import State
from bot.model import Record
from bot.slots import Slot
from tests.fakes import InMemoryArchive, record, retracted
from tests.jobs.conftest import Open
from tests.jobs.newsroom import FRIDAY, KARACHI, MORNING, NINE, digest_in, watch_of

FERRY = record("Amina Farouk said the ferry treaty with Washington stands.", countries=("US",), topics=("trade",))
AGAIN = record(
    "The ferry treaty with Washington would stand, the spokesperson told reporters.",
    countries=("US",),
    topics=("trade",),
    outlet="The Northern Mail",
)
CANADA = record("Canada had been asked to return the lighthouse lens.", countries=("CA",))


def test_a_digest_is_planned_once_when_it_is_due(newsroom_with: Open) -> None:
    """Not a second before; not a second time, however often it is asked."""
    room = newsroom_with(digest_in(created=MORNING - timedelta(hours=1)), archive=InMemoryArchive([FERRY]))
    room.passes(seconds=-1)
    assert room.plans() == 0
    room.passes(seconds=1)
    assert room.plans() == 1
    assert room.plans() == 0
    (post,) = room.posts()
    assert (post.state, post.local_date, post.slot, post.due) == (State.PLANNED, FRIDAY, NINE.name, MORNING)
    assert "ferry treaty" in post.payload
    assert post.told == ((FERRY.statement.id, "shown"),)


def test_the_next_day_tells_what_is_new_since(newsroom_with: Open) -> None:
    """A second outlet's report of what was told is nothing new; another point of that day is."""
    archive = InMemoryArchive([FERRY])
    room = newsroom_with(digest_in(), archive=archive)
    room.plans()
    room.sends()
    archive.add(AGAIN.article, None, [AGAIN.statement])
    room.passes(days=1)
    room.plans()
    assert room.posts()[0].state is State.SKIPPED
    assert room.posts()[0].reason == "there was nothing new"
    archive.add(CANADA.article, None, [CANADA.statement])
    room.passes(days=1)
    room.plans()
    assert [id for id, _ in room.posts()[0].told] == [CANADA.statement.id]


def test_a_day_without_news_gets_a_line_where_that_is_wanted(newsroom_with: Open) -> None:
    """Silence is the default."""
    room = newsroom_with(digest_in(), digest_in("C2", always=True), archive=InMemoryArchive())
    room.plans()
    assert room.posts()[0].state is State.SKIPPED
    assert "Nothing new in the last days" in room.posts("C2")[0].payload


def test_a_digest_that_comes_too_late_is_skipped(newsroom_with: Open) -> None:
    """After a downtime of more hours than are allowed."""
    room = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]))
    room.passes(hours=5)
    room.plans()
    room.passes(days=1, hours=2)
    room.plans()
    post = room.posts()[0]
    assert (post.state, post.reason) == (State.SKIPPED, "it was more than 6 hours late")


def test_what_was_not_posted_is_still_new(newsroom_with: Open) -> None:
    """A digest that failed told nobody anything."""
    room = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]))
    room.plans()
    taken = room.outbox.claim(room.now)
    assert taken is not None
    room.outbox.settle(taken, State.FAILED, reason="not_in_channel")
    room.passes(days=1)
    room.plans()
    assert room.posts()[0].told == ((FERRY.statement.id, "shown"),)


def test_a_new_digest_begins_with_its_next_slot(newsroom_with: Open) -> None:
    """Setting 09:00 at ten does not post what was due an hour ago."""
    room = newsroom_with(digest_in(created=MORNING + timedelta(hours=1)), archive=InMemoryArchive([FERRY]))
    room.passes(hours=2)
    assert room.plans() == 0
    room.passes(hours=22)
    assert room.plans() == 1


def test_digests_of_the_configuration(newsroom_with: Open) -> None:
    """Due as any other; one that is new in the file begins when the process does."""
    wanted = replace(digest_in(created=None), owner="")
    room = newsroom_with(archive=InMemoryArchive([FERRY]), configured=(wanted,))
    assert room.plans() == 1
    room.planner = replace(room.planner, started=MORNING + timedelta(days=2, hours=1))
    room.passes(days=2, hours=2)
    assert room.plans() == 1, "it missed a slot, and has had posts before"
    other = replace(wanted, channel="C2")
    room.planner = replace(room.planner, configured=(other,))
    assert room.plans() == 0, "it is new, and its slot came before the process began"


def test_two_slots_of_a_channel_do_not_repeat_each_other(newsroom_with: Open) -> None:
    """The evening tells what is new since the morning."""
    evening = Slot(at=time(18), zone=KARACHI)
    archive = InMemoryArchive([FERRY])
    room = newsroom_with(digest_in(), digest_in(slot=evening), archive=archive)
    room.passes(seconds=1)
    room.plans()
    room.passes(hours=9)
    room.plans()
    states = {post.slot: post.state for post in room.posts() if post.local_date == FRIDAY}
    assert states == {NINE.name: State.PLANNED, evening.name: State.SKIPPED}


def test_corrections_are_told_with_the_next_digest(newsroom_with: Open) -> None:
    """And once."""
    archive = InMemoryArchive([FERRY])
    room = newsroom_with(digest_in(), archive=archive)
    room.plans()
    gone = retracted(FERRY)
    changed = replace(gone.article, title="Changed")
    archive.add(changed, None, [gone.statement])
    room.passes(days=1)
    room.plans()
    assert "An editor has retracted this since" in room.posts()[0].payload
    room.passes(days=1)
    room.plans()
    assert room.posts()[0].state is State.SKIPPED


def test_a_fault_with_one_keeps_no_other(newsroom_with: Open) -> None:
    """A channel whose digest cannot be made is tried again; the next one gets its own."""
    broken = replace(digest_in("C0"), countries=(("US",),))  # type: ignore[arg-type]
    room = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]), configured=(broken, digest_in("C2", created=None)))
    room.plans()
    assert room.posts("C1")
    assert room.posts("C2")


def test_a_watch_tells_of_a_briefing_once(newsroom_with: Open) -> None:
    """Another article on the same briefing, or the same one read anew, is no second message."""
    archive = InMemoryArchive([FERRY])
    room = newsroom_with(watch_of(), archive=archive)
    assert room.plans() == 1
    (post,) = room.posts("U1")
    assert (post.local_date, post.channel) == (date(2030, 5, 2), "U1")
    assert "Pakistan on the United States, Thursday 2 May 2030" in post.payload
    archive.add(AGAIN.article, None, [AGAIN.statement])
    assert room.plans() == 0
    later = replace(FERRY.statement, said_on=date(2030, 5, 9))
    article = replace(FERRY.article, id="f" * 16)
    archive.add(article, None, [replace(later, id="e" * 16, article_id=article.id)])
    room.passes(days=7)
    assert room.plans() == 1


def test_several_watches_are_one_message_a_briefing(newsroom_with: Open) -> None:
    """Who watches a country and a topic hears of both at once; each watch is answered for that briefing."""
    archive = InMemoryArchive([FERRY, CANADA, AGAIN])
    room = newsroom_with(watch_of(), watch_of(countries=("CA",)), watch_of(countries=(), topics=("trade",)), archive=archive)
    assert room.plans() == 1
    (message,) = [one for one in room.posts("U1") if one.payload]
    assert "Pakistan on the United States, Canada and trade, Thursday 2 May 2030" in message.payload
    assert "lighthouse lens" in message.payload
    assert message.payload.count("The ferry treaty with Washington") + message.payload.count("the ferry treaty with") == 2
    assert {one.reason for one in room.posts("U1") if not one.payload} == {
        "one message tells of it and of what else was watched"
    }
    assert room.plans() == 0


def test_a_subject_that_comes_later_is_told_for_itself(newsroom_with: Open) -> None:
    """Of a briefing that was told without it; what a second outlet adds to a matter that was told is not."""
    archive = InMemoryArchive([CANADA])
    room = newsroom_with(watch_of(countries=("CA",)), watch_of(), watch_of(countries=("FR",)), archive=archive)
    assert room.plans() == 1
    archive.add(FERRY.article, None, [FERRY.statement])
    assert room.plans() == 1
    lens = record(
        "Canada and France were told again of the lighthouse lens.", countries=("CA", "FR"), outlet="Evening Lantern"
    )
    archive.add(lens.article, None, [lens.statement])
    assert room.plans() == 1
    sent = [one.payload for one in room.posts("U1") if one.payload]
    assert sorted("ferry treaty" in one for one in sent) == [False, True]
    assert "it was told before" in [one.reason for one in room.posts("U1")]


def test_what_has_no_day_is_of_no_briefing(newsroom_with: Open) -> None:
    """A watch is silent on it; a digest shows it with the day it was printed."""
    undated = record("The ministry said the lens was Canada's.", countries=("CA",), said_on=None)
    room = newsroom_with(watch_of(countries=("CA",)), digest_in(), archive=InMemoryArchive([undated]))
    room.plans()
    assert room.posts("U1") == []
    assert "published Friday 3 May 2030, day not stated" in room.posts()[0].payload


def test_a_watch_needs_every_country_and_topic(newsroom_with: Open) -> None:
    """Watching the United States on visas is not told of ferries."""
    wanted = (
        watch_of("U1", topics=("trade",)),
        watch_of("U2", topics=("visas_consular",)),
        watch_of("U3", countries=("CA",)),
    )
    room = newsroom_with(*wanted, archive=InMemoryArchive([FERRY]))
    room.plans()
    assert [bool(room.posts(user)) for user in ("U1", "U2", "U3")] == [True, False, False]


def test_a_watch_is_silent_on_the_past(newsroom_with: Open) -> None:
    """Articles on briefings long gone tell nobody anything."""
    old = Record(statement=replace(FERRY.statement, said_on=date(2030, 4, 4)), article=FERRY.article)
    assert newsroom_with(watch_of(), archive=InMemoryArchive([old])).plans() == 0


def test_a_watch_begins_when_it_is_set(newsroom_with: Open) -> None:
    """Thursday's briefing is no news for who watches from Friday on."""
    wanted = replace(watch_of(), created=MORNING)
    assert newsroom_with(wanted, archive=InMemoryArchive([FERRY])).plans() == 0


def test_old_posts_are_forgotten(newsroom_with: Open) -> None:
    """After some months, when no button of theirs is pressed any more."""
    room = newsroom_with(digest_in(), archive=InMemoryArchive([FERRY]))
    room.plans()
    room.sends()
    assert room.planner.forget(room.now + timedelta(days=90)) == 0
    assert room.planner.forget(room.now + timedelta(days=92)) == 1
