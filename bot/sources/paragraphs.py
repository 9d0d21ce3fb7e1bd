"""A page's tree -> the article's own paragraphs, without what stands around and between them.

    tree -> furniture out -> trafilatura -> blocks -> lines -> those that are no paragraph dropped

Furniture goes by its element and by the words of its class, never where it holds the headline or the story: a wrapper
called "content-with-sidebar" is no sidebar.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import dropwhile

from lxml.html import HtmlElement

from bot.sources.neighbourhood import is_credit, words

#: Elements that never hold the article's own sentences.
_FURNITURE = (
    "//nav | //aside | //footer | //form | //figure | //figcaption | //script | //style | //noscript | //iframe"
    " | //template | //button | //comment() | //*[starts-with(local-name(), 'amp-')] | //*[@hidden or @aria-hidden='true']"
    " | //dialog | //*[@role='navigation' or @role='complementary' or @role='dialog' or @role='alertdialog']"
)

#: Words in a class or id that mark a block as something else than the article.
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related\w*|jp-relatedposts|more-?from|read-?more|also-?read|most-?\w+|trending|ticker|marquee|breaking"
    r"|comments?(?:-wrap)?|disqus\w*|share\w*|social|newsletter|subscri\w+|paywall|sidebar|advert\w*|ads?|promo|sponsor\w*"
    r"|caption\w*|cap2|medium-insert-images|featured-image\w*|cookie\w*|consent|gdpr|popup|modal|whatsapp\w*|excerpt|except"
    r"|standfirst|breadcrumbs?|tags?|recommend\w*|outbrain\w*|taboola\w*|poll|author-?bio|copyright)(?=$|[\s_-])",
    re.IGNORECASE,
)

#: A line that dates, credits or advertises; a sentence with a speaker never looks like one.
_NO_PARAGRAPH = re.compile(
    r"^(?:first\s+)?(?:published|posted|updated|last updated)\s+(?:in|on|at)?\b.{0,60}$"
    r"|^©|^(?:read(?: more| also)?|also read|watch|related|see also|more)\s*:"
    r"|^(?:advertisement|sponsored(?: content)?|story continues below|follow us on\b.{0,60}|listen to article)\.?$"
    r"|^(?:this (?:web)?site|we(?: and our partners)?) (?:uses?|store)s? cookies\b|^we value your privacy\b",
    re.IGNORECASE,
)

#: What a raised mark of a footnote says; a raised "th" says something else, and so does what is raised behind a unit.
_FOOTNOTE = re.compile(r"[\s\d\[\](){},*†‡]*")
_UNIT = re.compile(r"\b[kcm]?m$")

#: A block whose words are links for the most part is a list of other stories.
_LINK_SHARE = 0.8
#: A longer block is prose, whatever share of it is linked.
_LIST_OF_LINKS = 200
#: A block with this share of a page's paragraphs is the story, whatever it is called.
_STORY_SHARE = 0.6


def paragraphs(tree: HtmlElement, top: HtmlElement | None, title: str | None) -> list[str]:
    """The article's paragraphs in order, white space run together.

    Args:
        tree: the whole page; furniture is taken out of it.
        top: the element in it that shows the headline.
        title: the article's title, which is no paragraph.
    """
    shown = {title, words(top) if top is not None else None}
    whole = copy.deepcopy(tree) if len(tree) else tree
    _strip(tree, top)
    found = _kept(_extracted(tree) or _plain(tree), shown)
    if found:
        return found
    _strip(whole, None, by_class=False)  # a template that names its whole page "modal" has its story all the same
    return _kept(_extracted(whole) or _plain(whole), shown)


def _kept(lines: list[str], shown: set[str | None]) -> list[str]:
    kept = (line for line in lines if line and line not in shown and _NO_PARAGRAPH.search(line) is None)
    return list(dropwhile(is_credit, kept))


def _strip(tree: HtmlElement, top: HtmlElement | None, *, by_class: bool = True) -> None:
    """Take the furniture out, in place."""
    kept = set(top.iterancestors()) if top is not None else set()
    for element in tree.xpath(_FURNITURE):
        if element not in kept:
            _drop(element)
    if by_class:
        _strip_by_class(tree, kept)
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
        if whole < _LIST_OF_LINKS and sum(len(words(link)) for link in block.iter("a")) >= _LINK_SHARE * whole:
            _drop(block)


def _strip_by_class(tree: HtmlElement, kept: set[HtmlElement]) -> None:
    prose = sum(len(words(p)) for p in tree.iter("p"))
    for element in tree.xpath("//body//*[@class or @id]"):
        if element.tag in ("article", "main") or element in kept:
            continue
        if not _FURNITURE_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}"):
            continue
        if element.tag == "p" or sum(len(words(p)) for p in element.iter("p")) < _STORY_SHARE * prose:
            _drop(element)


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

    found = bare_extraction(
        tree, fast=True, include_comments=False, include_tables=False, include_images=False, with_metadata=False
    )
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
