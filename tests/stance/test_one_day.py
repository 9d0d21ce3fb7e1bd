"""One day's briefing: by country, own words first, what was declined, who reports it, where reports differ."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.model import TRANSCRIPT, Kind, Record
from bot.stance.listing import briefing
from bot.stance.views import Section, View
from tests.fakes import SAID, InMemoryArchive, record

TODAY = date(2030, 6, 1)
NAMES = {"US": "Freedonia", "CA": "Sylvania", "PK": "Ruritania"}


def told(*records: Record, day: date | None = SAID) -> View:
    return briefing(day, InMemoryArchive(records), ministry="PK", today=TODAY, names=NAMES)


def parts(view: View) -> dict[str, Section]:
    return {section.heading: section for section in view.sections}


def words(section: Section) -> list[str]:
    return [one.record.words for one in section.passages]


def quoted(said: str, **other: object) -> Record:
    return record(f"“{said},” she said.", quotes=(said,), kind=Kind.DIRECT, **other)  # type: ignore[arg-type]


def test_statements_stand_under_their_country_own_words_first() -> None:
    """The country most spoken of comes first, and a statement on two stands under the one it names first."""
    view = told(
        record("She welcomed Sylvania.", countries=("CA",)),
        record("She said Freedonia was near."),
        quoted("Freedonia is an old friend"),
        record("She said Freedonia and Sylvania get on.", countries=("CA", "US"), inherited=("CA",)),
    )

    assert list(parts(view)) == ["Freedonia", "Sylvania"]
    assert words(parts(view)["Freedonia"]) == ["“Freedonia is an old friend,” she said.", "She said Freedonia was near."]
    assert parts(view)["Freedonia"].lines == ("1 more statement: US on:2030-05-02",)
    assert words(parts(view)["Sylvania"]) == ["She welcomed Sylvania."]
    assert view.message == (
        "The archive holds 4 statements of Thursday 2 May 2030 on Freedonia and Sylvania."
        " Reported by 1 outlet: The Harbour Gazette."
    )


def test_no_day_is_the_newest_briefing() -> None:
    """`latest` opens the newest day on which the ministry spoke, with the days around it one step away."""
    older = record("She said it before.", said_on=date(2030, 4, 25))
    view = told(older, record(), day=None)

    assert view.title == "Ruritania's briefing of Thursday 2 May 2030"
    assert [(one.label, one.question) for one in view.follows] == [("Briefing before", "briefing 2030-04-25")]


def test_declined_and_what_names_no_country() -> None:
    """A refusal is listed by itself; words on no country come last."""
    declined = record("She would not be drawn.", kind=Kind.DECLINED, countries=(), position=False)
    nowhere = record("She said the press room would be painted.", countries=())
    view = told(declined, nowhere, record())

    assert list(parts(view)) == ["Freedonia", "No country named", "Declined to comment"]
    assert words(parts(view)["Declined to comment"]) == [declined.words]
    assert words(parts(view)["No country named"]) == [nowhere.words]


def test_an_agencys_copy_is_one_report() -> None:
    """The outlets are counted as witnesses: two that print one agency are one."""
    view = told(
        record("She spoke of the dam.", outlet="Quay Post", before="ISLAMABAD (APP): "),
        record("She talked of the dam.", outlet="Mole News", before="QUAYTOWN (APP): "),
        record("The dam came up."),
    )

    line = "Reported by 2 outlets: Mole News (the same copy in Quay Post) and The Harbour Gazette"
    assert view.message.endswith(f"{line}.")
    assert parts(view)["Freedonia"].lines[0] == line


def test_wordings_that_differ_are_side_by_side() -> None:
    """Two outlets' quotes of one sentence, with the words that differ marked."""
    view = told(
        quoted("We want ties of mutual respect and open rivers", outlet="Quay Post"),
        quoted("We want ties of mutual respect and trust and open rivers", outlet="Mole News"),
    )
    section = parts(view)["Wordings that differ"]

    assert [[mark.of(one.record.words) for mark in one.marks] for one in section.passages] == [["trust and"], []]
    assert section.passages[1].notes == ("Lacks “trust and”",)
    assert "decides nothing" in section.lines[0]


def test_quotes_are_held_against_the_transcript() -> None:
    """Where the ministry's transcript of the day is there, a quote says how it compares."""
    spoken = "We value our ties with Freedonia and the old ferry."
    official = record(spoken, quotes=(spoken,), kind=Kind.DIRECT, rule=TRANSCRIPT, outlet="The Ministry")
    view = told(official, quoted("We value our ties with Freedonia"))
    notes = {one.record.official: one.notes for one in parts(view)["Freedonia"].passages}

    assert notes == {True: (), False: ("verbatim in the transcript",)}


#: Days with a briefing, as days from the default one -> what is said of the nearest
NEAREST = {
    (-7, 5): "; the nearest days are Thursday 25 April 2030 and Tuesday 7 May 2030.",
    (-7, -1): "; the nearest day is Wednesday 1 May 2030.",
    (1, 2, 900): "; the nearest day is Friday 3 May 2030.",
    (900,): "; the nearest day is Monday 18 October 2032.",
}


@pytest.mark.parametrize("days", NEAREST)
def test_a_day_without_a_briefing_names_the_nearest(days: tuple[int, ...]) -> None:
    """Nothing is made up for a day on which nobody spoke."""
    view = told(*(record(f"She said it {day} days on.", said_on=SAID + timedelta(days=day)) for day in days))

    assert not view.found
    assert view.message == f"The archive holds no statement by Ruritania of Thursday 2 May 2030{NEAREST[days]}"


def test_an_empty_archive_says_so() -> None:
    """Where nothing is dated there is no newest briefing."""
    view = told(record(said_on=None), day=None)

    assert (view.found, view.message) == (False, "The archive holds no statement by Ruritania with a known day.")


def test_many_countries_are_named_and_not_all_listed() -> None:
    """A view has room for eight countries; the others are named."""
    codes = [f"X{number}" for number in range(10)]
    view = told(*(record(f"She spoke of {code}.", countries=(code,)) for code in codes))

    assert len(parts(view)) == 9
    assert parts(view)["Also spoken of"].lines == ("X8 and X9",)
    assert "on X0, X1, X2 and 7 more countries." in view.message
