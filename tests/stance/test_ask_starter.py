"""What the embedded starter archive answers: the product's first impression, on any machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from bot.archive import starter_archive
from bot.archive.protocol import Archive
from bot.model import Kind
from bot.stance.answers import Answer, Declined, Found, OnlyMentions, Query, Silent
from bot.stance.ask import ask
from bot.stance.present import STARTER_LABEL, SUMMARY_LABEL, labels, quotes_line

NOVEMBER, APRIL, OCTOBER = date(2024, 11, 7), date(2024, 4, 4), date(2024, 10, 24)

#: Question -> what the lead is: a telling word, its kind and its day.
LEADS = {
    "US": (Query(text="US", countries=("US",)), "decades-old", Kind.DIRECT, NOVEMBER),
    "China": (Query(text="China", countries=("CN",)), "We support each other", Kind.DIRECT, NOVEMBER),
    "Iran": (Query(text="Iran", countries=("IR",)), "denied", Kind.PARAPHRASE, NOVEMBER),
    "India": (Query(text="India", countries=("IN",)), "Kashmir", Kind.PARAPHRASE, NOVEMBER),
    "kashmir": (Query(text="kashmir", topics=("kashmir",)), "Kashmir", Kind.PARAPHRASE, NOVEMBER),
    "Afghanistan": (Query(text="Afghanistan", countries=("AF",)), "TTP", Kind.DIRECT, APRIL),
    "afghanistan ttp": (Query(text="afghanistan ttp", countries=("AF",), words=("ttp",)), "TTP", Kind.DIRECT, APRIL),
    "Israel": (Query(text="Israel", countries=("IL",)), "account", Kind.PARAPHRASE, APRIL),
    "Palestine": (Query(text="Palestine", countries=("PS",)), "UN", Kind.PARAPHRASE, APRIL),
}


@pytest.fixture(scope="module")
def starter() -> Iterator[Archive]:
    with closing(starter_archive()) as archive:
        yield archive


def answered(archive: Archive, query: Query) -> Answer:
    return ask(query, archive, ministry="PK", today=date(2026, 11, 24))


@pytest.mark.parametrize(("query", "word", "kind", "day"), LEADS.values(), ids=LEADS)
def test_latest_positions(starter: Archive, query: Query, word: str, kind: Kind, day: date) -> None:
    """The newest stated position leads, dated, of Business Recorder, and labelled as an editor's summary of a starter."""
    answer = answered(starter, query)

    assert isinstance(answer, Found)
    assert word in answer.lead.words
    assert (answer.lead.statement.kind, answer.lead.statement.said_on) == (kind, day)
    assert answer.lead.article.outlet == "Business Recorder"
    assert labels(answer) == (STARTER_LABEL, SUMMARY_LABEL)


def test_us_names_the_other_outlet_and_the_decline(starter: Archive) -> None:
    """The News words the US position differently, and Imran Khan was declined."""
    answer = answered(starter, Query(text="US", countries=("US",)))

    assert isinstance(answer, Found)
    assert {one.article.outlet for one in answer.wordings} == {"The News"}
    assert ["Imran Khan" in one.words for one in answer.declined] == [True]


@pytest.mark.parametrize(
    "query",
    [
        Query(text="US imran khan", countries=("US",), words=("imran", "khan")),
        Query(text="US elections", countries=("US",), topics=("interference_elections",)),
    ],
    ids=["by words", "by topic"],
)
def test_us_imran_khan_declined(starter: Archive, query: Query) -> None:
    """The refusal leads and the reaction of October stands behind it."""
    answer = answered(starter, query)

    assert isinstance(answer, Declined)
    assert answer.lead.statement.said_on == NOVEMBER
    assert {one.statement.said_on for one in answer.others} == {OCTOBER}


def test_china_declined_on_the_joint_mechanism(starter: Archive) -> None:
    """What it would not say on China is listed beside the position."""
    answer = answered(starter, Query(text="China", countries=("CN",)))

    assert isinstance(answer, Found)
    assert ["joint security mechanism" in one.words for one in answer.declined] == [True]


def test_india_has_no_direct_quote(starter: Archive) -> None:
    """A card without any quote says so."""
    assert quotes_line(answered(starter, Query(text="India", countries=("IN",)))) == "No direct quote on this in the archive"


@pytest.mark.parametrize("country", ["AZ", "SA"])
def test_visits_are_only_mentions(starter: Archive, country: str) -> None:
    """Announced journeys are no position."""
    assert isinstance(answered(starter, Query(text=country, countries=(country,))), OnlyMentions)


@pytest.mark.parametrize("country", ["RU", "NG", "NE", "GB"])
def test_silence(starter: Archive, country: str) -> None:
    """Nothing is answered with a neighbour's words."""
    assert isinstance(answered(starter, Query(text=country, countries=(country,))), Silent)
