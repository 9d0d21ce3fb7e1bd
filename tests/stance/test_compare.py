"""Two to four countries side by side."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.compare import compare
from bot.stance.views import Section, View
from tests.fakes import SAID, InMemoryArchive, record

TODAY = date(2030, 6, 1)
NAMES = {"US": "Freedonia", "CA": "Sylvania", "FR": "Carpania", "PK": "Ruritania", "water": "Water", "trade": "Trade"}
US, CA, FR = (Query(text="", countries=(code,)) for code in ("US", "CA", "FR"))
APRIL = date(2030, 4, 25)


def told(*records: Record, queries: tuple[Query, ...] = (US, CA)) -> View:
    return compare(queries, InMemoryArchive(records), ministry="PK", today=TODAY, names=NAMES)


def part(view: View, heading: str) -> Section:
    return next(section for section in view.sections if section.heading.startswith(heading))


def rows(view: View, heading: str) -> tuple[tuple[str, ...], ...]:
    table = part(view, heading).table
    assert table is not None
    return table.rows


def test_each_country_has_its_latest_position() -> None:
    """What `ask` leads with for each, under the country's name; silence is a sentence."""
    said = record("She said Freedonia was near.", topics=("water",))
    visit = record("She will visit Sylvania.", countries=("CA",), position=False)
    view = told(said, visit, queries=(US, CA, FR))

    assert [one.record for one in part(view, "Freedonia").passages] == [said]
    assert [one.record for one in part(view, "Sylvania").passages] == [visit]
    assert part(view, "Sylvania").lines[0].startswith("Ruritania has stated no position on Sylvania")
    assert part(view, "Carpania").lines[0].startswith("The archive holds no statement by Ruritania on Carpania")
    assert view.title == "Ruritania's positions on Freedonia, Sylvania and Carpania"
    assert [one.question for one in view.follows] == ["history US", "history CA"]


RECORDS = (
    record("She said Freedonia shares the river.", topics=("water",)),
    record("She would not speak of Freedonian tolls.", topics=("trade",), kind=Kind.DECLINED, position=False),
    record("She will visit the Sylvanian weir.", countries=("CA",), topics=("water",), position=False),
    record("She said the river was low.", topics=("water",), said_on=APRIL),
    record("She said Sylvanian tolls are high.", countries=("CA",), topics=("trade",), said_on=APRIL),
)


def test_topics_are_a_matrix_of_the_newest_on_each() -> None:
    """Said, declined, mentioned or not raised, with the day, topics most spoken of first."""
    assert rows(told(*RECORDS, queries=(US, CA, FR)), "By topic") == (
        ("Water", "said, 2 May 2030", "mentioned, 2 May 2030", "not raised"),
        ("Trade", "declined, 2 May 2030", "said, 25 April 2030", "not raised"),
    )


def test_briefings_are_a_matrix_of_days() -> None:
    """A position on a day goes before a decline of the same day."""
    assert rows(told(*RECORDS), "By briefing") == (
        ("2 May 2030", "said", "mentioned"),
        ("25 April 2030", "said", "said"),
    )


def test_questions_on_one_topic_need_no_matrix_of_topics() -> None:
    """What is asked about is the only row there could be."""
    queries = tuple(Query(text="", countries=(code,), topics=("water",)) for code in ("US", "CA"))
    view = told(*RECORDS, queries=queries)

    assert [section.heading for section in view.sections] == ["Freedonia", "Sylvania", "By briefing, newest first"]
    assert rows(view, "By briefing") == (("2 May 2030", "said", "mentioned"), ("25 April 2030", "said", "not raised"))


def test_days_beyond_what_was_read_are_not_called_silent() -> None:
    """A column that was not read to its end says nothing of older days."""
    many = [record(f"She said thing {number} of Freedonia.") for number in range(200)]
    older = [record("She said it was near.", said_on=APRIL), record("She said so.", countries=("CA",), said_on=APRIL)]

    assert rows(told(*many, *older), "By briefing") == (("2 May 2030", "said", "not raised"),)


def test_what_was_recalled_is_no_briefing() -> None:
    """An older day that an article brings back was not that day's report."""
    view = told(record("She had said so.", said_on=APRIL, earlier=True), record(countries=("CA",), said_on=SAID))

    assert rows(view, "By briefing") == (("2 May 2030", "not raised", "said"),)


def test_silence_on_all_is_said() -> None:
    """Nothing on any of them is no comparison."""
    view = told(record(countries=("FR",)))

    assert (view.found, view.sections, view.follows) == (False, (), ())


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_are_compared(count: int) -> None:
    """Anything else is a mistake of the caller's."""
    with pytest.raises(ValueError, match="two to four"):
        told(queries=(US,) * count)
