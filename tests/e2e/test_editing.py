"""A reader says what is wrong, an editor decides, and cards that were shared say so; through both transports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.archive import open_archive, open_review
from bot.archive.review import SqlReview
from bot.model import Status
from bot.slack import audits, notices
from bot.slack.app import build_app
from bot.slack.editing import Editing
from bot.slack.roles import Roles
from tests.e2e.conftest import running
from tests.fakes import SAID, record
from tests.slack.cards import button, buttons, texts
from tests.slack.desk import LEAD, LEAD_WORDS, NORTHERN, Desk
from tests.slack.emulator import BOT_TOKEN, CHANNEL, USER
from tests.slack.fakeslack import SIGNING_SECRET, FakeSlack
from tests.slack.payloads import Payload

HELD = record(
    "Somebody at the ministry said the lighthouse would be lit.",
    status=Status.HELD,
    flags=("the source is not named",),
    countries=("CA",),
    url="https://gazette.example/held",
)


@dataclass(frozen=True)
class Room:
    """The newsroom: Slack, and the editors' side of its archive."""

    slack: FakeSlack
    review: SqlReview

    def home(self) -> Payload:
        """The Home tab of the editor, opened now."""
        seen = len(self.slack.views)
        self.slack.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"})
        return self.next_view(seen)

    def next_view(self, seen: int) -> Payload:
        """The view that comes after as many."""
        return self.slack.wait_for(lambda: self.slack.views[seen:], what="view")[0]

    def ask(self, text: str = "US") -> list[Payload]:
        """The blocks of a private answer."""
        self.slack.slash(text)
        return list(self.slack.messages[-1].body["blocks"])

    def press(self, blocks: list[Payload], label: str, *, user: str = USER) -> Payload:
        """The form that a button opens, or the Home tab that it changes."""
        seen = len(self.slack.views)
        self.slack.click(button(blocks, label), user=user)
        return self.next_view(seen)

    def share(self) -> str:
        """The lead shared with the channel; its message."""
        seen = len(self.slack.messages)
        self.slack.click(button(self.ask(), "Share to channel"))
        self.slack.wait_for(lambda: [one for one in self.slack.messages[seen:] if one.public], what="shared card")
        self.slack.wait_for(lambda: self.review.shared(LEAD.statement.id), what="remembered card")
        return str(self.slack.history()[-1]["ts"])


