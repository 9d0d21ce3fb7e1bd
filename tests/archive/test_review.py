"""The contract of `bot.archive.review_protocol`, clause by clause, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
from sqlalchemy import text

from bot.archive import open_archive, open_review
from bot.archive.errors import ArchiveMissing
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from bot.archive.protocol import Archive, Lookup, Month
from bot.archive.review import SqlReview
from bot.archive.review_protocol import Change, Decision, Shared
from bot.archive.store import SqlArchive
from bot.errors import ReviewError
from bot.model import Kind, Record, Speaker, Status
from tests.fakes import SAID, article, record, statement

NOON = datetime(2030, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)
UNNAMED = Speaker(name=None, role="an official", ministry=None)
PK = Lookup(ministry="PK")
RETRACT, RELEASE = Change(decision=Decision.RETRACT), Change(decision=Decision.RELEASE)
URL = "https://gazette.example/news/corrected"


class Desk(NamedTuple):
    """An archive and its editors' side."""

    archive: SqlArchive
    review: SqlReview

    def add(self, *records: Record) -> None:
        """Each record's article with its one statement, as the parser would give it."""
        for one in records:
            self.archive.add(one.article, one.statement.said_on, [one.statement])

    def correct(self, one: Record, change: Change) -> Record:
        """What an editor decides at noon."""
        return self.review.correct(one.statement.id, change, by="Ann", why="I was there", at=NOON)

    def status(self, one: Record) -> Status:
        """Where a statement stands."""
        found = self.archive.statement(one.statement.id)
        assert found is not None
        return found.statement.status


@pytest.fixture
def desk(place: str) -> Iterator[Desk]:
    """An empty archive on each database."""
    with closing(open_archive(place, create=True)) as archive, closing(open_review(place)) as review:
        yield Desk(archive, review)


def test_there_has_to_be_an_archive(place: str) -> None:
    """Nothing is made by looking for what waits for review."""
    with pytest.raises(ArchiveMissing):
        open_review(place)


CHANGES: dict[str, tuple[Change, dict[str, Any]]] = {
    "another speaker": (
        Change(speaker="Jane Roe", role="Foreign Minister"),
        {"speaker": Speaker(name="Jane Roe", role="Foreign Minister", ministry="PK")},
    ),
    "nobody's ministry": (Change(ministry=None), {"speaker": None}),
    "another day": (
        Change(said_on=date(2030, 5, 1)),
        {"said_on": date(2030, 5, 1), "said_basis": "set by an editor"},
    ),
    "a day that is unknown": (Change(said_on=None), {"said_on": None, "said_basis": "set by an editor"}),
    "other countries": (Change(countries=("CN", "UN")), {"countries": ("CN", "UN"), "inherited": ()}),
    "no country": (Change(countries=()), {"countries": (), "inherited": ()}),
    "other topics": (Change(topics=("trade", "talks")), {"topics": ("trade", "talks")}),
    "another kind": (Change(kind=Kind.DECLINED), {"kind": Kind.DECLINED}),
}


@pytest.mark.parametrize(("change", "fields"), CHANGES.values(), ids=CHANGES.keys())
def test_a_correction_is_what_is_answered(desk: Desk, change: Change, fields: dict[str, Any]) -> None:
    """The fields are as the editor has them, the words stay a slice of the article, and it is marked as corrected."""
    one = record("It opposed the tariff.", countries=("US", "IN"), inherited=("IN",), topics=("trade",), before="Quay: ")
    desk.add(one)
    if fields.get("speaker", 0) is None:
        fields = {"speaker": replace(one.statement.speaker, ministry=None)}
    expected = replace(one, statement=replace(one.statement, **fields, status=Status.CORRECTED))
    assert desk.correct(one, change) == expected
    assert desk.archive.statement(one.statement.id) == expected
    assert desk.archive.find(Lookup(ministry=None)) == [expected]
    assert expected.words == "It opposed the tariff."


