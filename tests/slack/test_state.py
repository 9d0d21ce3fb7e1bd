"""What a button remembers comes back whole, or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.state import MAX_PAGE, MAX_QUESTION, read_id, read_query, read_question, write_query, write_question
from bot.stance.answers import Query

QUERIES = st.builds(
    Query,
    text=st.text(max_size=MAX_QUESTION),
    countries=st.lists(st.sampled_from(["US", "CN", "UN", "SAARC", "G20"]), max_size=5).map(tuple),
    topics=st.lists(st.sampled_from(["kashmir", "visits_summits", "trade"]), max_size=3).map(tuple),
    words=st.lists(st.text(min_size=1, max_size=20), max_size=6).map(tuple),
    phrases=st.lists(st.text(min_size=1, max_size=20), max_size=3).map(tuple),
    by=st.text(max_size=30),
    outlet=st.text(max_size=30),
    ministry=st.sampled_from(["", "IN", "EU"]),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    limit=st.integers(1, MAX_PAGE),
    offset=st.integers(0, 10_000),
)


@given(QUERIES)
def test_a_question_comes_back_as_it_was(query: Query) -> None:
    """Writing and reading a question gives the same question."""
    assert read_query(write_query(query)) == query


@given(st.text(max_size=MAX_QUESTION))
def test_a_typed_question_comes_back_as_it_was(text: str) -> None:
    """And is no question of the other sort."""
    assert read_question(write_question(text)) == text


@given(QUERIES)
def test_the_two_sorts_of_question_are_told_apart(query: Query) -> None:
    """A question that was read is never taken for one to be read."""
    assert read_question(write_query(query)) is None


@pytest.mark.parametrize("value", ["", "x", "[]", "null", '{"x":1}', '{"x":"US","q":"US"}', "[" * 5000, '{"q":"US"}'])
def test_what_is_no_typed_question(value: str) -> None:
    """Whatever was not written here is nothing."""
    assert read_question(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "US",
        "[]",
        "null",
        "[" * 5000,
        '{"o":-1}',
        '{"o":10001}',
        '{"o":true}',
        '{"o":"1"}',
        '{"l":0}',
        '{"l":500}',
        '{"c":"US"}',
        '{"c":["us"]}',
        '{"c":["US; drop"]}',
        '{"c":[1]}',
        '{"t":["Kashmir"]}',
        '{"w":[""]}',
        '{"q":7}',
        '{"s":"yesterday"}',
        '{"s":20300501}',
        '{"u":null}',
        f'{{"q":"{"x" * 301}"}}',
    ],
)
def test_a_value_that_was_not_written_here_is_no_question(value: str) -> None:
    """Anything else than what `write_query` makes is refused, not repaired."""
    assert read_query(value) is None


def test_the_longest_question_fits_into_a_button() -> None:
    """The longest text that is read, and all countries, topics and words it can name, stay within 2000 characters."""
    words = tuple("لفظ" for _ in range(75))
    query = Query(
        text="ل" * MAX_QUESTION, countries=("US",) * 60, topics=("visits_summits",) * 20, words=words, since=date(2030, 1, 1)
    )
    assert len(write_query(query)) <= 2000


@pytest.mark.parametrize(
    ("value", "expected"), [("0123456789abcdef", True), ("", False), ("0123456789ABCDEF", False), ("../x", False)]
)
def test_an_id_is_sixteen_hexadecimal_digits(value: str, expected: bool) -> None:
    """Nothing else is looked up in the archive."""
    assert (read_id(value) == value) is expected
