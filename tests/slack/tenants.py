"""A Slack of several workspaces that only listens: who called it with whose token, and what was said to whom."""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One request of the app's."""

    #: The workspace whose token came with it, or whose response_url was called.
    team: str
    #: The method, or "response".
    method: str
    body: dict[str, Any]


@dataclass(slots=True)
class Listening:
    """What was heard so far."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listening]:
    """Listen on a free port."""
    ears = Listening()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = self.headers.get_content_type() != "application/json"
            body = dict(urllib.parse.parse_qsl(raw)) if form else json.loads(raw or "{}")
            _, kind, name = self.path.split("/", 2)
            token = self.headers.get("Authorization", "").removeprefix("Bearer xoxb-")
            team = name if kind == "response" else token
            if name != "auth.test":
                ears.heard.append(Heard(team=team, method="response" if kind == "response" else name, body=body))
            known = {"team_id": team, "user_id": "UBOT", "bot_id": "B1", "user": {"id": "U1", "team_id": team}}
            answer = b"ok" if kind == "response" else json.dumps({"ok": True, **known, "users": []}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        ears.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield ears
        server.shutdown()
        thread.join()


class AtOnce(Executor):
    """Does what it is given before it returns, so that a test sees all that comes of a request."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take what a pool of threads takes."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done
