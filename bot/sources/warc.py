"""A crawl's archive (WARC) -> the pages in it, one at a time, each at the address it was crawled from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from bot.errors import SourceError
from bot.sources.fetch import LARGEST, PAGES
from bot.sources.given import Unreadable, unreadable
from bot.sources.target import show


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """A page of a crawl."""

    url: str
    body: bytes


def crawled(stream: BinaryIO, *, source: str) -> Iterator[Crawled | Unreadable]:
    """The pages that were there (status 200, HTML or text), in the archive's order; other records are passed over.

    Args:
        stream: the archive, plain or gzipped record by record.
        source: its name, for messages.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    todo = "Check that it is a .warc or .warc.gz file, and whole"
    records = 0
    try:
        for record in ArchiveIterator(stream):
            records += record.format == "warc"
            if record.rec_type == "response" and record.http_headers is not None and _is_page(record.http_headers):
                yield _page(record, source)
    except ArchiveLoadFailed:
        records = 0
    except (EOFError, OSError, ValueError) as error:  # cut short: what came before is kept
        what = f"it breaks off ({type(error).__name__})"
        yield unreadable(SourceError(what, where=source, todo=todo), source)
        return
    if not records:
        yield unreadable(SourceError("it is no WARC archive", where=source, todo=todo), source)


def _is_page(headers: Any) -> bool:
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return headers.get_statuscode() == "200" and (kind in PAGES or not kind)


def _page(record: Any, source: str) -> Crawled | Unreadable:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    body = record.content_stream().read(LARGEST + 1)
    if len(body) > LARGEST:
        where = f"{source}, {show(url)}"
        return Unreadable(source=where, reason=f"it is larger than {LARGEST // 1_000_000} MB", todo="Save its text as .txt")
    return Crawled(url=url.strip("<> "), body=body)
