"""What two briefings have in common and what only one of them has: suggested, never decided."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.changes import changes
from bot.stance.formulae import formulae
from bot.stance.views import Section, View
from tests.fakes import SAID, InMemoryArchive, article, record, statement

TODAY = date(2030, 6, 1)
NAMES = {"US": "Freedonia", "PK": "Ruritania"}
US = Query(text="US", countries=("US",))
BEFORE = date(2030, 4, 25)

FORMULA = "We seek ties built on mutual respect and the old river treaty,"
AGAIN = "As ever, ties are built on mutual respect and the old river treaty"


def quoted(words: str, said_on: date = SAID, **other: object) -> Record:
    return record(f"“{words}” she said.", quotes=(words,), kind=Kind.DIRECT, said_on=said_on, **other)  # type: ignore[arg-type]


def told(*records: Record, query: Query = US) -> View:
    return changes(query, InMemoryArchive(records), ministry="PK", today=TODAY, names=NAMES)


def parts(view: View) -> dict[str, Section]:
    return {section.heading: section for section in view.sections}


def marked(section: Section) -> list[list[str]]:
    return [[mark.of(one.record.words) for mark in one.marks] for one in section.passages]


def test_a_formula_said_again_stands_side_by_side() -> None:
    """Both quotes with their days, the shared run of words marked in each."""
    view = told(quoted(FORMULA), quoted(AGAIN, BEFORE))
    again = parts(view)["Said again"]

    assert [one.record.statement.said_on for one in again.passages] == [SAID, BEFORE]
    assert marked(again) == [["ties", "built on mutual respect and the old river treaty"]] * 2
    assert list(parts(view)) == ["Said again"]
    assert view.message.startswith("On Freedonia, 2 May 2030 against 25 April 2030: 1 formula said again, 0 statements")
    assert view.notes[0].startswith("Suggested by likeness of words")


def test_what_only_one_briefing_has_is_listed_under_its_day() -> None:
    """New and missing words are told as what the reports have, since outlets leave out what they like."""
    new, missing = quoted("Fishing rights will be discussed in the autumn"), quoted("The ferry stays closed", BEFORE)
    view = told(new, missing)

    assert {heading: [one.record.words for one in section.passages] for heading, section in parts(view).items()} == {
        "In the reports of 2 May 2030 only": [new.words],
        "In the reports of 25 April 2030 only": [missing.words],
    }
    assert "no formula said again" in view.message


#: Why two statements are no formula said again -> the older one beside FORMULA
NOT_AGAIN = {
    "the same matter in other words": "The treaty on the river is respected by both",
    "grammar alone": "We seek to have this on the and the of it and the",
    "a name": "The envoy of the Grand Duchy of Lower Sylvania came late to the talks about the quay",
    "three words": "There is mutual respect and that is all",
    "empty words of every briefing": "They have been said with the foreign minister of the country",
}


@pytest.mark.parametrize("older", NOT_AGAIN.values(), ids=NOT_AGAIN)
def test_likeness_that_is_no_formula(older: str) -> None:
    """Neither a shared subject nor shared grammar is a formula."""
    found = formulae([quoted(f"{FORMULA} in the Grand Duchy of Lower Sylvania")], [quoted(older, BEFORE)])

    assert (len(found.repeated), len(found.new), len(found.missing)) == (0, 1, 1)


def test_most_of_a_sentence_is_one_said_again() -> None:
    """A word changed in every second place leaves no run of four, and still most of the sentence."""
    newer, older = (
        quoted("Open rivers, fair tolls and safe ferries"),
        quoted("Open rivers and fair tolls, safe ferries", BEFORE),
    )
    [pair] = formulae([newer], [older]).repeated

    assert [mark.of(newer.words) for mark in pair.newer.marks] == ["Open rivers", "fair tolls", "safe ferries"]


def test_source_and_cue_are_no_formula() -> None:
    """Who speaks is named in the same words at every briefing."""
    lead = "Harbour spokesperson of long standing Amina Farouk said"
    source = lead.removesuffix(" said")
    newer = record(f"{lead} the fish are fine.", source=source, cue="said")
    older = record(f"{lead} ferries sail.", source=source, cue="said", said_on=BEFORE)

    assert formulae([newer], [older]).repeated == ()


def test_announcements_and_copies_are_left_out() -> None:
    """A journey announced is no formula, and an agency's text in a second outlet is not said twice."""
    body = "The envoys of both sides met by the river and then said in a long text of their own that the ferry is safe."
    visit = record("She said the envoy will visit the harbour.", position=False)
    copies = [record(body, outlet=outlet) for outlet in ("Quay Post", "Mole News")]
    found = formulae([visit, *copies], [])

    assert [one.article.outlet for one in found.new] == ["Quay Post"]


def test_a_decline_is_part_of_what_changed() -> None:
    """Words once and no comment now is a change."""
    declined = record("She would not be drawn on the ferry.", kind=Kind.DECLINED, position=False)
    view = told(declined, quoted("The ferry stays closed", BEFORE))

    assert [one.record for one in parts(view)["In the reports of 2 May 2030 only"].passages] == [declined]


def test_one_briefing_has_nothing_to_be_compared_with() -> None:
    """One day is no change; neither is what was recalled at it from an earlier day."""
    within = article("“The ferry stays closed,” she said. In April she had said it was open.")
    now = statement(within, "“The ferry stays closed,” she said.")
    recalled = statement(within, "In April she had said it was open.", earlier=True, said_on=BEFORE)
    view = told(Record(statement=now, article=within), Record(statement=recalled, article=within))

    assert not view.found
    assert view.message == "The archive holds one briefing on Freedonia, of 2 May 2030: there is nothing to compare it with."
    assert [one.record.statement for one in view.sections[0].passages] == [now]


def test_silence_is_said() -> None:
    """Nothing with a day on it is no change either."""
    view = told(record(said_on=None))

    assert (view.found, view.sections) == (False, ())
    assert view.message == "The archive holds no statement by Ruritania on Freedonia with a known day."


def test_few_are_shown_and_the_rest_counted() -> None:
    """The question's limit bounds each part, and a line says how many there are."""
    records = [quoted(f"Thing number {number} is new") for number in range(4)]
    view = told(*records, quoted("The ferry stays closed", BEFORE), query=Query(text="US", countries=("US",), limit=3))
    part = parts(view)["In the reports of 2 May 2030 only"]

    assert (len(part.passages), part.lines) == (3, ("3 of 4 are shown; --limit 4 shows more.",))
