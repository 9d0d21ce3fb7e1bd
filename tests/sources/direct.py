"""Pages read in this process: what the child does, without its start for every test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from bot.sources import files
from bot.sources.encoding import decode
from bot.sources.feed import Feed, read_feed
from bot.sources.given import Given, Reading, Unreadable
from bot.sources.page import Page, read_page


class Direct:
    """Reads pages and feeds at once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, data: bytes, *, source: str, url: str | None = None) -> Page:
        """One page."""
        return read_page(decode(data, where=source), source=source, reading=self._reading, url=url)

    def feed(self, data: bytes, *, source: str) -> Feed:
        """One feed."""
        return read_feed(data, source=source, loopback=True)


def read(paths: Iterable[str], stdin: BinaryIO, reading: Reading, *, jsonl: bool = False) -> Iterator[Given | Unreadable]:
    """Files, as `bot.sources.files` reads them."""
    return files.read(paths, stdin, reading, pages=Direct(reading), jsonl=jsonl)
