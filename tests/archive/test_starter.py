"""The starter archive: how its file is read, and when it stands aside."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest

from bot.archive import open_archive, starter_archive, starter_until_ingested
from bot.archive.protocol import Lookup
from bot.archive.starter_file import Filed, read_starter
from bot.errors import ArchiveError, GazetteerError
from bot.model import Kind, Status, Wording
from tests.fakes import SAID, record

FILE = """
wording: summary
articles:
  - outlet: The Harbour Gazette
    url: https://gazette.example/news/7
    published: '2030-05-03'
    title: Freedonia reassured
    said_on: '2030-05-02'
    records:
      - text: Calls its ties with Freedonia “older than the hills” and wants them to grow.
        speaker: Amina Farouk
        role: Foreign Office Spokesperson
        ministry: PK
        countries: ['NO', UN]
        inherited: [UN]
        topics: [trade]
        kind: mixed
        position: true
        earlier: false
        quote: older than the hills
      - text: Had no comment on Sylvania’s election.
        speaker: Amina Farouk
        role: Foreign Office Spokesperson
        ministry: PK
        said_on: null
        countries: [IN]
        topics: []
        kind: declined
        position: false
        earlier: true
        quote: null
  - outlet: null
    url: null
    published: null
    title: An undated report
    said_on: null
    records:
      - text: The general promised to hold the border.
        speaker: Rustam Vale
        role: Defence Minister
        ministry: null
        countries: [IN]
        topics: [defence]
        kind: paraphrase
        position: true
        earlier: false
        said_from: '2029-01-01'
        said_until: '2031-12-31'
        quote: null
"""


def read(raw: str = FILE) -> list[Filed]:
    """The file above, or one made from it."""
    return read_starter(raw, where="starter.yaml")


def test_an_entry_is_an_article_of_its_records() -> None:
    """The records' sentences are the text, labelled as a summary; statements and quotes are slices of it."""
    article, statements = read()[0].article, read()[0].statements
    assert article.text.split("\n") == [each.span.of(article.text) for each in statements]
    assert (article.wording, article.source, article.published) == (Wording.SUMMARY, "starter", date(2030, 5, 3))
    assert [[quote.of(article.text) for quote in each.quotes] for each in statements] == [["older than the hills"], []]


def test_values_are_read_as_written() -> None:
    """NO is Norway, null is nothing, and a record's own day goes before its article's."""
    first, second = read()[0].statements
    assert (first.countries, first.inherited, first.topics, first.said_on) == (
        ("NO", "UN"),
        ("UN",),
        ("trade",),
        date(2030, 5, 2),
    )
    assert (second.said_on, second.said_basis, second.kind, second.earlier) == (
        None,
        "the article tells no day",
        Kind.DECLINED,
        True,
    )
    undated = read()[1].statements[0]
    assert (read()[1].article.url, read()[1].article.outlet, undated.speaker.ministry) == (None, None, None)
    assert (undated.said_on, undated.said_from, undated.said_until) == (None, date(2029, 1, 1), date(2031, 12, 31))


def test_ids_stay() -> None:
    """The same file gives the same ids, each once."""
    ids = [each.id for filed in read() for each in filed.statements]
    assert ids == [each.id for filed in read() for each in filed.statements]
    assert len(set(ids)) == 3