def test_every_answer_follows_a_correction(desk: Desk) -> None:
    """Order, words within a country, counts, months and voices are those of the corrected statement, at once."""
    one = record("It opposed the tariff.", countries=("US",), topics=("trade",))
    newer = record("It welcomed the tariff.", countries=("US",), said_on=date(2030, 5, 3))
    desk.add(one, newer)
    day = date(2030, 6, 9)
    now = desk.correct(one, Change(speaker="Jane Roe", countries=("CN",), topics=("talks",), said_on=day))
    found = desk.archive.find
    assert [found(Lookup(ministry="PK", countries=(code,), words=("opposed",))) for code in ("US", "CN")] == [[], [now]]
    assert [found(Lookup(ministry="PK", topics=(topic,))) for topic in ("trade", "talks")] == [[], [now]]
    assert found(PK)[0] == now
    assert found(Lookup(ministry="PK", speakers=("Jane Roe",))) == [now]
    assert (desk.archive.newest_day("PK"), desk.archive.days("PK", limit=1)) == (day, [day])
    assert desk.archive.months("PK", "CN") == [Month(month=date(2030, 6, 1), statements=1)]
    assert desk.archive.months("PK", "US") == [Month(month=date(2030, 5, 1), statements=1)]
    assert "Jane Roe" in desk.archive.speakers("PK")


def test_what_is_retracted_is_answered_to_nobody_until_it_is_released(desk: Desk) -> None:
    """Not found, not counted, no misspelling's guess; its link still opens; and back again."""
    one = record("It opposed the tariff.")
    desk.add(one)
    assert desk.correct(one, RETRACT).statement.status is Status.RETRACTED
    assert (desk.archive.find(PK), desk.archive.months("PK", "US"), desk.archive.similar_words("tarif")) == ([], [], [])
    assert desk.status(one) is Status.RETRACTED
    assert desk.correct(one, RELEASE) == one
    assert desk.archive.find(Lookup(ministry="PK", words=("tariff",))) == [one]
    assert desk.archive.similar_words("tarif") == ["tariff"]


def test_what_is_held_is_listed_and_released(desk: Desk) -> None:
    """The list has what waits, newest first; correcting alone releases nothing, so that nothing slips out."""
    older = record("It opposed it.", status=Status.HELD, speaker=UNNAMED, flags=("nobody is named",))
    newer = record("It welcomed it.", status=Status.HELD)
    desk.add(older, record("It was shown."), newer)
    assert desk.review.held(limit=9) == [newer, older]
    assert desk.review.held(limit=1, offset=1) == [older]
    named = Change(speaker="Jane Roe", ministry="PK")
    assert desk.correct(older, named).statement.status is Status.HELD
    released = desk.correct(older, RELEASE)
    assert (released.statement.status, released.statement.speaker.name) == (Status.CORRECTED, "Jane Roe")
    assert released in desk.archive.find(PK)
    assert desk.correct(newer, RELEASE).statement.status is Status.SHOWN
    assert desk.review.held(limit=9) == []
    assert desk.archive.counts().held == 0


def test_what_is_held_in_a_version_of_the_past_waits_for_nobody(desk: Desk) -> None:
    """Only current articles are reviewed."""
    one = record("It opposed it.", url=URL, status=Status.HELD)
    desk.add(one)
    desk.archive.add(replace(one.article, text="Nothing."), None, [])
    assert desk.review.held(limit=9) == []


def test_duplicates_are_merged(desk: Desk) -> None:
    """One is answered, the other leads to it; what is not answered itself can take nothing in."""
    one, same = record("It opposed the tariff."), record("It opposed that tariff.", outlet="Quay Times")
    desk.add(one, same)
    assert desk.correct(same, Change(same_as=one.statement.id)).statement.status is Status.MERGED
    assert desk.archive.find(PK) == [one]
    standing = desk.review.audit(same.statement.id)
    assert standing is not None
    assert standing.same_as == one.statement.id
    with pytest.raises(ReviewError, match="not answered itself"):
        desk.correct(one, Change(same_as=same.statement.id))
    assert desk.correct(same, RELEASE) == same


def test_every_decision_is_kept_with_who_when_and_why(desk: Desk) -> None:
    """Before and after, oldest first, to the microsecond."""
    one = record("It opposed the tariff.")
    desk.add(one)
    desk.correct(one, Change(said_on=date(2030, 5, 1), countries=("US", "CN")))
    desk.correct(one, RETRACT)
    standing = desk.review.audit(one.statement.id)
    assert standing is not None
    first, second = standing.corrections
    assert (first.by, first.why, first.at, first.statement) == ("Ann", "I was there", NOON, one.statement.id)
    assert first.before == {"said_on": "2030-05-02", "countries": ["US"], "status": "shown"}
    assert first.after == {"said_on": "2030-05-01", "countries": ["US", "CN"], "status": "corrected"}
    assert (second.before, second.after) == ({"status": "corrected"}, {"status": "retracted"})
    assert desk.review.audit("unknown") is None


