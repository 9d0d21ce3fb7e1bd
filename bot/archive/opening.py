"""Opening an archive: place -> is it ours, whole and of this program's schema? -> `SqlArchive`, or a sentence why not.

Creating fills a file beside the place and links it in when it is whole, so that no one ever meets half an archive and
nothing that stands at the place is written over. On PostgreSQL one transaction does the same.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote
from weakref import WeakSet

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError

import bot.archive.copy_tables
import bot.archive.installs_tables
import bot.archive.outbox_tables
import bot.archive.review_tables  # noqa: F401 - so that the schema's metadata has the tables of all of these, too
from bot.archive import browsing, schema
from bot.archive.errors import ArchiveMissing
from bot.archive.faults import guarded
from bot.archive.place import Place, place_of
from bot.archive.store import SqlArchive, StarterArchive
from bot.archive.turns import has_turns, is_mended, take_turns
from bot.archive.writing import BUSY_TIMEOUT
from bot.errors import ArchiveError

_HEADER = b"SQLite format 3\0"
_ASIDE = "Move it away, or give another place for the archive"
_RESTORE = "It was left as it is; restore a copy, or move it away and ingest again"

#: Held while tables are made or changed on PostgreSQL, so that two processes that start at once do it once.
_MAKING = 0x0F05741CE

#: What each SQLite connection is told. A reader never waits for a writer (WAL, set when the file is made); NORMAL loses
#: at most the last commits in a power cut, never the file; a writer waits 10 s for its turn.
_PRAGMAS = (
    BUSY_TIMEOUT,
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",  # 64 MB
    "PRAGMA mmap_size = 2147483648",  # 2 GB
    # Pages of words are written again and again: folding in 16 MB of log at a time makes ingest half as fast again.
    "PRAGMA wal_autocheckpoint = 4000",
)

_FIND_REVISION = f"SELECT version_num FROM {schema.revision.name}"

Make = Callable[[Connection], None]

#: The pools that have connections to a file, by its device and number.
_users: dict[tuple[int, int], WeakSet[Engine]] = {}


def open_sql(typed: str, *, create: bool = False) -> SqlArchive:
    """Open the archive at a place; see `bot.archive.open_archive`."""
    place = place_of(typed)
    engine = engine_of(place)
    try:
        return open_with(engine, place, create=create)
    except BaseException:
        engine.dispose()
        raise


def open_with(engine: Engine, place: Place, *, create: bool) -> SqlArchive:
    """Open the archive at a place over a pool that its owner keeps, whatever comes of it. Raises as `open_archive` does."""
    with guarded(place.shown):
        found = revision_at(place, engine)
        if found is None and create:
            make(place, engine, make_newest)
            found = revision_at(place, engine)
    require_newest(found, schema.REVISIONS, where=place.shown)
    return SqlArchive(engine, where=place.shown)


def in_memory(*, where: str) -> StarterArchive:
    """A new empty archive in memory, labelled as the starter; its one connection serves its callers in turn."""
    engine = _sqlite_engine(None, pool_size=1, max_overflow=0)
    with engine.connect() as connection:
        make_newest(connection)
        connection.commit()
    return StarterArchive(engine, where=where, is_starter=True)


def engine_of(place: Place) -> Engine:
    """A pool of connections to a place; connects to nothing yet.

    Raises:
        ArchiveError: the PostgreSQL driver is not installed.
    """
    if isinstance(place.at, Path):
        return _sqlite_engine(place.at)
    try:
        from bot.archive.server import LIVENESS, connect_patiently

        engine = create_engine(place.at.set(query={**LIVENESS, **place.at.query}), pool_pre_ping=True)
    except ImportError:
        todo = "Run `pip install 'fo-stance[postgres]'`"
        raise ArchiveError("the PostgreSQL driver is not installed", where=place.shown, todo=todo) from None
    connect_patiently(engine)
    return engine


def revision_at(place: Place, engine: Engine) -> str | None:
    """The revision of the schema at a place; None where there is no archive.

    Raises:
        ArchiveError: something else is there.
    """
    if place.path is not None:
        if not _is_sqlite(place.path, where=place.shown):
            return None
        _note_user(engine, place.path)
    with engine.connect() as connection:
        try:  # first of all, as it nearly always is ours, and opening is to take a millisecond
            found: str | None = connection.exec_driver_sql(_FIND_REVISION).scalar()
            return found or "none"
        except DBAPIError:
            connection.rollback()
            tables = set(inspect(connection).get_table_names())
            if schema.revision.name in tables:
                raise
    if place.path is not None or tables & set(schema.metadata.tables):
        raise ArchiveError("this is another program's database, not an archive", where=place.shown, todo=_ASIDE)
    return None


def require_newest(found: str | None, known: Sequence[str], *, where: str) -> None:
    """Nothing where the revision found is the last one known.

    Raises:
        ArchiveMissing: there is no archive.
        ArchiveError: it is older, or newer than the program.
    """
    if found is None:
        raise ArchiveMissing(where)
    if found not in known:
        what = f"a newer fo-stance made this archive (its schema is {found!r}, the newest known here {known[-1]!r})"
        raise ArchiveError(what, where=where, todo="Update fo-stance; the archive was left as it is")
    if found != known[-1]:
        what = f"the archive's schema is older than this program's ({found!r}, not {known[-1]!r})"
        raise ArchiveError(what, where=where, todo="Run `fo-stance migrate`")


def make(place: Place, engine: Engine, fill: Make) -> None:
    """Make an archive where there is none: `fill` makes its tables. Another process may be doing the same."""
    if place.path is None:
        _make_on_server(place, engine, fill)
        return
    draft = place.path.with_name(f".{place.path.name}.{os.getpid()}.{os.urandom(4).hex()}.new")
    try:
        _make_file(draft, fill)
        _link(draft, place.path)
    finally:
        draft.unlink(missing_ok=True)


def make_newest(connection: Connection) -> None:
    """Make the tables of the newest schema and stamp them as such, without the weight of Alembic."""
    schema.metadata.create_all(connection)
    connection.exec_driver_sql(browsing.VIEW)
    connection.execute(schema.revision.insert(), {"version_num": schema.REVISIONS[-1]})


def alone(connection: Connection) -> None:
    """Begin a transaction in which no other process makes or changes tables."""
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if sqlite else f"SELECT pg_advisory_xact_lock({_MAKING})")


def _make_on_server(place: Place, engine: Engine, fill: Make) -> None:
    with engine.begin() as connection:
        alone(connection)
        if revision_at(place, engine) is None:
            fill(connection)


def _make_file(draft: Path, fill: Make) -> None:
    engine = _sqlite_engine(draft, mode="rwc")
    try:
        with engine.connect() as connection:
            if is_mended() or has_turns():
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            alone(connection)
            fill(connection)
            connection.commit()
    finally:
        engine.dispose()


def _link(draft: Path, path: Path) -> None:
    """Give the finished file its name; leaves alone what another process put there first."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            os.rename(draft, path)


