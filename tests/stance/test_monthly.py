"""Counts by month, whether the archive keeps the sums or not."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.protocol import Lookup
from bot.model import Record
from bot.stance.answers import Query
from bot.stance.monthly import monthly
from tests.fakes import InMemoryArchive, record

FIRST = date(2030, 1, 15)
US = Query(text="", countries=("US",))
ARCHIVE = InMemoryArchive(
    record(f"She said thing {day} of the dam.", said_on=FIRST + timedelta(days=day), topics=("water",))
    for day in range(0, 120, 3)
)
_DAYS = st.none() | st.dates(FIRST - timedelta(days=20), FIRST + timedelta(days=150))


def counts(query: Query) -> dict[date, int]:
    return {one.month: one.statements for one in monthly(query, ARCHIVE, ministry="PK").months}


@given(_DAYS, _DAYS)
def test_sums_and_counting_agree(since: date | None, until: date | None) -> None:
    """Any days: the archive's sums, cut at the edges, are what counting each statement gives."""
    bounded = Query(text="", countries=("US",), since=since, until=until)
    by_word = Query(text="", countries=("US",), words=("dam",), since=since, until=until)

    assert counts(bounded) == counts(by_word)


class Endless(InMemoryArchive):
    """More statements than anyone reads."""

    def find(self, lookup: Lookup) -> list[Record]:
        return [record()] * lookup.limit


def test_what_was_not_read_is_not_counted_in_silence() -> None:
    """A count that stopped says so."""
    found = monthly(Query(text="", words=("dam",)), Endless(), ministry="PK")

    assert (found.whole, found.months[0].statements) == (False, 10_000)
    assert monthly(US, ARCHIVE, ministry="PK").whole
