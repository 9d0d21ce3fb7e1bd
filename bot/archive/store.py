"""`SqlArchive`: the archive's contract over one database, SQLite or PostgreSQL alike.

add:   known and unchanged, or older? -> leave  |  else new version -> statements -> order and words, one transaction
find:  lookup -> kept query -> rows -> their articles, each read once -> records
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Engine

from bot.archive import queries
from bot.archive.faults import guarded
from bot.archive.protocol import Added, Counts, Lookup, Month, Tally, is_older
from bot.archive.rows import (
    Values,
    article_values,
    order_values,
    read_article,
    read_statement,
    statement_values,
    word_values,
)
from bot.archive.schema import KEYS_PER_ARTICLE, newest_first_range
from bot.archive.spelling import correctable, is_one_edit
from bot.folding import words_of
from bot.model import Article, Record, Statement, Status

if TYPE_CHECKING:
    from bot.archive.rows import AnyRow

#: What an editor decided about a statement outlives a new version of the article that still says it.
_DECIDED = (Status.CORRECTED, Status.RETRACTED)

#: Keys in one query: below what any SQLite build takes.
_AT_ONCE = 500


class SqlArchive:
    """An `Archive` in a database."""

    def __init__(self, engine: Engine, *, where: str, is_starter: bool = False) -> None:
        self.is_starter = is_starter
        self._engine, self._where = engine, where

    def add(self, article: Article, said_on: date | None, statements: Sequence[Statement]) -> Added:
        """Keep one article with its statements; see the protocol."""
        with self._writing() as connection:
            return _add(connection, article, said_on, statements)

    def log_unreadable(self, source: str, reason: str) -> None:
        """Leave a row in the ingest log; the database adds the time."""
        with self._writing() as connection:
            connection.execute(queries.add_log, {"source": source, "reason": reason})

    def find(self, lookup: Lookup) -> list[Record]:
        """The statements asked for, in `Lookup`'s order."""
        if lookup.phrases:
            return self._with_phrases(lookup)
        prefixes = queries.prefixes_of(lookup)
        query = queries.find(queries.shape_of(lookup, prefixes))
        with self._reading() as connection:
            return _records(connection, connection.execute(query, queries.parameters(lookup, prefixes)).all())

    def _with_phrases(self, lookup: Lookup) -> list[Record]:
        phrases = [words_of(phrase) for phrase in lookup.phrases]
        words = (*lookup.words, *(word for phrase in phrases for word in phrase))
        wider = self.find(replace(lookup, phrases=(), words=words, offset=0, limit=1 << 31))
        found = [one for one in wider if all(_holds(words_of(one.words), phrase) for phrase in phrases)]
        return found[lookup.offset : lookup.offset + lookup.limit]

    def statement(self, id: str) -> Record | None:
        """One statement by its id, from the newest version of the article that holds it."""
        with self._reading() as connection:
            return next(iter(_records(connection, connection.execute(queries.statement_by_id, {"id": id}).all())), None)

    def briefing(self, ministry: str, day: date) -> list[Record]:
        """All of a ministry's statements said on that day, earlier ones left out, in article order."""
        first, last = newest_first_range(day, day)
        values = {"ministry": ministry, "day": day, "first": first, "last": last}
        with self._reading() as connection:
            return _records(connection, connection.execute(queries.briefing, values).all())

    def newest_day(self, ministry: str) -> date | None:
        """The newest `said_on` of the ministry's statements; None where none is dated."""
        with self._reading() as connection:
            newest: date | None = connection.execute(queries.newest_day, {"ministry": ministry}).scalar()
            return newest

    def days(self, ministry: str, *, limit: int, before: date | None = None) -> list[date]:
        """Days on which the ministry spoke, newest first."""
        said = {row.said_on for row in self._said_by(ministry) if row.said_on is not None and not row.earlier}
        return sorted((day for day in said if before is None or day < before), reverse=True)[:limit]

    def months(self, ministry: str, country: str, topic: str = "") -> list[Month]:
        """How many statements of the ministry there are by month, oldest first."""
        counted = Counter(
            row.said_on.replace(day=1)
            for row in self._said_by(ministry)
            if row.said_on and (not country or country in row.countries) and (not topic or topic in row.topics)
        )
        return [Month(month=month, statements=number) for month, number in sorted(counted.items())]

    def tallies(self, ministry: str, by: Literal["country", "topic"]) -> list[Tally]:
        """What the ministry spoke on, most recent first."""
        said: dict[str, list[date | None]] = {}
        for row in self._said_by(ministry):
            for code in set(row.countries if by == "country" else row.topics):
                said.setdefault(code, []).append(row.said_on)
        found = [
            Tally(code=code, statements=len(days), newest=max(filter(None, days), default=None))
            for code, days in said.items()
        ]
        return sorted(found, key=lambda one: (-one.newest.toordinal() if one.newest else 0, -one.statements, one.code))

    def speakers(self, ministry: str) -> list[str]:
        """Names of the ministry's voices, most statements first."""
        counted = Counter(row.speaker for row in self._said_by(ministry) if row.speaker is not None)
        return sorted(counted, key=lambda name: (-counted[name], name))

    def outlets(self) -> list[str]:
        """Outlets of current articles, most articles first."""
        with self._reading() as connection:
            return list(connection.execute(queries.outlets).scalars())

    def similar_words(self, word: str) -> list[str]:
        """What a word that stands in no statement may be a misspelling of."""
        typed = correctable(word)
        if typed is None:
            return []
        with self._reading() as connection:
            counted = {row[0]: row[1] for row in connection.execute(queries.vocabulary)}
        if typed in counted:
            return []
        return sorted((near for near in counted if is_one_edit(typed, near)), key=lambda near: (-counted[near], near))

    def _said_by(self, ministry: str) -> Sequence[AnyRow]:
        with self._reading() as connection:
            return connection.execute(queries.said_by, {"ministry": ministry}).all()

    def counts(self) -> Counts:
        """How much there is, in current versions."""
        with self._reading() as connection:
            articles, statements, held = connection.execute(queries.counts).one()
            return Counts(articles=articles, statements=statements, held=held)

    def is_empty(self) -> bool:
        """Whether no article was ever added; cheap at any size."""
        with self._reading() as connection:
            return connection.execute(queries.any_article).first() is None

    def close(self) -> None:
        """Release files and connections; idempotent."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self._where), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                # Two writers that begin as readers would both fail at the end; this way the second one waits here.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()


class StarterArchive(SqlArchive):
    """One in memory that all callers in a process share: it lives until `release`."""

    def close(self) -> None:
        """Nothing, as others may still be reading."""

    def release(self) -> None:
        """Give the memory back."""
        super().close()


def _add(connection: Connection, article: Article, said_on: date | None, statements: Sequence[Statement]) -> Added:
    while True:  # a second round only where another process stored this very article in between
        known = connection.execute(queries.current_version, {"id": article.id}).one_or_none()
        if known is not None and known.content_hash == article.content_hash:
            return Added(outcome="unchanged", statements=0)
        if known is None and article.url is None and _is_known(connection, article):
            return Added(outcome="unchanged", statements=0)
        if known is not None and is_older(article.published, known.published):
            return Added(outcome="older", statements=0)
        if known is not None and connection.execute(queries.supersede, {"old": known.key}).rowcount == 0:
            continue
        row = article_values(article, version=1 if known is None else known.version + 1, said_on=said_on)
        key = connection.execute(queries.add_version(connection.dialect.name), row).scalar_one_or_none()
        if key is None:
            continue
        if known is not None:
            _withdraw(connection, known.key)
            statements = _as_decided(connection, article.id, statements)
        _add_statements(connection, key, article, statements)
        return Added(outcome="new" if known is None else "changed", statements=len(statements))


def _is_known(connection: Connection, article: Article) -> bool:
    """Whether the very same stands under another id."""
    return connection.execute(queries.same_content, {"content_hash": article.content_hash}).first() is not None


def _withdraw(connection: Connection, version: int) -> None:
    """Take a superseded version's statements out of answers; they stay stored."""
    rows = connection.execute(queries.statements_of, {"key": version}).all()
    for row, record in zip(rows, _records(connection, rows), strict=True):
        order = order_values(row.key, record.statement, record.article)
        _execute(connection, queries.withdraw, ({f"old_{name}": value for name, value in one.items()} for one in order))


