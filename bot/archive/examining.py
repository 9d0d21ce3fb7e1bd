"""What is wrong with an archive, or may soon be: looked at from end to end, changed in nothing.

this Python's SQLite -> the disk that the archive lies on -> the archive: ours, whole, of this schema, true to itself
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine, func, select, text

from bot.archive import schema
from bot.archive.errors import ArchiveMissing
from bot.archive.faults import guarded
from bot.archive.keeping import check_file
from bot.archive.opening import engine_of, require_newest, revision_at
from bot.archive.place import Place, place_of
from bot.archive.turns import has_turns, is_mended
from bot.errors import ArchiveError

#: Less room than this and the next ingest may fill the disk.
_LITTLE = 200 * 1024 * 1024
#: File systems on other machines, where the locks that SQLite relies on often do not hold.
_ELSEWHERE = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs")

_COUNTS = text(
    "SELECT (SELECT count(*) FROM article WHERE current), (SELECT count(*) FROM copy), count(*),"
    " coalesce(sum(CASE WHEN statement.status IN ('shown', 'corrected') THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN statement.status = 'held' THEN 1 ELSE 0 END), 0),"
    " (SELECT count(*) FROM answer_order WHERE voice = '' AND country = '' AND topic = ''),"
    " (SELECT count(*) FROM searched WHERE statement IS NOT NULL)"
    " FROM statement JOIN article ON article.key = statement.article WHERE article.current"
)
_NEWEST = select(func.max(schema.article.c.published)).where(schema.article.c.current)
_ORPHANS = text("SELECT count(*) FROM statement WHERE NOT EXISTS (SELECT 1 FROM article WHERE key = statement.article)")
#: Copies that are no article, or whose original is none, or a copy itself.
_LOST_COPIES = text(
    "SELECT count(*) FROM copy WHERE EXISTS (SELECT 1 FROM copy AS other WHERE other.article = copy.original)"
    " OR NOT EXISTS (SELECT 1 FROM article WHERE current AND id = copy.article)"
    " OR NOT EXISTS (SELECT 1 FROM article WHERE current AND id = copy.original)"
)


class Grade(StrEnum):
    """How bad it is."""

    FINE = "fine"
    NOTE = "note"  # works, and should be looked at
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    grade: Grade
    #: What it is about: "SQLite", "archive".
    about: str
    #: A clause without a full stop.
    what: str
    #: What to do, an imperative without a full stop; None where nothing is.
    todo: str | None = None


def examine(typed: str, *, today: date) -> Iterator[Finding]:
    """Everything about the archive at a place; see `bot.archive.examine`."""
    try:
        place = place_of(typed)
        if place.path is not None:
            yield from _library()
            yield from _disk(place.path)
        yield from _archive(place, today)
    except ArchiveMissing as fault:
        yield Finding(grade=Grade.NOTE, about="archive", what=f"{fault.where}: {fault.what}", todo=fault.todo)
    except ArchiveError as fault:
        what = f"{fault.where}: {fault.what}" if fault.where else fault.what
        yield Finding(grade=Grade.WRONG, about="archive", what=what, todo=fault.todo)


def _library() -> Iterator[Finding]:
    """What this Python's SQLite can do, and whether its log is safe."""
    version = sqlite3.sqlite_version
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
            yield Finding(grade=Grade.FINE, about="SQLite", what=f"{version}, with full-text search")
        except sqlite3.OperationalError:
            todo = "Use another build of Python, or PostgreSQL"
            yield Finding(grade=Grade.WRONG, about="SQLite", what=f"{version} has no full-text search (FTS5)", todo=todo)
    if is_mended():
        return
    bug = f"{version} is one of the builds whose log can lose a commit (the WAL-reset bug, up to 3.51.2)"
    todo = "A Python with SQLite 3.51.3 or newer needs no care"
    if has_turns():
        yield Finding(grade=Grade.FINE, about="SQLite", what=f"{bug}; writers take turns here, which avoids it. {todo}")
    else:
        yield Finding(grade=Grade.NOTE, about="SQLite", what=f"{bug}; new archives are made without a log", todo=todo)


