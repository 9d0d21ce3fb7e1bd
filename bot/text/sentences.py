"""Sentences of a paragraph, aware of quotations: inside one, a full stop ends nothing."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.model import Span
from bot.text.quotes import Quotation

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’'»)\]]{0,3}(?=\s+[“\"‘'«(\[]{0,2}[A-Z0-9À-Þ\u0600-\u06ff—])|(?<=[a-z])\.(?=[A-Z][a-z])|[۔؟](?=\s)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'.])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Sen|Rep|Gov|Hon|Rev|St|Sr|Jr|vs|No|Nos|Art|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Fig|approx|i\.e|e\.g|a\.m|p\.m|[A-Z])\.$"
)

#: "… in posts on X." ends a sentence: no initial.
_PLATFORM = re.compile(r"\b(?:on|to|via|platform|from)\s+X$")


def sentences(text: str, paragraph: Span, quotes: Sequence[Quotation]) -> list[Span]:
    """The paragraph's sentences, trimmed, in order.

    A quotation is never cut, save where the outlet opened it again (`… ended. “And …`): there a new sentence starts.

    Args:
        text: the article's text.
        paragraph: the stretch to cut.
        quotes: all quotations of the article, in order.
    """
    own = quotes[bisect_left(quotes, paragraph.start, key=_opening) : bisect_left(quotes, paragraph.end, key=_opening)]
    starts = [quote.outer_start for quote in own]
    cuts = {quote.outer_start for quote in own if quote.continued and quote.outer_start > paragraph.start}
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _inside(stop.start(), stop.end(), own, starts) and not _abbreviated(text, paragraph.start, stop):
            cuts.add(stop.end())
    return _with_sources(text, _trimmed(text, [paragraph.start, *sorted(cuts), paragraph.end]))


#: "“Talks go on.” The minister said.": a sentence that only names the source of the quotation before it.
_ONLY_SOURCE = re.compile(r"[^.!?“”\"]{2,120}\b(?:said|says|added|stated|noted|remarked|asserted|stressed)\.$")
_QUOTED_STOP = re.compile(r"[.!?][”\"]$")


def _with_sources(text: str, found: list[Span]) -> list[Span]:
    """Quotations put together with the source that stands behind them as a sentence of its own."""
    out: list[Span] = []
    for span in found:
        bare = out and span.end - span.start < 130 and _ONLY_SOURCE.match(text, span.start, span.end) is not None
        if bare and _QUOTED_STOP.search(text, out[-1].end - 2, out[-1].end) is not None:
            out[-1] = Span(start=out[-1].start, end=span.end)
        else:
            out.append(span)
    return out


def _opening(quote: Quotation) -> int:
    return quote.outer_start


def _inside(start: int, end: int, quotes: Sequence[Quotation], starts: list[int]) -> bool:
    """Whether the stop stands in a quotation that goes on after it."""
    index = bisect_right(starts, start) - 1
    return index >= 0 and start < quotes[index].outer_end and end < quotes[index].outer_end


def _abbreviated(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    if _PLATFORM.search(text, max(start, stop.start() - 10), stop.start()) is not None:
        return False
    return _ABBREVIATION.search(text, max(start, stop.start() - 8), stop.end()) is not None


def _trimmed(text: str, edges: list[int]) -> list[Span]:
    found = []
    for start, end in itertools.pairwise(edges):
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = end - (len(words) - len(words.rstrip()))
        if right > left:
            found.append(Span(start=left, end=right))
    return found
