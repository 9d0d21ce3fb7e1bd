"""What a page says of itself: title, byline, day, outlet and address, out of JSON-LD, OpenGraph and what readers see.

Each fact has a ladder, most reliable first. Nothing here is believed because it is printed: a banner's date is the
day of the visit, `last-modified` is a server's, and a page can claim any outlet and any address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from lxml.html import HtmlElement

from bot.sources.address import is_public

#: Types of a JSON-LD node that describe the article itself; a video beside it has its own author and date.
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|BlogPost|NewsStory|Report)$")

_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publish-date",
    "dc.date.issued",
)

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_WRITTEN = re.compile(
    rf"(?:\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b)"
    rf"|(?:\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')},?\s+(?P<year2>\d{{4}})\b)",
    re.IGNORECASE,
)

#: Longer text is a paragraph that mentions a day, not the line that dates the page.
_DATE_LINE = 80

#: Where a day is a photograph's or another story's.
_NOT_DATING = (
    "ancestor-or-self::*[self::figure or self::figcaption or self::aside or self::footer or contains(@class, 'image')]"
)

_BYLINE = re.compile(r"^\s*by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A page's own statements about itself; each None or empty where it makes none that can be used."""

    title: str | None
    byline: tuple[str, ...]
    #: The calendar day of publication in the outlet's zone.
    published: date | None
    #: The site's name as it writes it.
    site: str | None
    #: Absolute http(s) address on a public host.
    canonical: str | None


def metadata(tree: HtmlElement, zone: tzinfo) -> Metadata:
    """Read what the page says of itself.

    Args:
        tree: the whole page, as parsed.
        zone: where an instant becomes a day: 19:00 UTC is tomorrow's paper in Karachi.
    """
    graph = tuple(_json_ld(tree))
    node = next((n for n in graph if _is_article(n)), {})
    metas = _metas(tree)
    site = metas.get("og:site_name") or _name(_resolved(node.get("publisher"), graph))
    return Metadata(
        title=_title(tree, node, metas, site),
        byline=_byline(tree, node, metas),
        published=_published(tree, node, metas, zone),
        site=site,
        canonical=_canonical(tree, node, metas),
    )


def heading(tree: HtmlElement) -> HtmlElement | None:
    """The element that shows the article's headline: the first `h1`, else the first heading marked as a title."""
    found = tree.xpath("//h1[normalize-space()]") or tree.xpath("//h2[contains(@class, 'title')][normalize-space()]")
    return found[0] if found else None


def day_of(value: object, zone: tzinfo) -> date | None:
    """The calendar day that a machine-written date or instant falls on in `zone`; None where it is neither."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment.astimezone(zone).date() if moment.tzinfo is not None else moment.date()


def words(element: HtmlElement) -> str:
    """An element's text, white space run together."""
    return " ".join("".join(element.itertext()).split())


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The top nodes of every JSON-LD block, `@graph` opened; blocks that are not JSON are passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in data if isinstance(data, list) else [data]:
            if isinstance(node, dict):
                inner = node.get("@graph")
                yield node
                yield from (n for n in inner if isinstance(n, dict)) if isinstance(inner, list) else ()


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any((isinstance(t, str) and _ARTICLE_TYPES.search(t)) or t == "LiveBlogPosting" for t in _several(types))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolved(value: Any, graph: tuple[dict[str, Any], ...]) -> Any:
    """A node given by reference (`{"@id": ...}`), looked up in the page's graph."""
    if isinstance(value, dict) and "name" not in value and value.get("@id"):
        return next((n for n in graph if n.get("@id") == value["@id"]), value)
    return value


def _name(value: Any) -> str | None:
    name = value.get("name") if isinstance(value, dict) else value
    return " ".join(name.split()) or None if isinstance(name, str) else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """`<meta>` by its property, name or itemprop, lower case; the first of each counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _title(tree: HtmlElement, node: dict[str, Any], metas: dict[str, str], site: str | None) -> str | None:
    shown = heading(tree)
    ladder = (
        _name(node.get("headline")),
        metas.get("og:title"),
        words(shown) if shown is not None else None,
        tree.findtext(".//title"),
    )
    title = next((" ".join(t.split()) for t in ladder if t and t.strip()), None)
    if title and site:  # "Headline | The Express Tribune"
        title = re.sub(rf"\s+[|–—·»-]+\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE)
    return title


def _byline(tree: HtmlElement, node: dict[str, Any], metas: dict[str, str]) -> tuple[str, ...]:
    named = [_name(author) for author in _several(node.get("author"))]
    names = [n for n in named if n] or [
        n for n in (metas.get("author"), metas.get("article:author")) if n and "://" not in n
    ][:1]
    if not names:
        links = tree.xpath(
            "//a[@rel='author' or contains(@href, '/author') or contains(@href, '/writer/')][normalize-space()]"
        )
        names = [words(link) for link in links]
    cleaned = (_BYLINE.sub("", name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if 0 < len(name) <= 100))[:10]


def _published(tree: HtmlElement, node: dict[str, Any], metas: dict[str, str], zone: tzinfo) -> date | None:
    machine = [node.get("datePublished"), *(metas.get(name) for name in _DATE_METAS)]
    machine += tree.xpath("//time[contains(@class, 'publish') or @itemprop='datePublished']/@datetime")
    return next((day for day in (day_of(value, zone) for value in machine) if day is not None), None) or _shown_day(tree)


def _shown_day(tree: HtmlElement) -> date | None:
    """The first line below the headline that holds a written day; what stands above it is the day of the visit."""
    top = heading(tree)
    if top is None:
        return None
    for element in top.xpath(
        "following::*[self::span or self::div or self::p or self::time or self::i or self::em or self::small]"
    ):
        if element.xpath(_NOT_DATING):
            continue
        line = words(element)
        match = _DAY_WRITTEN.search(line) if len(line) <= _DATE_LINE else None
        if match is not None:
            return _written_day(match)
    return None


def _written_day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    month = (part["month"] or part["month2"]).lower()
    try:
        return date(int(part["year"] or part["year2"]), _MONTHS.index(month) + 1, int(part["day"] or part["day2"]))
    except ValueError:
        return None


def _canonical(tree: HtmlElement, node: dict[str, Any], metas: dict[str, str]) -> str | None:
    page = node.get("mainEntityOfPage")
    ladder = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        metas.get("og:url"),
        page.get("@id") if isinstance(page, dict) else page,
        node.get("url"),
    ]
    return next((address for address in ladder if isinstance(address, str) and is_public(address)), None)