def _disk(path: Path) -> Iterator[Finding]:
    folder = next((each for each in path.parents if each.is_dir()), Path("/"))
    free = shutil.disk_usage(folder).free
    grade, todo = (Grade.FINE, None) if free > _LITTLE else (Grade.WRONG, "Make room, or move the archive")
    yield Finding(grade=grade, about="disk", what=f"{free // 2**20} MB free in {folder}", todo=todo)
    kind = _file_system(folder, Path("/proc/mounts"))
    if kind in _ELSEWHERE:
        what = f"{folder} lies on another machine ({kind}), where SQLite's locks may not hold and archives get damaged"
        yield Finding(grade=Grade.WRONG, about="disk", what=what, todo="Keep the archive on a local disk, or use PostgreSQL")


def _file_system(folder: Path, mounts: Path) -> str | None:
    """The kind of the file system that a folder lies on; None where the system does not tell."""
    try:
        rows = [line.split(" ") for line in mounts.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return None
    at = [(len(row[1]), row[2]) for row in rows if len(row) > 2 and folder.is_relative_to(row[1].replace("\\040", " "))]
    return max(at)[1] if at else None


def _archive(place: Place, today: date) -> Iterator[Finding]:
    engine = engine_of(place)
    try:
        with guarded(place.shown, engine):
            require_newest(revision_at(place, engine), schema.REVISIONS, where=place.shown)
            if place.path is not None:
                check_file(place.path, where=place.shown)
            yield Finding(grade=Grade.FINE, about="archive", what=f"{place.shown}: whole, schema {schema.REVISIONS[-1]}")
            yield from _agreement(engine, today)
            if place.path is not None:
                yield from _log(place.path)
    finally:
        engine.dispose()


def _agreement(engine: Engine, today: date) -> Iterator[Finding]:
    """Whether what can be answered is what is found, by country as by words; and how much waits."""
    with engine.connect() as connection:
        articles, copies, statements, answered, held, ordered, searched = connection.execute(_COUNTS).one()
        (orphans,) = connection.execute(_ORPHANS).one()
        (lost,) = connection.execute(_LOST_COPIES).one()
        newest = connection.execute(_NEWEST).scalar()
    what = f"{articles} articles, {copies} of them copies of others; {statements} statements, {answered} answerable"
    yield Finding(grade=Grade.FINE, about="archive", what=what)
    if not articles:
        todo = "Fill it with `fo-stance ingest FILE…`; until then the starter archive answers"
        yield Finding(grade=Grade.NOTE, about="archive", what="it holds no article yet", todo=todo)
    if not answered == ordered == searched or orphans or lost:
        what = (
            f"it contradicts itself: {answered} statements are answerable, {ordered} in order, {searched} in the text index"
        )
        todo = "Restore a backup, or move the archive away and ingest again; please report it"
        what += f", {orphans} without article" * bool(orphans) + f"; {lost} copies are attached to no original" * bool(lost)
        yield Finding(grade=Grade.WRONG, about="archive", what=what, todo=todo)
    if newest is not None and newest > today:
        what = f"an article was published on {newest:%Y-%m-%d}, after today ({today:%Y-%m-%d})"
        todo = "Set this machine's clock, or correct the article's day"
        yield Finding(grade=Grade.NOTE, about="clock", what=what, todo=todo)
    if held:
        todo = "See `fo-stance review`"
        yield Finding(grade=Grade.FINE, about="archive", what=f"{held} statements wait for review", todo=todo)


def _log(path: Path) -> Iterator[Finding]:
    log = path.with_name(f"{path.name}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > path.stat().st_size + _LITTLE:
        what = (
            f"{size // 2**20} MB of changes wait in {log.name}: some program keeps the archive open for reading all the time"
        )
        yield Finding(
            grade=Grade.NOTE, about="archive", what=what, todo="Close what else has it open, such as a browser of tables"
        )
