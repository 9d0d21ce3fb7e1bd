"""A database or a disk that hangs: whoever asks hears so within Slack's three seconds, and is answered soon after it ended.

The real command over real hangs, see `tests/hanging.py`; fifty people at once do not use up what serves them. How many
seconds it is, `python -m tests.bench.hangs` measures; here the machine may be busy with other tests.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.archive import open_archive
from bot.slack import notices
from tests.archive.conftest import Server, running_server
from tests.e2e.test_command import serving_command
from tests.e2e.test_home import opened
from tests.e2e.test_http import fetch_when_up, get
from tests.e2e.test_installing import install
from tests.fakes import SAID, record
from tests.hanging import Disk, Wire, hanging_disk, standing_still
from tests.slack.cards import button, texts
from tests.slack.emulator import free_port
from tests.slack.fakeslack import APP_TOKEN, SIGNING_SECRET, FakeSlack

#: Twice the seconds after which Slack gives a command up, and in which everything is to be well again.
SLACKS, BACK = 6.0, 20.0
#: Whoever asks at the same time.
PEOPLE = 50


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL for these tests."""
    with running_server() as running:
        yield running


class Place:
    """An archive with an article in it, which hangs from `hang` to `go_on`."""

    def __init__(self, at: str, hang: Callable[[], None], go_on: Callable[[], None], environ: dict[str, str]) -> None:
        self.at, self.hang, self.go_on, self.environ = at, hang, go_on, environ


