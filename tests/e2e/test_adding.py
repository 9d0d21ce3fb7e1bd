"""An article behind a link, fetched and kept as **Add article** does it: the real fetcher, the real archive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.wiring import Wiring, wire

_SAID = "The ministry's spokesperson said on Thursday that Pakistan rejects the new harbour dues of the United States."
_PAGE = f"""<html lang="en"><head><title>Harbour dues rejected</title>
<meta property="article:published_time" content="2026-05-08T09:00:00+05:00"></head>
<body><article><h1>Harbour dues rejected</h1>
<p>ISLAMABAD: Foreign Office Spokesperson Shafqat Ali Khan said on Thursday that Pakistan rejects the new harbour dues.</p>
<p>{_SAID} He added that the matter was raised with the United States and that talks would go on in the coming weeks.</p>
<p>The dues were announced on Monday and are to be paid by every ship that calls at the ports of the eastern coast.</p>
</article></body></html>"""


@pytest.fixture
def site() -> Iterator[str]:
    """A paper's site with one article."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/news/1"
            body = _PAGE.encode() if found else b"gone"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def newsroom(tmp_path: Path) -> Wiring:
    """A newsroom with an archive of its own, that may fetch from this machine."""
    made = wire({"DATABASE_URL": str(tmp_path / "fo-stance.db")}, now=lambda: datetime(2026, 5, 9, tzinfo=UTC))
    return replace(made, loopback=True)


def test_an_article_is_added_once_and_answered(site: str, newsroom: Wiring) -> None:
    """What was found is told; a second time nothing is added; its statements are in the archive."""
    assert newsroom.add_article(f"{site}/news/1").startswith("The article was added: ")
    assert newsroom.add_article(f"{site}/news/1") == "Nothing was added: the archive holds this article already."
    with closing(newsroom.archive_to_ask()) as archive:
        assert not archive.is_starter
        assert archive.counts().articles == 1


def test_what_is_not_there_is_told(site: str, newsroom: Wiring) -> None:
    """The reason stands in the sentence, and nothing is kept."""
    assert newsroom.add_article(f"{site}/news/2").startswith("Nothing was added: ")


@pytest.mark.parametrize("address", ["http://127.0.0.1/news/1", "http://169.254.169.254/latest", "http://localhost/"])
def test_only_public_machines_are_asked(newsroom: Wiring, address: str) -> None:
    """A link in a message may lead anywhere."""
    told = replace(newsroom, loopback=False).add_article(address)
    assert told.startswith(f"Nothing was added: {address}: ")
    assert "public" in told
