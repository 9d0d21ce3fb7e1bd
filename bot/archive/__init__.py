"""The archive: the one home of SQL. Opens a place, brings it to the newest schema, or stands in with the starter.

SQLAlchemy is imported when an archive is opened and Alembic when one is migrated, so that a command that needs neither
does not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.errors import ArchiveMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.archive.examining import Finding
    from bot.archive.installs import SqlInstalls
    from bot.archive.outbox import SqlOutbox
    from bot.archive.review import SqlReview
    from bot.archive.starter import StarterUntilIngested
    from bot.archive.store import SqlArchive


def open_archive(place: str, *, create: bool = False) -> SqlArchive:
    """Open the archive at a place.

    Args:
        place: a file path, or a `sqlite:///`, `postgres://` or `postgresql://` URL.
        create: make an empty archive of the newest schema where there is none.

    Returns:
        The archive; the caller closes it.

    Raises:
        ArchiveMissing: there is none, and `create` is false.
        ArchiveError: what is there is no archive, is damaged, belongs to another version, or cannot be reached. It is
            left as it was.
    """
    from bot.archive.opening import open_sql

    return open_sql(place, create=create)


def open_outbox(place: str) -> SqlOutbox:
    """Open the outbox at an archive's place; the archive is made when something is first written to it.

    Args:
        place: as for `open_archive`; it need not exist yet.

    Returns:
        The outbox, with a pool of connections of its own; the caller closes it.

    Raises:
        ArchiveError: as for `open_archive`, here or from any of its methods.
    """
    from bot.archive.outbox import SqlOutbox

    return SqlOutbox(place)


def open_installs(place: str) -> SqlInstalls:
    """Open what the Slack edge keeps at an archive's place; the archive is made when something is first written to it.

    Args:
        place: as for `open_archive`; it need not exist yet.

    Raises:
        ArchiveError: as for `open_archive`, here or from any of its methods.
    """
    from bot.archive.installs import SqlInstalls

    return SqlInstalls(place)


def open_review(place: str) -> SqlReview:
    """Open the editors' side of the archive at a place.

    Args:
        place: as for `open_archive`.

    Returns:
        The editors' side, with a pool of connections of its own; the caller closes it.

    Raises:
        ArchiveMissing: there is no archive.
        ArchiveError: as for `open_archive`, here or from any of its methods.
    """
    from bot.archive.review import open_review as open_at

    return open_at(place)


def backup(place: str, to: str) -> str:
    """Copy the archive at a place into a file, while others may read and write it.

    Args:
        place: as for `open_archive`; a file's.
        to: a file that is not there yet.

    Returns:
        A sentence that says what was copied.

    Raises:
        ArchiveError: there is no such archive, it is damaged, a server keeps it, or the file is there or cannot be written.
    """
    from bot.archive.keeping import backup as run

    return run(place, to)


def restore(place: str, file: str, *, force: bool = False) -> str:
    """Put a backup in the place of an archive; the backup stays.

    Args:
        place: as for `open_archive`; a file's.
        file: what `backup` made.
        force: put aside an archive that holds articles, or whatever else is there; it gets another name.

    Returns:
        A sentence that says what was restored, and what was put aside.

    Raises:
        ArchiveError: the backup is damaged or of a newer program, the place is not free, or in use; all is as it was.
    """
    from bot.archive.keeping import restore as run

    return run(place, file, force=force)


def examine(place: str, *, today: date) -> Iterator[Finding]:
    """Look at an archive, its disk and this Python's SQLite; changes nothing and raises nothing.

    Args:
        place: as for `open_archive`; it need not exist.
        today: the day in the newsroom, to tell a clock that is behind.
    """
    from bot.archive.examining import examine as run

    return run(place, today=today)


def migrate(place: str) -> str:
    """Create or upgrade the archive at a place.

    Args:
        place: as for `open_archive`.

    Returns:
        A sentence that says from which revision of the schema to which.

    Raises:
        ArchiveError: as for `open_archive`; also for an archive of a newer schema.
    """
    from bot.archive.migrating import migrate as run

    return run(place)


def starter_archive() -> SqlArchive:
    """The embedded starter archive: loaded once in a process, shared by all its callers.

    Raises:
        bot.errors.GazetteerError: `bot/data/starter.yaml` is not as it should be.
    """
    from bot.archive.starter import load_once

    return load_once()


def starter_until_ingested(place: str) -> StarterUntilIngested:
    """The archive at a place, or the starter for as long as nothing was ever ingested there.

    Args:
        place: as for `open_archive`; it need not exist yet.

    Raises:
        ArchiveError: what is there cannot be used.
    """
    from bot.archive.starter import StarterUntilIngested

    return StarterUntilIngested(place)


__all__ = [
    "ArchiveMissing",
    "backup",
    "examine",
    "migrate",
    "open_archive",
    "open_installs",
    "open_outbox",
    "open_review",
    "restore",
    "starter_archive",
    "starter_until_ingested",
]
