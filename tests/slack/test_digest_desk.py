"""Digests and watches as typed in a channel: what is kept, what is said, who may, and what is not done twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.archive import open_outbox
from bot.archive.outbox_protocol import State, Subscription
from bot.archive.protocol import Lookup
from bot.slack import digest_desk
from bot.slack.card import Card
from bot.slack.digest import MORE
from bot.slack.digest_posts import AGAIN
from bot.slack.notices import notice
from bot.slack.replies import message
from bot.slack.state import write_posted
from bot.slack.subscribers import Asker, Subscriptions
from bot.slack.subscribing import subscribe
from bot.slack.watch_desk import MOST_WATCHES
from bot.slots import Slot
from bot.stance.answers import Query
from bot.stance.digest_commands import (
    DigestNow,
    DigestOf,
    DigestOff,
    DigestOn,
    DigestPreview,
    DigestStatus,
    Scope,
    Subscribing,
    Unwatch,
    Watch,
    Watches,
)
from tests.fakes import InMemoryArchive, record, retracted
from tests.slack.blockkit import problems
from tests.slack.cards import buttons
from tests.slack.desk import NAMES

#: Friday 3 May 2030, 08:00 in Karachi.
NOW = datetime(2030, 5, 3, 3, 0, tzinfo=UTC)
NINE = Slot(at=time(9), zone=ZoneInfo("Asia/Karachi"))
FERRY = record("Amina Farouk said the ferry treaty with Washington stands.", countries=("US",), topics=("trade",))
NO = notice("Only editors.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Subscriptions]:
    with closing(open_outbox(str(tmp_path / "archive.db"))) as outbox:
        yield Subscriptions(
            archive=InMemoryArchive([FERRY]), outbox=outbox, ministry="PK", names=NAMES, now=lambda: NOW, zone=NINE.zone
        )


ANA = Asker(team="T1", channel="C1", user="U1", request="1.2.x")
READER = replace(ANA, user="U2", refusal=lambda: NO)


def says(card: Card) -> str:
    """A card's words, having passed Slack's checks."""
    assert problems(message(card)) == []
    return json.dumps(card.blocks, ensure_ascii=False)


def typed(desk: Subscriptions, command: Subscribing, asker: Asker = ANA) -> str:
    return says(subscribe(desk, command, asker))


def test_a_digest_is_set(desk: Subscriptions) -> None:
    """With its next day, what it is on and what happens on a day without news."""
    said = typed(desk, DigestOn(slot=NINE, scope=Scope(countries=("US", "CA"))))
    assert "A digest on the United States or Canada will be posted here every day at 09:00 Asia/Karachi" in said
    assert "first on Friday 3 May 2030" in said
    assert "stays silent" in said
    (kept,) = desk.outbox.subscriptions("digest", "T1", "C1")
    assert (kept.slot, kept.owner, kept.created, kept.countries) == (NINE, "U1", NOW, ("US", "CA"))


def test_a_channel_has_one_digest(desk: Subscriptions) -> None:
    """Setting another time moves it, and says so."""
    typed(desk, DigestOn(slot=NINE))
    evening = replace(NINE, at=time(18), weekdays=True)
    said = typed(desk, DigestOn(slot=evening, always=True))
    assert "from Monday to Friday at 18:00 Asia/Karachi" in said
    assert "takes the place of the one at 09:00 Asia/Karachi" in said
    assert [one.slot for one in desk.outbox.subscriptions("digest")] == [evening]


def test_a_digest_is_ended(desk: Subscriptions) -> None:
    """Once; what stands in config.yaml is ended there."""
    typed(desk, DigestOn(slot=NINE))
    assert "No digest is posted here any more" in typed(desk, DigestOff())
    assert "No digest was set here" in typed(desk, DigestOff())
    fixed = Subscription(team="T1", channel="C1", kind="digest", name=NINE.name, slot=NINE)
    assert "The one at 09:00 Asia/Karachi stands in config.yaml" in typed(replace(desk, configured=(fixed,)), DigestOff())


def test_only_who_may_sets_what_a_channel_is_told(desk: Subscriptions) -> None:
    """Anyone may look; setting, ending and posting is for editors."""
    for command in (DigestOn(slot=NINE), DigestOff(), DigestNow()):
        assert "Only editors" in typed(desk, command, READER)
    assert desk.outbox.subscriptions("digest") == []
    assert desk.outbox.posts("T1", "C1", 5) == []
    assert "ferry treaty" in typed(desk, DigestPreview(), READER)
    assert "No digest is set in this channel" in typed(desk, DigestStatus(), READER)


def test_now_posts_once_however_often_the_request_comes(desk: Subscriptions) -> None:
    """A replayed request changes nothing; a second one has nothing new to say."""
    assert "It is being posted here: 1 new statement" in typed(desk, DigestNow())
    typed(desk, DigestNow())
    (post,) = desk.outbox.posts("T1", "C1", 5)
    assert (post.state, post.owner, post.due) == (State.PLANNED, "U1", NOW)
    assert "Nothing was posted. Nothing new in the last days." in typed(desk, DigestNow(), replace(ANA, request="3.4.y"))


def test_a_preview_posts_nothing(desk: Subscriptions) -> None:
    """It is seen by the asker alone."""
    said = typed(desk, DigestPreview())
    assert "A preview, seen by you alone" in said
    assert desk.outbox.posts("T1", "C1", 5) == []


def test_one_day_s_digest(desk: Subscriptions) -> None:
    """Told or not; a day without one is answered with the nearest before."""
    typed(desk, DigestNow())
    assert "1 statement on the United States of Thursday 2 May 2030" in typed(desk, DigestOf(day=date(2030, 5, 2)))
    assert "the day before that has one is Thursday 2 May 2030" in typed(desk, DigestOf(day=date(2030, 5, 6)))


def test_status(desk: Subscriptions) -> None:
    """What is set, and what became of the last posts; a doubtful one with its buttons."""
    typed(desk, DigestOn(slot=replace(NINE, weekdays=True)))
    typed(desk, DigestNow())
    assert "A digest is posted here at 09:00 Asia/Karachi from Monday to Friday, next on Friday" in typed(
        desk, DigestStatus()
    )
    post = desk.outbox.claim(NOW)
    assert post is not None
    desk.outbox.settle(post, State.UNKNOWN, reason="nobody can look")
    said = typed(desk, DigestStatus())
    assert "may have been posted or not: nobody can look" in said
    assert AGAIN in said


def test_an_editor_s_word_counts_once(desk: Subscriptions) -> None:
    """Whoever set it, or an editor; nobody else; and a second click changes nothing."""
    typed(desk, DigestNow())
    post = desk.outbox.claim(NOW)
    assert post is not None
    desk.outbox.settle(post, State.UNKNOWN, reason="nobody can look")
    assert "Only editors" in says(digest_desk.decide(desk, post.key, State.PLANNED, READER))
    assert "is posted again" in says(digest_desk.decide(desk, post.key, State.PLANNED, replace(READER, user="U1")))
    assert "decided before" in says(digest_desk.decide(desk, post.key, State.SENT, ANA))
    assert "no longer kept" in says(digest_desk.decide(desk, "0" * 32, State.SENT, ANA))


def test_the_rest_of_a_digest(desk: Subscriptions) -> None:
    """Behind the button, whatever was told since."""
    many = [
        record(words, countries=(code,))
        for code in ("AA", "BB", "CC", "DD", "EE", "FF")
        for words in (f"Visas would be stamped at {code}.", f"Grain prices trouble nobody in {code}.")
    ]
    full = replace(desk, archive=InMemoryArchive(many))
    typed(full, DigestNow())
    (post,) = full.outbox.posts("T1", "C1", 5)
    assert '"2 more"' in post.payload
    rest = says(digest_desk.more(full, write_posted(post.key, 2), ANA))
    assert rest.count("rich_text_quote") == 2
    shown = json.loads(post.payload)["blocks"]
    assert set(quoted(full, rest)).isdisjoint(quoted(full, json.dumps(shown)))


def quoted(desk: Subscriptions, said: str) -> list[str]:
    """The statements whose words stand in a card."""
    found = desk.archive.find(Lookup(ministry="PK", limit=50))
    return [one.statement.id for one in found if one.words in said]


@pytest.mark.parametrize("scope", [Scope(), Scope(countries=("US",))], ids=["on everything", "on one country"])
@pytest.mark.parametrize("command", [DigestPreview(), DigestOf(day=date(2030, 5, 2)), DigestNow()])
def test_the_button_shows_what_the_card_only_counted(desk: Subscriptions, command: Subscribing, scope: Scope) -> None:
    """In a preview, of a day and of a post alike: as many as it says, and none that the card shows."""
    many = [
        record(words, countries=("US", code))
        for code in ("AA", "BB", "CC", "DD", "EE", "FF")
        for words in (f"Visas would be stamped at {code}.", f"Grain prices trouble nobody in {code}.")
    ]
    full = replace(desk, archive=InMemoryArchive(many))
    typed(full, DigestOn(slot=NINE, scope=scope))
    card = subscribe(full, command, ANA)
    blocks = card.blocks
    if isinstance(command, DigestNow):
        blocks = json.loads(full.outbox.posts("T1", "C1", 5)[0].payload)["blocks"]
    (pressed,) = [one for one in buttons(blocks) if one["action_id"] == MORE]
    rest = says(digest_desk.more(full, pressed["value"], ANA))
    assert pressed["text"]["text"] == f"{len(quoted(full, rest))} more"
    both = [*quoted(full, rest), *quoted(full, json.dumps(blocks))]
    assert sorted(both) == sorted(one.statement.id for one in many)


@pytest.mark.parametrize("value", ["", "0" * 32, f"{'0' * 32} 3", "day 2030-02-31", "day 1999-01-01", "day x", "pending "])
def test_a_button_of_what_is_gone_says_so(desk: Subscriptions, value: str) -> None:
    """A post that was forgotten, a day without a briefing, and what no version wrote."""
    assert "no longer kept" in says(digest_desk.more(desk, value, ANA))


def test_what_was_taken_back_since_is_not_behind_the_button(desk: Subscriptions) -> None:
    """A statement that an editor retracted is no news any more."""
    archive = InMemoryArchive([retracted(FERRY)])
    changed = replace(desk, archive=archive)
    typed(desk, DigestNow())
    (post,) = desk.outbox.posts("T1", "C1", 5)
    assert "no longer kept" in says(digest_desk.more(changed, write_posted(post.key, 1), ANA))


def test_watches(desk: Subscriptions) -> None:
    """Set, listed, ended, by each person for themselves."""
    us, trade = Query(text="US", countries=("US",)), Query(text="US trade", countries=("US",), topics=("trade",))
    assert "Each new briefing on the United States will reach you" in typed(desk, Watch(query=us))
    assert "You watch this already" in typed(desk, Watch(query=us))
    typed(desk, Watch(query=trade))
    assert "You watch 2: the United States; the United States, trade." in typed(desk, Watches())
    assert "You watch nothing" in typed(desk, Watches(), READER)
    assert "You do not watch the United States any more" in typed(desk, Unwatch(query=us))
    assert "You do not watch the United States. You watch 1" in typed(desk, Unwatch(query=us))


def test_what_is_there_already_is_no_news_to_a_watch(desk: Subscriptions) -> None:
    """The briefing that whoever sets a watch has just read does not come back as a message."""
    typed(desk, Watch(query=Query(text="US", countries=("US",))))
    (post,) = desk.outbox.posts("T1", "U1", 5)
    assert (post.state, post.local_date) == (State.SKIPPED, date(2030, 5, 2))


def test_watches_have_an_end(desk: Subscriptions) -> None:
    """Nobody reads more messages than that."""
    for number in range(MOST_WATCHES):
        typed(desk, Watch(query=Query(text="x", countries=(f"{chr(65 + number)}{chr(65 + number)}",))))
    assert "are the most one person can have" in typed(desk, Watch(query=Query(text="y", countries=("YZ",))))
