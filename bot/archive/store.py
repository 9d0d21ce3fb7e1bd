"""`SqlArchive`: the archive's contract over one database, SQLite or PostgreSQL alike.

add:   one transaction through SQLAlchemy, see `adding.py`
else:  kept query -> rows as the driver gives them (`reading.py`) -> records (`records.py`)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Engine

from bot.archive import queries
from bot.archive.adding import add
from bot.archive.alone import alone
from bot.archive.copying import alike
from bot.archive.editions import Editions
from bot.archive.faults import guarded
from bot.archive.finding import After
from bot.archive.protocol import ALONE, Added, Counts, Kin, Lookup, Month, Tally, Weigh
from bot.archive.reading import Raw, Reader
from bot.archive.records import Records
from bot.archive.rows import read_months
from bot.archive.schema import day_of, newest_first, newest_first_range
from bot.archive.selecting import number_of, rows_of
from bot.archive.sources import SqlLedger
from bot.archive.spelling import correctable, is_guess, is_one_edit, without_one
from bot.archive.waiting import waiting
from bot.archive.writing import writing
from bot.model import Article, Record, Statement

_DAY = timedelta(days=1)
#: Statements that `stream` reads at once.
_PAGE = 500


class SqlArchive:
    """An `Archive` in a database."""

    def __init__(self, engine: Engine, *, where: str, is_starter: bool = False) -> None:
        self.is_starter = is_starter
        self._engine, self._where = engine, where
        # What is only in memory has one connection, which others need, too.
        self._reader = Reader(engine, where=where, keeps=not is_starter)
        self._editions = Editions(engine, where=where, keeps=not is_starter)
        self._records = Records(self._reader)
        #: What is kept of the sources.
        self.ledger = SqlLedger(engine, where=where)

    def add(
        self, article: Article, said_on: date | None, statements: Sequence[Statement], kin: Kin | Weigh = ALONE
    ) -> Added:
        """Keep one article with its statements; see the protocol."""
        with self._writing() as connection:
            return add(connection, article, said_on, statements, kin)

    def alike(self, article: Article) -> list[Article]:
        """Other articles that may print the same; see the protocol."""
        with guarded(self._where, self._engine), self._engine.connect() as connection:
            return alike(connection, article)

    def alone(self, article: Article) -> AbstractContextManager[None]:
        """A block in which no other process keeps an article that may have to do with this one; see `bot.archive.alone`."""
        return alone(self._engine, self._where, article.published)

    def log_unreadable(self, source: str, reason: str, todo: str | None = None) -> None:
        """Leave a row in the ingest log; the database adds the time."""
        with self._writing() as connection:
            connection.execute(queries.add_log, {"source": source, "reason": reason, "todo": todo})

    def find(self, lookup: Lookup) -> list[Record]:
        """The statements asked for, in `Lookup`'s order."""
        return self._page(lookup)

    def count(self, lookup: Lookup, most: int) -> int:
        """How many statements `find` would give without a limit and an offset, up to `most`."""
        return number_of(self._reader, lookup, most)

    def stream(self, lookup: Lookup) -> Iterator[Record]:
        """All the statements asked for, in `Lookup`'s order: a page at a time, each from where the one before it ended."""
        after: After | None = None
        while page := self._page(replace(lookup, limit=_PAGE, offset=0), after):
            yield from page
            last = page[-1]
            after = newest_first(day_of(last.statement, last.article), last.statement.span.start), last.statement.id

    def statement(self, id: str) -> Record | None:
        """One statement by its id, from the newest version of the article that holds it."""
        return next(iter(self._records.of(self._ask("statement_by_id", id=id))), None)

    def briefing(self, ministry: str, day: date) -> list[Record]:
        """All of a ministry's statements said on that day, earlier ones left out, in article order."""
        first, last = newest_first_range(day, day)
        return self._records.of(self._ask("briefing", ministry=ministry, day=day, first=first, last=last))

    def newest_day(self, ministry: str) -> date | None:
        """The newest `said_on` of the ministry's statements; None where none is dated."""
        newest: date | None
        (newest,) = next(self._read("newest_day", ministry=ministry), (None,))
        return newest

    def days(self, ministry: str, *, limit: int, before: date | None = None) -> list[date]:
        """Days on which the ministry spoke, newest first; each is found from the one behind it."""
        days: list[date] = []
        while len(days) < limit and before != date.min:
            first, _ = newest_first_range(None, before and before - _DAY)
            found = next(self._read("next_day", ministry=ministry, first=first), None)
            if found is None:
                break
            days.append(before := found[0])
        return days

    def transcript_day(self, ministry: str, until: date) -> date | None:
        """The newest day up to `until` that an official transcript of the ministry's may be found of."""
        newest: date | None
        ((newest,),) = self._read("transcript_day", ministry=ministry, until=until)
        return newest

    def months(self, ministry: str, country: str, topic: str = "") -> list[Month]:
        """How many statements of the ministry there are by month, oldest first."""
        (row,) = self._ask("months", ministry=ministry, country=country, topic=topic)
        return list(read_months(*row))

    def tallies(self, ministry: str, by: Literal["country", "topic"]) -> list[Tally]:
        """What the ministry spoke on, most recent first."""
        query = self._reader.prepared(f"tallies by {by}", lambda: queries.tallies(by))
        rows = map(query.read, self._reader.fetch(query, {"ministry": ministry}))
        found = [Tally(code=code, statements=number, newest=newest) for code, number, newest in rows]
        return sorted(found, key=lambda one: (-one.newest.toordinal() if one.newest else 0, -one.statements, one.code))

    def speakers(self, ministry: str) -> list[str]:
        """Names of the ministry's voices, most statements first."""
        return [name for (name,) in self._read("voices", ministry=ministry)]

    def outlets(self) -> list[str]:
        """Outlets of current articles, most articles first."""
        return [name for (name,) in self._read("outlets")]

    def similar_words(self, word: str) -> list[str]:
        """What a word that stands in no statement may be a misspelling of."""
        typed = correctable(word)
        if typed is None:
            return []
        forms = [typed, *without_one(typed)]
        query = self._reader.prepared(("near", len(forms)), lambda: queries.near(len(forms)))
        rows = self._reader.fetch(query, {f"form{number}": form for number, form in enumerate(forms)})
        found: dict[str, int] = {query.read(row)[0]: row[1] for row in rows}
        if typed in found:
            return []
        near = (word for word in found if is_guess(word) and is_one_edit(typed, word))
        return sorted(near, key=lambda word: (-found[word], word))

    def waiting(self, lookup: Lookup) -> int:
        """How many statements that are held for review might answer a lookup."""
        return waiting(self._reader, self._records, lookup)

    def counts(self) -> Counts:
        """How much there is in current versions, copies aside."""
        articles, statements, held = self._ask("counts")[0]
        return Counts(articles=articles, statements=statements, held=held)

    def last_added(self) -> datetime | None:
        """When the newest version of any article came in, aware UTC."""
        added: datetime | None
        (added,) = next(self._read("last_added"), (None,))
        if added is None or self.is_starter:
            return None
        return added.replace(tzinfo=UTC) if added.tzinfo is None else added.astimezone(UTC)

    def edition(self) -> Hashable | None:
        """What is another after every change; None where that cannot be told cheaply."""
        return self._editions.current()

    def is_empty(self) -> bool:
        """Whether no article was ever added; cheap at any size."""
        return not self._ask("any_article")

    def close(self) -> None:
        """Release files and connections; idempotent."""
        self._reader.close()
        self._editions.close()
        self._engine.dispose()

    def _page(self, lookup: Lookup, after: After | None = None) -> list[Record]:
        return self._records.of_packed(rows_of(self._reader, lookup, after))

    def _ask(self, name: str, **values: Any) -> list[Raw]:
        """The rows of one of `queries`, as the driver gives them."""
        return self._reader.fetch(self._reader.prepared(name, lambda: getattr(queries, name)), values)

    def _read(self, name: str, **values: Any) -> Iterator[Raw]:
        """The rows of one of `queries`, as the tables' types have them."""
        query = self._reader.prepared(name, lambda: getattr(queries, name))
        return map(query.read, self._reader.fetch(query, values))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine, self._where) as connection:
            yield connection


class StarterArchive(SqlArchive):
    """One in memory that all callers in a process share: it lives until `release`."""

    def close(self) -> None:
        """Nothing, as others may still be reading."""

    def release(self) -> None:
        """Give the memory back."""
        super().close()
