"""Batches of articles: what is put in comes out, by lanes, and one bad article stops nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.archive.protocol import Lookup
from bot.archive.store import SqlArchive
from bot.errors import ArchiveError
from bot.gazetteer.outlets import outlets
from bot.ingest import Keeping
from bot.jobs.bulk import batches, keep_batch, packed, unpacked
from bot.model import Article, Parsed, article_id
from bot.sources.given import Given
from bot.text.parse import parse
from tests.text.stories import STORIES


def given(number: int, *, text: str = STORIES[2], published: date | None = date(2024, 11, 8)) -> Given:
    """An article of an invented outlet."""
    url = f"https://harbour.example/{number}"
    text = f"{text}\nThis was number {number}."
    article = Article(
        id=article_id(url=url, text=text), text=text, url=url, published=published, source=f"a.jsonl, line {number}"
    )
    return Given(article=article, label=str(number), found_at=(f"https://m.harbour.example/{number}",))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqlArchive]:
    """An empty archive in a file."""
    with closing(open_archive(str(tmp_path / "archive.db"), create=True)) as opened:
        yield opened


def keeping_in(archive: SqlArchive) -> Keeping:
    """Keeps in an archive what it can."""
    return Keeping(archive=archive, ledger=archive.ledger, parse=parse, outlets=outlets())


def test_an_article_survives_its_journey() -> None:
    """Through JSON, with all that it is known by; also one of which hardly anything is known."""
    bare = Given(article=Article(id="0" * 16, text="Ünïcode “marks”"), label="")
    full = given(1)
    full = replace(full, article=replace(full.article, title="Title", outlet="Harbour Ledger", byline=("A", "B")))
    for one in (bare, full):
        assert unpacked(json.loads(json.dumps(packed(one)))) == one


def test_every_article_is_in_one_batch_in_its_order() -> None:
    """Batches of the size that is wanted but for the last of a lane; all versions of an article in one lane, in order."""
    entries = [given(number % 40, text=f"Version {number}.") for number in range(400)]
    made = list(batches(entries, size=10, lanes=4))
    assert sorted(row["text"] for batch in made for row in batch.rows) == sorted(one.article.text for one in entries)
    assert all(len(batch.rows) == 10 for batch in made[:-4])
    for lane in range(4):
        texts = [row["text"] for batch in made if batch.lane == lane for row in batch.rows]
        assert texts == [one.article.text for one in entries if int(one.article.id, 16) % 4 == lane]
    assert list(batches([])) == []


def test_a_batch_that_comes_again_adds_nothing(archive: SqlArchive) -> None:
    """As it does where a worker was killed: what it had kept is found unchanged."""
    rows = [packed(given(number)) for number in range(6)]
    keep_batch(rows[:4], keeping_in(archive), again=True)
    report = keep_batch(rows, keeping_in(archive), again=True)
    assert (report.new, report.unchanged, archive.counts().articles) == (2, 4, 6)
    ids = [record.statement.id for record in archive.stream(Lookup(ministry=None))]
    assert len(ids) == len(set(ids)) > 0


def test_a_bad_article_stops_nobody(archive: SqlArchive) -> None:
    """It leaves a row in the ingest log that names its source, and none of its words."""

    def strict(article: Article) -> Parsed:
        if "number 2." in article.text:
            raise RecursionError(article.text)
        return parse(article)

    rows = [packed(given(number)) for number in range(4)]
    rows[1] = {"source": "b.jsonl, line 9"}
    report = keep_batch(rows, replace(keeping_in(archive), parse=strict), again=True)
    assert report.new == 2
    logged = {row.source: row for row in archive.ledger.log(limit=9)}
    assert set(logged) == {"b.jsonl, line 9", "a.jsonl, line 2"}
    assert "RecursionError" in logged["a.jsonl, line 2"].reason
    assert "This was number" not in str(logged)


class Refusing:
    """An archive that refuses one article, and may not even answer then."""

    def __init__(self, archive: SqlArchive, *, answers: bool) -> None:
        self._archive, self._answers = archive, answers

    def __getattr__(self, name: str) -> object:
        return getattr(self._archive, name)

    def add(self, article: Article, *more: object) -> object:
        if "number 1." in article.text:
            raise ArchiveError("the database refused: too long")
        return self._archive.add(article, *more)  # type: ignore[arg-type]

    def log_unreadable(self, source: str, reason: str, todo: str | None = None) -> None:
        if not self._answers:
            raise ArchiveError("the server went away")
        self._archive.log_unreadable(source, reason, todo)


def test_what_the_archive_refuses_is_tried_again_first(archive: SqlArchive) -> None:
    """It may be only busy. In the end it is the article's own fault, unless the archive does not answer at all."""
    rows = [packed(given(number)) for number in range(3)]
    keeping = replace(keeping_in(archive), archive=Refusing(archive, answers=True))  # type: ignore[arg-type]
    with pytest.raises(ArchiveError, match="too long"):
        keep_batch(rows, keeping, again=True)
    assert archive.ledger.log(limit=9) == []
    silent = replace(keeping, archive=Refusing(archive, answers=False))  # type: ignore[arg-type]
    with pytest.raises(ArchiveError, match="went away"):
        keep_batch(rows, silent, again=False)
    assert keep_batch(rows, keeping, again=False).new == 1
    assert [row.source for row in archive.ledger.log(limit=9)] == ["a.jsonl, line 1"]
    assert archive.counts().articles == 2
