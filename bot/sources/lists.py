"""Lists of addresses: a file of lines or a spreadsheet's export, and OPML, in which feed readers keep their feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from bot.errors import SourceError
from bot.sources.given import Unreadable
from bot.sources.target import show

#: An address within a line, up to where a spreadsheet's next cell begins.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\"'<>,;\t]+", re.IGNORECASE)
_MOST_FEEDS = 5_000


def addresses(lines: Iterable[bytes], *, source: str) -> Iterator[str | Unreadable]:
    """The addresses in a list, one a line, wherever in the line; blank lines and those that begin with # are passed over.

    Args:
        lines: UTF-8, as a file gives them.
        source: the list's name, to which the line number is added.

    Yields:
        The first address of each line, in order; an entry for each line that holds none, but the first: it may name columns.
    """
    for number, line in enumerate(lines, start=1):
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip()
        if not text or text.startswith("#"):
            continue
        found = _ADDRESS.search(text)
        if found is not None:
            yield found[0]
        elif number > 1:
            yield Unreadable(
                source=f"{source}, line {number}",
                reason=f"there is no web address in it: {show(text[:60])}",
                todo="Write one address a line, with https://",
            )


def feeds_of(opml: bytes, *, source: str) -> list[str]:
    """The feeds in an OPML file, each once, in its order.

    Raises:
        SourceError: it is no OPML, or holds no feed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(opml, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.tag != "opml":
        raise SourceError("it is no OPML", where=source, todo="Export the feeds from your feed reader as OPML")
    found = [outline.get("xmlUrl") or "" for outline in root.iter("outline")]
    feeds = list(dict.fromkeys(url.strip() for url in found if url.strip()))
    if not feeds:
        raise SourceError("it holds no feed", where=source, todo="Export the feeds from your feed reader as OPML")
    return feeds[:_MOST_FEEDS]
