"""What tells cheaply whether an archive is still as it was: so that what was answered from it can be given again."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.archive.faults import explained


class Editions:
    """Watches one SQLite database: a file by a connection of its own, through which nothing is ever written."""

    def __init__(self, engine: Engine, *, where: str, keeps: bool) -> None:
        """Connect to nothing yet.

        Args:
            engine: where connections come from.
            where: the place as people may see it.
            keeps: whether a connection may be kept; else there is but one, which does everything.
        """
        self._engine, self._where, self._keeps, self._lock = engine, where, keeps, Lock()
        self._connection: Any = None
        self._connected = 0
        self._closed = False

    def current(self) -> Hashable | None:
        """Another value after each commit of any process; None on a server, where to ask costs as much as an answer.

        SQLite counts the commits of all connections but the one that asks; the count of one connection means nothing to
        another, so each new one begins a series of its own.

        Raises:
            ArchiveError: the file cannot be read.
        """
        if self._engine.dialect.name != "sqlite":
            return None
        try:
            with self._lock:
                if not self._keeps:
                    return self._changes()
                count = self._counted()
                return self._connected, count
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as fault:
            raise explained(fault, self._where) from fault

    def close(self) -> None:
        """Let go of the file; idempotent."""
        with self._lock:
            self._closed = True
            self._disconnect()

    def _counted(self) -> int:
        if self._connection is None:
            pooled = self._engine.raw_connection()
            self._connection = pooled.driver_connection
            pooled.detach()
            self._connected += 1
        try:
            ((count,),) = self._connection.execute("PRAGMA data_version").fetchall()
        except BaseException:
            self._disconnect()
            raise
        if self._closed:  # asked while it was being closed
            self._disconnect()
        return int(count)

    def _changes(self) -> int:
        pooled = self._engine.raw_connection()
        try:
            return int(pooled.driver_connection.total_changes)  # type: ignore[union-attr]
        finally:
            pooled.close()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
