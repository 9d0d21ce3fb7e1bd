"""A text as folded words, each with its place in the text: what comparing and marking words need."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.folding import words_of
from bot.model import Span

# A soft hyphen stands inside a word and is not seen.
_WORD = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+)*")
#: "each other's" and "each others'" are told apart by no ear.
_SPOKEN = re.compile(r"[^\W_]+(?:[\u00ad'’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Words and where they stand."""

    text: str
    #: Folded, in order, and each one's half-open place in `text`.
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from word `first` up to, not including, word `end`; there must be one."""
        return Span(start=self.places[first][0], end=self.places[end - 1][1])


def placed(text: str) -> Placed:
    """Cut a text into comparable words, those of `words_of`.

    Args:
        text: any text; one answer or speech, for comparing quotes with it.
    """
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        for word in words_of(match.group()):
            words.append(word)
            places.append(match.span())
    return Placed(text=text, words=tuple(words), places=tuple(places))


def spoken(text: str, stretches: Iterable[Span]) -> Placed:
    """The words in some stretches of a text as they are heard: an apostrophe parts none and makes no other.

    Args:
        text: any text; places are in it.
        stretches: half-open, in order, not overlapping.
    """
    found = [match for one in stretches for match in _SPOKEN.finditer(text, one.start, one.end)]
    words = ["".join(words_of(match.group())) for match in found]
    return Placed(text=text, words=tuple(words), places=tuple(match.span() for match in found))
