"""The archive's own fault that callers tell from the others; needs no database library to be caught."""

from __future__ import annotations

from bot.errors import ArchiveError


class ArchiveMissing(ArchiveError):
    """There is no archive at the place; nothing is broken."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "there is no archive here yet",
            where=where,
            todo="Fill one with `fo-stance ingest FILE…`, or make an empty one with `fo-stance migrate`",
        )
