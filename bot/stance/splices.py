"""Two quotations in one outlet's pair of marks: what stands apart elsewhere or in the transcript, without an ellipsis.

    a quotation -> cut in two at each word -> both halves word for word in one other article, apart  ->  shown

Either may be faithful: an outlet that names the speaker between two quotations parts what was said in one breath.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.model import Kind, Record, Span
from bot.stance.alignment import marks
from bot.stance.briefings import content_words
from bot.stance.placed import Placed, spoken
from bot.stance.wordings import Worded, said_words

#: Words in each half: fewer are found anywhere.
_HALF = 4
#: Quotations of a day that are compared pair by pair, and splices shown.
_MOST_COMPARED, _MOST = 60, 3
_LEFT_OUT = re.compile(r"…|\.{3,}|(?:\.\s){2,}\.|\[[^\]]*\]")
_STOP = re.compile(r"[.!?؟۔]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """One quotation, and the two statements, or the one twice, that have its halves apart."""

    joined: Worded
    apart: tuple[Worded, ...]


def splices(records: Iterable[Record], *, most: int = _MOST) -> tuple[Splice, ...]:
    """Quotations that join what another article has apart.

    Args:
        records: statements of one ministry on one day.
        most: how many.
    """
    quoted = [one for one in records if one.statement.quotes and one.statement.kind is not Kind.DECLINED][:_MOST_COMPARED]
    placed = {one.statement.id: said_words(one) for one in quoted}
    found: list[Splice] = []
    for one in quoted:
        if one.official or len(found) == most:
            continue
        others = [each for each in quoted if each.article.id != one.article.id and _related(one, each)]
        splice = next((made for quote in _quotations(one) if (made := _splice(one, quote, others, placed))), None)
        if splice is not None:
            found.append(splice)
    return tuple(found)


def _related(one: Record, other: Record) -> bool:
    return len(content_words(one.words) & content_words(other.words)) > 1


def _quotations(one: Record) -> Iterator[Placed]:
    """The statement's quotations in which nothing is marked as left out."""
    start = one.statement.span.start
    for quote in one.statement.quotes:
        if not _LEFT_OUT.search(quote.of(one.article.text)):
            yield spoken(one.words, (Span(start=quote.start - start, end=quote.end - start),))


def _splice(one: Record, quote: Placed, others: Sequence[Record], placed: dict[str, Placed]) -> Splice | None:
    by_article: dict[str, list[Record]] = {}
    for each in others:
        by_article.setdefault(each.article.id, []).append(each)
    for group in by_article.values():
        if any(_place(quote.words, placed[each.statement.id].words) is not None for each in group):
            continue  # stands there in one piece
        ends = (quote.words[:_HALF], quote.words[-_HALF:])
        if len(quote.words) < 2 * _HALF or not all(_where(end, group, placed) for end in ends):
            continue
        for cut in range(_HALF, len(quote.words) - _HALF + 1):
            if _STOP.search(quote.text, quote.places[cut - 1][1], quote.places[cut][0]) and not group[0].official:
                continue  # two sentences in a row: that another outlet names the speaker between them tells nothing
            first, second = (_where(half, group, placed) for half in (quote.words[:cut], quote.words[cut:]))
            if first is not None and second is not None:
                joined = Worded(record=one, marks=marks(quote, ((0, cut), (cut, len(quote.words)))))
                return Splice(joined=joined, apart=_apart(first, second))
    return None


def _where(half: Sequence[str], group: Sequence[Record], placed: dict[str, Placed]) -> Worded | None:
    for each in group:
        text = placed[each.statement.id]
        at = _place(half, text.words)
        if at is not None:
            return Worded(record=each, marks=marks(text, ((at, at + len(half)),)))
    return None


def _apart(first: Worded, second: Worded) -> tuple[Worded, ...]:
    if first.record.statement.id != second.record.statement.id:
        return first, second
    return (Worded(record=first.record, marks=tuple(sorted((*first.marks, *second.marks)))),)


def _place(words: Sequence[str], text: Sequence[str]) -> int | None:
    """At which word of a text a run of words begins; None where it does not stand in it."""
    before, found, _ = f" {' '.join(text)} ".partition(f" {' '.join(words)} ")
    return len(before.split()) if found else None
