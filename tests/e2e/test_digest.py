"""Digests and watches from the command to the message in the channel, in both transports, with the jobs running."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.archive import open_outbox
from bot.archive.outbox_protocol import Outbox, Post, State, Subscription
from bot.jobs.planning import Planner
from bot.jobs.running import Jobs
from bot.jobs.sending import Sender
from bot.slack import notices
from bot.slack.app import build_app
from bot.slack.delivery import Slack, client_of
from bot.slack.roles import Roles
from bot.slack.subscribers import Subscriptions
from bot.slots import Slot
from tests.e2e.conftest import running
from tests.fakes import SAID, record
from tests.slack.cards import button, buttons, pieces, texts
from tests.slack.desk import LEAD_WORDS, NAMES, Desk
from tests.slack.emulator import BOT_TOKEN, CHANNEL, TEAM, USER
from tests.slack.fakeslack import SIGNING_SECRET, FakeSlack
from tests.slack.test_digest_form import filled

#: The morning after the desk's briefing: Friday 3 May 2030, 08:59:58 in Karachi.
MORNING = datetime(2030, 5, 3, 3, 59, 58, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Karachi")


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest, running_slack: FakeSlack) -> str:
    """A fresh workspace in one of the transports, before any app runs."""
    running_slack.reset()
    running_slack.transport = request.param
    return str(request.param)


class Clock:
    """Real seconds, counted from a morning of 2030 and moved on at will."""

    def __init__(self) -> None:
        self._start, self.moved = datetime.now(UTC), timedelta()

    def __call__(self) -> datetime:
        return MORNING + (datetime.now(UTC) - self._start) + self.moved


@pytest.fixture
def clock() -> Clock:
    return Clock()


@contextmanager
def bot(
    slack: FakeSlack,
    way: str,
    folder: Path,
    now: Callable[[], datetime],
    *,
    quiet: timedelta = timedelta(seconds=40),
    desk: Desk | None = None,
) -> Iterator[Outbox]:
    """A bot whose editor is Ana, with its jobs running, and its outbox."""
    desk = desk or Desk()
    with closing(open_outbox(str(folder / "archive.db"))) as outbox:
        setting = Subscriptions(archive=desk.archive, outbox=outbox, ministry="PK", names=NAMES, now=now, zone=ZONE)
        deps = replace(desk.deps(), roles=Roles(editors=(USER,)), burst=10_000, subscriptions=setting)
        app = build_app(deps, token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=slack.api)
        planner = Planner(
            archive=desk.archive,
            outbox=outbox,
            ministry="PK",
            names=NAMES,
            zone=ZONE,
            latest=timedelta(hours=6),
            started=now(),
        )
        client = client_of(BOT_TOKEN, slack.api)
        sender = Sender(outbox=outbox, wire=Slack(lambda _: client), now=now, quiet=quiet, latest=timedelta(hours=6))
        jobs = Jobs(planner, sender, now=now, idle=0.02, planning=0.05, watching=0.05)
        with running(app, slack, way):
            jobs.start()
            try:
                yield outbox
            finally:
                assert jobs.stop()
    assert slack.problems == []


def answer(slack: FakeSlack, typed: str, *, user: str = USER) -> str:
    """What the person reads after typing; it comes behind the acknowledgement."""
    before = len(slack.messages)
    assert slack.slash(typed, user=user).status == 200
    slack.wait_for(lambda: [one for one in slack.messages[before:] if one.via == "response_url"], what="answer")
    return texts([one for one in slack.messages[before:] if one.via == "response_url"][-1].body["blocks"])


def in_channel(slack: FakeSlack) -> list[str]:
    """What stands in the channel."""
    return [texts(one["blocks"]) for one in slack.history() if one.get("blocks")]


def the_post(outbox: Outbox, state: State, slack: FakeSlack) -> Post:
    return slack.wait_for(
        lambda: next((one for one in outbox.posts(TEAM, CHANNEL, 9) if one.state is state), None), what=f"{state} post"
    )


def test_a_digest_comes_at_its_time(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """Set by typing, posted once when its time comes, silent the next day, ended by typing."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        said = answer(slack, "digest on 09:00 Asia/Karachi")
        assert "will be posted here every day at 09:00 Asia/Karachi, first on Friday 3 May 2030" in said
        slack.wait_for(lambda: in_channel(slack), what="digest")
        (digest,) = in_channel(slack)
        assert "Pakistan's positions, Friday 3 May 2030" in digest
        assert LEAD_WORDS in digest
        the_post(outbox, State.SENT, slack)
        clock.moved = timedelta(days=1)
        assert the_post(outbox, State.SKIPPED, slack).reason == "there was nothing new"
        assert "was posted" in answer(slack, "digest")
        assert "No digest is posted here any more" in answer(slack, "digest off")
        assert len(in_channel(slack)) == 1


