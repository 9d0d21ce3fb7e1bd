"""What the archive holds by country and by topic."""

from __future__ import annotations

from datetime import date

from bot.model import Record, Speaker
from bot.stance.listing import countries, topics
from bot.stance.views import View
from tests.fakes import InMemoryArchive, record

TODAY = date(2030, 6, 1)
NAMES = {"US": "Freedonia", "CA": "Sylvania", "PK": "Ruritania", "water": "Water"}
RECORDS = (
    record("She said it.", countries=("US", "CA"), topics=("water",)),
    record("She said it again.", countries=("CA",), said_on=date(2030, 5, 9)),
    record("She said it some day.", countries=("XX",), topics=("water",), said_on=None),
    record("He said it.", countries=("YY",), speaker=Speaker(name="Ivo Lund", ministry="NO")),
)


def rows(view: View) -> tuple[tuple[str, ...], ...]:
    [section] = view.sections
    assert section.table is not None
    return section.table.rows


def listed(*records: Record) -> tuple[View, View]:
    archive = InMemoryArchive(records)
    return tuple(one(archive, ministry="PK", today=TODAY, names=NAMES) for one in (countries, topics))  # type: ignore[return-value]


def test_countries_and_topics_are_listed_most_recent_first() -> None:
    """Each with how much there is and the newest day; other ministries' statements do not count."""
    by_country, by_topic = listed(*RECORDS)

    assert rows(by_country) == (
        ("Sylvania", "2", "9 May 2030"),
        ("Freedonia", "1", "2 May 2030"),
        ("XX", "1", "day unknown"),
    )
    assert rows(by_topic) == (("Water", "2", "2 May 2030"),)
    assert by_country.message == (
        "The archive holds statements on 3 countries and bodies, most recent first: Sylvania, 9 May 2030."
    )
    assert by_topic.message == "The archive holds statements on 1 topic, most recent first: Water, 2 May 2030."


def test_an_empty_archive_says_so() -> None:
    """Nothing to list is said in a sentence."""
    by_country, by_topic = listed()

    assert (by_country.found, by_country.sections, by_country.follows) == (False, (), ())
    assert by_topic.message == "The archive holds no statement by Ruritania on any topic."
