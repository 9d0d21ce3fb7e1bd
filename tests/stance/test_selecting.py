"""A question as what an export looks up: everything it is about, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from bot.archive.protocol import Lookup
from bot.stance.answers import Ambiguous, Unknown
from bot.stance.command import read_command
from bot.stance.respond import Desk
from bot.stance.selecting import all_of, select
from tests.fakes import InMemoryArchive, record

TODAY = date(2030, 6, 1)


def desk() -> Desk:
    archive = InMemoryArchive([record(), record("She spoke of harbours.", countries=("CN",), topics=("trade",))])
    return Desk(archive=archive, ministry="PK", today=TODAY, names={})


def selected(typed: str, *, everyone: bool = False) -> Lookup | Ambiguous | Unknown:
    return select(read_command(typed, today=TODAY, ministries=("PK", "IN")), desk(), everyone=everyone)


LOOKUPS = {
    "US terrorism": Lookup(ministry="PK", countries=("US",), topics=("terrorism",)),
    "pakistan US": Lookup(ministry="PK", countries=("US",)),
    "US since 2030-05-01": Lookup(ministry="PK", countries=("US",), since=date(2030, 5, 1)),
    "US by:farouk": Lookup(ministry="PK", countries=("US",), speakers=("Amina Farouk",)),
    "US outlet:harbour": Lookup(ministry="PK", countries=("US",), outlets=("The Harbour Gazette",)),
    "pakistan from:india": Lookup(ministry="IN", countries=("PK",)),
    "harbours": Lookup(ministry="PK", words=("harbours",)),
}


@pytest.mark.parametrize(("typed", "lookup"), LOOKUPS.items(), ids=LOOKUPS)
def test_a_question_is_a_lookup(typed: str, lookup: Lookup) -> None:
    """Countries, topics, words, times and names, as for an answer."""
    found = selected(typed)
    assert isinstance(found, Lookup)
    assert _wanted(found) == _wanted(lookup)


def _wanted(lookup: Lookup) -> dict[str, object]:
    """All but the size of a window."""
    return {name: getattr(lookup, name) for name in Lookup.__dataclass_fields__ if name != "limit"}


def test_with_everyone_the_ministry_is_no_condition() -> None:
    """Its own country is one, as others' statements list it."""
    found = selected("pakistan US", everyone=True)
    assert isinstance(found, Lookup)
    assert (found.ministry, found.countries) == (None, ("PK", "US"))
    assert (all_of(desk()).ministry, all_of(desk(), everyone=True).ministry) == ("PK", None)


def test_what_is_no_question_is_told() -> None:
    """A view, help, several readings, an unknown name, and two answers to whose statements are meant."""
    assert isinstance(selected("congo"), Ambiguous)
    for typed in ("history US", "help", "US by:nobody", "US --limit none"):
        found = selected(typed)
        assert isinstance(found, Unknown)
        assert found.fault is not None
    assert isinstance(selected("US from:india", everyone=True), Unknown)
