"""Positions a month by kind: what is counted, over which months, and how it is told."""

from __future__ import annotations

from datetime import date

from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.by_kind import MOST_ASKED, MOST_MONTHS, by_kind, chart_view, sentence
from tests.fakes import InMemoryArchive, record

NAMES = {"PK": "Pakistan", "US": "United States"}
ON_US = Query(text="US", countries=("US",))
_numbers = iter(range(1000))


def said(day: date | None, kind: Kind = Kind.PARAPHRASE, *, position: bool = True) -> Record:
    """A statement of that day, in an article of its own."""
    number = next(_numbers)
    return record(f"Remark {number} was made.", said_on=day, kind=kind, position=position, url=f"https://a.example/{number}")


def counted(*records: Record, query: Query = ON_US) -> dict[str, tuple[int, ...]]:
    """The numbers by month: quoted, partly quoted, paraphrased, declined."""
    found = by_kind(query, InMemoryArchive(records), ministry="PK", names=NAMES)
    return {day.isoformat()[:7]: tuple(kind[at] for kind in found.counts) for at, day in enumerate(found.months)}


def test_kinds_are_counted_by_the_month_they_were_said_in() -> None:
    """Each kind by itself; a month between two others is there, with nothing in it."""
    numbers = counted(
        said(date(2030, 3, 1), Kind.DIRECT),
        said(date(2030, 3, 31), Kind.DIRECT),
        said(date(2030, 3, 15), Kind.DECLINED, position=False),
        said(date(2030, 5, 2), Kind.MIXED),
    )
    assert numbers == {"2030-03": (2, 0, 0, 1), "2030-04": (0, 0, 0, 0), "2030-05": (0, 1, 0, 0)}


def test_what_states_no_position_or_has_no_day_is_not_counted() -> None:
    """An announced visit is no position, and a statement of no known day belongs to no month."""
    assert counted(said(date(2030, 3, 1), position=False), said(None), said(date(2030, 3, 2))) == {"2030-03": (0, 0, 1, 0)}
    assert counted(said(None)) == {}


def test_two_years_are_counted_back_from_the_newest() -> None:
    """What is older is left out; the question's own days hold as well."""
    newest = date(2030, 3, 1)
    numbers = counted(said(newest), said(date(2028, 4, 1)), said(date(2028, 3, 31)))
    assert (len(numbers), min(numbers)) == (MOST_MONTHS, "2028-04")
    bounded = Query(text="US", countries=("US",), since=date(2030, 2, 1))
    assert counted(said(newest), said(date(2030, 1, 31)), query=bounded) == {"2030-03": (0, 0, 1, 0)}


def test_older_positions_are_told_and_can_be_asked_for() -> None:
    """A chart that begins later than the archive says so; a stretch that is named is shown whole."""
    held = InMemoryArchive([said(date(2030, 3, 1)), said(date(2027, 4, 4)), said(date(2024, 8, 9))])
    found = by_kind(ON_US, held, ministry="PK", names=NAMES)
    told = sentence(found, "PK", NAMES)

    assert (found.months, found.older) == ((date(2030, 3, 1),), date(2027, 4, 4))
    assert "Only the newest 24 months are shown, and there are older positions, the newest of April 2027" in told
    assert "ask since:2027 or an earlier year for them" in told

    whole = by_kind(Query(text="US", countries=("US",), since=date(2024, 1, 1)), held, ministry="PK", names=NAMES)
    assert (whole.months[0], whole.total, whole.older) == (date(2024, 8, 1), 3, None)
    assert "older" not in sentence(whole, "PK", NAMES)


def test_a_stretch_longer_than_is_drawn_says_so() -> None:
    """Ten years are drawn; what the question asks for beyond them is told."""
    held = InMemoryArchive([said(date(2030, 3, 1)), said(date(2011, 4, 4))])
    found = by_kind(Query(text="US", countries=("US",), since=date(2011, 1, 1)), held, ministry="PK", names=NAMES)

    assert found.older == date(2011, 4, 4)
    assert f"Only the newest {MOST_ASKED} months are shown" in sentence(found, "PK", NAMES)


def test_positions_behind_newer_mentions_are_told() -> None:
    """Two years of mere mentions are no reason to say that there is no position."""
    held = InMemoryArchive([said(date(2030, 3, 1), position=False), said(date(2025, 4, 4))])
    found = by_kind(ON_US, held, ministry="PK", names=NAMES)

    assert found.months == ()
    assert "there are older positions, the newest of April 2025" in sentence(found, "PK", NAMES)


def test_the_sentence_names_the_span_and_the_fullest_month() -> None:
    """Over several months, in one month, and where there is none."""
    archive = InMemoryArchive([said(date(2030, 3, 1)), said(date(2030, 5, 2)), said(date(2030, 5, 3))])
    found = by_kind(ON_US, archive, ministry="PK", names=NAMES)
    many = "Pakistan on the United States: 3 positions from March 2030 to May 2030, most in May 2030 (2)."
    assert sentence(found, "PK", NAMES) == many
    one = by_kind(ON_US, InMemoryArchive([said(date(2030, 3, 1))]), ministry="PK", names=NAMES)
    assert sentence(one, "PK", NAMES) == "Pakistan on the United States: 1 position in March 2030."
    none = by_kind(ON_US, InMemoryArchive(), ministry="PK", names=NAMES)
    assert sentence(none, "PK", NAMES) == "Pakistan on the United States: the archive holds no dated position."


def test_the_table_leaves_out_kinds_and_months_without_any() -> None:
    """Rows of months with a number, columns of kinds with one."""
    archive = InMemoryArchive([said(date(2030, 3, 1)), said(date(2030, 5, 2), Kind.DECLINED)])
    found = by_kind(ON_US, archive, ministry="PK", names=NAMES)
    view = chart_view([found], archive, ministry="PK", today=date(2030, 5, 9), names=NAMES)
    table = view.sections[0].table
    assert table is not None
    assert table.head == ("Month", "paraphrased", "declined to comment")
    assert table.rows == (("March 2030", "1", "0"), ("May 2030", "0", "1"))
    assert view.found
