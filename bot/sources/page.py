"""An HTML page -> `Article`: its metadata, and its paragraphs without what stands around them.

text -> tree -> metadata
        tree without furniture -> trafilatura -> paragraphs -> lines that are none dropped -> Article
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from bot.errors import SourceError
from bot.gazetteer.outlets import Outlets
from bot.model import Article, article_id
from bot.sources.given import Reading
from bot.sources.metadata import Metadata, heading, metadata, words

#: A page of an outlet has a few thousand; reading hundreds of thousands takes minutes.
MOST_ELEMENTS = 50_000

#: Elements that never hold the article's own sentences.
_FURNITURE = (
    "//nav | //aside | //footer | //form | //figure | //figcaption | //script | //style | //noscript | //iframe"
    " | //template | //button | //comment() | //*[starts-with(local-name(), 'amp-')] | //*[@hidden or @aria-hidden='true']"
)

#: Words in a class or id that mark a block as something else than the article.
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related\w*|jp-relatedposts|more-?from|most-?\w+|trending|ticker|breaking|comments?(?:-wrap)?|share\w*"
    r"|social|newsletter|subscri\w+|sidebar|advert\w*|ads?|promo|caption\w*|cap2|medium-insert-images|featured-image\w*"
    r"|cookie\w*|consent|excerpt|except|standfirst|breadcrumbs?|tags?)(?=$|[\s_-])",
    re.IGNORECASE,
)

#: A line that dates, credits or advertises; a sentence with a speaker never looks like one.
_NO_PARAGRAPH = re.compile(
    r"^(?:published|posted|updated|last updated)\s+(?:in|on|at)?\b.{0,60}$"
    r"|^©|^(?:read(?: more| also)?|also read|watch|related)\s*:"
    r"|[—–-]\s*(?:screengrab|photos?|file photo|courtesy|afp|reuters|app|pid)\b[^.“”\"]{0,60}$|\bphoto:\s*\w+(?:/\w+)*$",
    re.IGNORECASE,
)

#: What stands where the article should be.
_WALL = re.compile(
    r"cookies|value your privacy|subscribe to (?:continue|read)|subscribers only|sign in to|log in to|enable javascript"
    r"|access denied|are you a robot|page not found",
    re.IGNORECASE,
)

#: What a raised mark of a footnote says; a raised "th" says something else, and so does what is raised behind a unit.
_FOOTNOTE = re.compile(r"[\s\d\[\](){},*†‡]*")
_UNIT = re.compile(r"\b[kcm]?m$")

#: A block whose words are links for the most part is a list of other stories.
_LINK_SHARE = 0.8


def read_page(
    page: str, *, source: str, reading: Reading, url: str | None = None, key: tuple[str, ...] | None = None
) -> Article:
    """Read one page.

    Args:
        page: the page, decoded.
        source: where it was read from, for messages and for the archive.
        reading: the outlets, the zone and the day; a page dated later than tomorrow counts as undated.
        url: the address it was fetched from; the page's own canonical address where None.
        key: what identifies the page where no address does; see `article_id`.

    Raises:
        SourceError: no HTML, or no article in it.
    """
    tree = _tree(page, source)
    facts = metadata(tree, reading.zone)
    text = "\n\n".join(_paragraphs(tree, facts.title))
    if len(re.findall(r"\w+", text)) < 4:
        raise SourceError("no article text found in the page", where=source, todo="Save the article's text as a .txt file")
    if len(text) < 400 and _WALL.search(text):
        raise SourceError(
            "the page holds a notice in place of the article", where=source, todo="Save the page while you can read it"
        )
    address = url or facts.canonical
    return Article(
        id=article_id(url=address, text=text, key=key),
        text=text,
        url=address,
        outlet=_outlet(address, facts, reading.outlets),
        title=facts.title,
        byline=facts.byline,
        published=facts.published if facts.published and (facts.published - reading.today).days <= 1 else None,
        source=source,
    )


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


def _outlet(address: str | None, facts: Metadata, outlets: Outlets) -> str | None:
    """By host first; a page on an unknown host cannot take a known outlet's name."""
    if address is None:
        return outlets.named(facts.site) or facts.site
    known = outlets.at(address)
    if known is not None or facts.site is None:
        return known
    return urlsplit(address).hostname if outlets.named(facts.site) else facts.site


def _paragraphs(tree: HtmlElement, title: str | None) -> Iterator[str]:
    """The article's paragraphs in order, white space run together."""
    top = heading(tree)
    shown = {title, words(top) if top is not None else None}
    _strip(tree)
    for paragraph in _extracted(tree) or _plain(tree):
        if paragraph and paragraph not in shown and _NO_PARAGRAPH.search(paragraph) is None:
            yield paragraph


def _strip(tree: HtmlElement) -> None:
    """Take the furniture out, in place."""
    for element in tree.xpath(_FURNITURE):
        _drop(element)
    for element in tree.xpath("//body//*[@class or @id]"):
        if _FURNITURE_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}") and element.tag != "article":
            _drop(element)
    for mark in tree.xpath("//body//sup"):
        if _FOOTNOTE.fullmatch(mark.text_content()) and _UNIT.search(_before(mark)) is None:
            _drop(mark)
        else:
            mark.drop_tag()  # of a small page trafilatura would make it a paragraph of its own
    for quote in tree.xpath("//blockquote[contains(@class, 'twitter-tweet')]"):
        for inner in quote.xpath(".//p"):  # the signature under an embedded post
            inner.tail = None
        for link in quote.xpath("./a"):
            _drop(link)
    for block in tree.xpath("//body//*[self::p or self::center or self::li or self::h2 or self::h3 or self::h4][.//a]"):
        whole = len(words(block))
        if whole < 200 and sum(len(words(link)) for link in block.iter("a")) >= _LINK_SHARE * whole:
            _drop(block)


def _before(element: HtmlElement) -> str:
    """The text right before an element, within its parent."""
    previous = element.getprevious()
    around = element.getparent().text if previous is None else previous.tail
    return around or ""


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _extracted(tree: HtmlElement) -> list[str]:
    """Trafilatura's reading of the page, a paragraph an entry; headings are no sentences and are left out."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=False, include_images=False, with_metadata=False)
    body = None if found is None or isinstance(found, dict) else found.body
    return [] if body is None else [text for block in body for text in _block(block)]


def _block(block: HtmlElement) -> Iterator[str]:
    inner = block.xpath("./item | ./p") if block.tag in ("list", "quote") else []
    if block.tag == "head":
        return
    if not inner:
        yield from _broken(block)
    for part in inner:
        yield from _broken(part)


def _broken(block: HtmlElement) -> Iterator[str]:
    """A block's paragraphs where line breaks part them."""
    for mark in block.iter("lb"):
        mark.tail = f"\n{mark.tail or ''}"
    for line in "".join(block.itertext()).split("\n"):
        yield " ".join(line.split())


def _plain(tree: HtmlElement) -> list[str]:
    """A page too small for trafilatura: its own paragraphs, else its text."""
    found = [words(p) for p in tree.xpath("//body//p")]
    return [p for p in found if p] or [words(tree)]
