"""Backup and restore of an archive in a file, whole or not at all.

backup:   the archive -> a copy of one instant, while others read and write -> looked through -> the file
restore:  the file -> a copy beside the place -> looked through -> nobody at the place? -> what was there aside -> the copy

Nothing that stands anywhere is written over: a backup that exists, and an archive that holds articles, are refused, and what
a restore replaces is kept under another name.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

from bot.archive import schema
from bot.archive.errors import ArchiveMissing
from bot.archive.faults import explained, guarded
from bot.archive.opening import engine_of, revision_at
from bot.archive.place import Place, place_of
from bot.archive.turns import has_turns, is_mended
from bot.errors import ArchiveError

#: Files that SQLite may keep beside an archive.
_BESIDE = ("-wal", "-shm", "-journal")


def backup(typed: str, to: str) -> str:
    """Copy the archive at a place into a file; see `bot.archive.backup`."""
    place, target = place_of(typed), Path(to).expanduser()
    path = _file(place, f'pg_dump --format=custom --file={to} "$DATABASE_URL"')
    if target.exists():
        raise ArchiveError("there is a file of that name", where=to, todo="Give another name; nothing is written over")
    if not target.absolute().parent.is_dir():
        raise ArchiveError("there is no such folder", where=str(target.parent), todo="Make it, or name a file elsewhere")
    _require_known(_revision(place), where=place.shown)
    with _guarded(place.shown), _draft(target) as draft:
        _copy(path, draft)
        articles = _looked_through(draft, "DELETE", where=place.shown)  # one file, which opening adds none to
        _link(draft, target)
    return f"{to}: a copy of {place.shown}, {articles} articles"


def restore(typed: str, source: str, *, force: bool) -> str:
    """Put a backup in the place of the archive; see `bot.archive.restore`."""
    place, file = place_of(typed), place_of(source)
    path = _file(place, f'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" {source}')
    if file.path is None or file.path == path:
        raise ArchiveError("this is no backup", where=file.shown, todo="Name a file that `fo-stance backup` made")
    if not file.path.exists():
        raise ArchiveError("there is no such file", where=file.shown, todo="Name a file that `fo-stance backup` made")
    found = _revision(file)
    _require_known(found, where=file.shown)
    _require_free(place, path, force=force)
    with _guarded(place.shown), _draft(path) as draft:
        _copy(file.path, draft)
        articles = _looked_through(draft, "WAL" if is_mended() or has_turns() else "DELETE", where=file.shown)
        aside = _put_aside(path) if path.exists() else None
        os.replace(draft, path)
    said = f"{place.shown}: restored from {file.shown}, {articles} articles"
    said += f"; what was there is now {aside.name}" if aside is not None else ""
    return said if found == schema.REVISIONS[-1] else f"{said}. Run `fo-stance migrate`: its schema is an older one"


def check_file(path: Path, *, where: str) -> None:
    """Look through a whole archive file, every page and every index.

    Raises:
        ArchiveError: it is damaged.
    """
    with _guarded(where), closing(_opened(path)) as connection:
        _require_whole(connection, where=where)


def _file(place: Place, instead: str) -> Path:
    if place.path is None:
        what = "PostgreSQL keeps this archive, and has its own tools for that"
        raise ArchiveError(what, where=place.shown, todo=f"Run `{instead}`")
    return place.path


def _revision(place: Place) -> str | None:
    engine = engine_of(place)
    try:
        with _guarded(place.shown):
            return revision_at(place, engine)
    finally:
        engine.dispose()


def _require_known(found: str | None, *, where: str) -> None:
    if found is None:
        raise ArchiveMissing(where)
    if found not in schema.REVISIONS:
        what = (
            f"a newer fo-stance made this archive (its schema is {found!r}, the newest known here {schema.REVISIONS[-1]!r})"
        )
        raise ArchiveError(what, where=where, todo="Update fo-stance; nothing was changed")


def _require_free(place: Place, path: Path, *, force: bool) -> None:
    """Nothing, where there is nothing to lose or it may be put aside."""
    if not path.exists() or force:
        if path.is_dir():
            raise ArchiveError("this is a folder, not an archive", where=place.shown, todo="Name a file in it")
        return
    _require_known(_revision(place), where=place.shown)
    with _guarded(place.shown), closing(_opened(path)) as connection:
        (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    if articles:
        what = f"there is an archive with {articles} versions of articles"
        raise ArchiveError(what, where=place.shown, todo="Give --force to put it aside; nothing was changed")


def _put_aside(path: Path) -> Path:
    """Give what is at a place, and what SQLite keeps beside it, another name; nobody may be at it."""
    _require_nobody_there(path)
    names = (path.with_name(f"{path.name}.before-restore{f'-{number}' if number else ''}") for number in count())
    aside = next(name for name in names if not name.exists())
    # The log goes first: SQLite would take it for the restored archive's own. A link, so that the place is never empty.
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(f"{path}{end}", f"{aside}{end}")
    try:
        os.link(path, aside)
    except OSError:  # a file system without hard links
        os.rename(path, aside)
    return aside


def _require_nobody_there(path: Path) -> None:
    """Nothing, where no process has the archive open; whoever has would go on with what it remembers of it.

    Only then can the log be done away with. What is too damaged to tell can be open in nobody.
    """
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                what, todo = "another process has the archive open", "Stop `fo-stance serve` and `watch` first"
                raise ArchiveError(what, where=str(path), todo=todo) from None


def _copy(source: Path, draft: Path) -> None:
    """A copy of one instant: SQLite's own, which takes in what still stands in the log."""
    with closing(_opened(source)) as given, closing(sqlite3.connect(draft)) as made:
        given.backup(made)


def _looked_through(draft: Path, mode: str, *, where: str) -> int:
    """How many articles a copy holds; it is whole, on the disk, and in that mode of journal."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        _require_whole(connection, where=where)
        (articles,) = connection.execute("SELECT count(*) FROM article WHERE current").fetchone()
        connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    return int(articles)


def _require_whole(connection: sqlite3.Connection, *, where: str) -> None:
    found = [said for (said,) in connection.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise ArchiveError(f"the archive file is damaged ({'; '.join(found)})", where=where, todo="Take an older backup")


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)


def _link(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)
    except FileExistsError:
        raise ArchiveError("there is a file of that name by now", where=str(target), todo="Give another name") from None
    except OSError:  # a file system without hard links
        os.rename(draft, target)


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """A file beside the target to fill first; gone afterwards unless it was given the target's name."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(4).hex()}.new")
    try:
        yield draft
    finally:
        for end in ("", *_BESIDE):
            Path(f"{draft}{end}").unlink(missing_ok=True)


@contextmanager
def _guarded(where: str) -> Iterator[None]:
    """Turn faults of files and of SQLite, asked by SQLAlchemy or past it, into sentences."""
    try:
        with guarded(where):
            yield
    except sqlite3.Error as fault:
        raise explained(fault, where) from fault
