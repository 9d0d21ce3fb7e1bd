"""How long a signed `/fo-stance US` takes inside the app, without a network: `python -m tests.bench.slack [ROUNDS [FILE]]`.

The real wiring over the starter archive in a fresh folder, or over the archive given; only Slack's `auth.test` is answered
here, once, at start. Times are microseconds of one call of `App.dispatch`: signature, matching, asking, rendering, JSON.
"first" is an answer that was not given before, "again" one that was and still stands; the floor is the same of an app that
only acknowledges, in turns with the others.
"""

from __future__ import annotations

import gc
import hashlib
import hmac
import json
import statistics
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from unittest.mock import patch

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from bot.slack.remembering import Remembered
from bot.wiring import wire

_SECRET = "bench"
#: People who ask, so that nobody is told to wait.
_PEOPLE = 1000


def main(rounds: int, archive: str | None) -> None:
    """Print the median and the 99th percentile of `rounds` requests, after a tenth as many to warm up."""
    with tempfile.TemporaryDirectory() as folder, _slack() as api:
        environ = {"SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_SIGNING_SECRET": _SECRET, "SLACK_API_URL": api}
        wiring = wire(environ | {"DATABASE_URL": archive or str(Path(folder) / "archive.db")})
        with closing(wiring.archive_to_ask()) as asked, closing(wiring.outbox()) as outbox:
            app, floor = wiring.slack_app(asked, outbox), _floor(api)
            with patch.object(Remembered, "keep", lambda *_: None):
                first: list[float] = []
                for number in range(rounds + rounds // 10):
                    _timed(app, number, first)
            gc.collect()
            gc.freeze()
            took: dict[str, list[float]] = {"first": first, "again": [], "floor": []}
            for number in range(rounds + rounds // 10):
                shown = _timed(app, number, took["again"])
                _timed(floor, number, took["floor"])
    print(f"{rounds} signed /fo-stance US, {len(json.loads(shown)['blocks'])} blocks, {len(shown):,} characters")
    for name, times in took.items():
        cuts = statistics.quantiles(times[rounds // 10 :], n=100)
        print(f"{name:>7}: p50 {cuts[49]:6.0f} µs, p99 {cuts[98]:6.0f} µs")


def _timed(app: App, number: int, took: list[float]) -> str:
    body = _form(number % _PEOPLE)
    request = BoltRequest(body=body, headers={**_signed(body)})
    start = time.perf_counter()
    response = app.dispatch(request)
    took.append((time.perf_counter() - start) * 1e6)
    return response.body


def _floor(api: str) -> App:
    """An app that does nothing but acknowledge."""
    client = WebClient(token="xoxb-bench", base_url=api)
    app = App(client=client, signing_secret=_SECRET, process_before_response=True)

    @app.command("/fo-stance")
    def acknowledge(ack: Ack) -> None:
        ack()

    return app


def _form(person: int) -> str:
    return urllib.parse.urlencode(
        {
            "command": "/fo-stance",
            "text": "US",
            "team_id": "T1",
            "user_id": f"U{person}",
            "channel_id": "C1",
            "response_url": "http://127.0.0.1/response",
        }
    )


def _signed(body: str) -> dict[str, str]:
    stamp = str(int(time.time()))
    digest = hmac.new(_SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={digest}",
    }


@contextmanager
def _slack() -> Iterator[str]:
    """A Slack that knows every token."""
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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, sys.argv[2] if len(sys.argv) > 2 else None)
