"""However little of the archive is read for an answer, it is the one that reading everything gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import TRANSCRIPT, Kind, Record
from bot.stance import ask as asking
from bot.stance.answers import Answer, Query
from tests.fakes import SAID, SPOKESPERSON, InMemoryArchive, record

TODAY = date(2030, 6, 1)
DAYS = [SAID - timedelta(days=number) for number in range(5)]
#: Days as archives have them: many statements on some, few on others, and some on none.
DAY = st.sampled_from([*DAYS[:2] * 3, *DAYS, None])
WORDS = ("It calls the river treaty fair.", "It calls the river treaty unfair.", "It will open the port of Selm.")


def _record(number: int, drawn: dict[str, Any]) -> Record:
    words = drawn.pop("words")
    quotes = (words,) if drawn["kind"] is Kind.DIRECT else ()
    return record(f"{words} Note {number}.", before=" " * drawn.pop("start"), quotes=quotes, **drawn)


DRAWN: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    words=st.sampled_from(WORDS),
    start=st.sampled_from([0, 0, 7, 30]),
    kind=st.sampled_from(Kind),
    position=st.booleans(),
    earlier=st.sampled_from([False, False, True]),
    said_on=DAY,
    published=DAY,
    said_until=st.sampled_from([None, *DAYS[:2]]),
    countries=st.sampled_from([("US",), ("US",), ("US", "CN"), ("CN",)]),
    topics=st.sampled_from([(), ("water",)]),
    outlet=st.sampled_from([None, "The Harbour Gazette", "The Quay Courier", "The Mole"]),
    speaker=st.just(SPOKESPERSON),
    rule=st.sampled_from(["said", "said", TRANSCRIPT]),
)
#: Positions are no newer than some day, so that they may stand behind any number of mentions.
RECORDS = st.builds(
    lambda drawn, newest: [_record(number, _no_newer(dict(one), newest)) for number, one in enumerate(drawn)],
    st.lists(DRAWN, min_size=25, max_size=45) | st.lists(DRAWN, max_size=25),
    st.sampled_from([*DAYS, None]),
)


def _no_newer(drawn: dict[str, Any], newest: date | None) -> dict[str, Any]:
    day = drawn["said_on"] or drawn["published"]
    if day is None or (newest is not None and day <= newest):
        return drawn
    return drawn | {"position": False, "kind": Kind.PARAPHRASE}


def _answered(query: Query, records: list[Record], **constants: int) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "MOST_OLDER", 6)  # so that the little archives here have more
        for name, value in constants.items():
            patch.setattr(asking, name, value)
        return asking.ask(query, InMemoryArchive(records), ministry="PK", today=TODAY)


@given(RECORDS, st.integers(1, 6), st.integers(0, 30), st.integers(0, 4), st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_reading_little_answers_as_reading_everything(
    records: list[Record], limit: int, offset: int, margin: int, window: int
) -> None:
    """Whatever the archive holds and wherever what is read of it ends, on every page."""
    for query in (
        Query(text="US", countries=("US",), limit=limit),
        Query(text="US", countries=("US",), limit=limit, offset=offset),
        Query(text="US treaty", countries=("US",), words=("treaty",), limit=limit, since=DAYS[3]),
    ):
        everything = _answered(query, records, _MARGIN=1000)
        assert _answered(query, records, _MARGIN=margin, _WINDOW=window) == everything


def test_a_first_page_is_answered_from_little() -> None:
    """Of a thousand statements, a card's first page takes some dozens."""
    read: list[int] = []

    class Watched(InMemoryArchive):
        def find(self, lookup: Any) -> list[Record]:
            found = super().find(lookup)
            read.append(len(found))
            return found

    records = [_one(number) for number in range(1000)]
    answer = asking.ask(Query(text="US", countries=("US",)), Watched(records), ministry="PK", today=TODAY)
    assert sum(read) < 50
    whole = _answered(Query(text="US", countries=("US",)), records, _MARGIN=5000, MOST_OLDER=asking.MOST_OLDER)
    assert answer == whole


def _one(number: int) -> Record:
    one = record(f"It calls treaty {number} fair.", said_on=SAID - timedelta(days=number // 4))
    return replace(one, article=replace(one.article, outlet=f"Gazette {number % 7}"))
