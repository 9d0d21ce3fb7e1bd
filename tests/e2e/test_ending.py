"""SIGTERM, as hosts send it: whatever the bot is at, it ends with code 0 in time, and the next start goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.archive import examine, open_archive, open_outbox
from bot.archive.examining import Grade
from bot.archive.outbox_protocol import Post, State
from tests.e2e.test_feeds import started
from tests.processes import running
from tests.slack.emulator import CHANNEL, TEAM
from tests.slack.fakeslack import FakeSlack
from tests.watch.site import PARAGRAPH, Site, site

#: Enough that the signal comes in the middle.
_MANY = 400


@pytest.fixture
def standing() -> Iterator[Site]:
    """A newspaper's site."""
    with site() as one:
        yield one


def stored(folder: Path) -> int:
    """How many articles the archive holds, and nothing is wrong with it."""
    place = str(folder / "fo-stance.db")
    wrong = [one.what for one in examine(place, today=date(2031, 1, 1)) if one.grade is Grade.WRONG]
    assert wrong == []
    with closing(open_archive(place)) as archive:
        return archive.counts().articles


def has_some(folder: Path) -> bool:
    """Whether an article is stored."""
    return (folder / "fo-stance.db").exists() and stored(folder) > 3


def ends_and_goes_on(folder: Path, *words: str, articles: int) -> None:
    """Told to end in the middle, what was read is kept and reported; the same command again reads the rest."""
    with running(folder, *words) as command:
        command.until(lambda: has_some(folder))
        assert command.told_to_end() == 0
        said = command.said()
    assert "interrupted; what is counted here is kept, run it again for the rest" in said
    kept = stored(folder)
    assert f"articles: {kept} new" in said
    assert 0 < kept < articles
    with running(folder, *words) as command:
        assert command.process.wait(120) == 0
    assert stored(folder) == articles


def test_in_the_middle_of_files(tmp_path: Path) -> None:
    """Text files, a folder of them."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(_MANY):
        (folder / f"{n:03}.txt").write_text(f"Talks {n}\n\n{PARAGRAPH.format(n=n)}\n\n{'More. ' * 60}", "utf-8")
    ends_and_goes_on(tmp_path, "ingest", str(folder), articles=_MANY)


def test_in_the_middle_of_lines(tmp_path: Path) -> None:
    """JSON lines, of one file."""
    lines = [json.dumps({"id": str(n), "text": f"{PARAGRAPH.format(n=n)}\n\n{'More. ' * 60}"}) for n in range(_MANY)]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    ends_and_goes_on(tmp_path, "ingest", "--jsonl", str(tmp_path / "articles.jsonl"), articles=_MANY)


def test_in_the_middle_of_addresses(tmp_path: Path, standing: Site) -> None:
    """A list of them, one of which never answers."""
    links = [standing.article(n) for n in range(30)]
    (tmp_path / "links").write_text("\n".join(links), "utf-8")
    standing.hangs.add("/20")
    with running(tmp_path, "ingest", "--urls", str(tmp_path / "links")) as command:
        command.until(lambda: has_some(tmp_path) and "/20" in standing.asked)
        assert command.told_to_end() == 0
    kept = stored(tmp_path)
    assert 0 < kept <= 20
    standing.hangs.clear()
    with running(tmp_path, "ingest", "--urls", str(tmp_path / "links")) as command:
        assert command.process.wait(60) == 0
        assert f"known addresses that were not asked again: {kept}" in command.said()
    assert stored(tmp_path) == 30


@pytest.mark.parametrize("words", [("ingest", "--feed"), ("watch",)], ids=" ".join)
def test_in_the_middle_of_a_feed(tmp_path: Path, standing: Site, words: tuple[str, ...]) -> None:
    """Typed or watched: the next look reads what is missing, at once."""
    feed = standing.feed(*(standing.article(n) for n in range(30)))
    standing.hangs.add("/20")
    typed, feeds = ((*words, feed), ()) if words[0] == "ingest" else (words, (feed,))
    with running(tmp_path, *typed, feeds=feeds) as command:
        command.until(lambda: has_some(tmp_path) and "/20" in standing.asked and stored(tmp_path) == 20)
        assert command.told_to_end() == 0
    assert stored(tmp_path) == 20
    standing.hangs.clear()
    with running(tmp_path, *typed, feeds=feeds) as command:
        if feeds:
            command.until_said("new")
            assert command.told_to_end() == 0
        else:
            assert command.process.wait(60) == 0
    assert stored(tmp_path) == 30


def test_watching_and_waiting(tmp_path: Path, standing: Site) -> None:
    """Between two looks there is nothing to put in order."""
    with running(tmp_path, "watch", feeds=[standing.feed(standing.article(1))]) as command:
        command.until_said("1 asked")
        assert command.told_to_end() == 0
        assert "stopped; what was read is kept" in command.said()


@pytest.mark.parametrize(("words", "way"), [("serve", "socket"), ("serve", "http 2"), ("worker", "socket")])
def test_idle(running_slack: FakeSlack, tmp_path: Path, words: str, way: str) -> None:
    """Nobody asks, nothing is due."""
    with running(tmp_path, words, settings=started(running_slack, way)) as bot:
        bot.until_said("planned and posted from here")
        assert bot.told_to_end() == 0
        assert "Traceback" not in bot.said()


def test_in_the_middle_of_posting(running_slack: FakeSlack, tmp_path: Path) -> None:
    """While Slack takes its time over a message the bot waits for it; the next start posts the rest, and none twice."""
    settings = started(running_slack, "socket")
    with running(tmp_path, "ingest", str(tmp_path / "config.yaml")) as command:  # which makes the archive
        command.process.wait(60)
    place, now = str(tmp_path / "fo-stance.db"), datetime.now(UTC)
    with closing(open_outbox(place)) as outbox:
        for n in range(3):
            outbox.plan(_post(n, now))
        running_slack.slow_methods["chat.postMessage"] = 2.0
        with running(tmp_path, "worker", settings=settings) as bot:
            bot.until(lambda: "chat.postMessage" in running_slack.calls)
            assert bot.told_to_end() == 0
        running_slack.slow_methods.clear()
        with running(tmp_path, "worker", settings=settings) as bot:
            bot.until(lambda: all(one.state is State.SENT for one in outbox.posts(TEAM, CHANNEL, 9)))
            assert bot.told_to_end() == 0
    posted = sorted(str(one["text"]) for one in running_slack.history())
    assert posted == ["Message 0", "Message 1", "Message 2"]


def _post(n: int, due: datetime) -> Post:
    return Post(
        key=f"{n:032x}",
        team=TEAM,
        channel=CHANNEL,
        slot=str(n),
        local_date=due.date(),
        state=State.PLANNED,
        due=due,
        payload=json.dumps({"text": f"Message {n}", "blocks": []}),
    )
