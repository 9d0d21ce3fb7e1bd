"""The contract of `bot.archive.protocol`, clause by clause, on both databases and on the fake."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.archive import matching, open_archive
from bot.archive.protocol import Added, Archive, Counts, Kin, Lookup, Month, Tally
from bot.archive.store import SqlArchive
from bot.model import TRANSCRIPT, Article, Kind, Record, Span, Speaker, Statement, Status
from tests.fakes import OFFICE, OUTLET, OUTSIDER, SAID, SPOKESPERSON, article, record, statement


def kept(archive: Archive, *records: Record) -> None:
    """Each record's article with its one statement."""
    for one in records:
        archive.add(one.article, one.statement.said_on, [one.statement])


def found(archive: Archive, lookup: Lookup) -> list[str]:
    """The words of what is found, in order."""
    return [one.words for one in archive.find(lookup)]


PK = Lookup(ministry="PK")
MAY = date(2030, 5, 1)


def test_what_is_added_is_found_equal(archive: Archive) -> None:
    """A record comes back exactly as it went in."""
    one = record(
        "It called the plan “unjust and one-sided”.",
        quotes=("unjust",),
        cue="called",
        source="It",
        countries=("US", "UN"),
        topics=("t",),
    )
    kept(archive, one)
    assert archive.find(Lookup(ministry="PK", countries=("US",), topics=("t",))) == [one]


def test_an_answer_comes_back_with_its_question(archive: Archive) -> None:
    """What a transcript's answer was asked is kept beside it, and answers can be told from an outlet's words."""
    within = article("Question: Will you go? Spokesperson: We shall go.")
    said = replace(statement(within, "We shall go.", rule=TRANSCRIPT), question=Span(start=10, end=22))
    other = statement(within, "Will you go?")
    archive.add(within, SAID, [said, other])
    only = Lookup(ministry="PK", since=SAID, until=SAID, rules=(TRANSCRIPT,))
    assert archive.find(only) == [Record(statement=said, article=within)]
    assert len(archive.find(PK)) == 2


def test_what_has_no_link_is_known_by_its_content(archive: Archive) -> None:
    """A moved file adds nothing; with a link, another outlet or another word it is an article of its own."""
    one = article("The spokesperson said Freedonia was a friend.", url=None)
    linked = replace(one, id="linked", url="https://gazette.example/news/2")
    outcomes = [
        archive.add(each, SAID, []).outcome
        for each in (one, replace(one, id="moved"), linked, replace(one, id="elsewhere", outlet="Quay Times"))
    ]
    assert outcomes == ["new", "unchanged", "new", "new"]
    corrected = replace(one, text=f"{one.text} So it said.")
    assert archive.add(corrected, SAID, []).outcome == "changed"
    assert archive.add(replace(one, id="moved"), SAID, []).outcome == "new"


def test_an_empty_archive_finds_nothing(archive: Archive) -> None:
    """Absence is a value, not a fault."""
    assert (archive.find(PK), archive.statement("x"), archive.briefing("PK", SAID), archive.newest_day("PK")) == (
        [],
        None,
        [],
        None,
    )


def test_the_same_text_again_adds_nothing(archive: Archive) -> None:
    """Ingesting twice leaves what is there."""
    one = record()
    first = archive.add(one.article, SAID, [one.statement])
    again = archive.add(one.article, SAID, [one.statement])
    assert (first, again) == (Added(outcome="new", statements=1), Added(outcome="unchanged", statements=0))
    assert archive.counts() == Counts(articles=1, statements=1, held=0)


def two_versions(archive: Archive) -> tuple[Record, Record]:
    """An article that was changed after its first ingest."""
    url = "https://gazette.example/news/changing"
    old = record("It condemned the raid.", url=url)
    new = record("It strongly condemned the raid.", url=url, countries=("IN",))
    kept(archive, old)
    assert archive.add(new.article, SAID, [new.statement]) == Added(outcome="changed", statements=1)
    return old, new


def test_a_changed_text_replaces_the_old_one_in_answers(archive: Archive) -> None:
    """Only the newest version is answered, and counted."""
    _, new = two_versions(archive)
    assert archive.find(PK) == [new]
    assert archive.find(replace(PK, countries=("US",))) == []
    assert archive.briefing("PK", SAID) == [new]
    assert archive.counts() == Counts(articles=1, statements=1, held=0)


