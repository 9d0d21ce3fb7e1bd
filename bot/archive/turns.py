"""Writers that take turns, on builds of SQLite whose log can lose a commit (the "WAL-reset bug").

From 3.7.0 on, a checkpoint that runs while another connection commits and starts the log anew may take new pages for old
ones that are copied already: pages are lost, and the file is damaged. It is mended in 3.51.3, 3.50.7 and 3.44.6, see
https://sqlite.org/wal.html#the_wal_reset_bug; most Pythons bring an older one. A checkpoint only ever runs at the end of
a commit, or where the last connection closes. So on such a build each writer holds a lock of the whole machine from before
its transaction until after its commit: then no checkpoint meets a commit of another, and the log's speed is kept.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.archive.patience import remaining

try:
    import fcntl
except ImportError:  # no such locks: see `has_turns`
    fcntl = None  # type: ignore[assignment]

#: The first versions without the bug, by the series they belong to.
_MENDED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
_FIRST, _SINCE = (3, 7), (3, 52)
#: Seconds that a writer waits for its turn, as PRAGMA busy_timeout has it, and between two looks.
_PATIENCE, _PAUSE = 10.0, 0.002


def is_mended(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Whether a version of SQLite is without the bug."""
    series = version[:2]
    return series >= _SINCE or series < _FIRST or version[2] >= _MENDED.get(series, 1 << 30)


def has_turns() -> bool:
    """Whether this system has the locks that writers take turns by; where it has none, the log is done without."""
    return fcntl is not None


def take_turns(engine: Engine, file: Path) -> None:
    """Have the writers of an engine take turns with all others of its file; nothing to do on a build without the bug.

    Args:
        engine: whose transactions that write begin with BEGIN IMMEDIATE.
        file: the database.
    """
    if is_mended() or not has_turns():
        return
    turn = file.with_name(f"{file.name}-turn")

    @event.listens_for(engine, "before_cursor_execute")
    def _(connection: Any, cursor: Any, sql: str, *_: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
        info = connection.connection.record_info
        if sql == "BEGIN IMMEDIATE" and info.get("turn") is None:
            info["turn"] = _taken(turn)

    @event.listens_for(engine, "checkin")
    def _(driver: Any, record: Any) -> None:  # noqa: ARG001 - likewise; the transaction has ended by now
        held = record.record_info.pop("turn", None)
        if held is not None:
            fcntl.flock(held, fcntl.LOCK_UN)  # closing alone would not, where a process was forked meanwhile
            os.close(held)


def _taken(turn: Path) -> int | None:
    """The open lock, once it is free; None where no file can be made, and so none written."""
    try:
        file = os.open(turn, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        return None
    left = remaining()
    end = time.monotonic() + (_PATIENCE if left is None else min(_PATIENCE, left))
    while not _is_free(file):
        if time.monotonic() > end:
            os.close(file)
            raise sqlite3.OperationalError("database is locked")
        time.sleep(_PAUSE)
    return file


def _is_free(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
