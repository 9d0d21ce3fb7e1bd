"""Who wrote an article, by the first place on its page that says so: JSON-LD, `<meta>`, the line below the headline.

what is printed -> without what stands around names -> names -> those that are people's or desks'
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.sources.linked_data import Node, name_of, resolved, several
from bot.sources.neighbourhood import BY, shown_authors

_AUTHOR_METAS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "sailthru.author")

#: What stands behind a name: where it was written; behind all of them, the day.
_BEHIND = re.compile(r"\s+(?:in|from)\s+[A-Z].*$")
_ON_A_DAY = re.compile(r"\s+on\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|\d).*$", re.IGNORECASE)
#: Between two names of one line.
_AND = re.compile(r"\s+(?:and|&)\s+|\s*[|/;]\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?")
#: Accounts and addresses are no names, nor is the account that sets a site up.
_NO_NAME = re.compile(r"://|@|^www\.|^(?:admin(?:istrator)?|webmaster|root|editor)$", re.IGNORECASE)
_LONGEST_NAME, _MOST_NAMES, _LINE_OF_NAMES = 60, 10, 300


def byline(
    tree: HtmlElement,
    top: HtmlElement | None,
    data: tuple[Node, tuple[Node, ...]],
    metas: dict[str, list[str]],
    sites: tuple[str, ...],
) -> tuple[str, ...]:
    """The names of the first place that has any which are people's or desks', not the site's own; in order, each once.

    Args:
        tree: the whole page.
        top: the element in it that shows the headline.
        data: the article's node of the page's JSON-LD, and all of them.
        metas: the contents of `<meta>` by lower-case name.
        sites: what the site calls itself.
    """
    node, nodes = data
    places: tuple[list[str | None], ...] = (
        [name_of(resolved(author, nodes)) for author in several(node.get("author"))],
        *(list[str | None](metas.get(name, ())) for name in _AUTHOR_METAS),
    )
    own = {site.casefold() for site in sites}
    for place in places:
        names = _names(place, own)
        if names:
            return names
    return _names([*shown_authors(tree, top)], own)


def _names(printed: list[str | None], own: set[str]) -> tuple[str, ...]:
    parts = (part for line in printed if line for part in _parted(_ON_A_DAY.sub("", BY.sub("", line))))
    kept = (part for part in parts if 0 < len(part) <= _LONGEST_NAME and not _NO_NAME.search(part))
    return tuple(dict.fromkeys(part for part in kept if part.casefold() not in own))[:_MOST_NAMES]


def _parted(line: str) -> list[str]:
    """The names in a line; "Ada Lane, Islamabad" is one, "Ada Lane, Bo Reef" are two."""
    if len(line) > _LINE_OF_NAMES:
        return []
    names = [_BEHIND.sub("", part.strip(" ,.|·•–—-")) for part in _AND.split(line)]
    found: list[str] = []
    for name in names:
        parts = [part for part in _COMMA.split(name) if part]
        found += parts if len(parts) > 1 and all(" " in part for part in parts) else [name]
    return found
