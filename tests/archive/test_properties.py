"""Whatever text and whatever question: both databases give back what they got, and find what the plain fake finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.columns import given as read_back
from bot.archive.columns import written
from bot.archive.protocol import Archive, Lookup
from bot.archive.store import SqlArchive
from bot.model import Article, Kind, Span, Speaker, Statement, Status, Wording
from tests.fakes import InMemoryArchive

#: Any code point at all, and often the awkward ones: NUL, lone surrogates, astral, our own mark, quotes of SQL.
TEXT = st.text(st.one_of(st.characters(codec=None), st.sampled_from("\0\ud800\udc00\ufdd0\U0001f600'\"%\\؟ک ")))
NAMES = st.none() | TEXT
#: Names that statements are asked for by, too.
NAMED = ["Ann", "Bo\0"]
CODES = st.lists(st.sampled_from(["US", "CN", "UN", "odd\0"]), unique=True, max_size=3).map(tuple)
TOPICS = st.lists(st.sampled_from(["talks", "peace"]), unique=True).map(tuple)
DAYS = st.none() | st.sampled_from([date.min, date(2030, 5, 1), date(2030, 5, 2), date(2030, 5, 3), date.max])
SPANS = st.builds(lambda a, b: Span(start=min(a, b), end=max(a, b)), *[st.integers(0, 40)] * 2)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    """An article with statements, every field drawn but the ids, which `fresh` gives."""
    article = Article(
        id="",
        text=draw(
            st.one_of(TEXT, st.lists(st.sampled_from(["imran", "Khan’s", "PÉACE", "raid"]), min_size=4).map(" ".join))
        ),
        url=draw(NAMES),
        outlet=draw(NAMES | st.sampled_from(NAMED)),
        title=draw(NAMES),
        byline=draw(st.lists(TEXT, max_size=2).map(tuple)),
        published=draw(DAYS),
        source=draw(TEXT),
        wording=draw(st.sampled_from(Wording)),
    )
    return article, draw(st.lists(statements(), max_size=4))


def statements() -> st.SearchStrategy[Statement]:
    """A statement, every field drawn but the ids."""
    return st.builds(
        Statement,
        id=st.just(""),
        article_id=st.just(""),
        span=SPANS,
        speaker=st.builds(
            Speaker, name=NAMES | st.sampled_from(NAMED), role=NAMES, ministry=st.sampled_from(["PK", "IN", None])
        ),
        kind=st.sampled_from(Kind),
        quotes=st.lists(SPANS, max_size=2).map(tuple),
        cue=st.none() | SPANS,
        source=st.none() | SPANS,
        countries=CODES,
        inherited=CODES,
        topics=TOPICS,
        position=st.booleans(),
        earlier=st.booleans(),
        said_on=DAYS,
        said_basis=NAMES,
        said_from=DAYS,
        said_until=DAYS,
        rule=TEXT,
        status=st.sampled_from(Status),
        flags=st.lists(TEXT, max_size=2).map(tuple),
    )


LOOKUPS = st.builds(
    Lookup,
    ministry=st.sampled_from(["PK", "IN", None]),
    countries=CODES,
    topics=TOPICS,
    words=st.lists(st.sampled_from(["imr", "khan", "peace", "s", "%", "\ud800", "", "can't"]), max_size=2).map(tuple),
    phrases=st.lists(st.sampled_from(["imran khan", "Khan's", "s raid", "péace", "%"]), max_size=2).map(tuple),
    since=DAYS,
    until=DAYS,
    kinds=st.lists(st.sampled_from(Kind), unique=True, max_size=2).map(tuple),
    speakers=st.lists(st.sampled_from(NAMED), unique=True).map(tuple),
    outlets=st.lists(st.sampled_from(NAMED), unique=True).map(tuple),
    limit=st.integers(0, 10),
    offset=st.integers(0, 3),
)

_numbers = count(1)


def fresh(drawn: tuple[Article, list[Statement]]) -> tuple[Article, list[Statement]]:
    """The same under ids that no example had before, as one archive serves all examples of a test."""
    id = f"a{next(_numbers)}"
    article, said = drawn
    # A number behind the text: what has no link is known by its content, too.
    return replace(article, id=id, text=f"{article.text} {id}"), [
        replace(each, id=f"{id}-{next(_numbers)}", article_id=id) for each in said
    ]


SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@given(TEXT)
def test_writing_out_what_databases_refuse_loses_nothing(text: str) -> None:
    """NUL, lone surrogates and the mark itself come back; what is stored is text any database takes."""
    assert read_back(written(text)) == text
    assert "\0" not in written(text).encode("utf-8").decode("utf-8")


@given(kept=articles())
@settings(SHARED, max_examples=60)
def test_every_field_comes_back_equal(database: SqlArchive, kept: tuple[Article, list[Statement]]) -> None:
    """An article and its statements are read back as they were, offsets included."""
    article, said = fresh(kept)
    assert database.add(article, None, said).outcome == "new"
    for each in said:
        record = database.statement(each.id)
        assert record is not None
        assert (record.article, record.statement) == (article, each)
        assert record.words == each.span.of(article.text)


def _counted(archive: Archive) -> list[Sequence[object]]:
    """Every answer that comes out of running counts."""
    return [
        archive.days("PK", limit=5),
        archive.days("PK", limit=5, before=date(2030, 5, 2)),
        archive.months("PK", ""),
        archive.months("PK", "US", "talks"),
        archive.tallies("PK", "country"),
        archive.tallies("IN", "topic"),
        archive.speakers("PK"),
        *(archive.similar_words(typed) for typed in ("imrn", "khans", "raid", "peaec", "riad", "pebce")),
    ]


@given(kept=st.lists(articles(), max_size=4), lookups=st.lists(LOOKUPS, min_size=3, max_size=9))
@settings(SHARED, max_examples=40)
def test_finds_what_the_plain_fake_finds(
    database: SqlArchive, kept: list[tuple[Article, list[Statement]]], lookups: list[Lookup]
) -> None:
    """The covering tables answer every question as a list walked from end to end would."""
    plain, named = InMemoryArchive(), [fresh(one) for one in kept]
    for article, said in named:
        database.add(article, None, said)
        plain.add(article, None, said)
    for lookup in lookups:
        assert database.find(lookup) == plain.find(lookup)
        assert database.count(lookup, 2) == plain.count(lookup, 2)
    assert [database.newest_day(code) for code in ("PK", "IN")] == [plain.newest_day(code) for code in ("PK", "IN")]
    assert database.briefing("PK", date(2030, 5, 2)) == plain.briefing("PK", date(2030, 5, 2))
    assert _counted(database) == _counted(plain)
    for article, _ in named:  # out of the answers again, for the next example
        database.add(replace(article, text=article.text + " gone"), None, [])
    assert database.find(Lookup(ministry=None)) == []