@pytest.mark.parametrize("forgery", ["UPDATE correction SET why = 'no'", "DELETE FROM correction"])
def test_the_database_refuses_to_change_what_was_decided(desk: Desk, place: str, forgery: str) -> None:
    """Append-only, whoever opens the file."""
    one = record()
    desk.add(one)
    desk.correct(one, RETRACT)
    engine = engine_of(place_of(place))
    with engine.connect() as connection, pytest.raises(Exception, match="corrections are never"):
        connection.execute(text(forgery))
    engine.dispose()


REFUSED: dict[str, tuple[Change, str]] = {
    "nothing": (Change(), "stands already"),
    "what it is already": (Change(countries=("US",)), "stands already"),
    "release of what is shown": (RELEASE, "stands already"),
    "itself": (Change(same_as="self"), "into itself"),
    "nobody": (Change(same_as="unknown"), "no statement 'unknown'"),
    "two things": (Change(same_as="x", decision=Decision.RETRACT), "at once"),
    "words that are not quoted": (Change(kind=Kind.DIRECT), "quotation marks"),
    "a country on itself": (Change(countries=("PK",)), "cannot be both"),
}


@pytest.mark.parametrize(("change", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_makes_no_sense_is_refused(desk: Desk, change: Change, why: str) -> None:
    """With a sentence, and nothing is changed or kept."""
    one = record()
    desk.add(one)
    if change.same_as == "self":
        change = Change(same_as=one.statement.id)
    with pytest.raises(ReviewError, match=why):
        desk.correct(one, change)
    standing = desk.review.audit(one.statement.id)
    assert standing is not None
    assert (standing.record, standing.corrections) == (one, ())


@pytest.mark.parametrize(("by", "why"), [(" ", "x"), ("Ann", "")])
def test_nobody_decides_without_name_and_reason(desk: Desk, by: str, why: str) -> None:
    """Both are kept, so both have to be there; and the statement, too."""
    one = record()
    desk.add(one)
    with pytest.raises(ReviewError, match="missing"):
        desk.review.correct(one.statement.id, RETRACT, by=by, why=why, at=NOON)
    with pytest.raises(ReviewError, match="no statement 'absent'"):
        desk.review.correct("absent", RETRACT, by="Ann", why="x", at=NOON)


def test_a_new_version_keeps_every_corrected_field(desk: Desk) -> None:
    """The fields an editor set stay, the others are as read anew; also when the words were away for a version."""
    one = record("It opposed the tariff.", url=URL, after=" More.")
    desk.add(one)
    desk.correct(one, Change(said_on=date(2030, 5, 1), countries=("CN",)))
    anew = replace(one.statement, topics=("trade",), status=Status.HELD)
    for body in ("It opposed the tariff. Much more.", "Nothing.", "It opposed the tariff. And more."):
        desk.archive.add(replace(one.article, text=body), None, [anew] if "tariff" in body else [])
    kept = desk.archive.statement(one.statement.id)
    assert kept is not None
    said = kept.statement
    assert (said.said_on, said.countries, said.topics) == (date(2030, 5, 1), ("CN",), ("trade",))
    assert said.status is Status.CORRECTED
    assert desk.archive.find(Lookup(ministry="PK", countries=("CN",))) == [kept]


def test_a_release_outlives_a_reading_that_would_hold(desk: Desk) -> None:
    """What an editor let out stays out."""
    one = record("It opposed the tariff.", url=URL, status=Status.HELD)
    desk.add(one)
    desk.correct(one, RELEASE)
    desk.archive.add(replace(one.article, title="Another title"), SAID, [one.statement])
    assert [each.statement.status for each in desk.archive.find(PK)] == [Status.SHOWN]


@pytest.mark.parametrize(
    ("reworked", "status"),
    [
        ("The spokesperson said that it opposed the new tariff on steel", Status.HELD),
        ("It will meet them on Monday in the port", Status.SHOWN),
    ],
    ids=["nearly the same", "something else"],
)
def test_nearly_the_words_that_were_retracted_are_held(desk: Desk, reworked: str, status: Status) -> None:
    """A sentence reworked, or cut another way, is not answered as if no editor had ever looked at it."""
    one = record("The spokesperson said it opposed the new tariff on steel.", url=URL)
    desk.add(one)
    desk.correct(one, RETRACT)
    within = replace(one.article, text=reworked)
    desk.archive.add(within, SAID, [said := statement(within, reworked)])
    found = desk.archive.statement(said.id)
    assert found is not None
    assert found.statement.status is status
    assert [one.statement.id in flag for flag in found.statement.flags] == [True] * (status is Status.HELD)


def test_what_an_article_no_longer_says_is_told(desk: Desk) -> None:
    """Every version is told, and since which one the words are gone."""
    one = record("It opposed the tariff.", url=URL)
    desk.add(one)
    before = desk.review.audit(one.statement.id)
    desk.archive.add(replace(one.article, text="Nothing."), None, [])
    desk.archive.add(replace(one.article, text="Nothing at all."), None, [])
    after = desk.review.audit(one.statement.id)
    assert before is not None
    assert after is not None
    assert (before.vanished, [version.holds for version in after.versions]) == (None, [True, False, False])
    assert after.vanished is not None
    assert (after.vanished.number, after.vanished.added_at.tzinfo) == (2, UTC)


def test_what_is_no_longer_said_can_still_be_retracted(desk: Desk) -> None:
    """A link to it is still open somewhere; and it stays retracted if it comes back."""
    one = record("It opposed the tariff.", url=URL)
    desk.add(one)
    desk.archive.add(replace(one.article, text="Nothing."), None, [])
    desk.correct(one, RETRACT)
    assert desk.status(one) is Status.RETRACTED
    desk.add(one)
    assert (desk.archive.find(PK), desk.archive.months("PK", "US")) == ([], [])


def test_reports_of_readers(desk: Desk) -> None:
    """Kept in the order they came, closed once, by an editor, with what came of it."""
    one = record()
    desk.add(one)
    first, second = (desk.review.report(one.statement.id, kind, "a note ", by="U1", at=NOON) for kind in ("day", "words"))
    assert [each.key for each in desk.review.reports()] == [first, second]
    assert desk.review.close_report(first, by="Ann", outcome="retracted", at=NOON) is True
    assert desk.review.close_report(first, by="Bo", outcome="again", at=NOON) is False
    assert [each.key for each in desk.review.reports()] == [second]
    [closed] = desk.review.reports(open=False)
    assert (closed.kind, closed.note, closed.by, closed.at) == ("day", "a note", "U1", NOON)
    assert (closed.closed_at, closed.closed_by, closed.outcome) == (NOON, "Ann", "retracted")
    with pytest.raises(ReviewError, match="no kind of report"):
        desk.review.report(one.statement.id, "rude", "", by="U1", at=NOON)
    with pytest.raises(ReviewError, match="no statement 'absent'"):
        desk.review.report("absent", "day", "", by="U1", at=NOON)


def test_where_a_statement_was_shared(desk: Desk) -> None:
    """Each message once."""
    for channel in ("C1", "C2", "C1"):
        desk.review.remember_shared("s", "T", channel, "1.0")
    assert {one.channel for one in desk.review.shared("s")} == {"C1", "C2"}
    assert Shared(team="T", channel="C1", ts="1.0") in desk.review.shared("s")
    assert desk.review.shared("other") == []


def test_what_might_answer_is_counted(archive: Archive) -> None:
    """Held statements on the question by the ministry, or by nobody named; not what is shown, nor another ministry's."""
    archive.add(*_with(record("It opposed the tariff.", status=Status.HELD)))
    archive.add(*_with(record("It opposed a tariff.", status=Status.HELD, speaker=UNNAMED, topics=("trade",))))
    archive.add(*_with(record("It said no tariff.", status=Status.HELD, speaker=Speaker(name="Raj", ministry="IN"))))
    archive.add(*_with(record("It imposed a tariff.")))
    us = Lookup(ministry="PK", countries=("US",))
    assert archive.waiting(us) == 2
    asked = [
        replace(us, topics=("trade",)),
        replace(us, words=("opp",)),
        replace(us, phrases=("the tariff",)),
        replace(us, since=date(2030, 5, 3)),
        replace(us, speakers=("Jane Roe",)),
        replace(us, countries=("US", "CN")),
    ]
    assert [archive.waiting(lookup) for lookup in asked] == [1, 2, 1, 0, 1, 0]


def _with(one: Record) -> tuple[Any, Any, list[Any]]:
    return one.article, one.statement.said_on, [one.statement]


def test_an_article_is_not_needed_to_be_new(desk: Desk) -> None:
    """Two statements of one article are decided on apart."""
    within = article("It opposed the tariff. It welcomed the talks.", url=URL)
    first, second = (statement(within, words) for words in within.text.split(". ", 1))
    desk.archive.add(within, SAID, [first, second])
    desk.correct(Record(statement=first, article=within), RETRACT)
    assert [one.statement for one in desk.archive.find(PK)] == [second]