@pytest.fixture(params=["server", "disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Such an archive on each database."""
    if request.param == "server":
        server: Server = request.getfixturevalue("server")
        direct = server.new_database()
        fill(direct)
        with Wire(server.data / ".s.PGSQL.5432") as wire:
            at = direct.partition("?")[0].replace("@/", f"@127.0.0.1:{wire.port}/")
            yield Place(at, wire.cut, wire.mend, {})
        return
    disk = _disk(tmp_path)
    at = str(disk.folder / "archive.db")
    fill(at)
    yield Place(at, disk.hang, disk.go_on, disk.environ)
    disk.go_on()


#: Either kind of hang and either transport; `tests.bench.hangs` has them crosswise, and measures.
EACH = pytest.mark.parametrize(("place", "way"), [("server", "http"), ("disk", "socket")], indirect=["place"])


def _disk(tmp_path: Path) -> Disk:
    disk = hanging_disk(tmp_path)
    if disk is None:
        pytest.skip("there is no C compiler to make a disk hang with")
    return disk


def fill(place: str) -> None:
    one = record()
    with closing(open_archive(place, create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])


@contextmanager
def bot(slack: FakeSlack, way: str, folder: Path, place: Place) -> Iterator[str]:
    """The bot over a place, asked once; where its own paths are, by HTTP."""
    port = free_port()
    slack.reset()
    slack.transport, before = way, slack.connected
    mine = {"SLACK_SIGNING_SECRET": SIGNING_SECRET} if way == "http" else {"SLACK_APP_TOKEN": APP_TOKEN}
    with serving_command(folder, slack, PORT=str(port), DATABASE_URL=place.at, **mine, **place.environ):
        if way == "http":
            assert fetch_when_up(f"http://127.0.0.1:{port}/readyz") == (200, "ready")
            slack.app_url = f"http://127.0.0.1:{port}/slack/events"
        else:
            slack.wait_for(lambda: slack.connected > before, what="websocket", seconds=20)
        assert _answer(slack, "U0FIRST") == (False, True)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            place.go_on()


def _answer(slack: FakeSlack, user: str) -> tuple[bool, bool]:
    """Whether somebody who asks is told that the archive does not answer, and whether it was in time."""
    begun = time.monotonic()
    reply = slack.slash("US", user=user)
    assert reply.status == 200
    return texts(reply.body["blocks"]) == notices.NOT_ANSWERING, time.monotonic() - begun < SLACKS


def _back(slack: FakeSlack) -> None:
    """Asks until there is an answer again."""
    end = time.monotonic() + BACK
    while _answer(slack, "U0BACK")[0]:
        assert time.monotonic() < end, "still no answer"
        time.sleep(0.2)


@EACH
def test_commands_say_so_while_the_archive_hangs(running_slack: FakeSlack, tmp_path: Path, place: Place, way: str) -> None:
    """One question, then those of fifty people at once, all within three seconds; ten seconds after the end, answers."""
    with bot(running_slack, way, tmp_path, place) as base:
        place.hang()
        assert _answer(running_slack, "U0ALONE") == (True, True)
        time.sleep(1.0)
        with ThreadPoolExecutor(PEOPLE) as people:
            told = list(people.map(lambda number: _answer(running_slack, f"U{number:09}"), range(PEOPLE)))
        assert told == [(True, True)] * PEOPLE
        if way == "http":
            begun = time.monotonic()
            assert get(f"{base}/readyz") == (503, "not ready")
            assert get(f"{base}/healthz") == (200, "ok")
            assert time.monotonic() - begun < SLACKS
        place.go_on()
        _back(running_slack)


@EACH
def test_fifty_people_ask_before_anybody_knows(running_slack: FakeSlack, tmp_path: Path, place: Place, way: str) -> None:
    """More than there are threads, at the moment it begins to hang: those in the queue are told in time, too."""
    with bot(running_slack, way, tmp_path, place):
        place.hang()
        with ThreadPoolExecutor(PEOPLE) as people:
            told = list(people.map(lambda number: _answer(running_slack, f"U{number:09}"), range(PEOPLE)))
        assert told == [(True, True)] * PEOPLE
        place.go_on()
        _back(running_slack)


def test_every_other_way_of_asking_is_told_so(running_slack: FakeSlack, tmp_path: Path, place: Place) -> None:
    """A mention, a button, a shortcut, a form and the Home tab."""
    slack = running_slack
    with bot(slack, "http", tmp_path, place):
        blocks = slack.messages[0].body["blocks"]
        place.hang()
        slack.mention("<@U0FOSTANCE> US")
        slack.click(button(blocks, "Context"))
        slack.shortcut("check_quote", {"text": "a quote of some words to be looked up"})
        told = slack.wait_for(lambda: three if len(three := slack.messages[1:]) == 3 else [], what="three sentences")
        assert [texts(one.body["blocks"]) for one in told] == [notices.NOT_ANSWERING] * 3
        assert sorted(one.via for one in told) == ["chat.postEphemeral", "response_url", "response_url"]
        assert texts(opened(slack)["blocks"]) == notices.NOT_ANSWERING


@pytest.mark.parametrize("place", ["server"], indirect=True)
def test_one_of_several_workspaces_is_told_so(running_slack: FakeSlack, tmp_path: Path, place: Place) -> None:
    """Though not even its token can be looked up."""
    slack, port = running_slack, free_port()
    slack.reset()
    slack.transport, slack.app_url = "http", f"http://127.0.0.1:{port}/slack/events"
    mine = {"SLACK_CLIENT_ID": "111.222", "SLACK_CLIENT_SECRET": "secret", "FO_STANCE_KEY": Fernet.generate_key().decode()}
    mine |= {"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": SIGNING_SECRET, "PORT": str(port), "DATABASE_URL": place.at}
    with serving_command(tmp_path, slack, **mine):
        assert fetch_when_up(f"http://127.0.0.1:{port}/readyz") == (200, "ready")
        install(slack)
        assert _answer(slack, "U0FIRST") == (False, True)
        place.hang()
        assert [_answer(slack, f"U0{number}") for number in range(5)] == [(True, True)] * 5
        place.go_on()
        _back(slack)


@EACH
def test_it_ends_when_told_though_the_archive_hangs(
    running_slack: FakeSlack, tmp_path: Path, place: Place, way: str
) -> None:
    """Threads that nobody can call back do not keep the process: exit code 0, as `serving_command` demands."""
    with bot(running_slack, way, tmp_path, place) as _:
        place.hang()
        assert _answer(running_slack, "U0ALONE") == (True, True)
        running_slack.slash("digest on 09:00", user="U0SETTER")
        place.go_on = lambda: None


def test_what_is_set_is_told_within_the_time_too(running_slack: FakeSlack, tmp_path: Path) -> None:
    """A writer that stands still keeps nobody from asking; who sets a watch hears that it was not set, and it is not."""
    file = tmp_path / "archive.db"
    fill(str(file))
    place = Place(str(file), lambda: None, lambda: None, {})
    with bot(running_slack, "http", tmp_path, place):
        with standing_still(file):
            begun = time.monotonic()
            running_slack.slash("watch US", user="U0SETTER")
            [told] = running_slack.wait_for(lambda: _said_later(running_slack), what="sentence")
            assert (told, time.monotonic() - begun < SLACKS) == (notices.NOT_ANSWERING, True)
            assert _answer(running_slack, "U0READER") == (False, True)
        running_slack.slash("watches", user="U0SETTER")
        [_, kept] = running_slack.wait_for(lambda: two if len(two := _said_later(running_slack)) > 1 else [], what="list")
        assert "You watch nothing" in kept


def _said_later(slack: FakeSlack) -> list[str]:
    return [texts(one.body["blocks"]) for one in slack.messages if one.via == "response_url"]
