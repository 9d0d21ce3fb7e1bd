"""Running counts: what an article's statements add to them, and what those of a superseded version take away.

statements that leave, statements that come -> one difference a row -> rows in a fixed order -> one upsert a table
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.derived import ENOUGH, month, month_number, outlet, spelling, tally, vocabulary, voice
from bot.archive.spelling import is_guess, without_one
from bot.archive.tokens import indexed_words
from bot.model import Article, Statement

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_AT_ONCE = 500

_known = select(vocabulary.c.word).where(vocabulary.c.word.in_(bindparam("words", expanding=True)))


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

    def write(self, connection: Connection) -> None:
        """Bring the tables up to date. Every writer does so in the same order, so that none waits for another in a ring."""
        dialect = connection.dialect.name
        _learn(connection, sorted(word for (word,) in self._by_table[vocabulary]), dialect)
        for table, changed in self._by_table.items():
            rows = [(*key, number) for key, number in sorted(changed.items()) if number]
            if rows:
                names = [column.name for column in table.c]
                connection.execute(upsert(table, dialect), [dict(zip(names, row, strict=True)) for row in rows])


def _learn(connection: Connection, words: list[str], dialect: str) -> None:
    """Note how words that are new may be misspelt."""
    known: set[str] = set()
    for at in range(0, len(words), _AT_ONCE):
        known.update(connection.execute(_known, {"words": words[at : at + _AT_ONCE]}).scalars())
    rows = [row for word in words if word not in known for row in misspellings(word)]
    if rows:
        connection.execute(_INSERT[dialect](spelling).on_conflict_do_nothing(), rows)


def misspellings(word: str) -> Iterable[dict[str, str]]:
    """The rows of `spelling` of one word; none for what no misspelling is taken for."""
    return [{"form": form, "word": word} for form in without_one(word)] if is_guess(word) else ()


def upsert(table: Table, dialect: str) -> Any:
    """Add to the numbers of rows, making those that are missing; a number never falls below none."""
    insert = _INSERT[dialect](table)
    summed = table.c.number + insert.excluded.number
    enough = table.c.number < ENOUGH if table is vocabulary else None
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={"number": case((summed > 0, summed), else_=0)}, where=enough
    )
