"""What readers see around a page's headline: the headline itself, who wrote below it, and the day printed there.

The neighbourhood ends where the story begins: a day further down is another story's, and one above the headline is the
day of the visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml.html import HtmlElement

from bot.sources.dates import moment_of

#: Longer text is a paragraph that mentions a day or a name, not the line that dates or credits the page.
_LINE = 80
#: A sentence of so many characters is the story's, beside the standfirst's, which is marked or has no full stop.
_STORY = 80
_SENTENCE_END = (".", "?", "!", "”", '"', "’", "۔", "؟", ":")
_STANDFIRST = re.compile(r"\b(?:excerpt|except|standfirst|summary|subtitle|sub-?head\w*|deck|intro)\b", re.IGNORECASE)
#: Elements looked at below a headline: a page without any paragraph is not walked to its end.
_MOST = 400

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_WRITTEN = re.compile(
    rf"(?:\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b)"
    rf"|(?:\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')},?\s+(?P<year2>\d{{4}})\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: What stands before a day that dates the page, wherever it stands, and before one that does not.
_PUBLISHED = re.compile(
    r"\b(?:(?:first\s+)?published|posted|dated?)\b[\s:]*(?:on|at|in)?[\s:]*|شائع[^\d:]{0,20}:?\s*", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated?|modified|edited)\b|اپ\s*ڈیٹ|آخری", re.IGNORECASE)

#: Where a day or a name is a photograph's, a comment's or another story's.
_ELSEWHERE = (
    "ancestor-or-self::*[self::figure or self::figcaption or self::aside or self::footer or self::nav"
    " or contains(@class, 'image') or contains(@class, 'comment') or contains(@class, 'related')]"
)
_AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author)(?:s|box|-?names?|[_-]\w+)*(?=$|[\s_-])", re.IGNORECASE)
_AUTHOR_LINK = re.compile(r"/(?:authors?|writers?|byline|reporters?|columnists?|contributors?|profile)/", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:written\s+|reported\s+|reporting\s+)?by\b[\s:]*", re.IGNORECASE)


def words(element: HtmlElement) -> str:
    """An element's text, white space run together."""
    return " ".join("".join(element.itertext()).split())


def heading(tree: HtmlElement, titles: tuple[str, ...] = ()) -> HtmlElement | None:
    """The element that shows the article's headline.

    Args:
        tree: the page.
        titles: what the page calls the article in its own data: an `h1` can also hold the newspaper's name.
    """
    found = tree.xpath("//h1[normalize-space()]") or tree.xpath("//h2[contains(@class, 'title')][normalize-space()]")
    shown = [(element, words(element)) for element in found[:20]]
    for element, text in shown:
        if any(text == title or (len(text) > 20 and text in title) for title in titles):
            return element
    return shown[0][0] if shown else None


def shown_authors(tree: HtmlElement, top: HtmlElement | None) -> list[str]:
    """The names in the byline below the headline, as printed; else whoever the page marks as its author."""
    for element in _below(top):
        names = _authors_in(element)
        if names:
            return names
        line = words(element)
        if _BY.match(line) and len(line) <= _LINE and element.tag in ("p", "span", "div", "small"):
            return [_without_day(line)]
    marked = tree.xpath("//a[@rel='author'] | //*[@itemprop='author']")
    return [words(one) for one in marked if not one.xpath(_ELSEWHERE) and words(one)][:5]


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
        moment = _day_in(line, must_say=story) if len(line) <= _LINE else None
        if moment is not None and not _is_update(element):
            return moment
    return None


def _below(top: HtmlElement | None, *, to_the_end: bool = False) -> Iterator[HtmlElement]:
    """The lines below the headline, down to the story unless to the end."""
    if top is None:
        return
    lines = top.xpath(
        "following::*[self::span or self::div or self::p or self::time or self::i or self::em or self::small or self::a"
        " or self::ul or self::li or self::address or self::section or self::b or self::strong]"
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
    return len(line) >= _STORY and line.endswith(_SENTENCE_END)


def is_credit(line: str) -> bool:
    """Whether a line only says who wrote it or when: "By Ada Lane", "May 3, 2026"."""
    if len(line) > _LINE or not line:
        return False
    return (_BY.match(line) is not None and not line.endswith(_SENTENCE_END)) or (
        _YEAR.search(line) is not None and moment_of(line) is not None
    )


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
    line = _without_day(_text_but_times(element))
    return names or ([line] if 0 < len(line) <= _LINE else [])


def _text_but_times(element: HtmlElement) -> str:
    return " ".join(" ".join(part for part in element.xpath(".//text()[not(ancestor::time)]")).split())


def _without_day(line: str) -> str:
    """A byline without the day behind it: "By Ada Lane | May 3, 2026"."""
    day = _DAY_WRITTEN.search(line)
    head = line[: day.start()] if day else line
    return _PUBLISHED.sub(" ", head).strip(" |·•,–—-")


def _day_in(line: str, *, must_say: bool) -> datetime | None:
    said = _PUBLISHED.search(line)
    rest = line[said.end() :] if said else line
    updated = _UPDATED.search(rest)
    if updated is not None:
        rest = rest[: updated.start()]
    if must_say and said is None:
        return None
    match = _DAY_WRITTEN.search(rest)
    if match is not None:
        return _written_day(match)
    return moment_of(rest.strip(" |·•,–—-")) if _YEAR.search(rest) else None


def _written_day(match: re.Match[str]) -> datetime | None:
    part = match.groupdict()
    month = (part["month"] or part["month2"]).lower()
    try:
        day = date(int(part["year"] or part["year2"]), _MONTHS.index(month) + 1, int(part["day"] or part["day2"]))
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, at its own clock


def _is_update(element: HtmlElement) -> bool:
    return _UPDATED.search(f"{element.get('class', '')} {element.get('itemprop', '')}".replace("-", " ")) is not None
