"""Text that stands in no paragraph's element, made one of its own: beside paragraphs, between line breaks, preformatted."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml.html import HtmlElement

from bot.sources.neighbourhood import words

_EMPTY_LINE, _LINE_END = re.compile(r"\n\s*\n"), re.compile(r"\n")
#: Text between two paragraphs of so many characters is one itself.
_LOOSE = 30
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"}
    | {"br", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "aside", "nav", "form"}
)
#: Where it can stand.
_AROUND = frozenset({"div", "section", "article", "main", "td", "body", "span", "font", "center"})


def part_preformatted(tree: HtmlElement) -> None:
    """Where lines are shown as they are, an empty one parts paragraphs; where there is none, any line does."""
    for block in tree.xpath("//body//pre"):
        text = block.text_content().strip()
        block.clear(keep_tail=True)
        block.tag = "div"
        for line in (_EMPTY_LINE if _EMPTY_LINE.search(text) else _LINE_END).split(text):
            block.append(block.makeelement("p"))
            block[-1].text = line


def wrap_loose_text(tree: HtmlElement) -> None:
    """Make paragraphs of text that stands beside paragraphs or between line breaks: trafilatura leaves some of it out."""
    beside = dict.fromkeys(one.getparent() for one in tree.iter("p", "br"))
    for around in (one for one in beside if one is not None and one.tag in _AROUND):
        if next(around.iterancestors("p"), None) is not None:
            continue
        runs = [
            (block, list(takewhile(_is_inline, around if block is None else block.itersiblings())))
            for block in (None, *(child for child in around if child.tag in _BLOCKS))
        ]
        texts = [_loose(around, block, inline) for block, inline in runs]
        if max(texts) < _LOOSE:
            continue
        lines = around.find("br") is not None
        for (block, inline), text in zip(runs, texts, strict=True):
            if text >= _LOOSE or (lines and (text or any(one.tag != "a" and words(one) for one in inline))):
                _wrap(around, block, inline)
        if around.tag in ("font", "span"):
            around.tag = "div"


def _loose(around: HtmlElement, block: HtmlElement | None, inline: list[HtmlElement]) -> int:
    """How many characters stand behind a block, or before the first one, in no element of their own."""
    lead = (around.text if block is None else block.tail) or ""
    return len(lead.strip()) + sum(len((one.tail or "").strip()) for one in inline)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag not in _BLOCKS


def _wrap(around: HtmlElement, block: HtmlElement | None, inline: list[HtmlElement]) -> None:
    """A paragraph of the text behind a block, or before the first one, and of the inline elements that follow it."""
    run = around.makeelement("p")
    if block is None:
        run.text, around.text = around.text, None
        around.insert(0, run)
    else:
        run.text, block.tail = block.tail, None
        block.addnext(run)
    for one in inline:
        run.append(one)
