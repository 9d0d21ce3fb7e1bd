"""Where a page's paragraphs stand, by which a block that is beside the story is told from one that holds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from bot.sources.neighbourhood import words

#: A box around a form or under a heading has at most this share of the paragraphs, and so many characters.
_BOX_SHARE, _LONGEST_BOX = 0.25, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page as it was before anything was taken out of it."""

    #: Elements that hold the headline; they stay.
    kept: frozenset[HtmlElement]
    #: Element -> characters of paragraphs in it.
    prose: Counter[HtmlElement]
    #: Characters of paragraphs in the page.
    whole: int

    def share(self, element: HtmlElement) -> float:
        """How much of the page's paragraphs stands in an element, 0 to 1; 0 on a page without any."""
        return self.prose[element] / self.whole if self.whole else 0.0

    def is_box(self, element: HtmlElement | None) -> bool:
        """Whether an element is a block that is too small for the story."""
        if element is None or element in self.kept or element.tag not in ("div", "section", "td", "li"):
            return False
        return self.share(element) <= _BOX_SHARE and len(words(element)) <= _LONGEST_BOX


def layout_of(tree: HtmlElement, top: HtmlElement | None = None) -> Layout:
    """Measure a page.

    Args:
        tree: the whole page.
        top: the element in it that shows the headline; None where none does.
    """
    prose: Counter[HtmlElement] = Counter()
    beside: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        prose[paragraph] += (length := len(words(paragraph)))
        if (around := paragraph.getparent()) is not None:
            beside[around] += length
    for around, length in beside.items():
        for element in (around, *around.iterancestors()):
            prose[element] += length
    return Layout(kept=frozenset(top.iterancestors() if top is not None else ()), prose=prose, whole=beside.total())


def drop(element: HtmlElement) -> None:
    """Take an element out, with all that is in it, but not what stands behind it; once is enough."""
    if element.getparent() is not None:
        element.drop_tree()