def test_a_late_digest_says_so(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """After a downtime: the time it was for, and the time it came."""
    slack, nine = running_slack, Slot(at=time(9), zone=ZONE)
    with closing(open_outbox(str(tmp_path / "archive.db"))) as outbox:
        since = MORNING - timedelta(days=2)
        outbox.subscribe(
            Subscription(team=TEAM, channel=CHANNEL, kind="digest", name=nine.name, slot=nine, owner=USER, created=since)
        )
    clock.moved = timedelta(hours=2, minutes=40)
    with bot(slack, way, tmp_path, clock):
        (digest,) = slack.wait_for(lambda: in_channel(slack), what="digest")
    assert "For 09:00 Asia/Karachi, posted at 11:" in digest
    assert LEAD_WORDS in digest


def test_the_rest_of_a_preview_is_behind_its_button(
    running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock
) -> None:
    """What the private card only counts, whoever sees it can read, alone."""
    slack, desk = running_slack, Desk()
    for number in range(12):
        one = record(f"Berth {number} of that harbour was paid for.", countries=(f"A{chr(65 + number)}",))
        desk.archive.add(one.article, None, [one.statement])
    with bot(slack, way, tmp_path, clock, desk=desk):
        answer(slack, "digest preview")
        card = [one.body for one in slack.messages if one.via == "response_url"][-1]
        (more,) = [one for one in buttons(card["blocks"]) if one["text"]["text"].endswith(" more")]
        slack.click(more)
        rest = slack.wait_for(lambda: [one for one in slack.messages if "Also new" in one.body["text"]], what="rest")[0]
        assert not rest.public
        assert len(pieces(rest.body["blocks"], "rich_text_quote")) == int(more["text"]["text"].split()[0])


def test_a_digest_is_previewed_from_the_home_tab(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """A window with all of it; where no address came with the click, a refusal is told in a window, too."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        answer(slack, "digest on 09:30 Asia/Karachi")
        slack.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"})
        home = slack.wait_for(lambda: slack.views, what="Home tab")[0]
        assert "gets a digest at 09:30 Asia/Karachi" in texts(home["blocks"])
        slack.click(button(home["blocks"], "Preview"))
        window = slack.wait_for(lambda: slack.views[1:], what="window")[0]
        assert (window["type"], LEAD_WORDS in texts(window["blocks"])) == ("modal", True)
        assert "A preview, seen by you alone" in texts(window["blocks"])
        assert buttons(window["blocks"]) == []
        slack.click({"type": "button", "action_id": "digest-preview", "value": "<!channel>"})
        assert texts(slack.wait_for(lambda: slack.views[2:], what="window")[0]["blocks"]) == notices.OUTDATED
        assert outbox.posts(TEAM, CHANNEL, 9) == []


def test_now_and_preview(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """One shows it to the asker, the other posts it; what was posted is not new any more."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock):
        assert LEAD_WORDS in answer(slack, "digest preview")
        assert in_channel(slack) == []
        assert "It is being posted here" in answer(slack, "digest now")
        slack.wait_for(lambda: in_channel(slack), what="digest")
        assert "Nothing new in the last days" in answer(slack, "digest preview")
        assert LEAD_WORDS in answer(slack, "digest 2030-05-02")


def test_only_editors_set_digests(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """Anybody else reads who may; looking is for all."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        for typed in ("digest on 09:00 Asia/Karachi", "digest now", "digest off"):
            assert "This takes editors" in answer(slack, typed, user="U0OTHER")
        assert "No digest is set in this channel" in answer(slack, "digest", user="U0OTHER")
        assert outbox.posts(TEAM, CHANNEL, 9) == []


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("digest on 25:00 Asia/Karachi", "from 00:00 to 23:59"),
        ("digest on 09:00 PKT", "such as Asia/Karachi"),
        ("digest on 09:00 UTC #other", "in the channel that it is for"),
        ("watch", "watch takes a country"),
    ],
)
def test_slips_are_told(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock, typed: str, part: str) -> None:
    """A sentence, and nothing is set."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        assert part in answer(slack, typed)
        assert outbox.subscriptions("digest") == []


def test_a_refused_post_is_told_to_who_set_it(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """A note with what to do, once, in a private message."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        slack.failing["chat.postMessage"] = ["not_in_channel"]
        answer(slack, "digest now")
        the_post(outbox, State.FAILED, slack)
        slack.wait_for(lambda: "invite it with /invite" in _said(slack), what="note")
        (note,) = [one for one in outbox.posts(TEAM, USER, 9) if one.slot.startswith("note ")]
        assert note.channel == USER
        assert in_channel(slack) == []


def test_a_doubtful_post_is_asked_about(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """Slack failed after the call; history may not be read: the editor's click posts it, a second click does not."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock, quiet=timedelta(seconds=0.6)) as outbox:
        slack.failing["chat.postMessage"] = ["fatal_error"]
        slack.failing["conversations.history"] = ["missing_scope"] * 3
        answer(slack, "digest now")
        the_post(outbox, State.UNKNOWN, slack)
        slack.wait_for(lambda: "may have been posted or not" in _said(slack), what="question")
        (asked,) = [one.body for one in slack.messages if "may have been posted or not" in json.dumps(one.body)]
        again = button(asked["blocks"], "Post it again")
        slack.click(again)
        slack.wait_for(lambda: "is posted again" in _said(slack), what="answer")
        the_post(outbox, State.SENT, slack)
        slack.click(again)
        slack.wait_for(lambda: "decided before" in _said(slack), what="answer")
        slack.failing.clear()
        assert len(in_channel(slack)) == 1


def test_the_form(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """For whoever does not remember the words: opened by a button, and what is filled in is set."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        answer(slack, "digest")
        card = [one.body for one in slack.messages if one.via == "response_url"][-1]
        slack.click(button(card["blocks"], "Set a digest"))
        (view,) = slack.wait_for(lambda: slack.views, what="form")
        reply = slack._send("interactive", _filled_in(view, time="18:30"))
        assert reply.body["response_action"] == "update"
        assert [one.name for one in outbox.subscriptions("digest", TEAM, CHANNEL)] == ["18:30 Asia/Karachi"]
        reply = slack._send("interactive", _filled_in(view, time="25:00"))
        assert "from 00:00 to 23:59" in reply.body["errors"]["time"]


def _filled_in(view: dict[str, Any], **given: str) -> dict[str, Any]:
    """The form sent by Ana."""
    payload = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": USER, "team_id": TEAM}, "api_app_id": "A0"}
    return {**payload, "view": {**filled(view, **given), "id": "V1"}, "trigger_id": "1.2.x", "is_enterprise_install": False}


def test_watches(running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock) -> None:
    """Set, listed and ended; what is there already is no news."""
    slack = running_slack
    with bot(slack, way, tmp_path, clock) as outbox:
        assert "Each new briefing on the United States will reach you" in answer(slack, "watch US")
        assert "You watch 1: the United States." in answer(slack, "watches")
        assert outbox.posts(TEAM, USER, 9)[0].state is State.SKIPPED
        slack.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"})
        assert "You watch: the United States." in texts(slack.wait_for(lambda: slack.views, what="Home tab")[0]["blocks"])
        assert "You do not watch the United States any more" in answer(slack, "unwatch US")


def test_a_briefing_on_several_watches_is_one_private_message(
    running_slack: FakeSlack, way: str, tmp_path: Path, clock: Clock
) -> None:
    """A week later the ministry speaks of both: one message to who watches them, and each watch is answered."""
    slack, desk = running_slack, Desk()
    with bot(slack, way, tmp_path, clock, desk=desk) as outbox:
        answer(slack, "watch US")
        answer(slack, "watch Switzerland")
        heard = len(slack.messages)
        clock.moved = timedelta(days=7)
        day, printed = SAID + timedelta(days=7), SAID + timedelta(days=8)
        new = record("Washington was asked for charts of Berne.", countries=("US", "CH"), said_on=day, published=printed)
        desk.archive.add(new.article, None, [new.statement])
        (message,) = slack.wait_for(lambda: slack.messages[heard:], what="message")
        assert len([one for one in outbox.posts(TEAM, USER, 9) if one.local_date == day]) == 2
    assert (message.via, message.body["channel"]) == ("chat.postMessage", USER)
    shown = texts(message.body["blocks"])
    assert "Pakistan on the United States and Switzerland, Thursday 9 May 2030" in shown
    assert new.words in shown
    assert len(slack.messages[heard:]) == 1


def _said(slack: FakeSlack) -> str:
    return json.dumps([one.body for one in slack.messages], ensure_ascii=False)
