"""A newspaper's site on this machine: pages, a feed with validators, and whatever else a test puts there."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PARAGRAPH = (
    "Foreign Office spokesperson Jane Roe said on Thursday that talks number {n} would go on. “We have no plans to leave"
    " the table with the United States,” she said."
)


@dataclass
class Answer:
    """What the site says at a path."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """What stands where; `asked` is every path that was asked for, in order."""

    address: str
    at: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)
    #: Paths that are answered when they stand here no more, or the site is gone.
    hangs: set[str] = field(default_factory=set)

    def url(self, path: str) -> str:
        """A path's address."""
        return f"{self.address}{path}"

    def article(self, n: int, *, extra: str = "") -> str:
        """Put an article there; its address."""
        head = f"<title>Talks {n}</title><meta property=article:published_time content=2024-11-08T07:00:00+05:00>"
        first, second = PARAGRAPH.format(n=n), "Nobody else was there, and nothing else was said by anybody in the room."
        body = f"<h1>Talks {n}</h1><p>{first}</p><p>{second}</p>{extra}"
        self.at[f"/{n}"] = Answer(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
        return self.url(f"/{n}")

    def feed(self, *links: str) -> str:
        """Put a feed of these links there, with a validator that its content gives; its address."""
        items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
        headers = {"Content-Type": "application/rss+xml", "ETag": f'"{hash(links)}"'}
        self.at["/feed"] = Answer(body, headers=headers)
        return self.url("/feed")


@contextmanager
def site() -> Iterator[Site]:
    """A site that is served until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            standing.asked.append(self.path)
            standing.sent.append({name.lower(): value for name, value in self.headers.items()})
            while self.path in standing.hangs:
                time.sleep(0.02)
            answer = standing.at.get(self.path.partition("?")[0], Answer(status=404))
            validator = answer.headers.get("ETag")
            unchanged = validator is not None and self.headers.get("If-None-Match") == validator
            body = b"" if unchanged else answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(304 if unchanged else answer.status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | answer.headers).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with suppress(OSError):  # whoever asked may have gone
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    standing = Site(address=f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield standing
    finally:
        standing.hangs.clear()
        server.shutdown()
        server.server_close()
        thread.join()
