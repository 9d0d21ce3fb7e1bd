"""What came of a call to Slack: a yes, a no, a wait, or nobody knows; and each message sent once."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from bot.slack.delivery import EVENT, Absent, Look, Outcome, Posted, Refused, Slack, Unclear, Unseeable, Wait, client_of

NOW = datetime(2030, 5, 9, 4, 0, tzinfo=UTC)
PAYLOAD = json.dumps({"text": "news", "blocks": [{"type": "divider"}]})

Answer = Callable[[BaseHTTPRequestHandler], None]


class _Handler(BaseHTTPRequestHandler):
    """Answers as the test says and remembers what it was asked."""

    answers: list[Answer]
    bodies: list[Any]

    def do_POST(self) -> None:
        """Take a call of the Web API."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.bodies.append(json.loads(raw) if raw.startswith("{") else raw)
        self.answers.pop(0)(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def slack(*answers: Answer) -> Iterator[tuple[Slack, list[Any]]]:
    """A Slack that gives these answers, one a call, and what it was sent."""
    handler = type("Handler", (_Handler,), {"answers": [*answers], "bodies": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    client = client_of("xoxb-test", f"http://127.0.0.1:{server.server_port}/api/", timeout=1)
    try:
        yield Slack(lambda _team: client), handler.bodies  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(body: str, *, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body.encode())

    return answer


def no(code: str, *, status: int = 200, **headers: str) -> Answer:
    return says(json.dumps({"ok": False, "error": code}), status=status, **headers)


YES = says(json.dumps({"ok": True, "ts": "17.5"}))


def hang_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)


def stop_half_way(request: BaseHTTPRequestHandler) -> None:
    says('{"ok": true, "ts": "17.', Content_Length="500")(request)
    request.connection.shutdown(socket.SHUT_RDWR)


def say_nothing(request: BaseHTTPRequestHandler) -> None:
    threading.Event().wait(1.3)
    hang_up(request)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (YES, Posted(ts="17.5")),
        (no("not_in_channel"), Refused(code="not_in_channel")),
        (no("channel_not_found"), Refused(code="channel_not_found")),
        (no("is_archived"), Refused(code="is_archived")),
        (no("invalid_auth"), Refused(code="invalid_auth")),
        (no("msg_too_long"), Refused(code="msg_too_long")),
        (no("ratelimited", status=429, Retry_After="7"), Wait(seconds=7)),
        (says("", status=429, Retry_After="0"), Wait(seconds=30)),
        (no("ratelimited", status=429), Wait(seconds=30)),
        (no("ratelimited"), Wait(seconds=30)),
        (no("internal_error"), Unclear(why="Slack's answer is no yes and no no")),
        (no("fatal_error"), Unclear(why="Slack's answer is no yes and no no")),
        (no("not_in_channel", status=500), Unclear(why="Slack answered with status 500")),
        (says("<html>Bad gateway</html>", status=502, kind="text/html"), Unclear(why="Slack answered with status 502")),
        (says("<html>Hello</html>", kind="text/html"), Unclear(why="Slack's answer is no yes and no no")),
        (says('{"ok": true, "ts": "17.'), Unclear(why="Slack's answer is no yes and no no")),
        (says("[]"), Unclear(why="Slack's answer is no yes and no no")),
    ],
)
def test_outcomes(answer: Answer, outcome: Outcome) -> None:
    """Only a yes and a plain no are believed, and nothing is sent a second time by the client."""
    with slack(answer) as (wire, sent):
        assert wire.post("T1", "C1", PAYLOAD, "k1") == outcome
    assert len(sent) == 1


@pytest.mark.parametrize("answer", [hang_up, stop_half_way, say_nothing])
def test_half_an_answer_is_none(answer: Answer) -> None:
    """Slack may have taken the message before the connection went."""
    with slack(answer) as (wire, sent):
        assert isinstance(wire.post("T1", "C1", PAYLOAD, "k1"), Unclear)
    assert len(sent) == 1


def test_a_message_carries_its_key() -> None:
    """In its metadata, where nobody sees it; links do not unfold."""
    with slack(YES) as (wire, sent):
        wire.post("T1", "C1", PAYLOAD, "k1")
    (body,) = sent
    assert (body["channel"], body["text"]) == ("C1", "news")
    assert body["metadata"] == {"event_type": EVENT, "event_payload": {"key": "k1"}}


def test_refused_blocks_are_sent_as_text() -> None:
    """A plain no to the blocks leaves room for the text, under the same key."""
    with slack(no("invalid_blocks"), YES) as (wire, sent):
        assert wire.post("T1", "C1", PAYLOAD, "k1") == Posted(ts="17.5")
    assert "blocks" not in sent[1]
    assert sent[1]["metadata"] == sent[0]["metadata"]


def test_nobody_listening_is_no_doubt() -> None:
    """Nothing was sent, so it may be sent again."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        client = client_of("xoxb-test", f"http://127.0.0.1:{unused.getsockname()[1]}/api/", timeout=1)
        assert Slack(lambda _team: client).post("T1", "C1", PAYLOAD, "k1") == Wait(seconds=30)


def history(*keys: str, has_more: bool = False) -> Answer:
    messages = [
        {"ts": f"{number}.0", "metadata": {"event_type": EVENT, "event_payload": {"key": key}}}
        for number, key in enumerate(keys)
    ]
    return says(json.dumps({"ok": True, "messages": [{"ts": "9.9", "text": "hello"}, *messages], "has_more": has_more}))


@pytest.mark.parametrize(
    ("answer", "look"),
    [
        (history("k0", "k1"), Posted(ts="1.0")),
        (history("k0"), Absent()),
        (history("k0", has_more=True), Unclear(why="the channel is too busy to look through")),
        (no("missing_scope"), Unseeable(code="missing_scope")),
        (no("not_in_channel"), Unseeable(code="not_in_channel")),
        (no("ratelimited", status=429, Retry_After="7"), Unclear(why="Slack asks for patience")),
        (no("internal_error"), Unclear(why="Slack's answer is no yes and no no")),
        (says("", status=503), Unclear(why="Slack answered with status 503")),
    ],
)
def test_looking_for_a_message(answer: Answer, look: Look) -> None:
    """There, not there, may not look, or cannot be told just now."""
    with slack(answer) as (wire, _sent):
        assert wire.find("T1", "C1", "k1", NOW) == look
