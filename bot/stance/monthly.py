"""How much a ministry said a month on a question: out of the archive's sums where it keeps them, else counted.

    one country and one topic at most -> the archive's months -> those inside the question's days | edge months counted
    anything else                     -> its statements counted, as far back as they are read at most

Only statements with a known day count.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from bot.archive.protocol import Archive, Lookup, Month
from bot.stance.answers import Query
from bot.stance.ask import lookup_of
from bot.stance.reading_back import MOST_READ, newest_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """Counts by month."""

    #: Oldest first, those with a statement.
    months: tuple[Month, ...]
    #: False where there were more statements than are read: the oldest are not counted.
    whole: bool = True


def monthly(query: Query, archive: Archive, *, ministry: str) -> Monthly:
    """Counts a question's statements by the month they were said in.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    lookup = lookup_of(query, ministry)
    free = replace(lookup, countries=(), topics=(), since=None, until=None, limit=0, offset=0)
    if free != Lookup(ministry=ministry, limit=0) or len(lookup.countries) > 1 or len(lookup.topics) > 1:
        return _counted(query, archive, ministry)
    kept = archive.months(ministry, *lookup.countries or ("",), *lookup.topics)
    found = [_within(one, query, archive, ministry) for one in kept if _touches(one, query)]
    return Monthly(months=tuple(one for one in found if one.statements))


def _counted(query: Query, archive: Archive, ministry: str) -> Monthly:
    read = [one.statement.said_on for one in newest_statements(query, archive, ministry=ministry)]
    counts = Counter(day.replace(day=1) for day in read if day is not None)
    months = tuple(Month(month=day, statements=counts[day]) for day in sorted(counts))
    return Monthly(months=months, whole=len(read) < MOST_READ)


def _within(one: Month, query: Query, archive: Archive, ministry: str) -> Month:
    """The month as it is where the question takes in all of it; else only the days asked for."""
    since, until = max(one.month, query.since or one.month), min(_last(one), query.until or _last(one))
    if (since, until) == (one.month, _last(one)):
        return one
    edge = replace(query, since=since, until=until)
    return replace(one, statements=sum(1 for _ in newest_statements(edge, archive, ministry=ministry)))


def _touches(one: Month, query: Query) -> bool:
    return (query.since is None or query.since <= _last(one)) and (query.until is None or query.until >= one.month)


def _last(one: Month) -> date:
    return one.month.replace(day=monthrange(one.month.year, one.month.month)[1])
