"""An HTML page -> `Page`: what is read of it, each fact from the place that knows it best.

text -> tree -> metadata -> address and outlet (by host) -> local day
             -> paragraphs
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from bot.errors import SourceError
from bot.gazetteer.outlets import Outlets, Trust, host_of
from bot.model import Article, article_id
from bot.sources.address import same_site, tidy
from bot.sources.dates import local_day
from bot.sources.given import Reading
from bot.sources.metadata import metadata
from bot.sources.paragraphs import paragraphs

#: A page of an outlet has a few thousand; reading hundreds of thousands takes minutes.
MOST_ELEMENTS = 50_000

#: What stands where the article should be.
_WALL = re.compile(
    r"cookies|value your privacy|subscribe to (?:continue|read)|subscribers only|sign in to|log in to|enable javascript"
    r"|access denied|are you a robot|verify (?:that )?you are (?:a )?human|page not found",
    re.IGNORECASE,
)
#: A notice is shorter than this.
_LONGEST_WALL = 400
#: Fewer words are no article.
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is read from a page."""

    #: The address it was fetched from, or was said to be from; None for a file that nobody gave one.
    url: str | None
    #: The address that it gives for itself, where that is of the same outlet as `url`; None where it gives none.
    canonical: str | None
    #: The outlet's name by the address's host, the bare host where it is not listed; None without an address.
    outlet: str | None
    #: How far the outlet at `url` is trusted; unknown where only the page says where it is from.
    trust: Trust
    title: str | None
    byline: tuple[str, ...]
    #: The calendar day at the outlet; None where unknown, or later than tomorrow.
    published: date | None
    #: The same as an instant, UTC, where the page tells one.
    published_at: datetime | None
    #: The day of the last change at the outlet, which dates nothing.
    modified: date | None
    #: Paragraphs, an empty line between two.
    text: str

    @property
    def address(self) -> str | None:
        """The address that identifies the article."""
        found = self.canonical or self.url
        return None if found is None else tidy(found)

    def article(self, *, source: str, key: tuple[str, ...] | None = None) -> Article:
        """The article on the page.

        Args:
            source: where it was read from, for the archive.
            key: what identifies the page where no address does; see `article_id`.
        """
        return Article(
            id=article_id(url=self.address, text=self.text, key=key),
            text=self.text,
            url=self.address,
            outlet=self.outlet,
            title=self.title,
            byline=self.byline,
            published=self.published,
            source=source,
        )


def read_page(page: str, *, source: str, reading: Reading, url: str | None = None) -> Page:
    """Read one page.

    Args:
        page: the page, decoded.
        source: where it was read from, for messages.
        reading: the outlets, the zone and the day; a page dated later than tomorrow counts as undated.
        url: the address it was fetched from; None where it is a file that nobody gave one.

    Raises:
        SourceError: no HTML, or no article in it.
    """
    tree = _tree(page, source)
    facts = metadata(tree, url)
    text = "\n\n".join(paragraphs(tree, facts.heading, facts.title))
    if _is_nothing(text) and facts.body is not None:
        text = "\n\n".join(" ".join(line.split()) for line in facts.body.splitlines() if line.strip())
    if _is_wall(text):
        what = "the page holds a notice in place of the article"
        raise SourceError(what, where=source, todo="Save the page while you can read it")
    if _is_nothing(text):
        raise SourceError("no article text found in the page", where=source, todo="Save the article's text as a .txt file")
    canonical = facts.canonical if url is None or _may_say(url, facts.canonical, reading.outlets) else None
    outlet = _outlet(url or canonical, reading.outlets)
    published = _day(facts.published, outlet, reading)
    return Page(
        url=url,
        canonical=canonical,
        outlet=outlet,
        trust=reading.outlets.trust(url),
        title=facts.title,
        byline=facts.byline,
        published=published,
        published_at=_instant(facts.published) if published else None,
        modified=_day(facts.modified, outlet, reading),
        text=text,
    )


def page_json(page: Page) -> dict[str, Any]:
    """What `page --json` prints, key by key: other programs read it, so nothing here is renamed or dropped."""
    return {
        "url": page.url,
        "canonical": page.canonical,
        "outlet": page.outlet,
        "title": page.title,
        "byline": list(page.byline),
        "published": page.published.isoformat() if page.published else None,
        "modified": page.modified.isoformat() if page.modified else None,
        "text": page.text,
        "outlet_trust": page.trust,
        "published_at": page.published_at.isoformat() if page.published_at else None,
    }


def _is_nothing(text: str) -> bool:
    return len(re.findall(r"\w+", text)) < _FEWEST_WORDS or _is_wall(text)


def _is_wall(text: str) -> bool:
    return len(text) < _LONGEST_WALL and _WALL.search(text) is not None


def _tree(text: str, source: str) -> HtmlElement:
    # lxml refuses a str that declares an encoding, and would believe the declaration in bytes.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError, RecursionError) as error:
        raise SourceError(
            "it cannot be read as HTML", where=source, todo="Save the article's text as a .txt file"
        ) from error
    if sum(1 for _ in itertools.islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        what = f"it has more than {MOST_ELEMENTS:,} elements, which no article page has"
        raise SourceError(what, where=source, todo="Save the article's text as a .txt file")
    return tree


def _may_say(url: str, canonical: str | None, outlets: Outlets) -> bool:
    """Whether a page fetched from an address may name this one as its own: a copy cannot take an outlet's place."""
    return canonical is not None and same_site(url, canonical, outlets)


def _outlet(address: str | None, outlets: Outlets) -> str | None:
    """By host, never by what the page calls itself."""
    return outlets.at(address) or host_of(address) or None


def _day(moment: datetime | None, outlet: str | None, reading: Reading) -> date | None:
    """The day at the outlet; None for one to come, beside tomorrow, which it is already somewhere."""
    if moment is None:
        return None
    day = local_day(moment, reading.outlets.zones.get(outlet or ""), reading.zone)
    return day if (day - reading.today).days <= 1 else None


def _instant(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None
