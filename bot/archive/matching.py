"""Words and phrases -> one expression for the text index of each database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.archive.tokens import scope

#: A beginning with more words than this, two or three letters, is given to the index as a beginning and no longer as these
#: words. The index looks each word up on its own, but of a beginning it reads all entries before it gives the first: with a
#: million statements, a quarter of a second where no country is asked for.
MOST_WORDS = 200

#: Words of more statements than this are frequent, with a million statements; within a country so many times more.
_FREQUENT, _IN_A_COUNTRY = 2_000, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a word must begin with."""

    prefix: str
    #: All the archive's words that begin so; None where these are too many to name.
    words: tuple[str, ...] | None
    #: In how many statements these are, about, one that holds two of them counted twice; of the first ones if too many.
    number: int


Expression = Callable[[Sequence[Beginning], Sequence[tuple[str, ...]], str], str]


def are_frequent(numbers: Sequence[int], *, country: str) -> bool:
    """Whether words of so many statements are found sooner by looking at statements than by looking the words up."""
    return min(numbers) > _FREQUENT * (_IN_A_COUNTRY if country else 1)


def fts5(beginnings: Sequence[Beginning], phrases: Sequence[tuple[str, ...]], country: str) -> str:
    """The expression of SQLite's FTS5; tokens hold letters, digits and a slash, nothing that would need escaping."""
    before = scope(country)
    parts = [f"({' OR '.join(_alternatives(one, before))})" for one in beginnings]
    parts += [f'"{" ".join(before + word for word in words)}"' for words in phrases]
    return " AND ".join(parts)


def tsquery(beginnings: Sequence[Beginning], phrases: Sequence[tuple[str, ...]], country: str) -> str:
    """The expression of PostgreSQL's tsquery; it only finds a phrase's words, whose order `like` then asks for."""
    before = scope(country)
    parts = [
        f"'{before}{one.prefix}':*" if one.words is None else "(" + "|".join(f"'{before}{w}'" for w in one.words) + ")"
        for one in beginnings
    ]
    parts += [f"'{before}{word}'" for words in phrases for word in dict.fromkeys(words)]
    return "&".join(parts)


def like(phrase: tuple[str, ...]) -> str:
    """The pattern that PostgreSQL's `said.words` matches where the phrase stands in it."""
    return f"% {' '.join(phrase)} %"


def _alternatives(one: Beginning, before: str) -> list[str]:
    if one.words is None:
        return [f'"{before}{one.prefix}" *']
    return [f'"{before}{word}"' for word in one.words]
