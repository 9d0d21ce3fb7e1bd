"""What only HTTP can get wrong: signatures, the paths beside Slack's, the server itself."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bot.slack import notices
from bot.slack.app import build_app
from bot.slack.serve import serve_http
from bot.slack.setup import SlackSetupError
from tests.e2e.conftest import serving
from tests.slack.cards import button, texts
from tests.slack.desk import Desk
from tests.slack.emulator import BOT_TOKEN, free_port
from tests.slack.fakeslack import SIGNING_SECRET, FakeSlack
from tests.slack.payloads import signature


@pytest.fixture
def http(running_slack: FakeSlack) -> FakeSlack:
    """A fresh workspace that speaks HTTP."""
    running_slack.reset()
    running_slack.transport = "http"
    return running_slack


def test_only_a_request_signed_by_slack_within_five_minutes_is_answered(http: FakeSlack) -> None:
    """A wrong signature, a stale one and none at all get 401 and no answer; a right one gets the card."""
    app = build_app(Desk().deps(), token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=http.api)
    stale = str(int(time.time()) - 301)
    with serving(app, http):
        assert http.slash("US", headers={"X-Slack-Signature": "v0=" + "0" * 64}).status == 401
        assert http.slash("US", headers={"X-Slack-Signature": ""}).status == 401
        assert http.slash("US", headers={"X-Slack-Request-Timestamp": stale}).status == 401
        assert http.slash("US").status == 200
    assert [one.via for one in http.messages if one.body.get("blocks")] == ["ack"]


def test_without_a_signing_secret_nothing_is_answered(http: FakeSlack) -> None:
    """An app built for Socket Mode refuses HTTP, even with a signature made with an empty secret."""
    app = build_app(Desk().deps(), token=BOT_TOKEN, api_url=http.api)
    with serving(app, http):
        assert http.slash("US").status == 401


@pytest.mark.parametrize(
    ("path", "ready", "status", "body"),
    [
        ("/healthz", False, 200, "ok"),
        ("/readyz", True, 200, "ready"),
        ("/readyz", False, 503, "not ready"),
        ("/slack/install", True, 404, "Not Found"),
        ("/", True, 404, "Not Found"),
    ],
)
def test_the_paths_beside_slacks(http: FakeSlack, path: str, ready: bool, status: int, body: str) -> None:
    """Health is the process's, readiness the archive's; there is nothing else to see."""
    assert get_from(http, path, lambda: ready) == (status, body)


def test_an_archive_that_fails_is_not_ready(http: FakeSlack) -> None:
    """An exception while checking counts as not ready."""

    def broken() -> bool:
        raise RuntimeError("no database")

    assert get_from(http, "/readyz", broken) == (503, "not ready")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"\xff\xfe=1", 400, id="no text"),
        pytest.param(b"payload=%7Bnot+json", 400, id="no payload"),
        pytest.param(b"", 401, id="nothing"),
    ],
)
def test_what_is_no_request_of_slacks_is_turned_down(http: FakeSlack, body: bytes, status: int) -> None:
    """Garbage gets a status, not a stack in the log or the memory of the process."""
    app = build_app(Desk().deps(), token="xoxb-test", signing_secret=SIGNING_SECRET, verify_token=False)
    headers = signature("another body")
    with serving(app, http):
        request = urllib.request.Request(http.app_url, data=body, headers=headers, method="POST")
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=5)
        with caught.value as error:
            assert error.code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Slack-Request-Timestamp": "yesterday"}, 401),
        ({"X-Slack-Request-Timestamp": "9" * 40}, 401),
        ({"X-Slack-Signature": "v0=" + "é" * 64}, 401),
        ({"Content-Type": "application/json"}, 400),
        ({"Content-Length": "many"}, 400),
        ({"Content-Length": "-5"}, 400),
        ({"Content-Length": "9" * 5000}, 413),
    ],
)
def test_malformed_headers_are_turned_down(http: FakeSlack, headers: dict[str, str], status: int) -> None:
    """A header that is no header of Slack's gets a 4xx, whatever else is right."""
    app = build_app(Desk().deps(), token="xoxb-test", signing_secret=SIGNING_SECRET, verify_token=False)
    with serving(app, http), closing(HTTPConnection(http.app_url.split("/")[2], timeout=5)) as connection:
        connection.putrequest("POST", "/slack/events")
        body = "command=%2Ffo-stance&text=US"
        good = {"Content-Length": str(len(body)), **signature(body + "x")}
        for name, value in (good | headers).items():
            connection.putheader(name, value.encode())
        connection.endheaders(body.encode())
        assert connection.getresponse().status == status
    assert http.messages == []


