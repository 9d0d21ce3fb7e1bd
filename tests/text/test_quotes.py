"""The quotation automaton, mark by mark."""

from __future__ import annotations

import itertools

import pytest

from bot.model import Status
from bot.text.clean import paragraphs
from bot.text.quotes import Quotation, quotations
from tests.text.reading import quotes, statements, table


def found(text: str) -> list[Quotation]:
    """The quotations of a whole text."""
    return quotations(text, paragraphs(text))


#: text -> what stands between marks
QUOTED: dict[str, tuple[str, list[str]]] = {
    "curly marks": ("She said “talks go on” and left.", ["talks go on"]),
    "straight marks": ('She said "talks go on" and left.', ["talks go on"]),
    "single curly marks": ("She said ‘talks go on’ and left.", ["talks go on"]),
    "single straight marks": ("She said 'talks go on' and left.", ["talks go on"]),
    "doubled single marks": ("She said ''talks go on'' and left.", ["talks go on"]),
    "low and high marks": ("She said „talks go on” and left.", ["talks go on"]),
    "guillemets": ("She said «talks go on» and left.", ["talks go on"]),
    "two in one sentence": ("“Talks,” she said, “go on.”", ["Talks,", "go on."]),
    "an apostrophe inside": ("She said “it’s Pakistan’s right” again.", ["it’s Pakistan’s right"]),
    "a straight apostrophe inside": ("She said \"it's Pakistan's right\" again.", ["it's Pakistan's right"]),
    "an apostrophe inside single marks": (
        "She said 'it isn't the ministry's view' again.",
        ["it isn't the ministry's view"],
    ),
    "a curly apostrophe inside single marks": ("She said ‘it isn’t our view’ again.", ["it isn’t our view"]),
    "a plural's apostrophe is no mark": ("The ministers’ talks and the envoys’ dinner went well.", []),
    "a contraction is no mark": ("It's what the ministry didn't say.", []),
    "single marks inside double ones": (
        "“They call it ‘a fresh start’ now,” she said.",
        ["They call it ‘a fresh start’ now,"],
    ),
    "opened again without having been closed": (
        "“We want peace. “We want trade,” she said.",
        ["We want peace.", "We want trade,"],
    ),
    "opened again in the next paragraph": (
        "“We want peace.\n“We want trade,” she said.",
        ["We want peace.", "We want trade,"],
    ),
    "never closed ends with its paragraph": ("She said: “We want peace.\nThe hall was full.", ["We want peace."]),
    "never closed at the end of the text": ("She said: “We want peace.", ["We want peace."]),
    "broken by a line's end": (
        "Speaking in the full hall on Thursday, she said “we want\npeace with all” and left.",
        ["we want\npeace with all"],
    ),
    "a stray mark before the source": ("“Baloch said, “We want peace.”", ["We want peace."]),
    "a closing mark alone quotes nothing": ("We want peace,” is on the wall.", []),
    "a closing straight mark leans on its word": ('The word "peace" and the word "trade" were heard.', ["peace", "trade"]),
    "a mark in brackets": ("The plan (“a fresh start”) is old.", ["a fresh start"]),
    "a mark behind a dash": ("One word—“peace”—was heard.", ["peace"]),
    "feet and inches are no marks": ("The 6' fence stood by the road.", []),
}


@pytest.mark.parametrize(("text", "expected"), **table(QUOTED))
def test_stretches_between_marks_are_quotations(text: str, expected: list[str]) -> None:
    """Whatever marks a newspaper uses, the quoted words are found without them."""
    assert [text[quote.start : quote.end] for quote in found(text)] == expected


def test_an_opened_again_quotation_continues_the_one_before() -> None:
    """A quotation opened again is marked as continued, and the unclosed one as not closed."""
    first, second = found("“We want peace. “We want trade,” she said.")
    assert (first.closed, second.closed, first.continued, second.continued) == (False, True, False, True)


def test_a_next_quotation_is_not_continued() -> None:
    """Two closed quotations are two."""
    assert [quote.continued for quote in found("“We want peace,” she said. “We want trade.”")] == [False, False]


def test_quotations_never_overlap() -> None:
    """Quotations stand in order and none inside another, whatever the marks."""
    text = "“a ‘b “c” d’ e” \"f 'g' h\" ''i “j'' k” «l “m» n”."
    edges = [(quote.outer_start, quote.outer_end) for quote in found(text)]
    assert edges == sorted(edges)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(edges))


def test_marks_outside_the_body_are_not_looked_at() -> None:
    """A headline's open mark does not swallow the story."""
    text = "“Talks go on: ministry\nShe said “we want peace” in the hall."
    assert [text[quote.start : quote.end] for quote in found(text)] == ["we want peace"]


#: a text with a quotation that is never closed -> the quoted words of each statement, and whether the last is held
UNCLOSED: dict[str, tuple[str, list[list[str]], Status]] = {
    "before its source": (
        "“Talks with Tehran go on, Foreign Minister Ishaq Dar told reporters. He added that the gate was open.",
        [["Talks with Tehran go on,"], []],
        Status.SHOWN,
    ),
    "before another's sentence": (
        "Foreign Minister Ishaq Dar said that “the gate is open. Trader Omar Low said that it was shut.",
        [["the gate is open."], []],
        Status.SHOWN,
    ),
    "opened again by another": (
        "“We want peace,” said Foreign Minister Ishaq Dar. “India must go. Omar Low said that “it is there”.",
        [["We want peace,"], ["India must go."], ["it is there"]],
        Status.SHOWN,
    ),
    "over a sentence that may be the outlet's": (
        "Foreign Minister Ishaq Dar said: “The gate is open. He then left for Baku.",
        [["The gate is open. He then left for Baku."]],
        Status.HELD,
    ),
    "opened again in the next paragraph": (
        "Foreign Minister Ishaq Dar said: “The gate is open. It will stay so.\n“Nobody gains,” he added.",
        [["The gate is open. It will stay so."], ["Nobody gains,"]],
        Status.SHOWN,
    ),
}


@pytest.mark.parametrize(("text", "expected", "status"), **table(UNCLOSED))
def test_a_quotation_that_is_never_closed_ends_before_the_next_source(
    text: str, expected: list[list[str]], status: Status
) -> None:
    """It never runs over a source; where nothing tells its end, an editor looks."""
    assert quotes(text) == expected
    assert statements(text)[-1].status is status
