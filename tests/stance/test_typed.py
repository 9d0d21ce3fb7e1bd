"""A question written back as one would type it, and read again as the same question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gazetteer import load_countries, load_topics
from bot.stance.answers import Query
from bot.stance.match import match
from bot.stance.typed import as_typed

TODAY = date(2026, 11, 24)
COUNTRIES = sorted(load_countries().by_code)
TOPICS = sorted(load_topics().by_id)
NAMES = {code: one.name for code, one in load_countries().by_code.items()} | {
    id: one.name for id, one in load_topics().by_id.items()
}


def read_again(query: Query) -> Query:
    found = match(as_typed(query, NAMES), today=TODAY, ministries=("IN", "PK"))
    assert isinstance(found, Query), found
    return replace(found, text=query.text)


#: The question -> what one would type
TYPED = {
    "United States": Query(text="", countries=("US",)),
    "Kashmir": Query(text="", topics=("kashmir",)),
    "Palestine and Gaza": Query(text="", topics=("palestine_gaza",)),
    "United States China Terrorism": Query(text="", countries=("US", "CN"), topics=("terrorism",)),
    "Afghanistan besham bridge": Query(text="", countries=("AF",), words=("besham", "bridge")),
    'India "mutual respect"': Query(text="", countries=("IN",), phrases=("mutual respect",)),
    "GN": Query(text="", countries=("GN",)),
    "Iran since:2024-01-01 until:2024-06-30": Query(
        text="", countries=("IR",), since=date(2024, 1, 1), until=date(2024, 6, 30)
    ),
    "Iran on:2024-11-07": Query(text="", countries=("IR",), since=date(2024, 11, 7), until=date(2024, 11, 7)),
    'China by:baloch outlet:"express tribune" from:india': Query(
        text="", countries=("CN",), by="baloch", outlet="express tribune", ministry="IN"
    ),
    "United States --limit 3 --offset 10": Query(text="", countries=("US",), limit=3, offset=10),
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_question_is_written_as_one_would_type_it(typed: str) -> None:
    """Names, words, phrases and filters, each in its form, and read back as they were."""
    assert as_typed(TYPED[typed], NAMES) == typed
    assert read_again(TYPED[typed]) == TYPED[typed]


@pytest.mark.parametrize("code", [*COUNTRIES, *TOPICS])
def test_every_name_is_read_back(code: str) -> None:
    """Whatever a list or a button can name can be asked for by it."""
    query = Query(text="", topics=(code,)) if code in TOPICS else Query(text="", countries=(code,))

    assert read_again(query) == query


_DAYS = st.none() | st.dates(date(2018, 1, 1), TODAY)
_SURE = ("US", "CN", "IN", "AF", "IR", "SA", "OIC", "UN", "GB", "AE")


@given(
    st.lists(st.sampled_from(_SURE), max_size=3, unique=True),
    st.lists(st.sampled_from(TOPICS), min_size=1, max_size=1),
    st.tuples(_DAYS, _DAYS),
    st.integers(1, 20),
    st.integers(0, 500),
    st.sampled_from(["", "baloch", "mumtaz zahra baloch"]),
    st.lists(st.sampled_from(["mutual respect", "visa"]), max_size=2, unique=True),
)
def test_questions_are_read_back(
    countries: list[str],
    topics: list[str],
    days: tuple[date | None, date | None],
    limit: int,
    offset: int,
    by: str,
    phrases: list[str],
) -> None:
    """Any combination of countries, topics, days, pages and names comes back."""
    since, until = days
    if since is not None and until is not None and since > until:
        since, until = until, since
    query = Query(
        text="",
        countries=tuple(countries),
        topics=tuple(topics),
        since=since,
        until=until,
        limit=limit,
        offset=offset,
        by=by,
        phrases=tuple(phrases),
    )
    found = read_again(query)

    assert replace(found, countries=(), topics=()) == replace(query, countries=(), topics=())
    assert (set(found.countries), set(found.topics)) == (set(countries), set(topics))
