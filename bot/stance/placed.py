"""A text as folded words, each with its place in the text: what comparing and marking words need."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.folding import words_of
from bot.model import Span

# A soft hyphen stands inside a word and is not seen.
_WORD = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+)*")


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

    def within(self, stretch: Span) -> tuple[int, int]:
        """Which words, as a half-open range, stand wholly in a stretch of the text."""
        inside = [at for at, (start, end) in enumerate(self.places) if stretch.start <= start and end <= stretch.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def placed(text: str) -> Placed:
    """Cut a text into comparable words.

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