def test_a_replay_changes_nothing(http: FakeSlack) -> None:
    """A signed request that comes again within Slack's five minutes shares nothing twice and answers no mention twice."""
    app = build_app(Desk().deps(), token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=http.api)
    with serving(app, http):
        http.slash("US")
        http.click(button(http.messages[0].body["blocks"], "Share to channel"))
        http.wait_for(http.history, what="shared card")
        assert http.send_raw(*http.last).status == 200
        told = http.wait_for(lambda: http.messages[2:], what="sentence")
        assert texts(told[0].body["blocks"]) == notices.SHARED_ALREADY
        http.mention("<@U0FOSTANCE> canada")
        http.wait_for(lambda: http.messages[3:], what="answer")
        assert http.send_raw(*http.last).status == 200
        http.mention("<@U0FOSTANCE> norway")
        http.wait_for(lambda: http.messages[4:], what="answer to the next")
    assert len(http.history()) == 1
    assert [one.via for one in http.messages].count("chat.postEphemeral") == 2


def test_more_than_slack_ever_sends_is_not_even_read(http: FakeSlack) -> None:
    """A request that announces a megabyte is turned down before its body comes."""
    app = build_app(Desk().deps(), token="xoxb-test", signing_secret=SIGNING_SECRET, verify_token=False)
    with serving(app, http), closing(HTTPConnection(http.app_url.split("/")[2], timeout=5)) as connection:
        connection.putrequest("POST", "/slack/events")
        connection.putheader("Content-Length", "1000001")
        connection.endheaders()
        assert connection.getresponse().status == 413


def test_gunicorn_serves_and_stops_on_sigterm() -> None:
    """`serve_http` answers on its port from a thread and ends with code 0 when told to stop."""
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", _SERVER, str(port)], cwd=Path(__file__).parents[2]) as server:
        try:
            assert fetch_when_up(f"http://127.0.0.1:{port}/healthz") == (200, "ok")
            assert get(f"http://127.0.0.1:{port}/nowhere") == (404, "Not Found")
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(15) == 0


def test_a_taken_port_is_one_sentence() -> None:
    """The fault names the port and the setting; gunicorn does not get to retry for seconds."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SlackSetupError, match=f"PORT: port {port} is in use by another program. Stop that program"):
            serve_http(lambda _environ, _start: [], port, host="127.0.0.1")


def test_a_number_that_is_no_port_is_one_sentence() -> None:
    """70000 is not a port."""
    with pytest.raises(SlackSetupError, match=r"PORT: 70000 is no port\. Set it to a number"):
        serve_http(lambda _environ, _start: [], 70000)


_SERVER = """
import sys
from bot.slack import notices
from bot.slack.app import build_app
from bot.slack.serve import serve_http, wsgi
from tests.slack.cards import button, texts
from tests.slack.desk import Desk
app = build_app(Desk().deps(), token="xoxb-test", signing_secret="s", verify_token=False)
serve_http(wsgi(app, lambda: True), int(sys.argv[1]), host="127.0.0.1")
"""


def get_from(slack: FakeSlack, path: str, ready: Callable[[], bool]) -> tuple[int, str]:
    """What a path of the bot answers."""
    app = build_app(Desk().deps(), token="xoxb-test", signing_secret=SIGNING_SECRET, verify_token=False)
    with serving(app, slack, ready=ready):
        return get(slack.app_url.replace("/slack/events", path))


def get(url: str) -> tuple[int, str]:
    """Status and body of a GET."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def fetch_when_up(url: str, *, seconds: float = 20.0) -> tuple[int, str]:
    """The same, as soon as somebody listens."""
    end = time.monotonic() + seconds
    while True:
        try:
            return get(url)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
