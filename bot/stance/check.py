"""A quote against what was really said: word for word, in other words, or nowhere.

    quote -> pieces between its "…" and "[…]" -> in order in one passage?  |  else the passage most like it, if any is

Quotation marks, dashes, white space, capitals and accents make no difference; a word more, less or other does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from bot.folding import words_of
from bot.stance.placed import Placed

#: Share of words alike, 0 to 100, from which a passage is what a quote that differs was made of: two faithful renderings of
#: one remark keep two words in three, two remarks on one matter fewer than half.
_ALIKE = 60.0
#: A shorter quote that is not there word for word is not searched for: any three words are like some others.
_ENOUGH = 4
#: Share of a quote's words that a passage must have to be compared with it at all.
_SHARED = 0.5

_LEFT_OUT = re.compile(r"…|\.{3,}|(?:\.\s){2,}\.|\[[^\]]*\]")
_INSERTED = re.compile(r"\([^)]*\)")
#: "[t]he": a letter made large or small is no insertion.
_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_STOP = re.compile(r"[.!?۔؟][\"”’'»)\]]{0,3}(?=\s)")


#: Runs of folded words between which others were left out.
Pieces = tuple[tuple[str, ...], ...]


class Mark(StrEnum):
    """How a quote compares with the words it is held against."""

    VERBATIM = "verbatim"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of one quote."""

    mark: Mark
    #: Where it differs: the sentences said instead, a slice of a passage's text.
    instead: str | None = None


def compare(quote: str, passages: Sequence[Placed]) -> Comparison:
    """Hold a quote against passages; its pieces must all stand in one of them, in order.

    Args:
        quote: the quoted words without their marks.
        passages: what was said, one answer each.
    """
    for pieces in variants(quote):
        if any(places(pieces, one) for one in passages):
            return Comparison(mark=Mark.VERBATIM)
    nearest = closest(quote, passages)
    if nearest is None:
        return Comparison(mark=Mark.NOT_FOUND)
    one = passages[nearest.passage]
    start, end = one.places[nearest.first][0], one.places[nearest.end - 1][1]
    return Comparison(mark=Mark.DIFFERS, instead=_sentences(one, start, end))


def variants(quote: str) -> tuple[Pieces, ...]:
    """A quote's words, cut where it marks that words are left out; and the same without what stands in round brackets.

    Args:
        quote: the quoted words, without their marks.

    Returns:
        The ways to read it that have a word; one where it has no round brackets.
    """
    whole = _LETTER.sub(r"\1", quote)
    read = (_pieces(text) for text in dict.fromkeys((whole, _INSERTED.sub("…", whole))))
    return tuple(pieces for pieces in read if pieces)


def places(pieces: Pieces, one: Placed) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a quote stand in a passage, in order, as half-open ranges of its words; () where not all do."""
    said, at, found = f" {' '.join(one.words)} ", 0, []
    for piece in pieces:
        wanted = f" {' '.join(piece)} "
        at = said.find(wanted, at)
        if at < 0:
            return ()
        first = said.count(" ", 0, at)
        found.append((first, first + len(piece)))
        at += len(wanted) - 1  # the space behind it is the one before the next
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closest:
    """The stretch of a passage that is most like a quote."""

    #: Which of the passages.
    passage: int
    #: Its words there, half-open.
    first: int
    end: int
    #: Share of words alike, 0 to 100.
    score: float


def closest(quote: str, passages: Sequence[Placed]) -> Closest | None:
    """The stretch of the passages that is most like the quote; None where none is alike."""
    words = tuple(chain.from_iterable(_pieces(_LETTER.sub(r"\1", quote))))
    if len(words) < _ENOUGH:
        return None
    from rapidfuzz import fuzz  # imported here: most quotes stand there word for word
    from rapidfuzz.distance import Indel

    distinct, best, found = set(words), _ALIKE, None
    for at, one in enumerate(passages):
        if len(distinct & set(one.words)) < _SHARED * len(distinct):
            continue
        if len(one.words) <= len(words):
            score, start, end = fuzz.ratio(words, one.words, score_cutoff=best), 0, len(one.words)
        else:
            aligned = fuzz.partial_ratio_alignment(words, one.words, score_cutoff=best)
            if aligned is None:
                continue
            score, start, end = aligned.score, aligned.dest_start, aligned.dest_end
        blocks = [each for each in Indel.opcodes(words, one.words[start:end]).as_matching_blocks() if each.size]
        if score >= best and blocks:
            last = start + blocks[-1].b + blocks[-1].size
            best, found = score, Closest(passage=at, first=start + blocks[0].b, end=last, score=score)
    return found


def _pieces(text: str) -> Pieces:
    return tuple(words for piece in _LEFT_OUT.split(text) if (words := words_of(piece.replace("\u00ad", ""))))


def _sentences(one: Placed, start: int, end: int) -> str:
    """The stretch widened to whole sentences."""
    first = max((match.end() for match in _STOP.finditer(one.text, 0, start)), default=0)
    last = _STOP.search(one.text, max(0, end - 1))
    return one.text[first : last.end() if last is not None else len(one.text)].strip()
