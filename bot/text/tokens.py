"""Words and marks of a text, with their places; the unit that attribution and mentions work on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.model import Span

_TOKEN = re.compile(
    r"(?P<a>(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Sen|Rep|Capt|Brig|Prof|St|Sgt)\.(?=\s))"
    r"|(?P<x>[’'][sS]\b|(?<=[sS])[’'](?=\s))"
    r"|(?P<w>[^\W_]+(?:\u00ad[^\W_]+)*(?:[’'](?![sS]\b)[^\W\d_]+)*)"
    r"|(?P<h>[-‑–](?=\w))"
    r"|(?P<p>[^\w\s])"
)


class Token(NamedTuple):
    """One word or mark."""

    text: str
    low: str
    start: int
    end: int
    #: w word, x possessive ending, h hyphen inside a compound, p mark, q a whole quotation.
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first letter."""
        return self.kind == "w" and self.text[0].isupper()


_SOFT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in order, with places in the whole text."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "p"
        word = match.group()
        if kind == "h" and not (match.start() > start and text[match.start() - 1].isalnum()):
            kind = "p"
        low = word.lower()
        if kind in "wa" and not word.isascii():
            low = low.translate(_SOFT)
        found.append(Token(word, low, match.start(), match.end(), "w" if kind == "a" else kind))
    return found


@lru_cache(maxsize=8192)
def words(phrase: str) -> tuple[str, ...]:
    """A phrase as the small-letter tokens it would have in a text."""
    return tuple(token.low for token in tokenise(phrase, 0, len(phrase)))


def joined(text: str, tokens: Sequence[Token]) -> str:
    """The stretch of text that the tokens span, white space made single."""
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def span(tokens: Sequence[Token]) -> Span:
    """The span from the first to the last token; there must be one."""
    return Span(start=tokens[0].start, end=tokens[-1].end)


def bare(phrase: str) -> str:
    """A phrase without its article."""
    for lead in ("the ", "a ", "an ", "The ", "A ", "An "):
        if phrase.startswith(lead):
            return phrase[len(lead) :]
    return phrase
