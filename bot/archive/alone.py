"""Writers of articles that may have to do with each other, one after the other, where several machines write one archive.

Whether two articles are one, or which is a copy of which, is found by reading before either is written: two processes that
read at once would both find nothing. So each takes the weeks around its article's day, and whoever wants one of them waits.
An article without a day may have to do with any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Engine, text

from bot.archive.copying import DAYS
from bot.archive.faults import guarded

#: What these locks are known by among all of a database's; the second number is a week, 0 for all articles without a day.
_KIND, _UNDATED = 0x0F05741C, 0
#: A process that stands still while it holds a week would keep the others for ever.
_PATIENCE = text("SELECT set_config('lock_timeout', '60s', true)")
_TAKE = text("SELECT pg_advisory_xact_lock(:kind, :week)")
_SHARE = text("SELECT pg_advisory_xact_lock_shared(:kind, :week)")


@contextmanager
def alone(engine: Engine, where: str, published: date | None) -> Iterator[None]:
    """A block in which no other process is in one for an article of days around; on SQLite, an ordinary block.

    Args:
        engine: the archive's; the block holds one of its connections.
        where: the place as people may see it.
        published: the article's day.

    Raises:
        ArchiveError: the database cannot be reached, or nobody let go within a minute.
    """
    if engine.dialect.name != "postgresql":
        yield
        return
    with guarded(where, engine):
        connection = engine.connect()
    try:
        with guarded(where, engine):
            _take(connection, published)
        yield
    finally:
        connection.close()  # which ends the transaction, and the locks with it; so does the end of the process


def _take(connection: Connection, published: date | None) -> None:
    """The locks, always in the same order, so that nobody waits in a ring."""
    connection.execute(_PATIENCE)
    if published is None:
        connection.execute(_TAKE, {"kind": _KIND, "week": _UNDATED})
        return
    connection.execute(_SHARE, {"kind": _KIND, "week": _UNDATED})
    for week in _weeks(published):
        connection.execute(_TAKE, {"kind": _KIND, "week": week})


def _weeks(published: date) -> range:
    """The weeks that an article's days around lie in, by number."""
    day = published.toordinal()
    return range((day - DAYS) // 7 + 1, (day + DAYS) // 7 + 2)
