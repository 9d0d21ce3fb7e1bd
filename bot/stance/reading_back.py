"""Reads a question's statements back from the newest, in windows, until enough briefings are whole."""

from __future__ import annotations

from collections.abc import Iterator

from bot.archive.protocol import Archive
from bot.model import Record
from bot.stance.answers import Query
from bot.stance.ask import lookup_of
from bot.stance.briefings import Briefing, by_briefing

#: Statements read from the archive at once, and windows read before the rest is left unread.
_WINDOW = 200
_MOST_WINDOWS = 50
#: Statements that are read of one question at most.
MOST_READ = _WINDOW * _MOST_WINDOWS


def newest_briefings(query: Query, archive: Archive, *, ministry: str, count: int) -> tuple[Briefing, ...]:
    """The newest briefings on a question, each with all of its statements on it.

    Args:
        query: the question; its own page is left out of account.
        archive: where to look.
        ministry: whose briefings.
        count: how many briefings at most.

    Returns:
        Newest first; statements without a day come last, by article. Fewer than asked for where there are no more, or
        where these already fill what is read at most (`MOST_READ`).

    Raises:
        ArchiveError: the archive cannot be read.
    """
    records: list[Record] = []
    for window in _windows(query, archive, ministry):
        records += window
        found = by_briefing(records)
        if len(found) > count:  # the last one may go on in the next window
            return found[:count]
    return by_briefing(records)[:count]


def newest_statements(query: Query, archive: Archive, *, ministry: str) -> Iterator[Record]:
    """All statements on a question, newest first, as far back as they are read at most (`MOST_READ`)."""
    for window in _windows(query, archive, ministry):
        yield from window


def _windows(query: Query, archive: Archive, ministry: str) -> Iterator[list[Record]]:
    for window in range(_MOST_WINDOWS):
        found = archive.find(lookup_of(query, ministry, offset=window * _WINDOW, limit=_WINDOW))
        yield found
        if len(found) < _WINDOW:
            return
