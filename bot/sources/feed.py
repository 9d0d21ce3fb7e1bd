"""A feed -> its items: RSS, Atom and JSON Feed, read as far as they can be.

bytes -> JSON Feed | feedparser -> items -> links that can be shown, each once | Unreadable
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from bot.errors import SourceError
from bot.sources.address import is_public, tidy
from bot.sources.dates import moment_of
from bot.sources.given import Unreadable
from bot.sources.linked_data import text_of
from bot.sources.target import show, target

#: Items of one feed that are looked at, newest of a feed first as it lists them.
MOST_ITEMS = 2_000
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article that a feed announces."""

    link: str
    title: str | None = None
    #: Aware, or naive at the feed's own clock; None where it does not say.
    published: datetime | None = None
    #: The last change, likewise.
    updated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds."""

    items: tuple[Item, ...]
    #: Items whose link leads nowhere that may be fetched.
    skipped: tuple[Unreadable, ...] = ()


def read_feed(data: bytes, *, source: str, loopback: bool = False) -> Feed:
    """Read one feed.

    Args:
        data: as fetched.
        source: its address, for messages.
        loopback: whether links to this very machine are followed: for tests, and set by nothing else.

    Raises:
        SourceError: it is empty, or no feed.
    """
    if not data.strip():
        raise SourceError("the feed is empty", where=source, todo="Check the feed's address")
    found = _json_items(data) if data.lstrip()[:1] == b"{" else _xml_items(data)
    if found is None:
        what = "it is no feed that can be read (RSS, Atom or JSON Feed)"
        raise SourceError(what, where=source, todo="Look for the feed's own address on the site")
    items: dict[str, Item] = {}
    skipped: list[Unreadable] = []
    for item in found[:MOST_ITEMS]:
        fault = _fault(item.link, loopback=loopback)
        if fault is None:
            items.setdefault(tidy(item.link), item)
        else:
            where = f"{source}, item {show(item.link) or 'without a link'}"
            skipped.append(Unreadable(source=where, reason=fault, todo="Tell the site; the other items are read"))
    return Feed(items=tuple(items.values()), skipped=tuple(skipped))


def _fault(link: str, *, loopback: bool) -> str | None:
    """Why an item's link is not followed, a clause; None where it is."""
    try:
        target(link, any_port=loopback)
    except SourceError as error:
        return error.what
    return None if loopback or is_public(link) else "its host is not on the public network"


def _json_items(data: bytes) -> list[Item] | None:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        return None
    listed = feed.get("items")
    return [_json_item(one) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _json_item(fields: dict[str, Any]) -> Item:
    link = fields.get("url") or fields.get("external_url")
    return Item(
        link=link.strip() if isinstance(link, str) else "",
        title=_title(fields.get("title")),
        published=moment_of(fields.get("date_published")),
        updated=moment_of(fields.get("date_modified")),
    )


def _xml_items(data: bytes) -> list[Item] | None:
    import feedparser  # half of what it takes to start is loading this

    # Sanitising and resolving the HTML in descriptions is most of its work, and none of that is read.
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=True)
    if not parsed.get("version") and not parsed.entries:
        return None
    return list(_entries(parsed.entries))


def _entries(entries: list[Any]) -> Iterator[Item]:
    for entry in entries:
        link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else "")
        yield Item(
            link=str(link or "").strip(),
            title=_title(entry.get("title")),
            published=_moment(entry, "published"),
            updated=_moment(entry, "updated"),
        )


def _moment(entry: Any, name: str) -> datetime | None:
    """The date as the feed wrote it, whose offset tells the local day; else what feedparser makes of it, UTC."""
    if name not in entry:  # asked for all the same, an absent `updated` would be `published`
        return None
    written = moment_of(entry.get(name))
    parsed = entry.get(f"{name}_parsed")
    if written is not None or parsed is None:
        return written
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, TypeError):
        return None


def _title(value: object) -> str | None:
    title = text_of(value)
    return title[:_LONGEST_TITLE] if title else None