@pytest.fixture(scope="module", params=["http", "socket"])
def bot(
    request: pytest.FixtureRequest, running_slack: FakeSlack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    """A bot over a real archive with one held statement; Ana is its editor."""
    running_slack.reset()
    running_slack.transport = request.param
    place = str(tmp_path_factory.mktemp("editing") / "fo-stance.db")
    with closing(open_archive(place, create=True)) as archive, closing(open_review(place)) as review:
        for one in (LEAD, HELD, NORTHERN):
            archive.add(one.article, SAID, [one.statement])
        editing = Editing(review=lambda: review, now=lambda: datetime.now(UTC), zone=ZoneInfo("Asia/Karachi"))
        deps = replace(Desk().deps(), archive=archive, roles=Roles(editors=(USER,)), editing=editing)
        app = build_app(deps, token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=running_slack.api)
        with running(app, running_slack, request.param):
            yield Room(running_slack, review)


@pytest.fixture
def room(bot: Room) -> Iterator[Room]:
    """The same with a fresh workspace; what was decided stays decided."""
    transport = bot.slack.transport
    bot.slack.reset()
    bot.slack.transport = transport
    yield bot
    assert bot.slack.problems == []


def test_a_report_reaches_the_editors_queue_and_can_be_dismissed(room: Room) -> None:
    """Wrong? opens a form; what was filled in stands in the editor's Home tab until it is dealt with."""
    form = room.press(room.ask(), "Wrong?")
    assert LEAD_WORDS in texts(form["blocks"])
    reply = room.slack.submit(form, {"kind": "speaker", "note": "It was her deputy."})
    assert reply.body["response_action"] == "update"
    assert "The editors see it" in texts(reply.body["view"]["blocks"])
    home = room.home()
    assert "Somebody else said it, or it is not the ministry's: It was her deputy." in texts(home["blocks"])
    assert "It was her deputy." not in texts(room.press(home["blocks"], "Dismiss")["blocks"])
    assert room.review.reports() == []


def test_a_form_that_is_sent_twice_is_kept_once(room: Room) -> None:
    """A replay adds nothing to the queue."""
    form = room.press(room.ask(), "Wrong?")
    for _ in range(2):
        room.slack.submit(form, {"kind": "day"})
    (report,) = room.review.reports()
    room.review.close_report(report.key, by="T1/U1", outcome="dismissed", at=datetime.now(UTC))


def test_an_editor_releases_what_was_held(room: Room) -> None:
    """The queue says why it waits; released, it is answered, and its history says who and why."""
    home = room.home()
    assert "Held: The source is not named" in texts(home["blocks"])
    form = room.press(home["blocks"], "Decide…")
    seen = len(room.slack.views)
    assert room.slack.submit(form, {"why": "Two outlets name her."}).status == 200
    assert "Nothing waits for you." in texts(room.next_view(seen)["blocks"])
    history = texts(room.ask(f"audit {HELD.statement.id}"))
    assert "Times are those of Asia/Karachi." in history
    assert "An editor corrected it; it is answered so." in history or "It is answered as it was read." in history
    assert "Why: Two outlets name her." in history


def test_a_correction_changes_the_cards_that_were_shared(room: Room) -> None:
    """The card in the channel is updated in place, with who and why in its thread."""
    ts = room.share()
    form = room.press(room.ask(), "Wrong?")
    room.slack.submit(form, {"kind": "day"})
    form = room.press(room.home()["blocks"], "Decide…")
    room.slack.submit(form, {"said_on": "2030-05-01", "why": "The briefing was a day earlier."})
    update = room.slack.wait_for(lambda: [one for one in room.slack.messages if one.via == "chat.update"], what="update")[0]
    assert (update.body["channel"], update.body["ts"]) == (CHANNEL, ts)
    assert "Wednesday 1 May 2030" in texts(update.body["blocks"])
    assert "Corrected by an editor since it was shared" in texts(update.body["blocks"])
    note = room.slack.wait_for(lambda: [one for one in room.slack.messages if one.body.get("thread_ts") == ts], what="note")
    told = texts(note[0].body["blocks"])
    assert told.startswith("Corrected by an editor: said on from 2 May 2030 to 1 May 2030")
    assert told.endswith("Why: The briefing was a day earlier.")
    assert room.review.reports() == []


def test_a_form_that_cannot_be_read_says_where(room: Room) -> None:
    """Each fault stands under its field, and nothing is changed."""
    room.slack.submit(room.press(room.ask(), "Wrong?"), {"kind": "other"})
    form = room.press(room.home()["blocks"], "Decide…")
    reply = room.slack.submit(form, {"said_on": "yesterday", "topics": "gardening", "why": "x"})
    assert reply.body["response_action"] == "errors"
    assert reply.body["errors"]["said_on"].startswith("'yesterday' is no day; write it as 2026-05-03")
    assert "'gardening' is no topic known here" in reply.body["errors"]["topics"]
    untouched = room.slack.submit(form, {"why": "Nothing to change."})
    assert untouched.body["response_action"] == "errors"
    assert room.slack.submit(form, {"decision": "retract", "why": " "}).body["errors"]["why"].startswith(LEAD.statement.id)


def test_whoever_is_no_editor_sees_no_queue_and_decides_nothing(room: Room) -> None:
    """Neither by a button nor by a form that was made by hand."""
    room.slack.submit(room.press(room.ask(), "Wrong?"), {"kind": "other"})
    home = room.home()
    form = room.press(home["blocks"], "Decide…")
    refused = room.slack.submit(form, {"decision": "retract", "why": "x"}, user="U0OTHER")
    assert refused.body["errors"]["why"].startswith("Only editors decide.")
    other = room.press(home["blocks"], "Dismiss", user="U0OTHER")
    assert (other["type"], "For editors" in texts(other["blocks"])) == ("home", False)
    assert room.review.reports() != []


def test_a_retracted_statement_is_taken_back_where_it_was_shared(room: Room) -> None:
    """The shared card gives way to a sentence, and nobody is answered with it any more."""
    ts = room.share()
    room.slack.submit(room.press(room.ask(), "Wrong?"), {"kind": "words"})
    form = room.press(room.home()["blocks"], "Decide…")
    room.slack.submit(form, {"decision": "retract", "why": "The paper withdrew it."})
    mine = room.slack.wait_for(
        lambda: [one for one in room.slack.messages if one.via == "chat.update" and one.body["ts"] == ts], what="update"
    )
    assert "taken back by an editor" in texts(mine[0].body["blocks"])
    note = room.slack.wait_for(lambda: [one for one in room.slack.messages if one.body.get("thread_ts") == ts], what="note")
    assert texts(note[0].body["blocks"]) == "Taken back by an editor. Why: The paper withdrew it."
    assert LEAD_WORDS not in texts(room.ask())
    history = texts(room.ask(f"audit {LEAD.statement.id}"))
    assert "An editor retracted it; it is answered to nobody." in history
    assert "Why: The paper withdrew it." in history


def test_cards_out_of_reach_are_told_to_the_editor(room: Room) -> None:
    """One that only somebody's click could share has no name at Slack: it stays as it was, and the editor knows."""
    share = button(room.ask("norway"), "Share to channel")
    for channel in ("D0DIRECT01", CHANNEL, "C0NOTINVITED"):
        seen = len(room.slack.messages)
        room.slack.click(share, channel=channel)
        room.slack.wait_for(lambda seen=seen: room.slack.messages[seen:], what="shared card")  # type: ignore[misc]
    room.slack.wait_for(lambda: len(room.review.shared(NORTHERN.statement.id)) == 3, what="remembered cards")
    kept = {one.channel for one in room.review.shared(NORTHERN.statement.id)}
    assert kept == {"", CHANNEL}, "nobody's direct messages are kept"
    room.slack.submit(room.press(room.ask("norway"), "Wrong?"), {"kind": "day"})
    waiting = [one for one in buttons(room.home()["blocks"]) if one["value"].endswith(NORTHERN.statement.id)]
    seen = len(room.slack.views)
    room.slack.click(waiting[0])
    room.slack.submit(room.next_view(seen), {"said_on": "2030-05-01", "why": "A day earlier."})
    told = room.slack.wait_for(
        lambda: [one for one in room.slack.messages if one.body.get("channel") == USER], what="message to the editor"
    )[0]
    said = texts(told.body["blocks"])
    assert said.startswith("2 shared cards of 3 could not be changed: a card in a direct message,")


def test_audit_wants_an_id(room: Room) -> None:
    """Without one it says where ids are; of no statement, that there is none."""
    assert texts(room.ask("audit")) == audits.WANTS
    assert texts(room.ask("audit US")) == audits.WANTS
    assert "has no statement of this id" in texts(room.ask(f"audit {'0' * 16}"))


def test_the_starter_has_no_button_that_leads_nowhere(slack: FakeSlack) -> None:
    """Where nothing can be corrected, a value of old is told; and the history of nothing, too."""
    slack.slash("audit 0123456789abcdef")
    assert "starter archive" in texts(slack.messages[0].body["blocks"])
    slack.click({"type": "button", "action_id": "wrong", "value": LEAD.statement.id})
    told = slack.wait_for(lambda: slack.messages[1:], what="sentence")[0]
    assert texts(told.body["blocks"]) == notices.OUTDATED
    assert buttons(slack.messages[0].body["blocks"]) == []
