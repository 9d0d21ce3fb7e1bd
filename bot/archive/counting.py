"""Running counts: what an article's statements add to them, and what those of a superseded version take away.

statements that leave, statements that come -> one difference a row -> rows in a fixed order -> one upsert a table
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.columns import given
from bot.archive.derived import month, month_number, outlet, spelling, tally, vocabulary, voice
from bot.archive.spelling import is_guess, without_one
from bot.archive.tokens import indexed_words
from bot.archive.writing import execute, fetch
from bot.model import Article, Statement

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_AT_ONCE = 500
#: Words are asked for in so many sizes of queries, the last word several times: each is compiled once.
_STEP = 50
#: Numbers of so many bits are exact.
_EXACT_BITS = 5


class Changes:
    """By how much each row of the running counts changes; rows are known by their primary keys."""

    def __init__(self) -> None:
        self._by_table: dict[Table, Counter[tuple[Any, ...]]] = {
            each: Counter() for each in (vocabulary, tally, month, voice, outlet)
        }

    def article(self, within: Article, number: int) -> None:
        """An article becomes current (1), or was (-1)."""
        if within.outlet is not None:
            self._by_table[outlet][within.outlet,] += number

    def statement(self, said: Statement, within: Article, number: int) -> None:
        """A statement can be answered from now on (1), or no longer (-1)."""
        for word in set(indexed_words(said.span.of(within.text), said.countries)):
            self._by_table[vocabulary][word,] += number
        ministry = said.speaker.ministry
        if ministry is None:
            return
        if said.speaker.name is not None:
            self._by_table[voice][ministry, said.speaker.name] += number
        for country, topic in product(dict.fromkeys(("", *said.countries)), dict.fromkeys(("", *said.topics))):
            self._by_table[tally][ministry, country, topic] += number
            if said.said_on is not None:
                self._by_table[month][ministry, country, topic, month_number(said.said_on)] += number

    def write(self, connection: Connection, *, turn: int) -> None:
        """Bring the tables up to date. Every writer does so in the same order, so that none waits for another in a ring.

        Args:
            connection: in the transaction of what changed.
            turn: the article's number, see `_sparingly`.
        """
        dialect, words = connection.dialect.name, self._by_table[vocabulary]
        known = _numbers(connection, sorted(word for (word,) in words))
        new = sorted(word for (word,) in words if word not in known)
        execute(connection, _misspell(dialect), (row for word in new for row in misspellings(word)))
        self._by_table[vocabulary] = _sparingly(words, known, turn)
        for table, changed in self._by_table.items():
            names = [column.name for column in table.c]
            rows = (dict(zip(names, (*key, number), strict=True)) for key, number in sorted(changed.items()) if number)
            execute(connection, upsert(table, dialect), rows)


def _sparingly(words: Counter[tuple[Any, ...]], known: dict[str, int], turn: int) -> Counter[tuple[Any, ...]]:
    """Changes of words' numbers, those of frequent words only at some turns, and for the others, too.

    What every article says would have half the vocabulary written again with every article, to tell which of two words is
    the more frequent. Up to 32 a number is exact; beyond, it is a sixteenth off at most, for articles in no special order.
    """
    changes: Counter[tuple[Any, ...]] = Counter()
    for (word,), number in words.items():
        step = 1 << max(0, known.get(word, 0).bit_length() - _EXACT_BITS)
        if turn % step == 0:
            changes[word,] = number * step
    return changes


def _numbers(connection: Connection, words: list[str]) -> dict[str, int]:
    """The words that are known, with their numbers."""
    known: dict[str, int] = {}
    for at in range(0, len(words), _AT_ONCE):
        some = words[at : at + _AT_ONCE]
        size = -(-len(some) // _STEP) * _STEP
        asked = {f"word{number}": some[min(number, len(some) - 1)] for number in range(size)}
        known.update((given(word), number) for word, number in fetch(connection, _known(size), asked))
    return known


@cache
def _known(size: int) -> Any:
    return select(vocabulary.c.word, vocabulary.c.number).where(
        vocabulary.c.word.in_([bindparam(f"word{number}", type_=vocabulary.c.word.type) for number in range(size)])
    )


def misspellings(word: str) -> Iterable[dict[str, str]]:
    """The rows of `spelling` of one word; none for what no misspelling is taken for."""
    return [{"form": form, "word": word} for form in without_one(word)] if is_guess(word) else ()


@cache
def _misspell(dialect: str) -> Any:
    """Note how a word may be misspelt; another process may have done so."""
    return _INSERT[dialect](spelling).on_conflict_do_nothing()


@cache
def upsert(table: Table, dialect: str) -> Any:
    """Add to the number of a row, making it where it is missing; a number never falls below none."""
    insert = _INSERT[dialect](table)
    summed = table.c.number + insert.excluded.number
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={"number": case((summed > 0, summed), else_=0)}
    )