def test_an_old_link_still_opens(archive: Archive) -> None:
    """A statement of a superseded version is still there under its id, with the text of its time."""
    old, new = two_versions(archive)
    assert archive.statement(old.statement.id) == old
    assert archive.statement(new.statement.id) == new


def test_a_text_can_change_back(archive: Archive) -> None:
    """Going back to an earlier text is a change like any other."""
    old, _ = two_versions(archive)
    assert archive.add(old.article, SAID, [old.statement]) == Added(outcome="changed", statements=1)
    assert archive.find(PK) == [old]


def test_an_older_version_does_not_replace_a_newer_one(archive: Archive) -> None:
    """The version published last stands, in whatever order they come; without both days the last one given does."""
    url = "https://gazette.example/news/banned"
    old = record("It said it had banned visas.", url=url, published=date(2026, 11, 5))
    new = record("It said it had not banned visas.", url=url, published=date(2026, 11, 6))
    kept(archive, new)
    for _ in range(2):
        assert archive.add(old.article, SAID, [old.statement]) == Added(outcome="older", statements=0)
        assert archive.add(new.article, SAID, [new.statement]) == Added(outcome="unchanged", statements=0)
    assert (archive.find(PK), archive.counts()) == ([new], Counts(articles=1, statements=1, held=0))
    undated = record("It said it had not banned them.", url=url, published=None)
    for one in (undated, old, replace(old, article=replace(old.article, title="Same day")), new):
        assert archive.add(one.article, SAID, [one.statement]) == Added(outcome="changed", statements=1)
        assert archive.find(PK) == [one]


def test_a_changed_text_may_hold_no_statement(archive: Archive) -> None:
    """The old statements leave the answers even where nothing takes their place."""
    one = record()
    kept(archive, one)
    archive.add(replace(one.article, text="Withdrawn."), None, [])
    assert archive.find(PK) == []


ORDER = {
    "newer days first": [
        record("Second.", said_on=date(2030, 5, 2)),
        record("Third.", said_on=date(2030, 5, 1)),
        record("First.", said_on=date(2030, 5, 3)),
    ],
    "an unknown day sorts by publication": [
        record("Second.", said_on=None, published=date(2030, 5, 2)),
        record("First.", said_on=date(2030, 5, 3)),
        record("Third.", said_on=date(2030, 5, 1)),
    ],
    "no day at all comes last": [
        record("Second.", said_on=date(1999, 1, 1)),
        record("Third.", said_on=None, published=None),
        record("First.", said_on=date(2030, 5, 3)),
    ],
    "an earlier one of unknown day comes behind every dated one": [
        record("Third.", said_on=None, earlier=True, published=date(2030, 5, 9)),
        record("Second.", said_on=date(1999, 1, 1)),
        record("First.", said_on=date(2030, 5, 1), earlier=True, published=date(2030, 5, 9)),
    ],
    "within a day, earlier words first": [
        record("Third.", before="A long beginning of the text. "),
        record("Second.", before="A beginning. "),
        record("First."),
    ],
}


@pytest.mark.parametrize("records", ORDER.values(), ids=ORDER.keys())
def test_order(archive: Archive, records: list[Record]) -> None:
    """Answers come newest first, by the day that is known of each."""
    kept(archive, *records)
    assert found(archive, PK) == ["First.", "Second.", "Third."]


def test_equal_places_are_ordered_by_id(archive: Archive) -> None:
    """Where day and place are the same, the id decides, so that pages never overlap."""
    records = [record(f"Statement {number}.") for number in range(9)]
    kept(archive, *records)
    ids = [one.statement.id for one in archive.find(PK)]
    paged = [one.statement.id for at in range(0, 9, 2) for one in archive.find(replace(PK, limit=2, offset=at))]
    assert ids == paged == sorted(one.statement.id for one in records)


def test_pages_of_a_word_never_overlap(archive: Archive) -> None:
    """What is found by a word comes in the same order, page by page, however many begin at one place of one day."""
    records = [record(f"Statement {number}.") for number in range(9)]
    kept(archive, *records, record("Statement of another.", countries=("CN",)), record("Statement before.", said_on=MAY))
    for wanted in (replace(PK, words=("statem",)), replace(PK, phrases=("statement",), countries=("US",))):
        whole = [one.statement.id for one in archive.find(replace(wanted, words=(), phrases=()))]
        paged = [one.statement.id for at in range(0, 12, 2) for one in archive.find(replace(wanted, limit=2, offset=at))]
        assert paged == whole
    assert len(archive.find(replace(PK, words=("statement",), limit=0))) == 0


