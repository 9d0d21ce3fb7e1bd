"""What Slack hands over is read as its reader sees it: flags, emoji, links of domains, emphasis, letters that look alike."""

from __future__ import annotations

from datetime import date

import pytest

from bot.stance.answers import Query, Unknown
from bot.stance.cleaning import cleaned
from bot.stance.match import match

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "countries", "topics"),
    [
        (":flag-ir:", ("IR",), ()),
        (":flag-us: :flag-in:", ("US", "IN"), ()),
        (":flag-us::flag-in:", ("US", "IN"), ()),
        (":flag-in: water", ("IN",), ("water",)),
        ("🇺🇸 🇮🇳 water", ("US", "IN"), ("water",)),
        ("stance on 🇮🇹", ("IT",), ()),
        ("🇪🇺", ("EU",), ()),
        (":flag-un: kashmir", ("UN",), ("kashmir",)),
        (":it:", ("IT",), ()),
        (":de: trade", ("DE",), ("trade",)),
        (":flag-scotland:", ("GB",), ()),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", ("GB",), ()),
        ("US :thumbsup:", ("US",), ()),
        (":pray: :iran:", ("IR",), ()),
        ("*US* terrorism", ("US",), ("terrorism",)),
        ("~iran~", ("IR",), ()),
        ("&lt;http://us.iran|us.iran&gt;", ("US", "IR"), ()),
        ("Сhina", ("CN",), ()),  # with a Cyrillic С
        ("іrаn nuclear", ("IR",), ("nuclear",)),
        ("UЅ", ("US",), ()),
        ("Ирaн", ("IR",), ()),  # with a Latin a
        ("США", ("US",), ()),  # all Cyrillic
    ],
)
def test_read_as_shown(typed: str, countries: tuple[str, ...], topics: tuple[str, ...]) -> None:
    """A flag is its country whatever stands beside it; other pictures and marks say nothing."""
    found = match(typed, today=TODAY)
    assert isinstance(found, Query)
    assert (found.countries, found.topics, found.words) == (countries, topics, ())


@pytest.mark.parametrize("typed", ["🇿🇿", ":flag-zz: terrorism"])
def test_a_flag_of_nobody(typed: str) -> None:
    """A flag that no country has is said to be one."""
    found = match(typed, today=TODAY)
    assert isinstance(found, Unknown)
    assert found.fault is not None
    assert "of no country that is known" in found.fault


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("at 10:30:15", "at 10:30:15"),
        ("since:2024-01 by:dar:", "since:2024-01 by:dar:"),
        (":turkey: dinner", "dinner"),
        (":in: :sa:", ""),
        ("fts*", "fts*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("<http://a.example|b.example>", "<http://a.example|b.example>"),
        ("Россия and Ελλάδα", "Россия and Ελλάδα"),
    ],
)
def test_what_only_looks_so(typed: str, shown: str) -> None:
    """Times, filters, lone marks, links under another name and words of one alphabet stay; a bird is no country."""
    assert cleaned(typed).split() == shown.split()