def _sqlite_engine(file: Path | None, *, mode: str = "rw", **pool: int) -> Engine:
    """A pool of connections to a file, or to memory; in mode "rw" never one that makes the file."""
    creator = partial(_connect, ":memory:") if file is None else partial(_connect_file, file, mode)
    engine = create_engine("sqlite+pysqlite://", creator=creator, poolclass=QueuePool, **pool)
    if file is not None and mode == "rw":
        take_turns(engine, file)
    return engine


def _connect_file(file: Path, mode: str) -> sqlite3.Connection:
    """A connection to a file; where its folder may not be written, to the file as it is, without a log."""
    name = f"file:{quote(str(file))}?mode="
    try:
        return _connect(f"{name}{mode}")
    except sqlite3.OperationalError:
        if not file.exists() or _has_log(file) or os.access(file.parent, os.W_OK):
            raise
        return _connect(f"{name}ro&immutable=1")


def _connect(name: str) -> sqlite3.Connection:
    # None: transactions begin where the code says so, not where the driver guesses (see SqlArchive._writing).
    connection = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_sqlite(path: Path, *, where: str) -> bool:
    """Whether a whole SQLite file is there; False where nothing is.

    Raises:
        ArchiveError: something else is there, empty, cut off or foreign.
    """
    if path.is_dir():
        raise ArchiveError("this is a folder, not an archive", where=where, todo="Name a file in it, such as archive.db")
    if path.exists() and not path.is_file():  # reading a pipe would wait without end
        raise ArchiveError(
            "this is not a regular file, and no archive", where=where, todo="Give another place for the archive"
        )
    try:
        head, size = _head(path)
    except FileNotFoundError:
        if not path.parent.is_dir():
            todo = "Check the path, or make the folder first"
            raise ArchiveError("there is no such folder for the archive", where=where, todo=todo) from None
        return False
    if size == 0:
        raise ArchiveError("this file is empty, it is no archive", where=where, todo=_ASIDE)
    if head is not None and not head.startswith(_HEADER):
        raise ArchiveError("this file is not an archive (no SQLite database)", where=where, todo=_ASIDE)
    if head is not None and _cut_off(head, size) and not _has_log(path):
        raise ArchiveError("the archive file is damaged: its end is missing", where=where, todo=_RESTORE)
    return True


def _head(path: Path) -> tuple[bytes | None, int]:
    """A file's first 100 bytes and its size. None for a file that has connections here: it was looked at before these.

    To close a file is to give up all locks of this process on it, those of SQLite's connections, too, after which another
    process may take the log away from under them (see sqlite.org/howtocorrupt.html, 2.2).
    """
    found = path.stat()
    if _users.get((found.st_dev, found.st_ino)):
        return None, found.st_size
    with path.open("rb") as file:
        return file.read(100), os.fstat(file.fileno()).st_size


def _note_user(engine: Engine, path: Path) -> None:
    """Remember that a pool is about to connect to a file, until it is disposed of."""
    found = path.stat()
    users = _users.setdefault((found.st_dev, found.st_ino), WeakSet())
    if engine not in users:
        users.add(engine)
        event.listen(engine, "engine_disposed", users.discard)


def _cut_off(head: bytes, size: int) -> bool:
    """Whether a SQLite file is shorter than its header says, where the header tells (see sqlite.org/fileformat2, 1.3)."""
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    told = head[24:28] == head[92:96]
    return len(head) < 100 or (told and (65536 if page == 1 else page) * pages > size)


def _has_log(path: Path) -> bool:
    """Whether changes wait beside the file: its end may be there, then."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
