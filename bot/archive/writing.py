"""The one way to write: a transaction that is a writer's from its start, and in it many rows at once, past SQLAlchemy.

An article has some hundred rows, and filling in each one's values takes it ten times what the database takes to store it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

from bot.archive.faults import guarded
from bot.archive.patience import remaining
from bot.archive.reading import Prepared, Raw, Values

#: How long a writer waits for its turn where nobody waits for it: 10 s.
BUSY_TIMEOUT = "PRAGMA busy_timeout = 10000"

_prepared: dict[tuple[Any, str], Prepared] = {}


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection in a transaction that writes, committed at the end of the block and undone where it raises.

    Args:
        engine: the database's.
        where: the place as people may see it.

    Raises:
        ArchiveError: the database could not be written.
    """
    with guarded(where, engine), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Two writers that begin as readers would both fail at the end; this way the second one waits here.
            with _no_longer_than_asked(connection):
                connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


@contextmanager
def _no_longer_than_asked(connection: Connection) -> Iterator[None]:
    """SQLite's own patience with other writers, cut to that of whoever waits: nothing is written after they gave up."""
    left = remaining()
    if left is None:
        yield
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(left * 1000)}")
    try:
        yield
    finally:
        connection.exec_driver_sql(BUSY_TIMEOUT)


def execute(connection: Connection, statement: Any, rows: Iterable[Values]) -> None:
    """Run a statement once for each row, within the connection's transaction; nothing for no rows.

    Args:
        connection: one that has begun its transaction.
        statement: one that is kept, as it is compiled once.
        rows: its values.

    Raises:
        Exception: the driver's own fault, which whoever opened the transaction explains.
    """
    prepared = _kept(connection, statement)
    many: list[Any] = list(map(prepared.values, rows))
    if many:
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(prepared.sql, many)
        finally:
            cursor.close()


def fetch(connection: Connection, query: Any, values: Values) -> list[Raw]:
    """Rows of a kept query as the driver gives them, read within the connection's transaction. Raises as `execute` does."""
    prepared = _kept(connection, query)
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(prepared.sql, prepared.values(values))
        rows: list[Raw] = cursor.fetchall()
        return rows
    finally:
        cursor.close()


def _kept(connection: Connection, statement: Any) -> Prepared:
    key = (statement, connection.dialect.name)
    return _prepared.get(key) or _prepared.setdefault(key, Prepared(statement, connection.dialect))
