"""What the App Home shows beside the archive's state: what somebody is told by itself, and what waits for an editor."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.archive import open_outbox
from bot.archive.ledger import FeedState
from bot.archive.outbox_protocol import Subscription
from bot.slack.home import home_view
from bot.slack.people import Who
from bot.slack.subscribers import Subscriptions
from tests.slack.blockkit import view_problems
from tests.slack.cards import pieces, texts
from tests.slack.desk import NAMES, Desk

NOW = datetime(2030, 5, 9, tzinfo=UTC)
ANA = Who(user="U1", team="T1", home="T1")


def test_watches_and_digests_of_ones_own_workspace_are_listed(tmp_path: Path) -> None:
    """What this person watches and which channels get a digest; nothing of other people's or workspaces'."""
    desk = Desk()
    with closing(open_outbox(str(tmp_path / "fo-stance.db"))) as outbox:
        setting = Subscriptions(
            archive=desk.archive, outbox=outbox, ministry="PK", names=NAMES, now=lambda: NOW, zone=ZoneInfo("UTC")
        )
        deps = replace(desk.deps(), subscriptions=setting)
        empty = texts(home_view(deps, ANA, editor=False)["blocks"])
        assert "You watch: nothing yet." in empty
        assert "No channel has a digest yet." in empty
        for team, user, country in (("T1", "U1", "US"), ("T1", "U2", "CA"), ("T2", "U1", "NO")):
            watch = Subscription(team=team, channel=user, kind="watch", name=country, countries=(country,), created=NOW)
            outbox.subscribe(watch)
            outbox.subscribe(replace(watch, kind="digest", channel=f"C{team}", name="09:00 UTC"))
        view = home_view(deps, ANA, editor=False)
    shown = texts(view["blocks"])
    assert "You watch: the United States." in shown
    assert {one["channel_id"] for one in pieces(view["blocks"], "channel")} == {"CT1"}
    assert view_problems(view) == []


def test_feeds_that_fail_are_told() -> None:
    """An editor sees at a glance that a paper does not come in."""
    feeds = (FeedState(url="https://quay.example/rss", failures=3, fault="The server says 500."),)
    view = home_view(replace(Desk().deps(), feeds=lambda: feeds), ANA, editor=False)
    assert "quay.example: failed 3 times in a row. The server says 500." in texts(view["blocks"])
