"""Other stories on an article's page, taken out of its tree: boxes and lists of links to them, and whole ones below it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.sources.layout import Layout, drop
from bot.sources.neighbourhood import words

#: Stories that a page goes on with.
_MOST_STORIES = 50
#: A heading over a box of other stories.
_OTHERS = re.compile(
    r"^related(?: (?:stories|news|articles|posts|topics|content|links?|coverage|reading))?$"
    r"|^(?:more (?:on|from|about)|read (?:more|also|next)|also (?:read|in)|recommended|most (?:read|popular|viewed)|trending"
    r"|latest (?:news|stories)|top stories|popular (?:posts|news|stories)|you (?:may|might) (?:also )?like|don[’']t miss"
    r"|editor[’']?s[’']? picks?|more stories|next story|previous story)\b.{0,40}$",
    re.IGNORECASE,
)

#: A block whose words are links for the most part is a list of other stories.
_LINK_SHARE = 0.8
#: A longer block is prose, whatever share of it is linked, and so is a paragraph that ends as a sentence does.
_LIST_OF_LINKS, _LINKED_SENTENCE = 200, 60


def take_out_boxes(tree: HtmlElement, layout: Layout) -> None:
    """Boxes under a heading that links to another story or speaks of several; else the list right below it."""
    for heading in tree.xpath("//body//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        around, below = heading.getparent(), heading.getnext()
        line = words(heading)
        is_link = len(line) > 0 and sum(len(words(link)) for link in heading.iter("a")) == len(line)
        if around is None or not (is_link or _OTHERS.search(line)):
            continue
        if around.index(heading) == 0 and layout.is_box(around):
            drop(around)
        elif not is_link and below is not None and (below.tag in ("ul", "ol") or layout.is_box(below)):
            drop(below)


def take_out_next_stories(top: HtmlElement | None, layout: Layout) -> None:
    """Stories that a page goes on with below its own: blocks like the one that holds it, which begin with a headline."""
    if top is None:
        return
    holding = {top, *top.iterancestors()}
    for headline in top.xpath("following::h1")[:_MOST_STORIES]:
        block = headline
        while (parent := block.getparent()) is not None and parent not in holding:
            block = parent
        own = next((one for one in block.itersiblings(preceding=True) if one in holding), None)
        if own is None or own.tag != block.tag or own.get("class") != block.get("class"):
            continue
        if next(block.iter("h1", "p")) is headline and layout.prose[block]:
            drop(block)


def take_out_lists_of_links(tree: HtmlElement) -> None:
    """Blocks that are links for the most part; a paragraph that is a sentence stays, without its links."""
    blocks = "//body//*[self::p or self::center or self::li or self::td or self::h2 or self::h3 or self::h4][.//a]"
    for anchor in tree.xpath("//body//a[not(normalize-space())]"):
        anchor.drop_tag()  # a place to jump to, which trafilatura takes for a link
    for block in tree.xpath(blocks):
        line = words(block)
        if block.tag == "p" and len(line) >= _LINKED_SENTENCE and _is_sentence(line):
            for link in block.xpath(".//a"):
                link.drop_tag()
        elif len(line) < _LIST_OF_LINKS and sum(len(words(link)) for link in block.iter("a")) >= _LINK_SHARE * len(line):
            drop(block)


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ".”", '."', "۔")) and not line.endswith("...") and ":" not in line[:16]
