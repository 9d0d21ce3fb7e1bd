"""Words as the text index holds and is asked for them; folded in Python, so that both databases agree.

A statement on the US and China that says "Tariffs hurt" is indexed as  tariffs hurt us/tariffs us/hurt cn/tariffs cn/hurt:
each word for itself, and each behind each country, so that a word within a country is one entry to look up and not the
intersection of two long lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.folding import fold, words_of

#: Longer words are cut: a page of garbage can be one "word".
LONGEST_WORD = 64

#: What PostgreSQL takes of one statement's tokens, in bytes, with some to spare. Only garbage is as long.
_MOST_BYTES = 900_000

_CODE = re.compile(r"[A-Z0-9]+")


def indexed_words(text: str, countries: Sequence[str]) -> tuple[str, ...]:
    """The words of a statement that can be searched, in their order: all of them, but for a text beyond all measure.

    Args:
        text: the statement's own words.
        countries: of the statement; each takes the words' room once more.
    """
    words = tuple(word[:LONGEST_WORD] for word in words_of(text))
    # A code takes less room than is reckoned for it here, a letter four bytes at most.
    room = _MOST_BYTES // (len(countries) + 1) - 16 * (len(countries) + 1)
    while sum(len(word) + 16 for word in words) * 4 > room and len(words) > 1:
        words = words[: len(words) // 2]
    return words


def scopes(countries: Sequence[str]) -> Iterator[str]:
    """What stands before the words: nothing, then each country."""
    yield ""
    yield from map(scope, dict.fromkeys(countries))


def scope(country: str) -> str:
    """What stands before the words of one country's statements; nothing for the empty code, any country."""
    if not country:
        return ""
    # Codes are capitals and digits; whatever else comes as one is written out, so that no two are written alike.
    known = _CODE.fullmatch(country)
    return f"{country.lower()}/" if known else f"{country.encode('utf-8', 'surrogatepass').hex()}//"


def prefixes(words: Sequence[str]) -> tuple[str, ...]:
    """What words asked for begin with, as the index holds them: one that no word can be finds nothing, an empty one all."""
    parts = (part for typed in words for part in (words_of(typed) or (fold(typed),)))
    return tuple(dict.fromkeys(part[:LONGEST_WORD] for part in parts if part))


def phrase(typed: str) -> tuple[str, ...]:
    """The words of a phrase asked for, as the index holds them; none where it holds no word."""
    return tuple(word[:LONGEST_WORD] for word in words_of(typed))
