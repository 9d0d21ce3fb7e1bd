"""A digest: what is new, once; in few lines; and what is no news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.model import Kind, Record, Status
from bot.stance.digest import MOST_LINES, Digest, digest, message, title
from bot.stance.digest_commands import Scope
from bot.stance.news import Told, recent, since
from tests.fakes import OUTSIDER, PRINTED, SAID, InMemoryArchive, article, record, retracted, statement

NAMES = {"PK": "Pakistan", "US": "United States", "CA": "Canada", "trade": "trade"}
FERRY = record("Amina Farouk said the ferry treaty with Washington stands.", countries=("US",), topics=("trade",))
SECOND_OUTLET = record(
    "The ferry treaty with Washington would stand, the spokesperson told reporters.",
    countries=("US",),
    topics=("trade",),
    outlet="The Northern Mail",
)
VISAS = record("Visa offices would open again in spring, she announced.", countries=("US",), topics=("visas_consular",))
CANADA = record("Canada had been asked to return the lighthouse lens.", countries=("CA",))
DECLINED = record("She would not be drawn on the senators' letter.", kind=Kind.DECLINED)


def news(records: Iterable[Record], *told: Record, scope: Scope | None = None) -> Digest:
    """What is new among records in an archive on the day after the briefing."""
    archive = InMemoryArchive(records)
    found = recent(archive, "PK", since=since(PRINTED - timedelta(days=1), PRINTED), today=PRINTED)
    before = [Told(record=one, status=one.statement.status) for one in told]
    return digest(found, before, ministry="PK", day=PRINTED, scope=scope)


def told_ids(found: Digest) -> set[str]:
    return {one.statement.id for one in found.news}


def test_what_was_said_is_told_by_country() -> None:
    """A line a country, declined apart, everything in `news`."""
    found = news([FERRY, CANADA, DECLINED])
    assert {one.country for one in found.lines} == {"US", "CA"}
    assert found.declined == (DECLINED,)
    assert told_ids(found) == {one.statement.id for one in (FERRY, CANADA, DECLINED)}
    assert message(found, NAMES) == "3 new statements on the United States and Canada of Thursday 2 May 2030."
    assert title(found, NAMES) == "Pakistan's positions, Friday 3 May 2030"


def test_nothing_is_told_twice() -> None:
    """What was posted is no news, nor is a second outlet's report of it; another point of the day is."""
    assert news([FERRY], FERRY).is_empty
    assert news([FERRY, SECOND_OUTLET], FERRY).is_empty
    assert told_ids(news([FERRY, SECOND_OUTLET, VISAS], FERRY)) == {VISAS.statement.id}


def test_an_article_read_anew_is_no_news() -> None:
    """Its words may begin elsewhere now: the statement has another id and is the same."""
    within = article("On Thursday the office said the lens was Canada's to return, and soon.", url="https://mail.example/7")
    first = Record(
        statement=statement(within, "the lens was Canada's to return, and soon", countries=("CA",)), article=within
    )
    again = Record(statement=statement(within, "the lens was Canada's to return", countries=("CA",)), article=within)
    assert first.statement.id != again.statement.id
    assert news([again], first).is_empty


def test_two_outlets_are_one_line() -> None:
    """And the line says that both report it."""
    found = news([FERRY, SECOND_OUTLET])
    assert len(found.lines) == 1
    assert set(found.lines[0].outlets) == {"The Harbour Gazette", "The Northern Mail"}
    assert found.rest == ()
    assert told_ids(found) == {FERRY.statement.id, SECOND_OUTLET.statement.id}


def test_late_articles_of_old_briefings_are_no_news() -> None:
    """A month-old briefing that is filed now changes nothing; one of three days before the last digest still counts."""
    old = replace(CANADA.statement, said_on=SAID - timedelta(days=30))
    late = replace(CANADA.statement, said_on=SAID - timedelta(days=2))
    archive = InMemoryArchive([Record(statement=old, article=CANADA.article)])
    assert recent(archive, "PK", since=since(PRINTED, PRINTED), today=PRINTED) == ()
    archive = InMemoryArchive([Record(statement=late, article=CANADA.article)])
    assert len(recent(archive, "PK", since=since(PRINTED, PRINTED), today=PRINTED)) == 1


