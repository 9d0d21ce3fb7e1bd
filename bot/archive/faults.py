"""What can be wrong with an archive, as sentences: the database's own words never reach a reader unexplained.

`guarded` stands at every door to a database; nothing else catches SQLAlchemy's exceptions.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.archive.patience import remaining
from bot.errors import ArchiveError, NotAnswering

_RESTORE = "It was left as it is; restore a copy, or move it away and ingest again"
_REACH = "Check the address in DATABASE_URL, and that the server runs and accepts connections from here"
_URL = "Write it as postgresql://USER:PASSWORD@HOST/DATABASE"
_RIGHTS = "Check the permissions of the file and of its folder"

#: What a database says, in lower case -> what is wrong, and what to do. The first that occurs counts.
_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("malformed", "the archive file is damaged", _RESTORE),
    ("not a database", "the archive file is damaged", _RESTORE),
    ("no such module", "this Python's SQLite has no full-text search (FTS5)", "Use another build of Python, or PostgreSQL"),
    ("no such table", "the archive file is damaged: a table is gone", _RESTORE),
    ("no such column", "the archive file is damaged: a column is gone", _RESTORE),
    ("readonly", "the archive cannot be written", _RIGHTS),
    ("unable to open", "the archive cannot be opened", _RIGHTS),
    ("is locked", "another program has kept the archive busy for too long", "Try again when it is done"),
    ("disk is full", "the disk is full", "Make room; what was stored before is untouched"),
    ("disk i/o", "the disk failed while the archive was used", "Check the disk, then restore a copy"),
    ("password authentication failed", "the server refused the password", "Set the right one in DATABASE_URL"),
    ("no password supplied", "the server wants a password", "Set it in DATABASE_URL"),
    ("no pg_hba.conf entry", "the server admits nobody from here under this name", "Ask its administrator for access"),
    ("role ", "the server does not know this user, or gives it too few rights", "Check the user in DATABASE_URL"),
    ("permission denied", "the user may not do this there", "Grant it the right to create and use tables"),
    ("database ", "the server has no such database", "Create it, or name another one in DATABASE_URL"),
    ("too many clients", "the server has no connection left", "Raise its limit, or run fewer processes"),
    ("invalid connection option", "the database URL is malformed: it holds an option that PostgreSQL does not know", _URL),
    ("invalid port", "the database URL is malformed: it holds no valid port", _URL),
    ("connection", "the server cannot be reached", _REACH),
    ("resolve", "the server cannot be reached", _REACH),
    ("timeout", "the server does not answer", _REACH),
    ("server closed", "the server went away", _REACH),
    ("terminat", "the server went away", _REACH),
)


@contextmanager
def guarded(where: str, engine: Engine | None = None) -> Iterator[None]:
    """Turn every fault of the database in the block into an `ArchiveError` that says what to do.

    Args:
        where: the place as people may see it: never with a password.
        engine: whose driver's own faults count, too, for a block that asks it past SQLAlchemy.
    """
    try:
        yield
    except SQLAlchemyError as fault:
        raise explained(fault, where) from fault
    except OSError as fault:
        raise ArchiveError(f"the archive cannot be used: {fault.strerror or fault}", where=where, todo=_RIGHTS) from fault
    except Exception as fault:
        if engine is None or not isinstance(fault, engine.dialect.loaded_dbapi.Error):
            raise
        raise explained(fault, where) from fault


def explained(fault: Exception, where: str) -> ArchiveError:
    """What a database's own fault, or its driver's, means to whoever runs the archive at a place."""
    if remaining() == 0:  # whatever it says, it gave up because nobody waits any longer
        return NotAnswering(where)
    what, todo = _sentence(_own_words(fault))
    return ArchiveError(what, where=where, todo=todo)


def _own_words(fault: Exception) -> str:
    """The driver's message without the query and its parameters, which SQLAlchemy would append."""
    return str(fault.orig if isinstance(fault, DBAPIError) else fault)


def _sentence(said: str) -> tuple[str, str]:
    lowered = said.lower()
    for part, what, todo in _SENTENCES:
        if part in lowered:
            return what, todo
    first = said.strip().splitlines()[0] if said.strip() else "no reason given"
    return f"the database refused: {first}", "Nothing was changed; report this if it happens again"
