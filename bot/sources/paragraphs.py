"""A page's tree -> the article's own paragraphs, without what stands around and between them.

tree -> furniture out -> loose text into paragraphs -> the story's block -> trafilatura -> blocks -> lines
     -> those that are no paragraph dropped
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from bot.sources.furniture import take_out
from bot.sources.layout import layout_of
from bot.sources.loose_text import part_preformatted, wrap_loose_text
from bot.sources.neighbourhood import SENTENCE_END, is_credit, words

#: A line that dates, credits or advertises; a sentence with a speaker never looks like one.
_NO_PARAGRAPH = re.compile(
    r"^(?:first\s+|last\s+)?(?:published|posted|updated)\b(?:[^.!?]{0,60}|.{0,60}\d{4}\.?)$|^dated?\s*:.{0,60}$"
    r"|^©|^copyright\b.{0,80}$|^printed from\b.{0,120}$"
    r"|^(?:read(?: more| also| next)?|(?:also|must)[ -]read|watch|related|see also|more)\s*(?::|\||[–—-]\s)"
    r"|^(?:یہ بھی پڑھیں|مزید پڑھیں|یہ بھی دیکھیں)"
    r"|^-?\s?(?:advertisement|sponsored(?: content)?)\b(?:$|\s?[.·|-].{0,40}$)"
    r"|^(?:story continues below.{0,40}|follow us on\b.{0,60}|listen to article|article continues\b.{0,40})$"
    r"|^follow .{2,40} on (?:twitter|facebook|instagram|x|google news|whatsapp|youtube)\b.{0,80}$"
    r"|^join (?:our|the|us on) .{0,40}(?:whatsapp|telegram)\b.{0,80}$"
    r"|^(?:sign up|subscribe)(?: now)? (?:for|to) .{0,140}$|^(?:are you )?already a subscriber\b.{0,60}$"
    r"|^log ?in (?:or .{0,20} )?to (?:post|read|continue|comment)\b.{0,60}$|^a post shared by\b.{0,100}$"
    r"|^(?:tags?|topics?|filed under|categor(?:y|ies))\s*:|^tags\b[^.!?]{0,40}$"
    r"|^share this\b.{0,30}$|^(?:tweet|share|print|email)$"
    r"|^get (?:the|our) .{0,60}\b(?:inbox|newsletter|phone)\b.{0,40}$|^download (?:the|our) .{0,60}\bapp\b.{0,80}$"
    r"|^(?:your|this) browser does not support\b.{0,60}$"
    r"|^click here to .{0,80}$|^our standards\s*:|^(?:related|latest|top|more|trending) (?:news|stories|articles|posts)$"
    r"|^(?:this (?:web)?site|we(?: and our partners)?) (?:uses?|store)s? cookies\b|^we value your privacy\b",
    re.IGNORECASE,
)

#: Hints where a word may be broken, and marks of nothing: no reader sees them. What joins letters of Urdu stays.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
#: Between two paragraphs of a block.
_PART = "\u2029"
#: The story's block holds so much of a page's paragraphs; of its text at least half is in paragraphs.
_WHOLE_STORY, _IN_PARAGRAPHS = 0.9, 0.5
#: A page whose paragraphs stand in its body for so much is all story.
_MOST_OF_STORY = 0.6
#: What holds so much of them is no furniture within it, whatever it is called and whether it is folded away.
_PART_OF_STORY = 0.25
#: Lines above the story in which its date still stands.
_LINES_OF_CREDITS = 4


def paragraphs(tree: HtmlElement, top: HtmlElement | None, title: str | None) -> list[str]:
    """The article's paragraphs in order, white space run together.

    Args:
        tree: the whole page; furniture is taken out of it.
        top: the element in it that shows the headline.
        title: the article's title, which is no paragraph.
    """
    shown = {title, words(top) if top is not None else None}
    whole = copy.deepcopy(tree) if len(tree) else tree
    take_out(tree, top)
    found = _kept(_read(tree), shown)
    if found:
        return found
    take_out(whole, None, by_name=False)  # a template that names its whole page "modal" has its story all the same
    return _kept(_read(whole), shown)


def _kept(lines: list[str], shown: set[str | None]) -> list[str]:
    return _without_credits([line for line in lines if line and line not in shown and _NO_PARAGRAPH.search(line) is None])


def _without_credits(lines: list[str]) -> list[str]:
    """The lines without those above the story that say who wrote it and when."""
    for at, line in enumerate(lines[:_LINES_OF_CREDITS]):
        if is_credit(line) and not any(above.endswith(SENTENCE_END) for above in lines[:at]):
            return _without_credits(lines[at + 1 :])
    return lines


def _read(tree: HtmlElement) -> list[str]:
    part_preformatted(tree)
    wrap_loose_text(tree)
    _mark_story(tree)
    return _extracted(tree) or _plain(tree)


def _mark_story(tree: HtmlElement) -> None:
    """Call the story's block one and whatever holds it nothing: trafilatura goes by names, and drops a "widget"."""
    prose = layout_of(tree).prose
    story = tree.find("body")
    if story is None or not prose[story] or prose[story] < _IN_PARAGRAPHS * len(words(story)):
        return
    while (inner := next((one for one in story if prose[one] >= _WHOLE_STORY * prose[story]), None)) is not None:
        if inner.tag == "p":
            break
        story = inner
    if story.tag == "body":
        if sum(prose[p] for p in story.iterchildren("p")) < _MOST_OF_STORY * prose[story]:
            return
        around, story = story, story.makeelement("div")
        story.extend([one for one in around if one.tag != "div" or prose[one]])
        around.append(story)
        prose[story] = prose[around]
    for element in [one for one, length in prose.items() if length >= _PART_OF_STORY * prose[story]]:
        for name in ("class", "id", "style"):
            element.attrib.pop(name, None)
    story.tag = "div"
    story.set("class", "article-body")
    for quote in story.iter("blockquote"):
        for element in quote.iterancestors("div"):
            if element is not story:
                element.attrib.pop("class", None)


def _extracted(tree: HtmlElement) -> list[str]:
    """Trafilatura's reading of the page, a paragraph an entry; headings are no sentences and are left out."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, fast=True, include_comments=False, include_tables=False, include_images=False, with_metadata=False
    )
    body = None if found is None or isinstance(found, dict) else found.body
    return [] if body is None else [line for block in body if block.tag != "head" for line in _lines(block)]


def _lines(block: HtmlElement) -> Iterator[str]:
    """A block's paragraphs, where line breaks and the blocks within it part them; not where its source is wrapped."""
    for inner in block.iterdescendants("lb", "item", "list", "p"):
        inner.text, inner.tail = f"{_PART}{inner.text or ''}", f"{_PART}{inner.tail or ''}"
    for line in "".join(block.itertext()).split(_PART):
        yield " ".join(_INVISIBLE.sub("", line).split())


def _plain(tree: HtmlElement) -> list[str]:
    """A page too small for trafilatura: its own paragraphs, else its text."""
    found = [words(p) for p in tree.xpath("//body//p")]
    return [p for p in found if p] or [words(tree)]
