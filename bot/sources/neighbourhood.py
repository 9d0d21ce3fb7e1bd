"""What readers see around a page's headline: the headline itself, who wrote below it, and the day printed there.

The neighbourhood ends where the story begins: a day further down is another story's, and one above the headline is the
day of the visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml.html import HtmlElement

from bot.sources.dates import moment_of
from bot.sources.printed import day_in, says_update, without_day

#: Longer text is a paragraph that mentions a day or a name, not the line that dates or credits the page.
_LINE = 80
#: A sentence of so many characters is the story's, beside the standfirst's, which is marked or has no full stop.
_STORY = 80
#: What a sentence ends with.
SENTENCE_END = (".", "?", "!", "”", '"', "’", "۔", "؟", ":")
_STANDFIRST = re.compile(r"\b(?:excerpt|except|standfirst|summary|subtitle|sub-?head\w*|deck|intro)\b", re.IGNORECASE)
#: Elements that can be a byline by their words alone.
_LINES = frozenset({"p", "span", "div", "small", "address", "li", "td", "font", "b", "strong", "em", "i", "h5", "h6"})
#: Elements looked at below a headline: a page without any paragraph is not walked to its end.
_MOST = 400

#: Where a day or a name is a photograph's, a comment's or another story's.
_ELSEWHERE = (
    "ancestor-or-self::*[self::figure or self::figcaption or self::aside or self::nav"
    " or self::footer[not(contains(@class, 'meta'))]"
    " or contains(@class, 'image') or contains(@class, 'comment') or contains(@class, 'related')]"
)
_AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author)(?:s|box|-?names?|[_-]\w+)*(?=$|[\s_-])", re.IGNORECASE)
_AUTHOR_LINK = re.compile(r"/(?:authors?|writers?|byline|reporters?|columnists?|contributors?|profile)/", re.IGNORECASE)
#: What stands before a name.
BY = re.compile(r"^\s*(?:(?:written|reported|reporting|posted|submitted|story)\s+)?by\b[\s:]*", re.IGNORECASE)
#: An element that can hold a headline where no h1 does.
_HEADLINES = (
    "//h2[normalize-space()] | //h3[normalize-space()]"
    " | //*[self::div or self::p or self::span][contains(@class, 'title') or contains(@class, 'headline')]"
)
#: Fewer characters are a section's name.
_SHORTEST_HEADLINE = 20


def words(element: HtmlElement) -> str:
    """An element's text, white space run together."""
    return " ".join("".join(element.itertext()).split())


def heading(tree: HtmlElement, titles: tuple[str, ...] = ()) -> HtmlElement | None:
    """The element that shows the article's headline.

    Args:
        tree: the page.
        titles: what the page calls the article in its own data: an `h1` can also hold the newspaper's name.
    """
    found = tree.xpath("//h1[normalize-space()]")[:20]
    for element in found:
        text = words(element)
        if any(text == title or (len(text) > _SHORTEST_HEADLINE and text in title) for title in titles):
            return element
    for element in tree.xpath(_HEADLINES)[:60]:
        text = words(element)
        if len(text) > _SHORTEST_HEADLINE and any(title.startswith(text) for title in titles):
            return element
    return next(iter(found or tree.xpath("//h2[contains(@class, 'title')][normalize-space()]")), None)


def shown_authors(tree: HtmlElement, top: HtmlElement | None) -> list[str]:
    """The names in the byline below the headline, as printed; else whoever the page marks as its author."""
    for element in _below(top):
        names = _authors_in(element)
        if names:
            return names
        line = words(element)
        if len(line) <= _LINE and element.tag in _LINES and _is_byline(element, line):
            return [without_day(line)]
    marked = tree.xpath("//a[@rel='author'] | //*[@itemprop='author']")
    return [words(one) for one in marked if not one.xpath(_ELSEWHERE) and words(one)][:5]


def _is_byline(element: HtmlElement, line: str) -> bool:
    """Whether a line begins as bylines do, and no smaller element in it is the one that does."""
    said = BY.match(line)
    if said is None:
        return False
    inner = (words(one) for one in element.iterdescendants("div", "p", "span"))
    return not any(len(text) < len(line) and (by := BY.match(text)) is not None and by.end() < len(text) for text in inner)


def shown_day(top: HtmlElement | None) -> datetime | None:
    """The first day below the headline that dates the page; further down only one that says so ("Posted on ...")."""
    story = False
    for element in _below(top, to_the_end=True):
        if element.tag == "time" and not story:
            moment = None if _is_update(element) else moment_of(element.get("datetime"))
            if moment is not None:
                return moment
        line = words(element)
        story = story or _is_story(element, line)
        moment = day_in(line, must_say=story) if len(line) <= _LINE else None
        if moment is not None and not _is_update(element):
            return moment
    return None


def _below(top: HtmlElement | None, *, to_the_end: bool = False) -> Iterator[HtmlElement]:
    """The lines below the headline, down to the story unless to the end."""
    if top is None:
        return
    lines = top.xpath(
        "following::*[self::span or self::div or self::p or self::time or self::i or self::em or self::small or self::a"
        " or self::ul or self::li or self::address or self::section or self::b or self::strong"
        " or self::font or self::td or self::abbr or self::label or self::h5 or self::h6]"
    )
    for element in lines[:_MOST]:
        if not to_the_end and _is_story(element, words(element)):
            return
        if not element.xpath(_ELSEWHERE):
            yield element


def _is_story(element: HtmlElement, line: str) -> bool:
    """Whether the story has begun: what dates and credits the page stands above it."""
    if element.tag != "p" or _STANDFIRST.search(element.get("class") or ""):
        return False
    return _is_sentence(line)


def _is_sentence(line: str) -> bool:
    """Whether a line is long enough for the story's and ends as a sentence does."""
    return len(line) >= _STORY and line.endswith(SENTENCE_END)


def is_credit(line: str) -> bool:
    """Whether a line only says who wrote it or when: "By Ada Lane", "May 3, 2026"."""
    if len(line) > _LINE or not line or line.endswith(SENTENCE_END):
        return False
    return BY.match(line) is not None or day_in(line, must_say=False) is not None


def _authors_in(element: HtmlElement) -> list[str]:
    """The names in an element that is marked as a byline, or in the link to an author's page that it is."""
    label = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}"
    is_link = element.tag == "a" and (_AUTHOR_LINK.search(element.get("href") or "") or "author" in label)
    if is_link:
        around = element.getparent()
        links = [one for one in around.iter("a") if _AUTHOR_LINK.search(one.get("href") or "")] or [element]
        return [words(one) for one in links if words(one)]
    if not _AUTHOR_CLASS.search(label):
        return []
    links = [one for one in element.iter("a") if _AUTHOR_LINK.search(one.get("href") or "") or one.get("rel") == "author"]
    names = [words(one) for one in links if words(one)]
    line = without_day(_text_but_times(element))
    return names or ([line] if 0 < len(line) <= _LINE else [])


def _text_but_times(element: HtmlElement) -> str:
    return " ".join(" ".join(part for part in element.xpath(".//text()[not(ancestor::time)]")).split())


def _is_update(element: HtmlElement) -> bool:
    return says_update(f"{element.get('class', '')} {element.get('itemprop', '')}".replace("-", " "))