WRONG: dict[str, tuple[Callable[[str], str], str]] = {
    "no YAML": (lambda raw: raw + "\n  - [", "starter.yaml: this is no YAML"),
    "no mapping": (lambda raw: "[]", "starter.yaml: this must be a mapping"),  # noqa: ARG005
    "another wording": (lambda raw: raw.replace("summary", "verbatim"), "wording must be summary"),
    "no articles": (lambda raw: "wording: summary\narticles: []", "articles must be a list with at least one article"),  # noqa: ARG005
    "an unknown key": (
        lambda raw: raw.replace("title: Free", "titel: x\n    title: Free"),
        "starter.yaml, article 1: unknown key titel",
    ),
    "no title": (
        lambda raw: raw.replace("title: An undated report", "title: null"),
        "starter.yaml, article 2: title is missing",
    ),
    "an impossible day": (lambda raw: raw.replace("2030-05-03", "2030-02-30"), "published '2030-02-30' is no day"),
    "an unknown kind": (
        lambda raw: raw.replace("kind: mixed", "kind: shouted"),
        "article 1, record 1: kind 'shouted' must be one of direct",
    ),
    "a flag that is none": (
        lambda raw: raw.replace("position: true", "position: maybe", 1),
        "position 'maybe' must be true or false",
    ),
    "a quote that is not there": (lambda raw: raw.replace("quote: older", "quote: younger"), "does not stand in the text"),
    "a country that is none": (lambda raw: raw.replace("[IN]", "[India]", 1), "countries: 'India' is not written as a code"),
    "a ministry that is none": (
        lambda raw: raw.replace("ministry: PK", "ministry: Pakistan", 1),
        "ministry 'Pakistan' is no country code",
    ),
    "a list that is none": (lambda raw: raw.replace("topics: [trade]", "topics: trade"), "topics must be a list"),
    "inherited from nowhere": (
        lambda raw: raw.replace("inherited: [UN]", "inherited: [EU]"),
        "inherited EU must be among the countries",
    ),
    "one article twice": (lambda raw: raw.replace("url: null", "url: https://gazette.example/news/7"), "are one article"),
}


@pytest.mark.parametrize(("spoil", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused(spoil: Callable[[str], str], sentence: str) -> None:
    """Each mistake an editor can make is named with its place in the file."""
    with pytest.raises(GazetteerError) as caught:
        read(spoil(FILE))
    assert sentence in str(caught.value)


def test_the_starter_answers_and_says_so() -> None:
    """It holds at least 45 records, all shown summaries whose quotes stand in them, and loads in under half a second."""
    before = time.process_time()
    starter = starter_archive()
    spent = time.process_time() - before
    records = starter.find(Lookup(ministry=None))
    assert starter.is_starter
    assert len(records) >= 45
    assert {(one.article.wording, one.statement.status) for one in records} == {(Wording.SUMMARY, Status.SHOWN)}
    assert all(
        one.statement.span.start <= quote.start < quote.end <= one.statement.span.end
        for one in records
        for quote in one.statement.quotes
    )
    assert spent < 0.5


def test_the_starter_is_loaded_once() -> None:
    """All callers share one, and none can close it for the others."""
    starter_archive().close()
    assert starter_archive() is starter_archive()
    assert starter_archive().counts().articles > 0


def test_the_starter_gives_way_to_the_first_article(place: str) -> None:
    """It answers where there is no archive and where there is an empty one; a running bot notices the first ingest."""
    own = record("Something of our own.")
    with closing(starter_until_ingested(place)) as archive:
        assert archive.is_starter
        with closing(open_archive(place, create=True)) as newsroom:
            newsroom.log_unreadable("broken.bin", "it is no text")
            assert archive.is_starter
            assert archive.counts() == starter_archive().counts()
            newsroom.add(own.article, SAID, [own.statement])
        assert not archive.is_starter
        assert archive.find(Lookup(ministry="PK")) == archive.briefing("PK", SAID) == [own]
        assert archive.newest_day("PK") == SAID


def test_a_link_into_the_starter_opens_after_the_first_article(place: str) -> None:
    """A card that was shared from the starter can still be opened."""
    shared = starter_archive().find(Lookup(ministry=None, limit=1))[0]
    own = record()
    with closing(starter_until_ingested(place)) as archive:
        archive.add(own.article, SAID, [own.statement])
        assert archive.statement(shared.statement.id) == shared
        assert archive.statement(own.statement.id) == own


def test_looking_makes_nothing(place: str) -> None:
    """Questions to the starter leave no archive behind."""
    with closing(starter_until_ingested(place)) as archive:
        archive.find(Lookup(ministry="PK"))
    with pytest.raises(ArchiveError):
        open_archive(place)


def test_a_broken_archive_is_not_covered_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where something unusable is at the place, the starter does not pretend that nothing is."""
    folder = tmp_path_factory.mktemp("place")
    with pytest.raises(ArchiveError, match="folder"):
        starter_until_ingested(str(folder))
