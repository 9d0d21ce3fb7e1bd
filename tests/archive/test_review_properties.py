"""Whatever editors decide and however often articles come in anew: what stands is the last reading with all decisions."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import open_archive, open_review
from bot.archive.deciding import decided, fields_of, together
from bot.archive.protocol import Lookup
from bot.archive.review import SqlReview
from bot.archive.review_protocol import KEEP, Change, Decision
from bot.archive.store import SqlArchive
from bot.errors import ReviewError
from bot.model import Article, Kind, Span, Speaker, Statement, Status, statement_id
from tests.fakes import InMemoryArchive

NOON = datetime(2030, 5, 4, 12, tzinfo=UTC)
#: No two have four words in common, so that none is taken for another one reworked.
SENTENCES = ("It opposed the tariff.", "They welcomed talks.", "Nobody spoke of visas.")
NAMES = st.none() | st.sampled_from(["Ann", "Bo\0", "Jane Roe"])
DAYS = st.none() | st.sampled_from([date(2030, 5, 1), date(2030, 5, 2), date(2031, 1, 1)])
CODES = st.lists(st.sampled_from(["US", "CN", "UN"]), unique=True, max_size=2).map(tuple)
TOPICS = st.lists(st.sampled_from(["talks", "trade"]), unique=True).map(tuple)
MINISTRIES = st.sampled_from(["PK", "IN", None])

READINGS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    speaker=st.builds(Speaker, name=NAMES, role=NAMES, ministry=MINISTRIES),
    kind=st.sampled_from([Kind.PARAPHRASE, Kind.DECLINED]),
    countries=CODES,
    inherited=CODES,
    topics=TOPICS,
    said_on=DAYS,
    said_until=DAYS,
    earlier=st.booleans(),
    status=st.sampled_from([Status.SHOWN, Status.HELD]),
)
#: A version: which of the sentences it has, each with how the parser reads it; None where it leaves one out.
VERSIONS = st.lists(st.none() | READINGS, min_size=3, max_size=3)


def _or_kept(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.just(KEEP) | values


CHANGES = st.builds(
    Change,
    speaker=_or_kept(NAMES),
    role=_or_kept(NAMES),
    ministry=_or_kept(MINISTRIES),
    said_on=_or_kept(DAYS),
    countries=_or_kept(CODES),
    topics=_or_kept(TOPICS),
    kind=_or_kept(st.sampled_from(Kind)),
    decision=st.none() | st.sampled_from(Decision),
    same_as=st.none(),
)
#: A new version, or a decision about one of the sentences, which may be merged into another.
STEPS = st.lists(VERSIONS | st.tuples(st.integers(0, 2), CHANGES, st.none() | st.integers(0, 2)), min_size=1, max_size=12)

_numbers = count(1)


def _version(id: str, readings: Sequence[dict[str, Any] | None]) -> tuple[Article, list[Statement]]:
    number = next(_numbers)
    text, said = f"Version {number}.", []
    for words, reading in zip(SENTENCES, readings, strict=True):
        if reading is not None:
            span = Span(start=len(text) + 1, end=len(text) + 1 + len(words))
            text = f"{text} {words}"
            said.append(Statement(id=_id(id, words), article_id=id, span=span, **reading))
    return Article(id=id, text=text, url=f"https://gazette.example/{id}"), said


def _id(article: str, words: str) -> str:
    return statement_id(article=article, words=words)


class Desk:
    """What is expected: the last reading of each statement, and the decisions the archive says it kept."""

    def __init__(self, archive: SqlArchive, review: SqlReview) -> None:
        self.archive, self.review, self.id = archive, review, f"c{next(_numbers)}"
        self.ids = [_id(self.id, words) for words in SENTENCES]
        self.read: dict[str, tuple[Article, Statement]] = {}
        self.current: tuple[Article, list[Statement]] | None = None

    def add(self, readings: Sequence[dict[str, Any] | None]) -> None:
        """A new version comes in."""
        self.current = article, said = _version(self.id, readings)
        self.archive.add(article, None, said)
        self.read |= {one.id: (article, one) for one in said}

    def decide(self, place: int, change: Change, into: int | None) -> None:
        """An editor decides, or is refused."""
        try:
            change = change if into is None else replace(change, decision=None, same_as=self.ids[into])
            self.review.correct(self.ids[place], change, by="Ann", why="x", at=NOON)
        except ReviewError:
            pass

    def check(self) -> None:
        """Every statement is its last reading with every decision since the first; and so are the answers."""
        standing: dict[str, Statement] = {}
        for id, (article, said) in self.read.items():
            found = self.review.audit(id)
            assert found is not None
            ever = together(one.after for one in found.corrections)
            standing[id] = decided(said, ever)
            assert (found.record.article, found.record.statement) == (article, standing[id])
            assert {name: fields_of(found.record.statement, found.same_as)[name] for name in ever} == ever
            assert found.record.words == said.span.of(article.text)
            self._check_chain([(one.before, one.after) for one in found.corrections])
        self._check_answers(standing)

    def _check_chain(self, steps: Sequence[tuple[Any, Any]]) -> None:
        """Nothing is said to have been otherwise than it was said to be, but where a new version was read meanwhile."""
        assert all(set(before) == set(after) for before, after in steps)
        assert all(before != after for before, after in steps)

    def _check_answers(self, standing: dict[str, Statement]) -> None:
        plain = InMemoryArchive()
        if self.current is not None:
            article, said = self.current
            plain.add(article, None, [standing[one.id] for one in said])
        for lookup in (
            Lookup(ministry=None),
            Lookup(ministry="PK", countries=("US",)),
            Lookup(ministry="PK", words=("tariff",), countries=("CN",)),
            Lookup(ministry=None, topics=("trade",), until=date(2030, 6, 1)),
        ):
            assert self.archive.find(lookup) == plain.find(lookup)
        for country, topic in (("", ""), ("US", "talks")):
            assert self.archive.months("PK", country, topic) == plain.months("PK", country, topic)
        assert self.archive.tallies("PK", "country") == plain.tallies("PK", "country")
        assert self.archive.speakers("IN") == plain.speakers("IN")
        assert self.archive.waiting(Lookup(ministry="PK")) == plain.waiting(Lookup(ministry="PK"))
        assert self.archive.counts().held == plain.counts().held


@given(steps=STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_nothing_undoes_an_editor(place: str, steps: list[Any]) -> None:
    """The audit, replayed over the last reading, gives the present state; answers and counts are those of that state."""
    with closing(open_archive(place, create=True)) as archive, closing(open_review(place)) as review:
        desk = Desk(archive, review)
        for step in steps:
            if isinstance(step, list):
                desk.add(step)
            else:
                desk.decide(*step)
        desk.check()
        archive.add(Article(id=desk.id, text="Gone.", url=f"https://gazette.example/{desk.id}"), None, [])
        assert archive.find(Lookup(ministry=None)) == []
