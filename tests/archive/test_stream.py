"""Reading everything: in the order of `find`, each statement once, a page at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.archive.protocol import Archive, Lookup
from bot.model import Record
from tests.fakes import OUTSIDER, SAID, record

NUMBER = 40


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few statements take several pages, some of which end between statements of one day and place."""
    monkeypatch.setattr("bot.archive.store._PAGE", 3)


def filled(archive: Archive) -> None:
    """Statements of few days, most at the same place of their article; some without a day, some by others."""
    for number in range(NUMBER):
        kept(
            archive,
            record(
                f"She spoke of harbours and ships, {number} times.",
                before="Further, " * (number % 3),
                countries=("US", "CN") if number % 2 else ("US",),
                topics=("trade",) if number % 3 else (),
                said_on=None if number % 7 == 0 else SAID + timedelta(days=number % 4),
                published=None if number % 14 == 0 else date(2030, 5, 9),
                earlier=number % 5 == 0,
            ),
        )
    kept(archive, record("He spoke of harbours.", speaker=OUTSIDER))


def kept(archive: Archive, one: Record) -> None:
    archive.add(one.article, one.statement.said_on, [one.statement])


LOOKUPS = {
    "the ministry": Lookup(ministry="PK"),
    "everyone": Lookup(ministry=None),
    "a country": Lookup(ministry="PK", countries=("US",)),
    "two countries and a topic": Lookup(ministry="PK", countries=("US", "CN"), topics=("trade",)),
    "days": Lookup(ministry="PK", since=SAID, until=SAID + timedelta(days=1)),
    "a word": Lookup(ministry="PK", words=("harbours",)),
    "a beginning and a country": Lookup(ministry="PK", countries=("CN",), words=("harb",)),
    "a phrase": Lookup(ministry="PK", phrases=("harbours and ships",)),
    "a word and days": Lookup(ministry="PK", words=("ships",), since=SAID),
    "a speaker": Lookup(ministry="PK", speakers=("Amina Farouk",)),
    "nothing there": Lookup(ministry="PK", countries=("NZ",)),
    "no such word": Lookup(ministry="PK", words=("xqzv",)),
}


@pytest.mark.parametrize("lookup", LOOKUPS.values(), ids=LOOKUPS)
def test_a_stream_is_what_is_found(lookup: Lookup, archive: Archive) -> None:
    """The same statements in the same order, however many pages they take; limit and offset are not looked at."""
    filled(archive)
    every = Lookup(**{name: getattr(lookup, name) for name in Lookup.__dataclass_fields__ if name != "limit"}, limit=1000)
    assert list(archive.stream(lookup)) == archive.find(every)


def test_a_page_is_not_looked_at(archive: Archive) -> None:
    """A lookup made for a page streams all."""
    filled(archive)
    assert len(list(archive.stream(Lookup(ministry="PK", limit=5, offset=5)))) == NUMBER


def test_each_comes_once_while_articles_are_added(archive: Archive) -> None:
    """What is newer than the place reached neither comes nor shifts what does."""
    filled(archive)
    before = archive.find(Lookup(ministry="PK", limit=1000))
    seen: list[Record] = []
    for number, one in enumerate(archive.stream(Lookup(ministry="PK"))):
        seen.append(one)
        kept(archive, record(f"Newer, {number} times.", said_on=date(2031, 1, 1), published=date(2031, 1, 2)))
    assert seen == before
