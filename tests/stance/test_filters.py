"""Filters in their three spellings: `name:value`, `--name value` and plain words; and words between quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stance import filters
from bot.stance.filters import OPTIONS, Fault, Filters, take

TODAY = date(2026, 11, 24)


def taken(text: str) -> Filters:
    found = take(text, today=TODAY, limit=5)
    assert isinstance(found, Filters), found
    return found


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("US since:2024-01-01 before:2024-06", date(2024, 1, 1), date(2024, 5, 31)),
        ("US after:2024", date(2025, 1, 1), None),
        ("US --after 2024-11-07", date(2024, 11, 8), None),
        ("US until:2024-11", None, date(2024, 11, 30)),
        ("US on:2024-11-07", date(2024, 11, 7), date(2024, 11, 7)),
        ("US on 2024-11-07", date(2024, 11, 7), date(2024, 11, 7)),
        ("US since:yesterday", date(2026, 11, 23), None),
        ('US since:"last month"', date(2026, 10, 1), None),
        ("US SINCE:2024", date(2024, 1, 1), None),
        ("US since:last week", date(2026, 11, 16), None),
        ("since: two weeks ago US", date(2026, 11, 10), None),
        ("US --before june 2024", None, date(2024, 5, 31)),
        ("on:7  nov US", date(2026, 11, 7), date(2026, 11, 7)),
    ],
)
def test_days(typed: str, since: date | None, until: date | None) -> None:
    """Each spelling bounds the same days and leaves only the country."""
    assert (taken(typed).since, taken(typed).until, taken(typed).rest.split()) == (since, until, ["US"])


def test_who_where_and_whose() -> None:
    """Names of several words stand between marks or are joined by a line below."""
    found = taken('US by:"Mumtaz Baloch" outlet:dawn from:india')
    assert (found.by, found.outlet, found.ministry, found.rest.split()) == ("mumtaz baloch", "dawn", "india", ["US"])
    assert taken("by:mumtaz_baloch").by == "mumtaz baloch"
    assert taken("--by Baloch").by == "baloch"


@pytest.mark.parametrize(
    ("typed", "by", "outlet", "ministry", "rest"),
    [
        ("US by:foreign office", "foreign office", "", "", "US"),
        ("by:foreign minister US", "foreign minister", "", "", "US"),
        ("by: mumtaz zahra baloch trade", "mumtaz zahra baloch", "", "", "trade"),
        ("by:baloch india trade", "baloch", "", "", "india trade"),
        ("outlet:the news US --limit 3", "", "the news", "", "US"),
        ("from:saudi arabia pakistan", "", "", "saudi arabia", "pakistan"),
        ("by:quimby marlow US", "quimby", "", "", "marlow US"),
    ],
)
def test_names_go_as_far_as_they_are_known(typed: str, by: str, outlet: str, ministry: str, rest: str) -> None:
    """Without marks a person, an office, an outlet or a country is taken whole; of a name that nobody knows, one word."""
    found = taken(typed)
    assert (found.by, found.outlet, found.ministry, found.rest.strip()) == (by, outlet, ministry, rest)


@pytest.mark.parametrize(
    ("typed", "phrases", "rest"),
    [
        ('US "mutual respect"', ("mutual respect",), "US"),
        ("US “Mutual  Respect” trade", ("mutual respect",), "US trade"),
        ('"no first use" "red line"', ("no first use", "red line"), ""),
        ('US ""', (), "US"),
        ('US "unclosed words', (), 'US "unclosed words'),
    ],
)
def test_phrases(typed: str, phrases: tuple[str, ...], rest: str) -> None:
    """What stands between a pair of marks is looked for as it stands; a single mark is a mark."""
    assert (taken(typed).phrases, " ".join(taken(typed).rest.split())) == (phrases, rest)


@pytest.mark.parametrize("typed", ["US: trade", "10:30", "1::int", "a/b:c", "دہلی:"])
def test_what_only_looks_like_a_filter(typed: str) -> None:
    """A colon before a space, in a time or in code is no filter."""
    assert taken(typed).rest.split() == typed.split()


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("US foo:bar", "There is no filter foo:; there are since:, until:"),
        ('US "%"', "holds no word to look for"),
        ("US by:", "by: takes a name, as in by:baloch"),
        ("US outlet:…", "outlet: takes an outlet"),
        ("US from:", "from: takes a country whose ministry"),
        ("US by:a by:b", "by: is given twice"),
        ("US on:2024 since:2023", "on top of another time"),
        ("US before:0001-01-01", "not in the calendar"),
        ("US after:9999-12-31", "not in the calendar"),
        ("US since:2025 until:2024", "no stretch of time"),
        ("US since:2024 since 2023", "on top of another time"),
        ("US limit:0", "--limit takes a number from 1 to 20"),
    ],
)
def test_faults(typed: str, part: str) -> None:
    """One sentence that says what is wrong."""
    found = take(typed, today=TODAY, limit=5)
    assert isinstance(found, Fault)
    assert part in found.sentence


def test_every_option_has_both_spellings() -> None:
    """`name:value` and `--name value` are one option."""
    for name in OPTIONS:
        for typed in (f"{name}:2024", f"--{name} 2024"):
            found = take(f"{typed} --{name} 2024" if name != "earlier" else "--earlier --earlier", today=TODAY, limit=5)
            assert isinstance(found, Fault)
            assert "given twice" in found.sentence or "takes a number" in found.sentence


_PARTS = (
    "US", "iran", "korea", "trade", "last", "month", "may", "sun", "to", "from", "between", "and", "one", "week", "ago",
    "on", "in", "before", "since", "2024", "7/11", "by:x", "foo:", '"a b"', "--limit", "2", "—", "mid", "\t", "آج",
    "next", "tomorrow", "weekend", "7-10",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=7).map(" ".join) | st.text(max_size=40))
def test_the_short_way_leaves_no_filter_out(text: str) -> None:
    """A question without any mark of a filter is what reading it for filters would give."""
    quick = take(text, today=TODAY, limit=5)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(filters, "_MAYBE", re.compile(""))
        slow = take(text, today=TODAY, limit=5)
    if isinstance(quick, Filters) and isinstance(slow, Filters):
        assert quick.rest.split() == slow.rest.split()
        slow = replace(slow, rest=quick.rest)
    assert quick == slow
