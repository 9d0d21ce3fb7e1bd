"""Lists of addresses, feeds and crawled pages give what they hold, and a sentence for what they do not."""

from __future__ import annotations

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bot.errors import SourceError
from bot.sources.given import Unreadable
from bot.sources.lists import addresses, feeds_of
from bot.sources.warc import Crawled, crawled


def test_the_first_address_of_each_line_counts() -> None:
    """A spreadsheet's export is a list: its heading, comments and blank lines are none of it."""
    lines = [
        b"\xef\xbb\xbfdate,link,note\n",
        b'2024-11-07,"https://harbour.example/1",see https://harbour.example/9\n',
        b"\n",
        b"# later: https://harbour.example/8\n",
        b"https://harbour.example/2\r\n",
        b"nothing here\n",
    ]
    *found, last = addresses(lines, source="links.csv")
    assert found == ["https://harbour.example/1", "https://harbour.example/2"]
    assert isinstance(last, Unreadable)
    assert (last.source, last.reason) == ("links.csv, line 6", "there is no web address in it: nothing here")


def test_feeds_of_a_reader() -> None:
    """Nested groups are opened, each feed comes once."""
    opml = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="World">
    <outline type="rss" xmlUrl="https://harbour.example/feed"/><outline xmlUrl="https://quay.example/feed"/></outline>
    <outline xmlUrl="https://harbour.example/feed"/></body></opml>"""
    assert feeds_of(opml, source="x") == ["https://harbour.example/feed", "https://quay.example/feed"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<opml><body/></opml>",
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><outline xmlUrl="&a;"/></opml>',
    ],
    ids=["empty", "a page", "no feeds", "a file of this machine"],
)
def test_what_is_no_opml_is_a_sentence(data: bytes) -> None:
    """Nothing outside the file is read."""
    with pytest.raises(SourceError, match=r"^x: .+\. Export"):
        feeds_of(data, source="x")


def _warc(*records: tuple[str, str, bytes]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, status, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def test_a_crawl_s_pages() -> None:
    """Pages that were there, at their addresses; what was not found is passed over."""
    data = _warc(
        ("https://harbour.example/1", "200 OK", b"<p>one</p>"),
        ("https://harbour.example/2", "404 Not Found", b"<p>gone</p>"),
        ("https://harbour.example/3", "200 OK", b"<p>three</p>"),
    )
    assert list(crawled(io.BytesIO(data), source="x")) == [
        Crawled(url="https://harbour.example/1", body=b"<p>one</p>"),
        Crawled(url="https://harbour.example/3", body=b"<p>three</p>"),
    ]


def test_a_broken_crawl_keeps_what_came_before() -> None:
    """A file cut short or of another kind is told."""
    first = _warc(("https://harbour.example/1", "200 OK", b"<p>one</p>"))
    cut = list(crawled(io.BytesIO(first + first[: len(first) // 2]), source="x"))
    assert cut[0] == Crawled(url="https://harbour.example/1", body=b"<p>one</p>")
    (other,) = crawled(io.BytesIO(b"no archive at all" * 10), source="x")
    assert str(other) == "x: it is no WARC archive. Check that it is a .warc or .warc.gz file, and whole."


def test_a_record_too_large_is_told() -> None:
    """The pages around it are read."""
    pages = list(
        crawled(
            io.BytesIO(
                _warc(
                    ("https://harbour.example/1", "200 OK", b"x" * 5_000_001),
                    ("https://harbour.example/2", "200 OK", b"<p>two</p>"),
                )
            ),
            source="x",
        )
    )
    assert [isinstance(one, Unreadable) for one in pages] == [True, False]
