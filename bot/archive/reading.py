"""Asking a database quickly: queries are compiled once, connections kept, and the driver is asked without a layer between.

    query -> Prepared: its text, how values go in and come out  |  Reader.fetch(prepared, values) -> rows as the driver gives

SQLAlchemy still says what is asked, of either database; running a prepared question through it would take five times as long
as the answer. Nothing is written here, and each question is a transaction of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import ClauseElement, Engine, SelectBase
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.compiler import SQLCompiler

from bot.archive.faults import explained

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

Values = dict[str, Any]
#: Values as the driver takes them.
Given = dict[str, Any] | list[Any]
Raw = tuple[Any, ...]


class Prepared:
    """A statement in a database's own words, with the conversions of its values and columns."""

    def __init__(self, query: ClauseElement, dialect: Dialect) -> None:
        compiled = query.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        bound = {name: bind for bind, name in compiled.bind_names.items()}
        into = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in bound.items()}
        self._constant = {name: bind.value for name, bind in bound.items() if not bind.required}
        self._by_name = compiled.positiontup is None
        self._into = tuple((name, into[name]) for name in compiled.positiontup or into)
        columns = query.selected_columns if isinstance(query, SelectBase) else ()
        self._out = tuple(_out_of(column.type, dialect) for column in columns)

    def values(self, given: Values) -> Given:
        """What the driver takes: the given values and the query's own, converted; what is not asked for is left out.

        SQLite takes them by their places, as it looks up each name anew at each call, and PostgreSQL by their names.
        """
        every = {**self._constant, **given} if self._constant else given
        if self._by_name:
            return {name: every[name] if convert is None else convert(every[name]) for name, convert in self._into}
        return [every[name] if convert is None else convert(every[name]) for name, convert in self._into]

    def read(self, row: Raw) -> Raw:
        """A row as the tables' types have it, from one as the driver gave it."""
        return tuple(value if convert is None else convert(value) for value, convert in zip(row, self._out, strict=True))


def _out_of(of: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    return of.dialect_impl(dialect).result_processor(dialect, None)


#: By the database's sort and the query's key: it does not depend on which archive is asked.
_prepared: dict[tuple[str, Any], Prepared] = {}


class Reader:
    """Connections of one place that only read, each used by one thread at a time and then kept for the next."""

    def __init__(self, engine: Engine, *, where: str, keeps: bool) -> None:
        """Connect to nothing yet.

        Args:
            engine: where connections come from.
            where: the place as people may see it.
            keeps: whether connections may be kept; else each goes back to the engine, which may have but one.
        """
        self._engine, self._where, self._keeps = engine, where, keeps
        self._idle: deque[Any] = deque()
        self._closed = False

    @property
    def dialect(self) -> str:
        """Which database it is: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    def prepared(self, key: Any, query: Callable[[], SelectBase]) -> Prepared:
        """The query of that key, made and compiled when a process first asks a database of that sort for it."""
        dialect = self._engine.dialect
        found = _prepared.get((dialect.name, key))
        if found is None:
            found = _prepared[dialect.name, key] = Prepared(query(), dialect)
        return found

    def fetch(self, prepared: Prepared, values: Values) -> list[Raw]:
        """All rows, as the driver gives them.

        Raises:
            ArchiveError: the database cannot be reached or read.
        """
        given = prepared.values(values)
        try:
            return self._fetch(prepared.sql, given)
        except (SQLAlchemyError, self._fault) as fault:
            raise explained(fault, self._where) from fault

    def close(self) -> None:
        """Close what is kept; connections in use are closed when they come back."""
        self._closed = True
        self._drop_idle()

    def _fetch(self, sql: str, values: Given) -> list[Raw]:
        if not self._keeps:
            return self._fetch_in_turn(sql, values)
        try:
            kept = self._idle.pop()
        except IndexError:
            return self._run(self._connect(), sql, values)
        try:
            return self._run(kept, sql, values)
        except self._fault as fault:
            # The server may have been restarted since; a question can be asked again.
            if not self._engine.dialect.is_disconnect(fault, kept, None):
                raise
            self._drop_idle()  # none of them is any better
        return self._run(self._connect(), sql, values)

    def _run(self, connection: Any, sql: str, values: Given) -> list[Raw]:
        try:
            rows: list[Raw] = connection.execute(sql, values).fetchall()
        except BaseException:
            connection.close()
            raise
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)
        return rows

    def _drop_idle(self) -> None:
        with suppress(IndexError):  # others may be taking some, too
            while True:
                self._idle.pop().close()

    def _fetch_in_turn(self, sql: str, values: Given) -> list[Raw]:
        pooled = self._engine.raw_connection()
        try:
            rows: list[Raw] = pooled.driver_connection.execute(sql, values).fetchall()  # type: ignore[union-attr]
            return rows
        finally:
            pooled.close()

    def _connect(self) -> Any:
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        if self._engine.dialect.name == "postgresql":
            connection.autocommit = True
        return connection

    @property
    def _fault(self) -> Any:
        """The driver's own root of faults; the driver is loaded by then."""
        return self._engine.dialect.loaded_dbapi.Error
