"""What is kept at the archive's place beside its articles: the archive is made when the first of it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from sqlalchemy import Connection

from bot.archive.errors import ArchiveMissing
from bot.archive.faults import guarded
from bot.archive.opening import engine_of, open_with
from bot.archive.place import place_of
from bot.archive.writing import writing


class AtPlace:
    """Tables at the archive's place, opened when they are first asked for."""

    def __init__(self, place: str) -> None:
        self._place, self._lock = place_of(place), RLock()
        self._engine = engine_of(self._place)
        self._found = False

    def close(self) -> None:
        """Release files and connections; idempotent."""
        self._engine.dispose()

    def _rows(self, query: Any, **values: Any) -> list[Any]:
        """A query's rows; none where there is no archive yet."""
        if not self._is_there():
            return []
        with guarded(self._place.shown), self._engine.connect() as connection:
            return list(connection.execute(query, values))

    @contextmanager
    def _writing(self, *, create: bool = False) -> Iterator[Connection]:
        if create:
            self._is_there(create=True)
        with writing(self._engine, self._place.shown) as connection:
            yield connection

    def _is_there(self, *, create: bool = False) -> bool:
        with self._lock:
            if not self._found:
                try:
                    open_with(self._engine, self._place, create=create)
                except ArchiveMissing:
                    return False
                self._found = True
            return True
