"""Feeds that `serve` and `worker` look at by themselves: from a newspaper's site to an answer in Slack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.archive import open_archive
from tests.archive.conftest import Server, running_server
from tests.processes import running
from tests.slack.cards import texts
from tests.slack.emulator import BOT_TOKEN, free_port
from tests.slack.fakeslack import APP_TOKEN, SIGNING_SECRET, FakeSlack
from tests.watch.site import Answer, Site, site

_SAID = "Pakistan rejects the new harbour dues of the United States"
_PAGE = f"""<!doctype html><html><head><title>Harbour dues rejected</title>
<meta property="article:published_time" content="2026-05-08T09:00:00+05:00"></head><body><h1>Harbour dues rejected</h1>
<p>ISLAMABAD: The Foreign Office said on Thursday that {_SAID}. It added that talks would go on in the coming weeks.</p>
<p>The dues were announced on Monday and are to be paid by every ship that calls at the ports of the eastern coast.</p>
</body></html>"""


@pytest.fixture
def standing() -> Iterator[Site]:
    """A newspaper's site with one article and a feed that names it."""
    with site() as one:
        one.at["/dues"] = Answer(_PAGE)
        one.feed(one.url("/dues"))
        yield one


def started(slack: FakeSlack, way: str) -> dict[str, str]:
    """The environment of a bot in front of this workspace, which is told where it is."""
    slack.reset()
    slack.transport = "socket" if way == "socket" else "http"
    settings = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_URL": slack.api}
    if way == "socket":
        return settings | {"SLACK_APP_TOKEN": APP_TOKEN}
    port = free_port()
    slack.app_url = f"http://127.0.0.1:{port}/slack/events"
    return settings | {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "PORT": str(port), "WEB_CONCURRENCY": way[-1]}


def articles(folder: Path) -> int:
    """How many the archive holds; 0 while there is none."""
    if not (folder / "fo-stance.db").exists():
        return 0
    with closing(open_archive(str(folder / "fo-stance.db"))) as archive:
        return archive.counts().articles


@pytest.mark.parametrize("way", ["socket", "http 3"])
def test_what_a_feed_brings_is_answered(running_slack: FakeSlack, standing: Site, tmp_path: Path, way: str) -> None:
    """A moment after the start, by a bot that nobody told to ingest; the feed is asked once, by one of its processes."""
    slack, settings = running_slack, started(running_slack, way)
    with running(tmp_path, "serve", feeds=[standing.url("/feed")], settings=settings) as bot:
        bot.until_said("feeds: 1 asked, 0 unchanged; articles: 1 new")
        assert slack.slash("US").status == 200
        assert _SAID in texts(slack.messages[-1].body["blocks"])
        assert bot.told_to_end() == 0
        assert standing.asked.count("/feed") == 1
        assert "fault" not in bot.said()
        assert "Traceback" not in bot.said()


def test_the_worker_looks_too(running_slack: FakeSlack, standing: Site, tmp_path: Path) -> None:
    """On SQLite as on PostgreSQL; two of them share the archive, and one asks."""
    settings = started(running_slack, "socket")
    with running(tmp_path, "worker", feeds=[standing.url("/feed")], settings=settings) as first:
        first.until_said("1 new")
        with running(tmp_path, "worker", feeds=[standing.url("/feed")], settings=settings) as second:
            second.until_said("feeds looked at")
            assert second.told_to_end() == 0
        assert first.told_to_end() == 0
    assert standing.asked.count("/feed") == 1


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    """A PostgreSQL for this module."""
    with running_server() as server:
        yield server


def test_workers_on_postgresql_look_once(running_slack: FakeSlack, standing: Site, postgres: Server, tmp_path: Path) -> None:
    """Procrastinate hands the round to one of two workers; whoever answers Slack beside them answers out of it."""
    slack, place = running_slack, postgres.new_database()
    settings, feeds = started(slack, "socket"), [standing.url("/feed")]
    with (
        running(tmp_path, "worker", feeds=feeds, place=place, settings=settings) as first,
        running(tmp_path, "worker", feeds=feeds, place=place, settings=settings) as second,
        running(tmp_path, "serve", place=place, settings=settings) as bot,
    ):
        bot.until_said("connected to Slack")
        bot.until(lambda: "1 new" in first.said() + second.said(), seconds=120)
        assert slack.slash("US").status == 200
        assert _SAID in texts(slack.messages[-1].body["blocks"])
        for one in (first, second, bot):
            assert one.told_to_end() == 0
            assert "Traceback" not in one.said()
    assert standing.asked.count("/feed") == 1


def test_without_feeds_nothing_is_started(running_slack: FakeSlack, tmp_path: Path) -> None:
    """Neither a look nor an archive."""
    with running(tmp_path, "serve", settings=started(running_slack, "socket")) as bot:
        bot.until_said("connected to Slack")
        assert bot.told_to_end() == 0
        assert "feeds" not in bot.said()


@pytest.mark.parametrize("way", ["socket", "http 2"])
def test_a_site_that_hangs_holds_up_nobody(running_slack: FakeSlack, standing: Site, tmp_path: Path, way: str) -> None:
    """While it says nothing, questions are answered; told to end, the bot ends, and its next start asks again at once."""
    settings, feed = started(running_slack, way), standing.url("/feed")
    standing.hangs.add("/dues")
    with running(tmp_path, "serve", feeds=[feed], settings=settings) as bot:
        bot.until(lambda: "/dues" in standing.asked)
        assert running_slack.slash("latest").status == 200
        assert bot.told_to_end() == 0
    assert articles(tmp_path) == 0
    standing.hangs.clear()
    standing.asked.clear()
    with running(tmp_path, "serve", feeds=[feed], settings=settings) as bot:
        bot.until_said("1 new")
        assert bot.told_to_end() == 0
    assert articles(tmp_path) == 1
