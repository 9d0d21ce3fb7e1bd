"""What a page says of itself: title, byline, day, address; out of JSON-LD, then OpenGraph and meta, then what readers see.

Each fact has a ladder, most reliable first. Nothing here is believed because it is printed: a banner's date is the
day of the visit, `last-modified` is a server's, and a page can claim any outlet and any address.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement

from bot.sources.address import is_public
from bot.sources.bylines import byline
from bot.sources.dates import moment_of
from bot.sources.linked_data import Node, article_node, graph, name_of, resolved, several, text_of
from bot.sources.neighbourhood import heading, shown_day, words

_DATE_METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "published_time",
    "publisheddate",
    "published-date",
    "date_published",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "publication-date",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_MODIFIED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
#: A separator between a headline and the site's name behind it.
_SEPARATOR = r"\s+[|–—·•«»:-]+\s*"
#: The same where nothing says what the site is called: these marks stand in no headline.
_SITE_BEHIND = re.compile(r"^(.{20,}?)\s+(?:\||::|«|»)\s+.{2,60}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A page's own statements about itself; each None or empty where it makes none that can be used."""

    title: str | None
    #: Names, in the page's order, each once.
    byline: tuple[str, ...]
    #: When it was published: aware, or naive at the outlet's own clock.
    published: datetime | None
    #: When it was changed last, likewise.
    modified: datetime | None
    #: Absolute http(s) address on a public host.
    canonical: str | None
    #: The element that shows the headline.
    heading: HtmlElement | None
    #: The article's text as the page's data hold it, for pages that show it by script only.
    body: str | None


def metadata(tree: HtmlElement, url: str | None = None) -> Metadata:
    """Read what the page says of itself; the tree is left as it is.

    Args:
        tree: the whole page.
        url: its address, to which a canonical one may be relative; None where unknown.
    """
    nodes, told = graph(tree), _metas(tree)
    metas = {name: contents[0] for name, contents in told.items()}
    named = tuple(title for title in (metas.get("og:title"), text_of(tree.findtext(".//title"))) if title)
    top = heading(tree, (*named, *(headline for node in nodes if (headline := text_of(node.get("headline"))))))
    node = article_node(nodes, (*named, *((words(top),) if top is not None else ())))
    sites = _sites(node, nodes, metas)
    return Metadata(
        title=_title(tree, top, node, metas, sites),
        byline=byline(tree, top, (node, nodes), told, sites),
        published=_moment((node.get("datePublished"), *_chosen(metas, _DATE_METAS), *_marked(tree), node.get("dateCreated")))
        or shown_day(top),
        modified=_moment((node.get("dateModified"), *_chosen(metas, _MODIFIED_METAS))),
        canonical=_canonical(tree, node, metas, url),
        heading=top,
        body=_body(node),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """`<meta>` by its property, name or itemprop, lower case, in the page's order: some give each author one."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = text_of(meta.get("content"))
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _chosen(metas: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _moment(values: tuple[object, ...]) -> datetime | None:
    return next((moment for value in values for one in several(value) if (moment := moment_of(one)) is not None), None)


def _marked(tree: HtmlElement) -> list[str]:
    found: list[str] = tree.xpath("//time[contains(@class, 'publish') or @itemprop='datePublished' or @pubdate]/@datetime")
    return (
        found[:1]
        or tree.xpath(
            "//*[@itemprop='datePublished']/@*[name()='content' or name()='datetime' or name()='title']"
            " | //abbr[contains(@class, 'published')]/@title"
        )[:1]
    )


def _sites(node: Node, nodes: tuple[Node, ...], metas: dict[str, str]) -> tuple[str, ...]:
    """What the site calls itself, which is neither part of a headline nor an author."""
    names = (metas.get("og:site_name"), name_of(resolved(node.get("publisher"), nodes)), metas.get("application-name"))
    return tuple(dict.fromkeys(name for name in names if name))


def _title(
    tree: HtmlElement, top: HtmlElement | None, node: Node, metas: dict[str, str], sites: tuple[str, ...]
) -> str | None:
    shown = words(top) if top is not None else None
    ladder = (text_of(node.get("headline")), metas.get("og:title"), shown, text_of(tree.findtext(".//title")))
    title = next((t for t in ladder if t), None)
    for site in sites if title else ():  # "Headline | The Express Tribune"
        title = re.sub(rf"{_SEPARATOR}{re.escape(site)}\s*$", "", title or "", flags=re.IGNORECASE)
    if title and shown and _is_cut_or_longer(title, shown):
        return shown
    if shown is None and title and (behind := _SITE_BEHIND.match(title)) is not None:
        return behind[1]
    return title


def _is_cut_or_longer(title: str, shown: str) -> bool:
    """Whether a title is the headline shown, cut to a length or with a section's name behind it."""
    bare = title.rstrip(" .…")
    cut = title.endswith(("…", "...")) and len(bare) > 20 and shown.startswith(bare)
    return cut or (len(shown) > 20 and re.match(rf"{re.escape(shown)}{_SEPARATOR}", title) is not None)


def _body(node: Node) -> str | None:
    text = node.get("articleBody")
    return html.unescape(text) if isinstance(text, str) else None


def _canonical(tree: HtmlElement, node: Node, metas: dict[str, str], url: str | None) -> str | None:
    """The page's own link first, which stands there for this; what templates write elsewhere is often the site's."""
    page = node.get("mainEntityOfPage")
    ladder = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        metas.get("og:url"),
        page.get("@id") if isinstance(page, dict) else page,
        node.get("url"),
    ]
    whole = (_joined(url, address) for address in ladder if isinstance(address, str) and address.strip())
    return next((address for address in whole if is_public(address)), None)


def _joined(url: str | None, address: str) -> str:
    try:
        return urljoin(url or "", address.strip())
    except ValueError:
        return ""