def _as_decided(connection: Connection, article: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements with what editors decided about the same words in any earlier version."""
    stands = {id: Status(status) for id, status in connection.execute(queries.statuses_so_far, {"id": article})}
    return [replace(said, status=stands[said.id]) if stands.get(said.id) in _DECIDED else said for said in statements]


def _add_statements(connection: Connection, version: int, article: Article, statements: Sequence[Statement]) -> None:
    keyed = [(version * KEYS_PER_ARTICLE + place, said) for place, said in enumerate(statements)]
    _execute(connection, queries.add_statements, (statement_values(key, version, said) for key, said in keyed))
    _execute(connection, queries.add_order, (row for key, said in keyed for row in order_values(key, said, article)))
    _execute(connection, queries.add_words, (row for key, said in keyed for row in word_values(key, said, article)))


def _execute(connection: Connection, statement: Any, rows: Iterable[Values]) -> None:
    """Once for all rows; nothing for none, where SQLAlchemy would insert a row of defaults."""
    many = list(rows)
    if many:
        connection.execute(statement, many)


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return bool(phrase) and any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def _records(connection: Connection, rows: Sequence[AnyRow]) -> list[Record]:
    articles: dict[int, Article] = {}
    keys = list(dict.fromkeys(row.article for row in rows))
    for at in range(0, len(keys), _AT_ONCE):
        found = connection.execute(queries.articles_by_key, {"keys": keys[at : at + _AT_ONCE]})
        articles.update(map(read_article, found))
    return [read_statement(row, articles) for row in rows]
