"""What holds for every text: spans are slices, identifiers last, and nothing is ever raised."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Parsed, Span
from bot.text.parse import parse
from tests.text.hostile import FRAMES, UNITS, run
from tests.text.reading import article, parsed
from tests.text.stories import STORIES

_SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: Pieces of news prose and of everything else; joined at random they reach corners that whole sentences do not.
_PIECES = (
    "Foreign Office Spokesperson Mumtaz Zahra Baloch",
    "the Foreign Office",
    "Foreign Minister Ishaq Dar",
    "Pakistan and China",
    "Defence Minister",
    "Omar Roe",
    "she",
    "it",
    "they",
    "who",
    "according to",
    "said",
    "said that",
    "had said",
    "declined to comment",
    "reaffirmed",
    "and urged",
    "adding that",
    "on Thursday",
    "two weeks ago",
    "on Nov 7",
    "Iran",
    "the US",
    "Kabul",
    "talks",
    "“",
    "”",
    '"',
    "'",
    "''",
    "‘",
    "’",
    "’s",
    ",",
    ".",
    ". ",
    "…",
    "?",
    ":",
    ";",
    "—",
    "(",
    ")",
    "\n",
    "\r\n",
    "\u2028",
    "ISLAMABAD:",
    " date 2024-04-05 ",
    "\x00",
    "\ud800",
    "\u202e",
    "\u200b",
    "\u00ad",
    "ترجمان نے کہا۔",
    "🇵🇰",
    "İ",
    "ß",
    "Ⅷ",
    "９",
)
_PROSE = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
_TIGHT = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
_ANY = st.text(st.characters(exclude_categories=()), max_size=300)
_PAGES = st.builds(
    lambda story, at, piece: story[:at] + piece + story[at:], st.sampled_from(STORIES), st.integers(0, 2000), _PROSE
)


def sound(found: Parsed) -> None:
    """Fail where a span is not what it says."""
    text = found.article.text
    whole = Span(start=0, end=len(text))
    previous = 0
    for one in found.statements:
        assert inside(one.span, whole)
        assert one.span.of(text) == one.span.of(text).strip() != ""
        assert one.span.start >= previous
        previous = one.span.end
        assert one.article_id == found.article.id
        for quote in one.quotes:
            assert inside(quote, one.span)
            assert quote.of(text) in one.span.of(text)
        assert list(one.quotes) == sorted(one.quotes)
        assert all(left.end <= right.start for left, right in itertools.pairwise(one.quotes))
        assert one.cue is None or inside(one.cue, one.span)
        assert one.source is None or inside(one.source, one.span)
        assert set(one.inherited) <= set(one.countries)
        assert len(set(one.countries)) == len(one.countries)
    assert len({one.id for one in found.statements}) == len(found.statements)


def inside(inner: Span, outer: Span) -> bool:
    """Whether a stretch is not empty and lies within another."""
    return outer.start <= inner.start < inner.end <= outer.end


@_SETTINGS
@given(text=_PROSE | _TIGHT | _PAGES)
def test_spans_are_slices_of_any_prose(text: str) -> None:
    """Statements are ordered, disjoint slices of the text; quotes, cue and source lie inside their statement."""
    sound(parsed(text))


@_SETTINGS
@given(text=_ANY)
def test_no_text_at_all_raises(text: str) -> None:
    """NUL, lone surrogates, marks, emoji and right-to-left text are read like any other."""
    sound(parsed(text))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("unit", UNITS)
def test_no_run_raises(unit: str, frame: str) -> None:
    """A long run of one thing, alone or inside a sentence, is read like any other text."""
    sound(parsed(run(unit, frame, 600)))


@pytest.mark.parametrize("text", STORIES, ids=["briefing", "readout", "marks"])
def test_the_fixtures_are_sound(text: str) -> None:
    """The own-written articles hold the same invariant."""
    found = parsed(text)
    assert len(found.statements) > 5
    sound(found)


@_SETTINGS
@given(text=_PROSE | _PAGES)
def test_parsing_twice_gives_the_same(text: str) -> None:
    """Nothing of one article stays for the next."""
    first = parsed(text)
    parsed(STORIES[0])
    assert parsed(text) == first


@_SETTINGS
@given(story=st.sampled_from(STORIES), added=st.lists(st.sampled_from(STORIES[1].splitlines()), min_size=1, max_size=4))
def test_identifiers_are_stable_under_appended_paragraphs(story: str, added: list[str]) -> None:
    """Paragraphs added behind a story leave the identifiers of its statements alone."""
    before = article(story)
    after = replace(before, text=story + "".join(f"{line}\n" for line in added))
    kept = [one.id for one in parse(before).statements]
    assert [one.id for one in parse(after).statements][: len(kept)] == kept