def speech() -> tuple[Article, list[Statement]]:
    """One article with statements of every sort."""
    text = (
        "It welcomed the talks with Freedonia. It would not comment on Imran Khan. It deplored "
        "Sylvania's raid on the Résidence. The general promised revenge on Sylvania. It doubted everything."
    )
    within = article(text)
    return within, [
        statement(within, "It welcomed the talks with Freedonia.", countries=("US", "UN"), topics=("talks", "peace")),
        statement(within, "It would not comment on Imran Khan.", kind=Kind.DECLINED, countries=("US",), topics=("talks",)),
        statement(within, "It deplored Sylvania's raid on the Résidence.", countries=("IN",), said_on=date(2030, 4, 1)),
        statement(within, "The general promised revenge on Sylvania.", countries=("IN",), speaker=OUTSIDER),
        statement(within, "It doubted everything.", countries=(), said_on=None),
    ]


LOOKUPS: dict[str, tuple[Lookup, list[int]]] = {
    "a ministry": (PK, [4, 0, 1, 2]),
    "any voice": (Lookup(ministry=None), [4, 0, 1, 3, 2]),
    "another ministry": (Lookup(ministry="IN"), []),
    "a country": (replace(PK, countries=("US",)), [0, 1]),
    "two countries": (replace(PK, countries=("US", "UN")), [0]),
    "two countries, the rare one first": (replace(PK, countries=("UN", "US")), [0]),
    "countries never named together": (replace(PK, countries=("US", "IN")), []),
    "any voice on a country": (Lookup(ministry=None, countries=("IN",)), [3, 2]),
    "a topic": (replace(PK, topics=("talks",)), [0, 1]),
    "two topics": (replace(PK, topics=("talks", "peace")), [0]),
    "a country and a topic": (replace(PK, countries=("US",), topics=("peace",)), [0]),
    "two countries and two topics": (replace(PK, countries=("UN", "US"), topics=("peace", "talks")), [0]),
    "a word": (replace(PK, words=("imran",)), [1]),
    "the beginning of a word": (replace(PK, words=("deplor",)), [2]),
    "no middle of a word": (replace(PK, words=("plored",)), []),
    "two words": (replace(PK, words=("khan", "imran")), [1]),
    "words of different statements": (replace(PK, words=("khan", "talks")), []),
    "a word with other accents": (replace(PK, words=("RESIDENCE",)), [2]),
    "a word before an apostrophe": (replace(PK, words=("sylvania",)), [2]),
    "a word and a country": (replace(PK, words=("it",), countries=("IN",)), [2]),
    "a phrase": (replace(PK, phrases=("comment on IMRAN khan",)), [1]),
    "a phrase in another order": (replace(PK, phrases=("khan imran",)), []),
    "a phrase with a gap": (replace(PK, phrases=("comment imran",)), []),
    "no beginning of a phrase's last word": (replace(PK, phrases=("comment on imr",)), []),
    "a phrase across an apostrophe": (replace(PK, phrases=("Sylvania’s raid",)), [2]),
    "a phrase of one word": (replace(PK, phrases=("residence",)), [2]),
    "two phrases": (replace(PK, phrases=("would not", "imran khan")), [1]),
    "phrases of different statements": (replace(PK, phrases=("would not", "the talks")), []),
    "a phrase and a country": (replace(PK, phrases=("it deplored",), countries=("US",)), []),
    "a phrase and a word": (replace(PK, phrases=("it welcomed",), words=("free",)), [0]),
    "a phrase without a word": (replace(PK, phrases=("%",)), []),
    "a speaker": (Lookup(ministry=None, speakers=(OUTSIDER.name or "",)), [3]),
    "either of two speakers": (replace(PK, speakers=("Nobody", SPOKESPERSON.name or "")), [4, 0, 1, 2]),
    "a speaker of another voice": (replace(PK, speakers=(OUTSIDER.name or "",)), []),
    "an outlet": (replace(PK, outlets=(OUTLET,), topics=("talks",)), [0, 1]),
    "another outlet": (replace(PK, outlets=("Quay Times",)), []),
    "a sign that is no word": (replace(PK, words=("%",)), []),
    "since a day": (replace(PK, since=date(2030, 5, 1)), [0, 1]),
    "since that very day": (replace(PK, since=SAID), [0, 1]),
    "until a day": (replace(PK, until=date(2030, 4, 30)), [2]),
    "until that very day": (replace(PK, until=date(2030, 4, 1)), [2]),
    "between days": (replace(PK, since=date(2030, 4, 2), until=date(2030, 5, 1)), []),
    "a kind": (replace(PK, kinds=(Kind.DECLINED,)), [1]),
    "either of two kinds": (replace(PK, kinds=(Kind.DECLINED, Kind.PARAPHRASE), countries=("US",)), [0, 1]),
    "a first page": (replace(PK, limit=2), [4, 0]),
    "a second page": (replace(PK, limit=2, offset=2), [1, 2]),
    "nothing, please": (replace(PK, limit=0), []),
}


