"""Questions as people put them: one country or another, an aircraft, an office for a name, a verb of seeing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.stance.answers import Ambiguous, Query
from bot.stance.command import Compare, read_command
from bot.stance.match import match
from bot.stance.office_names import holders

TODAY = date(2030, 6, 1)


def test_one_country_or_another_is_asked_back() -> None:
    """Statements on both at once would be no answer."""
    read = match("US or China", today=TODAY)

    assert isinstance(read, Ambiguous)
    assert [one.code for one in read.choices] == ["US", "CN"]


def test_or_between_countries_to_compare() -> None:
    """They are set side by side."""
    read = read_command("compare US or China", today=TODAY)

    assert isinstance(read, Compare)
    assert [one.countries for one in read.queries] == [("US",), ("CN",)]


@pytest.mark.parametrize(("typed", "phrases"), [("c-130", ("c 130",)), ("India C-130", ("c 130",)), ("India harbour", ())])
def test_a_make_and_its_number(typed: str, phrases: tuple[str, ...]) -> None:
    """They are looked for together, as they are printed."""
    read = match(typed, today=TODAY)

    assert isinstance(read, Query)
    assert read.phrases == phrases
    assert not phrases or not read.words


def test_bodies_with_a_number_stay_bodies() -> None:
    """ "G-20" is read before any make is."""
    read = match("G-20", today=TODAY)

    assert isinstance(read, Query)
    assert (read.countries, read.phrases) == (("G20",), ())


def test_seeing_is_no_word_to_look_for() -> None:
    """ "How does X see Y" asks for Y."""
    read = match("how does pakistan see china", today=TODAY)

    assert isinstance(read, Query)
    assert ("CN" in read.countries, read.words) == (True, ())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pm", ("Shehbaz Sharif",)),
        ("prime minister", ("Shehbaz Sharif",)),
        ("foreign minister", ("Ishaq Dar",)),
        ("harbour master", ()),
    ],
)
def test_an_office_for_a_name(typed: str, found: tuple[str, ...]) -> None:
    """Whoever held it and is in the archive."""
    assert holders(typed, ["Foreign Office", "Shehbaz Sharif", "Ishaq Dar"], "PK") == found
