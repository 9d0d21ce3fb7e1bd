"""What `ingest` was given -> articles, one at a time: paths, addresses, lists of addresses, crawls.

paths      -> files.py
addresses  -> remote.py (typed ones are asked anew, those of a list only where they are not known)
crawls     -> warc.py -> remote.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from bot.sources.encoding import LIMIT, too_large
from bot.sources.files import read, unopened
from bot.sources.given import Pages, Reading, Unreadable, unreadable
from bot.sources.lists import addresses, feeds_of
from bot.sources.remote import Entry, IsKnown, Sites, Wanted, read_addresses, read_crawled
from bot.sources.warc import crawled

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to read, as it was typed."""

    #: Files, folders opened already, and `-`.
    paths: Sequence[str] = ()
    #: Addresses of articles.
    urls: Sequence[str] = ()
    #: Files of addresses, `-` among them, and crawls.
    lists: Sequence[str] = ()
    crawls: Sequence[str] = ()
    jsonl: bool = False
    #: Whether known addresses are asked anew, too.
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What reading takes."""

    reading: Reading
    pages: Pages
    #: Makes what fetches, at the first address.
    sites: Callable[[], Sites]
    known: IsKnown
    #: Standard input, for `-`.
    stdin: BinaryIO


def is_address(given: str) -> bool:
    """Whether what was typed is an address and not a path."""
    return given.lower().startswith(("http://", "https://"))


def entries(asked: Asked, means: Means) -> Iterator[Entry]:
    """Everything that was asked for, in turn.

    Yields:
        An entry for each article, known address and input that is no article.
    """
    known = (lambda _: False) if asked.again else means.known
    if asked.paths:
        yield from read(asked.paths, means.stdin, means.reading, pages=means.pages, jsonl=asked.jsonl)
    for file in asked.crawls:
        yield from _opened(
            file, means.stdin, lambda s, name: read_crawled(crawled(s, source=name), means.pages, known=known)
        )
    wanted = _wanted(asked, means)
    first = next(wanted, None)
    if first is not None:
        yield from read_addresses(_chained(first, wanted), means.sites(), means.pages, means.reading, known=known)


def listed_feeds(file: str, stdin: BinaryIO) -> list[str]:
    """The feeds of an OPML file; `-` is standard input.

    Raises:
        SourceError: it cannot be read, is no OPML, or holds no feed.
    """
    return feeds_of(stdin.read(LIMIT + 1) if file == "-" else read_file(file), source=file)


def read_file(file: str) -> bytes:
    """A file's bytes.

    Raises:
        SourceError: it cannot be opened, or is too large.
    """
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise unopened(error, file) from error
    if len(data) > LIMIT:
        raise too_large(file)
    return data


def _wanted(asked: Asked, means: Means) -> Iterator[Wanted | Unreadable]:
    for url in asked.urls:
        yield Wanted(address=url, again=True)
    for file in asked.lists:
        for one in _opened(file, means.stdin, lambda stream, name: addresses(stream, source=name)):
            yield one if isinstance(one, Unreadable) else Wanted(address=one)


def _chained(first: Wanted | Unreadable, rest: Iterator[Wanted | Unreadable]) -> Iterator[Wanted | Unreadable]:
    yield first
    yield from rest


def _opened(file: str, stdin: BinaryIO, reader: Callable[[BinaryIO, str], Iterator[_T]]) -> Iterator[_T | Unreadable]:
    """What a reader makes of a file, or of standard input for `-`; a file that cannot be opened is an entry."""
    if file == "-":
        yield from reader(stdin, "stdin")
        return
    try:
        with Path(file).open("rb") as stream:
            yield from reader(stream, file)
    except OSError as error:
        yield unreadable(unopened(error, file), file)