def test_what_is_recalled_or_dated_wrongly_is_no_news() -> None:
    """Background of an earlier day, and a day that has not come."""
    recalled = record("It had protested before.", earlier=True)
    tomorrow = record("It will protest.", said_on=PRINTED + timedelta(days=9), published=PRINTED + timedelta(days=9))
    assert news([recalled, tomorrow]).is_empty


def test_other_voices_are_no_news_of_the_ministry() -> None:
    """Only who states its positions is told."""
    assert news([record("The fleet is ready, the minister said.", speaker=OUTSIDER)]).is_empty


def test_at_most_ten_lines() -> None:
    """Every country gets one before any gets a second; what is left over is counted."""
    many = [
        record(words, countries=(code,))
        for code in ("AA", "BB", "CC", "DD", "EE", "FF")
        for words in (f"Visas would be stamped at {code}.", f"Grain prices trouble nobody in {code}.")
    ]
    found = news(many)
    assert len(found.lines) == MOST_LINES
    assert {one.country for one in found.lines} == {"AA", "BB", "CC", "DD", "EE", "FF"}
    assert len(found.lines) + len(found.rest) == len(many)
    assert message(found, {}).startswith("12 new statements on ")
    assert "and 3 more countries of Thursday" in message(found, {})


def test_own_words_come_first() -> None:
    """A quotation leads its country's lines."""
    quoted = record("“We shall keep the harbour open,” she said.", kind=Kind.DIRECT, countries=("CA",))
    assert news([CANADA, quoted]).lines[0].record == quoted


def test_a_scope_leaves_out_what_is_not_wanted() -> None:
    """Countries are any of them; topics have to hold besides."""
    every = [FERRY, VISAS, CANADA]
    assert told_ids(news(every, scope=Scope(countries=("CA",)))) == {CANADA.statement.id}
    assert told_ids(news(every, scope=Scope(countries=("US", "CA"), topics=("trade",)))) == {FERRY.statement.id}


def test_a_wanted_country_heads_its_line() -> None:
    """Of several countries in one statement the wanted one."""
    both = record("Canada and the United States were both thanked.", countries=("CA", "US"))
    assert [one.country for one in news([both], scope=Scope(countries=("US",))).lines] == ["US"]


def test_corrections_are_told_once() -> None:
    """What an editor took back after it was posted is told as that, and not when it was told as that."""
    gone = retracted(FERRY)
    before = Told(record=gone, status=Status.SHOWN)
    found = digest((), [before], ministry="PK", day=PRINTED)
    assert found.corrections == (gone,)
    assert not found.is_empty
    assert message(found, NAMES) == "Nothing new; 1 statement told before changed."
    assert digest((), [replace(before, status=Status.RETRACTED)], ministry="PK", day=PRINTED).is_empty


def test_wordings_that_differ_stand_side_by_side() -> None:
    """Two outlets' quotations of one sentence, where the words are not the same."""
    one = record(
        "“The harbour treaty remains a pillar of our trust,” she said.",
        kind=Kind.DIRECT,
        quotes=("The harbour treaty remains a pillar of our trust,",),
    )
    other = record(
        "“The harbour treaty remains a symbol of our trust,” she said.",
        kind=Kind.DIRECT,
        quotes=("The harbour treaty remains a symbol of our trust,",),
        outlet="The Northern Mail",
    )
    found = news([one, other])
    assert len(found.points) == 1
    assert len(found.lines) == 1


def test_the_days_that_are_looked_at() -> None:
    """From three days before the last digest, and never more than a week back."""
    today = date(2030, 5, 20)
    assert since(None, today) == date(2030, 5, 17)
    assert since(date(2030, 5, 19), today) == date(2030, 5, 16)
    assert since(date(2030, 3, 1), today) == date(2030, 5, 13)
