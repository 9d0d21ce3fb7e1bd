"""A quote against what was really said: word for word, in other words, or nowhere.

    quote -> pieces between its "…" and "[…]" -> in order in one passage?  |  else the passage most like it, if any is

Quotation marks, dashes, white space, capitals and accents make no difference; a word more, less or other does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    whole = _LETTER.sub(r"\1", quote)
    for text in (whole, _INSERTED.sub("…", whole)):
        pieces = [words for piece in _LEFT_OUT.split(text) if (words := words_of(piece.replace("\u00ad", "")))]
        if pieces and any(_stands_in(pieces, one) for one in passages):
            return Comparison(mark=Mark.VERBATIM)
    nearest = _nearest(words_of(_LEFT_OUT.sub(" ", whole).replace("\u00ad", "")), passages)
    return Comparison(mark=Mark.NOT_FOUND) if nearest is None else Comparison(mark=Mark.DIFFERS, instead=nearest)


def _stands_in(pieces: Sequence[tuple[str, ...]], one: Placed) -> bool:
    said, at = f" {' '.join(one.words)} ", 0
    for piece in pieces:
        wanted = f" {' '.join(piece)} "
        at = said.find(wanted, at)
        if at < 0:
            return False
        at += len(wanted) - 1  # the space behind it is the one before the next
    return True


def _nearest(quote: tuple[str, ...], passages: Sequence[Placed]) -> str | None:
    """The sentences most like the quote; None where none are alike."""
    if len(quote) < _ENOUGH:
        return None
    from rapidfuzz import fuzz  # imported here: most quotes stand there word for word
    from rapidfuzz.distance import Indel

    distinct, best, found = set(quote), _ALIKE, None
    for one in passages:
        if len(distinct & set(one.words)) < _SHARED * len(distinct):
            continue
        if len(one.words) <= len(quote):
            score, start, end = fuzz.ratio(quote, one.words, score_cutoff=best), 0, len(one.words)
        else:
            aligned = fuzz.partial_ratio_alignment(quote, one.words, score_cutoff=best)
            if aligned is None:
                continue
            score, start, end = aligned.score, aligned.dest_start, aligned.dest_end
        blocks = [each for each in Indel.opcodes(quote, one.words[start:end]).as_matching_blocks() if each.size]
        if score >= best and blocks:
            first, last = start + blocks[0].b, start + blocks[-1].b + blocks[-1].size - 1
            best, found = score, _sentences(one, one.places[first][0], one.places[last][1])
    return found


def _sentences(one: Placed, start: int, end: int) -> str:
    """The stretch widened to whole sentences."""
    first = max((match.end() for match in _STOP.finditer(one.text, 0, start)), default=0)
    last = _STOP.search(one.text, max(0, end - 1))
    return one.text[first : last.end() if last is not None else len(one.text)].strip()