@pytest.mark.parametrize(("lookup", "expected"), LOOKUPS.values(), ids=LOOKUPS.keys())
def test_lookup(archive: Archive, lookup: Lookup, expected: list[int]) -> None:
    """Every condition of a lookup must hold, and nothing else decides."""
    within, statements = speech()
    archive.add(within, SAID, statements)
    assert [one.statement for one in archive.find(lookup)] == [statements[place] for place in expected]


@pytest.mark.parametrize("lookup", [lookup for lookup, _ in LOOKUPS.values()], ids=LOOKUPS.keys())
def test_count(archive: Archive, lookup: Lookup) -> None:
    """Counting finds what finding would, its limit and offset aside, and ends where it is told to."""
    within, statements = speech()
    archive.add(within, SAID, statements)
    number = len(archive.find(replace(lookup, limit=200, offset=0)))
    assert [archive.count(lookup, most) for most in (100, number, 1, 0)] == [number, number, min(number, 1), 0]


@pytest.mark.parametrize("frequent", [-1, 1 << 31], ids=["frequent", "rare"])
def test_frequent_and_rare_words_are_found_alike(
    database: SqlArchive, frequent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether words are looked up or statements looked at, the answer is the same."""
    monkeypatch.setattr(matching, "_FREQUENT", frequent)
    within, statements = speech()
    database.add(within, SAID, statements)
    asked = [(lookup, expected) for lookup, expected in LOOKUPS.values() if lookup.words or lookup.phrases]
    assert len(asked) > 10
    for lookup, expected in asked:
        assert [one.statement for one in database.find(lookup)] == [statements[place] for place in expected]
        assert database.count(lookup, 100) == len(expected)


@pytest.mark.parametrize("status", [Status.HELD, Status.RETRACTED])
def test_held_and_retracted_are_answered_to_nobody(archive: Archive, status: Status) -> None:
    """They are not found nor part of a briefing, but their link opens."""
    one = record(status=status)
    kept(archive, one)
    assert (archive.find(Lookup(ministry=None)), archive.briefing("PK", SAID), archive.newest_day("PK")) == ([], [], None)
    assert archive.statement(one.statement.id) == one


def test_corrected_is_answered(archive: Archive) -> None:
    """An editor's correction is as good as a first print."""
    one = record(status=Status.CORRECTED)
    kept(archive, one)
    assert archive.find(PK) == [one]


def test_when_the_newest_article_came_in(archive: Archive) -> None:
    """No time before the first article, then the newest one's, aware and of this minute."""
    assert archive.last_added() is None
    one = record()
    archive.add(one.article, SAID, [one.statement])
    added = archive.last_added()
    assert added is not None
    assert abs((datetime.now(UTC) - added).total_seconds()) < 60


def test_counts(archive: Archive) -> None:
    """Statements held for review are counted, and counted apart."""
    kept(archive, record("One."), record("Two.", status=Status.HELD), record("Three.", status=Status.RETRACTED))
    assert archive.counts() == Counts(articles=3, statements=3, held=1)


def test_copies_are_not_counted(archive: Archive) -> None:
    """Whichever of two articles came first; one that turns out to print nothing of others' counts again."""
    one, later, first = record("One."), record("One, they said."), record("One, at last.", status=Status.HELD)
    kept(archive, one)
    archive.add(later.article, SAID, [later.statement], Kin(copy_of=one.article.id))
    assert archive.counts() == Counts(articles=1, statements=1, held=0)
    archive.add(first.article, SAID, [first.statement], Kin(copies=(one.article.id,)))
    assert archive.counts() == Counts(articles=1, statements=1, held=1)
    changed = replace(later.article, text=f"{later.article.text} And more.")
    archive.add(changed, SAID, [statement(changed, later.words)])
    assert archive.counts() == Counts(articles=2, statements=2, held=1)


def test_a_briefing_is_all_of_a_day(archive: Archive) -> None:
    """Everything a ministry said that day, whatever the country; nothing earlier, nobody else, no other day."""
    within, statements = speech()
    other = record("It said so before.", earlier=True)
    archive.add(within, SAID, statements)
    kept(archive, other)
    assert [one.statement for one in archive.briefing("PK", SAID)] == statements[:2]


def test_a_briefing_is_in_article_order(archive: Archive) -> None:
    """One article after the other, each from its beginning."""
    within, statements = speech()
    other = article("It spoke. It spoke on.", url="https://gazette.example/news/2")
    archive.add(within, SAID, statements)
    archive.add(other, SAID, [statement(other, "It spoke on."), statement(other, "It spoke.")])
    places = [(one.article.id, one.statement.span.start) for one in archive.briefing("PK", SAID)]
    assert len(places) == 4
    assert places == sorted(places)


def test_newest_day(archive: Archive) -> None:
    """The newest day something was said on; a day of publication is none."""
    kept(
        archive,
        record("One.", said_on=date(2030, 5, 1)),
        record("Two.", said_on=None, published=date(2030, 6, 1)),
        record("Three.", said_on=date(2030, 7, 1), speaker=OUTSIDER),
    )
    assert archive.newest_day("PK") == date(2030, 5, 1)


def spoken() -> list[Record]:
    """What a ministry said on several days about several countries, and what is not its own."""
    return [
        record("It met.", countries=("US", "UN"), topics=("talks",), said_on=date(2030, 5, 2)),
        record("It met again.", countries=("US",), said_on=date(2030, 5, 3)),
        record("It had met.", countries=("CN",), topics=("talks",), said_on=date(2029, 12, 31), earlier=True),
        record("It will meet.", countries=("UN",), topics=("trade",), said_on=None, speaker=OFFICE, outlet="Quay Times"),
        record("It is held back.", countries=("CN",), said_on=date(2030, 6, 1), status=Status.HELD),
        record("Another speaks.", countries=("CN",), said_on=date(2030, 6, 2), speaker=OUTSIDER),
    ]


def test_days(archive: Archive) -> None:
    """Days on which the ministry spoke, newest first, page by page; what it had said earlier is no day of its own."""
    kept(archive, *spoken(), record("It met, too.", said_on=date(2030, 5, 2)))
    assert archive.days("PK", limit=9) == [date(2030, 5, 3), date(2030, 5, 2)]
    assert archive.days("PK", limit=1) == [date(2030, 5, 3)]
    assert archive.days("PK", limit=9, before=date(2030, 5, 3)) == [date(2030, 5, 2)]
    assert archive.days("PK", limit=9, before=date.min) == archive.days("IN", limit=9) == archive.days("PK", limit=0) == []


def test_transcript_day(archive: Archive) -> None:
    """The newest day up to another that the ministry's own transcript is there of; outlets' words are none."""
    days = [date(2030, 4, 1), date(2030, 4, 9), date(2030, 5, 1)]
    kept(
        archive,
        *(record(f"An answer of {day}.", rule=TRANSCRIPT, said_on=day) for day in days[:2]),
        record("An answer of no day.", rule=TRANSCRIPT, said_on=None),
        record("An outlet's words.", said_on=days[2]),
        record("An answer of another.", rule=TRANSCRIPT, said_on=days[2], speaker=OUTSIDER),
    )
    asked = (date.max, days[2], days[1], days[1] - timedelta(days=1), days[0] - timedelta(days=1))
    assert [archive.transcript_day("PK", day) for day in asked] == [days[1], days[1], days[1], days[0], None]
    assert archive.transcript_day("IN", date.max) is None


def test_months(archive: Archive) -> None:
    """Statements by the month they were said in, for a country, a topic, both or any."""
    kept(archive, *spoken())
    assert archive.months("PK", "US") == [Month(month=MAY, statements=2)]
    assert archive.months("PK", "US", "talks") == [Month(month=MAY, statements=1)]
    assert archive.months("PK", "", "talks") == [
        Month(month=date(2029, 12, 1), statements=1),
        Month(month=MAY, statements=1),
    ]
    assert archive.months("PK", "") == [Month(month=date(2029, 12, 1), statements=1), Month(month=MAY, statements=2)]
    assert archive.months("IN", "US") == archive.months("PK", "SA") == []


def test_tallies(archive: Archive) -> None:
    """What the ministry spoke on, the most recent first; what has no day counts, last."""
    kept(archive, *spoken())
    assert archive.tallies("PK", "country") == [
        Tally(code="US", statements=2, newest=date(2030, 5, 3)),
        Tally(code="UN", statements=2, newest=date(2030, 5, 2)),
        Tally(code="CN", statements=1, newest=date(2029, 12, 31)),
    ]
    assert archive.tallies("PK", "topic") == [
        Tally(code="talks", statements=2, newest=date(2030, 5, 2)),
        Tally(code="trade", statements=1, newest=None),
    ]
    assert archive.tallies("IN", "country") == []


def test_speakers_and_outlets(archive: Archive) -> None:
    """Who can be asked for, the most frequent first; nobody who is held back or speaks for another."""
    kept(archive, *spoken(), record("Unnamed.", speaker=Speaker(name=None, ministry="PK"), outlet=None))
    assert archive.speakers("PK") == [SPOKESPERSON.name, OFFICE.name]
    assert archive.speakers("IN") == []
    assert archive.outlets() == [OUTLET, "Quay Times"]


SIMILAR: dict[str, list[str]] = {
    "tarif": ["tariff"],
    "tariffx": ["tariff"],
    "tarfif": ["tariff"],
    "tbriff": ["tariff"],
    "TARIF’": ["tariff"],
    "tariff": [],
    "trf": [],
    "trff1": [],
    "tariif": ["tariff"],
    "trarfif": [],
    "tar iff": [],
    "résidense": ["residence"],
    "secrte": ["secret"],
    "raidz": ["raids", "raid"],
    "": [],
}


@pytest.mark.parametrize(("typed", "expected"), SIMILAR.items(), ids=SIMILAR.keys())
def test_similar_words(archive: Archive, typed: str, expected: list[str]) -> None:
    """A word that no statement holds is taken for the known ones a single slip away, the most frequent first."""
    kept(
        archive,
        record("The Tariff on the Résidence is a secret."),
        record("Raids, raids!"),
        record("No raid, but raids."),
        record("A secrete tarifs.", status=Status.HELD),
    )
    assert archive.similar_words(typed) == expected


def test_words_of_what_was_replaced_are_no_guess(archive: Archive) -> None:
    """What only a superseded version says is neither known nor suggested."""
    two_versions(archive)
    assert archive.similar_words("strongly") == archive.similar_words("wrongly") == []
    assert archive.similar_words("strongli") == ["strongly"]
    url = "https://gazette.example/news/changing"
    archive.add(record("It spoke.", url=url).article, SAID, [record("It spoke.", url=url).statement])
    assert archive.similar_words("strongli") == []
    assert archive.months("PK", "US") == [Month(month=MAY, statements=1)]
    assert archive.months("PK", "IN") == []


def test_a_rewritten_article_keeps_what_editors_decided(place: str) -> None:
    """A retracted sentence that a new version repeats stays retracted; the same text again changes nothing."""
    with closing(open_archive(place, create=True)) as archive:
        one = record("It said so.", after=" More.", status=Status.RETRACTED)
        as_parsed = replace(one.statement, status=Status.SHOWN)
        kept(archive, one)
        archive.add(one.article, SAID, [as_parsed])
        assert archive.statement(one.statement.id) == one
        archive.add(replace(one.article, title="A new title"), SAID, [as_parsed])
        again = archive.statement(one.statement.id)
        assert again is not None
        assert (again.article.title, again.statement.status, archive.find(PK)) == ("A new title", Status.RETRACTED, [])
        archive.add(replace(one.article, text="Nothing."), None, [])
        archive.add(one.article, SAID, [as_parsed])
        assert archive.find(PK) == []


def test_closing_twice_is_fine(archive: Archive) -> None:
    """`close` is idempotent."""
    archive.close()
    archive.close()


def test_each_change_is_another_edition(archive: Archive) -> None:
    """What was answered can be given again for as long as the edition is the same; a server does not tell."""
    empty = archive.edition()
    assert archive.edition() == empty
    kept(archive, record("The talks went on."))
    added = archive.edition()
    assert (added != empty, archive.edition()) == (added is not None, added)
