"""Whole articles: every trap of a real page at once, and identifiers that last."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.model import Kind
from bot.text.parse import parse
from tests.text.reading import FRIDAY, THURSDAY, article, parsed, statements, table, words
from tests.text.stories import BRIEFING, MARKS, READOUT, STORIES


def row(text: str, start: str) -> tuple[str | None, str | None, Kind, bool]:
    """(speaker, ministry, kind, earlier) of the one statement whose words begin so."""
    (found,) = [one for one in statements(text) if one.span.of(text).startswith(start)]
    return found.speaker.name, found.speaker.ministry, found.kind, found.earlier


_BALOCH = ("Mumtaz Zahra Baloch", "PK")
_TOP = Path(__file__).resolve().parents[2]

#: how a statement of the briefing begins -> (speaker, ministry, kind, earlier)
BRIEFED: dict[str, tuple[str, tuple[str | None, str | None, Kind, bool]]] = {
    "the lead behind its dateline": ("ISLAMABAD: Foreign Office", (*_BALOCH, Kind.PARAPHRASE, False)),
    "a quotation": ("“We want a border", (*_BALOCH, Kind.DIRECT, False)),
    "the quotation carried on": ("“Nobody gains", (*_BALOCH, Kind.DIRECT, False)),
    "declined, though another woman is nearer": ("Asked about the trial", (*_BALOCH, Kind.DECLINED, False)),
    "a defence minister between": ("Defence Minister", ("Khawaja Asif", None, Kind.PARAPHRASE, False)),
    "a politician between": ("PTI leader", ("Omar Roe", None, Kind.PARAPHRASE, False)),
    "an analyst between": ("“None of it", ("Peter Poe", None, Kind.DIRECT, False)),
    "she, after all of them": ("She reaffirmed", (*_BALOCH, Kind.PARAPHRASE, False)),
    "an announced visit": ("The spokesperson announced", (*_BALOCH, Kind.PARAPHRASE, False)),
    "the announcement carried on": ("The delegation", (*_BALOCH, Kind.PARAPHRASE, False)),
    "a quotation opened again": ("“Our friends", (*_BALOCH, Kind.DIRECT, False)),
    "two weeks old, at the end": ("“The letter reads", (*_BALOCH, Kind.DIRECT, True)),
}


@pytest.mark.parametrize(("start", "expected"), **table(BRIEFED))
def test_a_briefing_between_junk_and_other_voices(start: str, expected: tuple[str | None, str | None, Kind, bool]) -> None:
    """Each statement of a page full of traps has its own speaker, kind and time."""
    assert row(BRIEFING, start) == expected


def test_a_briefing_has_no_other_statements() -> None:
    """Banner, tickers, headline, byline, link, caption and tail lines say nothing."""
    assert len(words(BRIEFING)) == len(BRIEFED)


def test_a_briefing_is_dated_by_its_weekday_and_not_by_its_banner() -> None:
    """Thursday in Friday's paper, whatever the crawler's banner says; old words and other voices are not of that day."""
    found = parsed(BRIEFING)
    assert found.said_on == THURSDAY
    today = [one for one in found.statements if not one.earlier]
    assert {one.said_on for one in today if one.speaker.ministry == "PK"} == {THURSDAY}
    assert {one.said_on for one in today if one.speaker.ministry is None} == {None}
    assert THURSDAY not in {one.said_on for one in found.statements if one.earlier}


def test_announced_visits_are_no_positions() -> None:
    """A visit that is announced and its continuation state no stance; the rest of the ministry's words do."""
    found = {one.span.of(BRIEFING)[:14]: one.position for one in statements(BRIEFING) if one.speaker.ministry == "PK"}
    assert (found["The spokespers"], found["The delegation"], found["She reaffirmed"]) == (False, False, True)


#: how a statement of the readout begins -> (speaker, ministry)
RELAYED: dict[str, tuple[str, tuple[str | None, str | None]]] = {
    "an institution relays its own principal": ("Foreign Minister Ishaq Dar", ("Ishaq Dar", "PK")),
    "the ministry relays a counterpart": ("The Foreign Office said that Iranian", ("Foreign Office", "PK")),
    "a joint statement": ("Pakistan and China", ("Pakistan and China", "PK")),
    "they": ("They condemned", ("Pakistan and China", "PK")),
    "a counterpart's spokesman": ("Iranian Foreign Ministry", ("Esmaeil Baghaei", "IR")),
    "a Pentagon spokesperson": ("A Pentagon", ("Pentagon spokesperson", None)),
}


