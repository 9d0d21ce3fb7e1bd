"""What the five seeds answer, ingested alone: the acceptance table of the walking product, by hand labels and as parsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from bot.model import Kind, Record
from bot.stance.answers import Declined, Found, OnlyMentions, Query, Silent
from bot.stance.ask import ask
from bot.stance.present import quotes_line, statements_of
from tests.fakes import InMemoryArchive
from tests.stance.gold import gold_archive, parsed_archive, seeds_present

TODAY = date(2026, 11, 24)
NOVEMBER, APRIL, OCTOBER = date(2024, 11, 7), date(2024, 4, 4), date(2024, 10, 24)

pytestmark = pytest.mark.skipif(
    not seeds_present(), reason="the seed articles and their labels do not lie beside the project"
)


@dataclass(frozen=True, kw_only=True)
class Leads:
    """What an answer leads with."""

    words: str
    kind: Kind
    day: date
    outlet: str = "Business Recorder"


DECADES = Leads(words="decades-old", kind=Kind.DIRECT, day=NOVEMBER)
KASHMIR = Leads(words="self-determination", kind=Kind.PARAPHRASE, day=NOVEMBER)
NO_TALKS = Leads(words="no plans to hold talks with TTP", kind=Kind.DIRECT, day=APRIL)

POSITIONS = {
    "the US is a decades-old relationship": (Query(text="US", countries=("US",)), DECADES),
    "the own country beside another is no filter": (Query(text="Pakistan US", countries=("PK", "US")), DECADES),
    "China is mutual support": (
        Query(text="China", countries=("CN",)),
        Leads(words="We support each other", kind=Kind.DIRECT, day=NOVEMBER),
    ),
    "Iran is the denial of a joint operation": (
        Query(text="Iran", countries=("IR",)),
        Leads(words="did not conduct a joint", kind=Kind.PARAPHRASE, day=NOVEMBER),
    ),
    "India is Kashmir and not the meeting that will not be": (Query(text="India", countries=("IN",)), KASHMIR),
    "kashmir is a topic": (Query(text="kashmir", topics=("kashmir",)), KASHMIR),
    "Afghanistan is no talks with the TTP": (Query(text="Afghanistan", countries=("AF",)), NO_TALKS),
    "a word narrows Afghanistan": (Query(text="afghanistan ttp", countries=("AF",), words=("ttp",)), NO_TALKS),
    "a topic narrows Afghanistan": (Query(text="afghanistan ttp", countries=("AF",), topics=("terrorism",)), NO_TALKS),
    "Israel is accountability": (
        Query(text="Israel", countries=("IL",)),
        Leads(words="accountability", kind=Kind.PARAPHRASE, day=APRIL),
    ),
    "Palestine is its membership of the UN": (
        Query(text="Palestine", countries=("PS",)),
        Leads(words="UN membership", kind=Kind.PARAPHRASE, day=APRIL),
    ),
    "two countries are asked about together": (
        Query(text="US China", countries=("US", "CN")),
        Leads(words="would not affect", kind=Kind.PARAPHRASE, day=NOVEMBER),
    ),
    "a bound in time looks behind the newest briefing": (
        Query(text="US until 2024-06", countries=("US",), until=date(2024, 6, 30)),
        Leads(words="in the security domain where", kind=Kind.DIRECT, day=APRIL),
    ),
}


@pytest.fixture(scope="module", params=[gold_archive, parsed_archive], ids=["labelled", "parsed"])
def archive(request: pytest.FixtureRequest) -> InMemoryArchive:
    made: InMemoryArchive = request.param()
    return made


@pytest.mark.parametrize(("query", "expected"), POSITIONS.values(), ids=POSITIONS)
def test_positions(archive: InMemoryArchive, query: Query, expected: Leads) -> None:
    """The newest briefing's own words on the question lead."""
    answer = ask(query, archive, ministry="PK", today=TODAY)

    assert isinstance(answer, Found)
    lead = answer.lead
    assert expected.words in lead.words
    assert (lead.statement.kind, lead.statement.said_on, lead.article.outlet) == (
        expected.kind,
        expected.day,
        expected.outlet,
    )
    assert answer.context.newest == NOVEMBER


def test_us_shows_the_other_outlet_and_the_decline(archive: InMemoryArchive) -> None:
    """What The News printed of the same words, and the refusal on Imran Khan, stand beside the position."""
    answer = ask(Query(text="US", countries=("US",)), archive, ministry="PK", today=TODAY)

    assert isinstance(answer, Found)
    assert {one.article.outlet for one in answer.wordings} == {"The News"}
    assert any("mutual respect and non-interference" in quote for one in answer.wordings for quote in _quotes(one))
    assert ["Imran Khan" in one.words for one in answer.declined] == [True]


def test_us_imran_khan_leads_with_the_decline(archive: InMemoryArchive) -> None:
    """Where only the refusal is that new, it leads and the older reaction stands behind it."""
    query = Query(text="US imran khan", countries=("US",), words=("imran", "khan"))
    answer = ask(query, archive, ministry="PK", today=TODAY)

    assert isinstance(answer, Declined)
    assert answer.lead.statement.said_on == NOVEMBER
    (older,) = answer.others
    assert older.statement.earlier
    assert older.statement.said_on in (OCTOBER, None)  # the label's day; "two weeks after" is none to the parser


def test_china_lists_the_decline_on_the_joint_mechanism(archive: InMemoryArchive) -> None:
    """A refusal in the lead's briefing is listed and does not lead."""
    answer = ask(Query(text="China", countries=("CN",)), archive, ministry="PK", today=TODAY)

    assert isinstance(answer, Found)
    assert ["declined to divulge" in one.words for one in answer.declined] == [True]


def test_india_has_no_direct_quote(archive: InMemoryArchive) -> None:
    """An answer of paraphrases alone says that nothing in the archive is quoted."""
    answer = ask(Query(text="India", countries=("IN",)), archive, ministry="PK", today=TODAY)

    assert quotes_line(answer) == "No direct quote on this in the archive"


@pytest.mark.parametrize("country", ["AZ", "SA"])
def test_announced_visits_are_only_mentions(archive: InMemoryArchive, country: str) -> None:
    """A journey announced is never a position."""
    answer = ask(Query(text=country, countries=(country,)), archive, ministry="PK", today=TODAY)

    assert isinstance(answer, OnlyMentions)
    assert {one.statement.said_on for one in answer.mentions} == {NOVEMBER}


@pytest.mark.parametrize("country", ["RU", "NG", "NE", "GB"])
def test_silence(archive: InMemoryArchive, country: str) -> None:
    """A country nobody spoke of is silence, never a neighbour."""
    assert isinstance(ask(Query(text=country, countries=(country,)), archive, ministry="PK", today=TODAY), Silent)


@pytest.mark.parametrize("country", ["US", "CN", "IR", "IN", "AF"])
def test_no_other_voice_is_ever_shown(archive: InMemoryArchive, country: str) -> None:
    """Ministers of defence, party leaders, analysts and lawmakers are not in any answer, on any page."""
    for offset in range(0, 40, 5):
        query = Query(text=country, countries=(country,), offset=offset)
        shown = statements_of(ask(query, archive, ministry="PK", today=TODAY))
        assert {one.statement.speaker.ministry for one in shown} <= {"PK"}


def _quotes(one: Record) -> list[str]:
    return [quote.of(one.article.text) for quote in one.statement.quotes]
