"""Many rows at once, past SQLAlchemy: an article has some hundred rows, and filling in each one's values takes it ten times
what the database takes to store it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from bot.archive.reading import Prepared, Values

_prepared: dict[tuple[Any, str], Prepared] = {}


def execute(connection: Connection, statement: Any, rows: Iterable[Values]) -> None:
    """Run a statement once for each row, within the connection's transaction; nothing for no rows.

    Args:
        connection: one that has begun its transaction.
        statement: one that is kept, as it is compiled once.
        rows: its values.

    Raises:
        Exception: the driver's own fault, which whoever opened the transaction explains.
    """
    many = list(rows)
    if not many:
        return
    key = (statement, connection.dialect.name)
    prepared = _prepared.get(key) or _prepared.setdefault(key, Prepared(statement, connection.dialect))
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(prepared.sql, list(map(prepared.values, many)))
    finally:
        cursor.close()
