"""A Slack that misbehaves by dice, in a process of its own, so that killed posters leave it standing.

It keeps what it took, shows it as a channel's history, and answers late, drops the connection before or after it took a
message, or fails, as often as it is told.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import socket
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How it behaves; shares of all messages, the rest is answered at once and well."""

    #: Seconds that a good answer takes.
    takes: tuple[float, float] = (0.01, 0.05)
    #: Taken, and answered after `late` seconds.
    answers_late: float = 0.0
    #: Taken only after a part of `late` seconds, when the poster may be gone.
    takes_late: float = 0.0
    drops_after: float = 0.0
    drops_before: float = 0.0
    #: Taken, and answered with status 500.
    fails_after: float = 0.0
    #: Turned down with 429.
    waits: float = 0.0
    late: float = 0.8
    #: Messages a second that a workspace may post; more are turned down with 429. 0 for any.
    most_a_second: int = 0
    #: Whether a channel's history may be read.
    history: bool = True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    manners: Manners
    taken: list[tuple[str, str]]
    lock: threading.Lock
    seconds: Counter[int]

    def do_POST(self) -> None:
        """A call of the Web API."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        asked = json.loads(raw) if raw.startswith("{") else {}
        if self.path.endswith("conversations.history"):
            self._history(raw, asked)
        else:
            self._post(asked)

    def do_GET(self) -> None:
        """Everything that was taken, for the bench."""
        self._say({"ok": True, "taken": self.taken})

    def _post(self, asked: dict[str, Any]) -> None:
        key, channel = asked["metadata"]["event_payload"]["key"], asked["channel"]
        how = self.manners
        if self._is_too_fast() or random.random() < how.waits:
            self._say({"ok": False, "error": "ratelimited"}, status=429, retry_after="1")
            return
        names = ("answers_late", "takes_late", "drops_after", "drops_before", "fails_after")
        weights = [getattr(how, name) for name in names]
        (fate,) = random.choices((*names, "well"), (*weights, 1 - sum(weights)))
        if fate == "drops_before":
            self._hang_up()
            return
        time.sleep(random.uniform(0, how.late) if fate == "takes_late" else random.uniform(*how.takes))
        with self.lock:
            self.taken.append((channel, key))
            number = len(self.taken)
        if fate == "answers_late":
            time.sleep(how.late)
        if fate == "drops_after":
            self._hang_up()
        elif fate == "fails_after":
            self._say({"ok": False, "error": "internal_error"}, status=500)
        else:
            self._say({"ok": True, "ts": f"{number}.0"})

    def _history(self, raw: str, asked: dict[str, Any]) -> None:
        if not self.manners.history:
            self._say({"ok": False, "error": "missing_scope"})
            return
        channel = asked.get("channel") or urllib.parse.parse_qs(raw)["channel"][0]
        with self.lock:
            keys = [key for where, key in self.taken if where == channel]
        metadata = ({"event_type": "fo_stance_post", "event_payload": {"key": key}} for key in keys)
        self._say({"ok": True, "messages": [{"ts": "1.0", "metadata": one} for one in metadata], "has_more": False})

    def _is_too_fast(self) -> bool:
        second = int(time.monotonic())
        with self.lock:
            self.seconds[second] += 1
            return 0 < self.manners.most_a_second < self.seconds[second]

    def _say(self, answer: dict[str, Any], *, status: int = 200, retry_after: str = "") -> None:
        body = json.dumps(answer).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if retry_after:
                self.send_header("Retry-After", retry_after)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # whoever asked was killed

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that were cut."""


@contextmanager
def misbehaving(manners: Manners) -> Iterator[str]:
    """Such a Slack, running; the Web API's base address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(port, manners), daemon=True)
    process.start()
    base = f"http://127.0.0.1:{port}/api/"
    _wait_for(base)
    try:
        yield base
    finally:
        process.kill()
        process.join()


def taken(base: str) -> Counter[tuple[str, str]]:
    """How often each channel and key was taken."""
    with urllib.request.urlopen(f"{base}taken", timeout=10) as answer:
        return Counter((channel, key) for channel, key in json.load(answer)["taken"])


def _serve(port: int, manners: Manners) -> None:
    fields = {"manners": manners, "taken": [], "lock": threading.Lock(), "seconds": Counter()}
    _Server(("127.0.0.1", port), type("Handler", (_Handler,), fields)).serve_forever()


def _wait_for(base: str) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            taken(base)
            return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the server did not start")
