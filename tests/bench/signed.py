"""Requests as Slack signs them, and a Slack that knows every token."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = "bench"


def settings(place: str, api: str) -> dict[str, str]:
    """The environment of an app over an archive, which takes this for Slack."""
    return {"SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": api, "DATABASE_URL": place}


def form(person: int, text: str) -> str:
    """The body of a person's `/fo-stance TEXT`."""
    return urllib.parse.urlencode(
        {
            "command": "/fo-stance",
            "text": text,
            "team_id": "T1",
            "user_id": f"U{person}",
            "channel_id": "C1",
            "response_url": "http://127.0.0.1/response",
        }
    )


def signed(body: str) -> dict[str, str]:
    """The headers of a body that is sent now."""
    stamp = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={digest}",
    }


@contextmanager
def slack() -> Iterator[str]:
    """A Slack that knows every token, running; the Web API's base address."""
    server = HTTPServer(("127.0.0.1", 0), _EveryTokenIsGood)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _EveryTokenIsGood(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(
            {"ok": True, "team_id": "T1", "user_id": "U0", "bot_id": "B0", "url": "https://x.example/"}
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
