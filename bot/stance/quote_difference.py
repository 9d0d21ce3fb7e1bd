"""How a quote's words differ from those of the statement it is most like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain

from bot.model import Span
from bot.stance.check import variants
from bot.stance.placed import Placed, placed
from bot.stance.quote_search import Hit

#: Differences told in lines; more make another text of it.
_MOST = 6
#: Words around the stretch that may belong to it, as its end is found by likeness.
_AROUND = 8
#: Characters of a difference that a line repeats.
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDifference:
    """What is other in a statement, and what of it a line each tells."""

    #: Half-open code points into the statement's words.
    marks: tuple[Span, ...]
    lines: tuple[str, ...]


def difference(quote: str, hit: Hit) -> QuoteDifference:
    """The words that differ between a quote and the stretch of a statement that is most like it.

    Words that the quote marks as left out are none of them, nor is what the statement has before and behind.
    """
    pieces = variants(quote)[0]
    asked = tuple(chain.from_iterable(pieces))
    cuts = set(accumulate(len(piece) for piece in pieces[:-1]))
    text = placed(hit.record.words)
    changes = [
        (" ".join(asked[a:b]), text.span(c, d) if d > c else None)
        for a, b, c, d in _changes(asked, text, hit.spans[0])
        if not (a == b and a in cuts)
    ]
    lines = [_line(theirs, _cut(span.of(text.text)) if span is not None else "") for theirs, span in changes]
    more = (f"and {len(lines) - _MOST} more differences",) if len(lines) > _MOST else ()
    return QuoteDifference(marks=tuple(span for _, span in changes if span is not None), lines=(*lines[:_MOST], *more))


def _changes(asked: Sequence[str], text: Placed, span: Span) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of the quote's words and of the text's that stand for each other, where they are not the same."""
    inside = [at for at, (start, end) in enumerate(text.places) if span.start <= start and end <= span.end]
    start = max(0, inside[0] - _AROUND)
    matcher = SequenceMatcher(None, asked, text.words[start : inside[-1] + 1 + _AROUND], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if a == 0:  # what the statement has before is no part of the quote, but for as many words as stand for its first
            c = max(c, d - b)
        elif b == len(asked):
            d = min(d, c + b - a)
        if b > a or d > c:
            yield a, b, start + c, start + d


def _line(theirs: str, said: str) -> str:
    if not said:
        return f"The quote adds “{_cut(theirs)}”"
    return f"The quote has “{_cut(theirs)}” for “{said}”" if theirs else f"The quote leaves out “{said}”"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
