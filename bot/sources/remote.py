"""Addresses and crawls -> articles: fetched politely, several at a time, and read in a child.

addresses -> known? -> fetched -> page -> Given(article, where it was found) | Known | Unreadable
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from bot.errors import SourceError
from bot.model import Article
from bot.sources.address import tidy
from bot.sources.dates import local_day
from bot.sources.feed import Item
from bot.sources.fetch import Fetched
from bot.sources.given import Given, Known, Pages, Reading, Unreadable, unreadable
from bot.sources.page import Page
from bot.sources.warc import Crawled

#: Whether the archive knows an article by a name: its address as `tidy` writes it.
IsKnown = Callable[[str], bool]


class Sites(Protocol):
    """Fetches addresses; `bot.sources.web.Web` is one."""

    def each(self, addresses: Iterable[str]) -> Iterator[tuple[str, Fetched | SourceError]]:
        """Every address with what was there, in the order given."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address that an article is expected at."""

    address: str
    #: What a feed says of it; None where no feed named it.
    item: Item | None = None
    #: Whether it is asked even where it is known: its text may have changed.
    again: bool = False


Entry = Given | Known | Unreadable


def read_addresses(
    wanted: Iterable[Wanted | Unreadable], sites: Sites, pages: Pages, reading: Reading, *, known: IsKnown
) -> Iterator[Entry]:
    """Read the article at each address.

    Args:
        wanted: addresses, and entries for what is none, which are passed on.
        sites: fetches them.
        pages: reads them.
        reading: zones and outlets, for the day that a feed gives.
        known: which need not be asked.

    Yields:
        An entry each, in about the order given: what need not be asked does not wait for what must.
    """
    ready: deque[Entry] = deque()
    items: dict[str, Item | None] = {}

    def to_ask() -> Iterator[str]:
        for one in wanted:
            if isinstance(one, Unreadable):
                ready.append(one)
            elif one.address not in items:
                if not one.again and known(_name(one)):
                    ready.append(Known(source=one.address))
                else:
                    items[one.address] = one.item
                    yield one.address

    for address, found in sites.each(to_ask()):
        yield from _drained(ready)
        yield (
            unreadable(found, address)
            if isinstance(found, SourceError)
            else _read(address, found, pages, reading, items.pop(address))
        )
    yield from _drained(ready)


def read_crawled(crawl: Iterable[Crawled | Unreadable], pages: Pages, known: IsKnown) -> Iterator[Entry]:
    """Read the pages of a crawl, in its order; those at known addresses are passed over."""
    for one in crawl:
        if isinstance(one, Unreadable):
            yield one
        elif known(tidy(one.url)):
            yield Known(source=one.url)
        else:
            try:
                page = pages.read(one.body, source=one.url, url=one.url)
            except SourceError as error:
                yield unreadable(error, one.url)
            else:
                yield _given(page, page.article(source=one.url), (one.url,))


def _read(address: str, found: Fetched, pages: Pages, reading: Reading, item: Item | None) -> Entry:
    try:
        page = pages.read(found.body, source=address, url=found.url)
    except SourceError as error:
        return unreadable(error, address)
    article = page.article(source=address)
    if article.published is None and item is not None and item.published is not None:
        zone = reading.outlets.zones.get(page.outlet or "")
        day = local_day(item.published, zone, reading.zone)
        article = replace(article, published=day) if (day - reading.today).days <= 1 else article
    return _given(page, article, (address, found.url), _name(Wanted(address=address, item=item)))


def _name(wanted: Wanted) -> str:
    """What the archive knows an item by once it was read: one that its feed says was changed since is another."""
    updated = wanted.item.updated if wanted.item is not None else None
    return tidy(wanted.address) if updated is None else f"{tidy(wanted.address)} as of {updated.isoformat()}"


def _given(page: Page, article: Article, found_at: tuple[str, ...], *names: str) -> Given:
    known_by = dict.fromkeys([*(tidy(address) for address in (*found_at, page.url) if address), *names])
    return Given(article=article, label=article.id, found_at=tuple(name for name in known_by if name != article.url))


def _drained(ready: deque[Entry]) -> Iterator[Entry]:
    while ready:
        yield ready.popleft()
