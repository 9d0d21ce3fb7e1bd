"""Voices whose own words tell their country: neither the dateline nor whoever spoke before moves them to another."""

from __future__ import annotations

import pytest

from bot.model import Status
from tests.text.reading import statements, table, voices

_INDIAN = "NEW DELHI: Indian spokesperson Arvind Roe said on Thursday that the gate was shut.\n"
_BRIEFED = "ISLAMABAD: Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks went on.\n"

#: (what came first, what follows) -> (speaker, ministry) of the latter
WHOSE: dict[str, tuple[str, str, tuple[str | None, str | None]]] = {
    "an unknown minister with his country, filed abroad": (
        _INDIAN,
        "Pakistan’s Foreign Minister Salman Roe said that the river was shared.",
        ("Salman Roe", "PK"),
    ),
    "the same one by his last name": (
        _INDIAN + "Pakistan’s Foreign Minister Salman Poe said that the river was shared.\n",
        "Poe said that the road was open.",
        ("Salman Poe", "PK"),
    ),
    "an envoy by his last name, the post between role and name": (
        _INDIAN + "Pakistan’s ambassador to Norway Yasir Roe said that the river was shared.\n",
        "Roe said that the road was open.",
        ("Yasir Roe", "PK"),
    ),
    "a spokesman in the home capital, filed abroad": (
        _INDIAN,
        "In Islamabad, foreign ministry spokesman Tariq Roe said that the river was shared.",
        ("Tariq Roe", "PK"),
    ),
    "a ministry in the home capital, filed abroad": (
        _INDIAN,
        "In Islamabad, the foreign ministry said that the river was shared.",
        ("Foreign Office", "PK"),
    ),
    "a ministry in another capital": (
        _BRIEFED,
        "In New Delhi, the foreign ministry said that the gate was shut.",
        ("Indian Ministry of External Affairs", "IN"),
    ),
    "a spokesman in another capital": (
        _BRIEFED,
        "In Beijing, foreign ministry spokesman Li Roe said that the gate was shut.",
        ("Li Roe", "CN"),
    ),
    "the same spokesman by his last name": (
        _BRIEFED + "In Beijing, foreign ministry spokesman Li Roe said that the gate was shut.\n",
        "Roe said that the river was shared.",
        ("Li Roe", "CN"),
    ),
    "the ministry, not the country that spoke between": (
        "The Foreign Office said on Thursday that talks went on.\nIndia has said that the gate was shut.\n",
        "The ministry said that the river was shared.",
        ("Foreign Office", "PK"),
    ),
    "a document from the ministry of a named country": (
        _INDIAN,
        "A statement from Pakistan’s foreign office said that the river was shared.",
        ("Foreign Office", "PK"),
    ),
    "a title that India alone uses, without the country": (
        _BRIEFED,
        "In New Delhi, external affairs ministry spokesperson Arvind Roe said that the gate was shut.",
        ("Arvind Roe", "IN"),
    ),
    "a minister of such a title": (
        _BRIEFED + "She said external affairs minister Ramesh Roe was wrong about the river.\n",
        "Mr Roe had said that the river was shared.",
        ("Ramesh Roe", "IN"),
    ),
}


@pytest.mark.parametrize(("before", "sentence", "expected"), **table(WHOSE))
def test_a_printed_country_is_the_voices_own(before: str, sentence: str, expected: tuple[str | None, str | None]) -> None:
    """The country printed with a title, or told by the title itself, is the speaker's."""
    assert expected == voices(before + sentence)[-1]


def test_a_printed_country_needs_no_editor() -> None:
    """A minister of a named country is shown wherever the article was filed."""
    told = statements(_INDIAN + "Pakistan’s Foreign Minister Salman Roe said that the river was shared.")
    assert told[-1].status is Status.SHOWN


def test_a_new_matter_is_the_briefings_again() -> None:
    """Behind somebody recalled with "had said", "On X, he said" goes on with whoever briefs."""
    said = voices(
        "Foreign Office spokesperson Tariq Roe said on Thursday that talks went on.\n"
        "Indian minister Ramesh Poe had told a rally that the gate was shut.\n"
        "On Ukraine, he said that the country stayed neutral."
    )
    assert said[-1] == ("Tariq Roe", "PK")


def test_a_spokesman_right_behind_a_foreign_ministry_is_not_the_home_one() -> None:
    """ "Spokesman X" whom nobody knows, behind another ministry's words, is held as theirs."""
    told = statements(
        "The US State Department said on Thursday that talks went on.\nSpokesman Wade Roe said the gate was shut."
    )
    assert (told[-1].speaker.ministry, told[-1].status) == ("US", Status.HELD)
