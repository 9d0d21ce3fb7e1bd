"""A timeline: how much a month, what of each briefing, and its pages."""

from __future__ import annotations

from datetime import date, timedelta

from bot.archive.protocol import Lookup
from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.history import history
from bot.stance.views import View
from tests.fakes import PRINTED, SAID, InMemoryArchive, record

TODAY = date(2030, 6, 1)
NAMES = {"US": "Freedonia", "CA": "Sylvania", "PK": "Ruritania", "water": "Water"}
US = Query(text="US", countries=("US",))


def told(*records: Record, query: Query = US) -> View:
    return history(query, InMemoryArchive(records), ministry="PK", today=TODAY, names=NAMES)


def days_before(count: int, **other: object) -> Record:
    """A statement of so many days before the default one."""
    said_on = SAID - timedelta(days=count)
    return record(f"She said it {count} days before.", said_on=said_on, **other)  # type: ignore[arg-type]


def words(view: View) -> list[str]:
    return [one.record.words for section in view.sections for one in section.passages]


def months(view: View) -> tuple[tuple[str, ...], ...]:
    return next((section.table.rows for section in view.sections if section.table is not None), ())


def test_each_briefing_has_one_passage_newest_first() -> None:
    """The ministry's own words lead their day, and the note says how much more there is of it."""
    other = record("She said the harbour stays open.")
    quoted = record("“The harbour stays open,” she said.", kind=Kind.DIRECT, quotes=("The harbour stays open,",))
    view = told(days_before(7), other, quoted)

    assert words(view) == [quoted.words, "She said it 7 days before."]
    assert view.sections[-1].passages[0].notes == ("1 more statement on this said that day: briefing 2030-05-02",)
    assert view.sections[-1].passages[0].line.startswith("Amina Farouk, Foreign Office Spokesperson · said Thursday 2 May")
    assert view.title == "Ruritania's statements on Freedonia"
    assert "holds 3 statements on Freedonia with a known day, from April 2030 to May 2030" in view.message


def test_months_are_counted_newest_first() -> None:
    """One row a month with statements, whether the archive keeps the sum or the question's filters ask for counting."""
    records = [days_before(count, topics=("water",)) for count in (0, 1, 40)]
    expected = (("May 2030", "2"), ("March 2030", "1"))

    assert months(told(*records)) == expected
    assert months(told(*records, query=Query(text="", countries=("US",), topics=("water",)))) == expected
    assert months(told(*records, query=Query(text="", topics=("water",)))) == expected
    assert months(told(*records, query=Query(text="", countries=("US",), words=("before",)))) == expected
    assert months(told(*records, query=Query(text="", countries=("PK", "US"), since=date(2030, 5, 1)))) == expected[:1]


def test_a_long_history_sums_what_is_older() -> None:
    """A table has twelve months at most; what was said before them is not lost."""
    view = told(*(days_before(31 * count) for count in range(14)))

    assert len(months(view)) == 12
    assert view.sections[0].lines == ("before these: 2 statements in 2 months, from March 2029",)


def test_a_count_that_stopped_says_so() -> None:
    """Where a question has more statements than are read, the number is a least one."""

    class Endless(InMemoryArchive):
        def find(self, lookup: Lookup) -> list[Record]:
            return [record(f"She said thing {lookup.offset} of the dam.")] * lookup.limit

    view = history(Query(text="", words=("dam",)), Endless(), ministry="PK", today=TODAY, names=NAMES)

    assert "holds at least 10,000 statements on “dam”" in view.message
    assert view.sections[0].lines == ("Only the newest 10,000 statements were counted.",)


def test_pages_go_on_and_back() -> None:
    """Each page offers the one before and the one behind it, as they would be typed."""
    records = [days_before(7 * count) for count in range(5)]
    query = Query(text="us", countries=("US",), limit=2, offset=2)
    view = told(*records, query=query)

    assert words(view) == ["She said it 14 days before.", "She said it 21 days before."]
    assert [(one.label, one.question) for one in view.follows] == [
        ("Newer", "history US --limit 2"),
        ("Earlier", "history US --limit 2 --offset 4"),
    ]
    last = told(*records, query=Query(text="us", countries=("US",), limit=2, offset=4))
    assert [one.label for one in last.follows] == ["Newer"]


def test_a_page_past_the_end_says_so() -> None:
    """Nothing to show is said in a sentence, and is no history."""
    view = told(days_before(0), query=Query(text="us", countries=("US",), offset=5))

    assert (view.found, view.sections) == (False, ())
    assert view.message == "The archive holds 1 briefing on Freedonia, all shown before this page."


def test_silence_is_said() -> None:
    """A country nobody spoke of has no history."""
    view = told(record(countries=("CA",)))

    assert (view.found, view.message) == (False, "The archive holds no statement by Ruritania on Freedonia.")


def test_what_has_no_day_comes_last_and_counts_for_no_month() -> None:
    """An undated article is listed by itself and dates nothing."""
    undated = record("She said it sometime.", said_on=None, published=None)
    published = record("She said it somewhere.", said_on=None, published=PRINTED)
    view = told(undated, published, days_before(40))

    assert words(view) == ["She said it somewhere.", "She said it 40 days before.", "She said it sometime."]
    assert months(view) == (("March 2030", "1"),)
    assert told(undated).message == "The archive holds statements on Freedonia, none of which has a day."


def test_a_busy_briefing_is_read_whole() -> None:
    """A day with more statements than are read at once is still one briefing with all of them."""
    records = [record(f"She said thing {number}.", topics=("water",)) for number in range(450)]
    view = told(*records, days_before(7))

    assert view.sections[-1].passages[0].notes == ("449 more statements on this said that day: briefing 2030-05-02",)
    assert len(view.sections[-1].passages) == 2


def test_a_starter_is_labelled() -> None:
    """The small print says that a starter answers, and how old it is."""
    archive = InMemoryArchive([days_before(0)], is_starter=True)
    view = history(US, archive, ministry="PK", today=TODAY, names=NAMES)

    assert view.notes[0].startswith("Starter archive")
    assert view.notes[-1].startswith("newest briefing in the archive: Thursday 2 May 2030")