@pytest.mark.parametrize(("start", "expected"), **table(RELAYED))
def test_a_readout_and_who_speaks_in_it(start: str, expected: tuple[str | None, str | None]) -> None:
    """Relayed words belong to the principal, relayed counterparts to the institution."""
    assert row(READOUT, start)[:2] == expected


def test_an_undated_readout_is_dated_nowhere() -> None:
    """Without a day of publication no statement has a day or a bound."""
    assert {(one.said_on, one.said_until) for one in statements(READOUT, None)} == {(None, None)}


def test_marks_of_every_kind_are_read() -> None:
    """Doubled, straight, curly and unclosed marks and a line break inside a quotation give the speakers' own words."""
    found = {one.speaker.name: [quote.of(MARKS) for quote in one.quotes] for one in statements(MARKS)}
    assert found["Mumtaz Zahra Baloch"] == ["study the\nmap with care"]
    told = [quote.of(MARKS) for one in statements(MARKS) for quote in one.quotes]
    assert told[0] == "the road to the sea is open to all"
    assert "It's our neighbours' road, too," in told
    assert "Anyone may use it." in told
    assert "Trade knows no gates," in told


@pytest.mark.parametrize("text", STORIES, ids=["briefing", "readout", "marks"])
def test_parsing_is_deterministic(text: str) -> None:
    """The same article gives the same statements, identifiers included."""
    assert parsed(text) == parsed(text)


@pytest.mark.parametrize("text", STORIES, ids=["briefing", "readout", "marks"])
def test_identifiers_differ(text: str) -> None:
    """No two statements of an article share an identifier."""
    found = [one.id for one in statements(text)]
    assert len(set(found)) == len(found) > 5


def test_the_same_words_twice_are_two_statements() -> None:
    """A sentence printed twice has two identifiers."""
    one, two = statements("The Foreign Office said that talks went on.\nThe Foreign Office said that talks went on.")
    assert one.id != two.id


@pytest.mark.parametrize("text", STORIES, ids=["briefing", "readout", "marks"])
def test_identifiers_outlast_what_is_added_behind(text: str) -> None:
    """A correction appended to the page leaves the links to its statements alive."""
    before = article(text)
    after = replace(before, text=f"{text}The harbour office, which was closed, said that it would open on Monday.\n")
    assert {one.id for one in parse(before).statements} <= {one.id for one in parse(after).statements}


def test_identifiers_outlast_a_new_wrapping() -> None:
    """White space in the words does not change an identifier."""
    before = article("The Foreign Office said that talks with Tehran about the border went on.")
    after = replace(before, text=before.text.replace("Tehran about", "Tehran\nabout"))
    assert [one.id for one in parse(before).statements] == [one.id for one in parse(after).statements]


def test_another_home_reads_the_same_page_for_its_own_ministry() -> None:
    """The home ministry decides whose an unqualified Foreign Office is, not what is found."""
    text = "The Foreign Office said on Thursday that talks with Tehran went on."
    assert [one.speaker.ministry for one in parsed(text, FRIDAY, "GB").statements] == ["GB"]


def test_bounds_are_in_order() -> None:
    """A day lies within its bounds, and neither is after the publication."""
    for one in statements(BRIEFING, date(2024, 11, 8)):
        if one.said_on is not None:
            assert one.said_on <= FRIDAY
        if one.said_from is not None and one.said_until is not None:
            assert one.said_from <= one.said_until <= FRIDAY


def _printed(seed: int) -> str:
    """What a process with this hash seed makes of the fixtures."""
    code = "from tests.text import reading, stories; print([reading.parsed(one) for one in stories.STORIES])"
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=_TOP)
    return run.stdout


def test_every_process_reads_the_same() -> None:
    """Nothing depends on the order of a set: two hash seeds give the same statements."""
    assert _printed(1) == _printed(2) != ""
