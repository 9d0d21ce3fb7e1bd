"""Which statement leads, which stand beside it, and when there is none: the rules, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Kind, Record, Speaker, Status
from bot.stance.answers import Answer, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.ask import MOST_OLDER, ask
from bot.stance.present import statements_of
from tests.fakes import OUTSIDER, PRINTED, SAID, SPOKESPERSON, InMemoryArchive, article, record, retracted, statement

TODAY = date(2030, 6, 1)
OLDER = date(2030, 4, 25)
US = Query(text="US", countries=("US",))


PREMIER = Speaker(name="Soren Vey", role="Prime Minister", ministry="PK")
DEPUTY = Speaker(name="Ila Kaan", role="Deputy Prime Minister and Foreign Minister", ministry="PK")


def answered(records: Sequence[Record], query: Query = US) -> Answer:
    return ask(query, InMemoryArchive(records), ministry="PK", today=TODAY)


def words_of_lead(answer: Answer) -> str:
    assert isinstance(answer, Found | Declined)
    return answer.lead.words


#: What each rule says -> the records, of which the first must lead.
LEADS = {
    "newer words lead over older ones, however direct": (
        record("She said ties were fine."),
        record("“Ties are broken,” she said.", kind=Kind.DIRECT, said_on=OLDER),
    ),
    "a direct quote leads over a mixed one of the same day": (
        record("“We are content,” she said.", kind=Kind.DIRECT),
        record("She called them “content”.", kind=Kind.MIXED),
    ),
    "a mixed quote leads over a paraphrase of the same day": (
        record("She called them “content”.", kind=Kind.MIXED, quotes=("content",)),
        record("She said they were content."),
    ),
    "a statement on the country alone leads over one that names others too": (
        record("She said Freedonia was a friend.", before="Long before this. "),
        record("She said all three were friends.", countries=("US", "CN", "IN")),
    ),
    "a body beside the country does not dilute it": (
        record("She said the bid at the UN had support.", countries=("US", "UN")),
        record("She said both had support.", countries=("US", "CN")),
    ),
    "a named country leads over one taken from the context": (
        record("She said Freedonia was a friend.", before="Long before this. "),
        record("She said it was a friend.", inherited=("US",)),
    ),
    "an attributed sentence leads over one that only carries on": (
        record("She said the port was open.", cue="said", before="Long before this. "),
        record("The port was open."),
    ),
    "substance leads over protocol": (
        record("She said the treaty stands.", cue="said", topics=("water",), before="Long before this. "),
        record("She said no meeting was planned.", cue="said", topics=("visits_summits",)),
    ),
    "the ministry's own voice leads over the head of government": (
        record("She said the bridge was open.", before="Long before this. "),
        record("He said the bridge was shut.", speaker=PREMIER),
    ),
    "a head of government quoted directly leads over the ministry paraphrased": (
        record("“The bridge is open,” he said.", kind=Kind.DIRECT, speaker=PREMIER),
        record("She said the bridge was shut."),
    ),
    "a deputy prime minister who is foreign minister is the ministry": (
        record("She said the bridge was open.", speaker=DEPUTY),
        record("He said the bridge was shut.", speaker=PREMIER, before="Long before this. "),
    ),
    "of equals the one higher in the article leads": (
        record("She said the first thing."),
        record("She said the second thing.", before="Long before this. "),
    ),
    "what was said then leads over what was only recalled of that day": (
        record("She said ties were fine."),
        record("“Ties are bad,” she had said.", kind=Kind.DIRECT, earlier=True),
    ),
    "a newer announcement never leads over an older position": (
        record("She said ties were fine.", said_on=OLDER),
        record("He will visit them.", position=False),
    ),
    "a decline of the same day does not lead over a position": (
        record("She said ties were fine."),
        record("“No comment,” she said.", kind=Kind.DECLINED, position=False),
    ),
    "a newer decline leads over an older position": (
        record("She would not comment.", kind=Kind.DECLINED, position=False),
        record("She said ties were fine.", said_on=OLDER),
    ),
    "a remark recalled from a known day is simply as old as that": (
        record("She said ties were fine.", said_on=OLDER),
        record("She had said ties were bad.", said_on=date(2030, 4, 1), earlier=True),
    ),
    "a remark recalled from an unknown day is older than every dated one": (
        record("She said ties were fine.", said_on=OLDER, published=OLDER),
        record("“Ties are bad,” she had said.", kind=Kind.DIRECT, said_on=None, earlier=True),
    ),
    "words without a day count as of their publication": (
        record("She said ties were fine.", said_on=None),
        record("She said ties were bad.", said_on=OLDER),
    ),
    "words said on a day lead over words only published on it": (
        record("She said ties were fine.", said_on=SAID),
        record("“Ties are bad,” she said.", kind=Kind.DIRECT, said_on=None, published=SAID),
    ),
    "words without any date come last of all": (
        record("She said ties were fine.", said_on=date(1999, 1, 1)),
        record("“Ties are bad,” she said.", kind=Kind.DIRECT, said_on=None, published=None),
    ),
    "of undated words those that can be youngest come first": (
        record("She said ties were fine.", said_on=None, published=None, said_until=date(2029, 1, 1)),
        record("She said ties were bad.", said_on=None, published=None, said_until=date(2020, 1, 1)),
    ),
    "nobody but the ministry leads": (
        record("She said ties were fine.", said_on=OLDER),
        record("“Ties are bad,” he said.", kind=Kind.DIRECT, speaker=OUTSIDER),
    ),
    "another ministry does not lead": (
        record("She said ties were fine.", said_on=OLDER),
        record("“Ties are bad,” he said.", kind=Kind.DIRECT, speaker=Speaker(name="Ivo Lund", ministry="NO")),
    ),
    "held words do not lead": (
        record("She said ties were fine.", said_on=OLDER),
        record("“Ties are bad,” she said.", kind=Kind.DIRECT, status=Status.HELD),
    ),
    "withdrawn words do not lead": (
        record("She said ties were fine.", said_on=OLDER),
        retracted(record("“Ties are bad,” she said.", kind=Kind.DIRECT)),
    ),
}


@pytest.mark.parametrize("records", LEADS.values(), ids=LEADS)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_what_leads(records: tuple[Record, ...], turned: bool) -> None:
    """The first record leads, whichever way round the archive took them in."""
    assert words_of_lead(answered(records[::-1] if turned else records)) == records[0].words


def test_decline_is_listed_beside_a_position() -> None:
    """What it would not comment on in that briefing is listed, once."""
    refused = record("She would not comment on rumours.", kind=Kind.DECLINED, position=False)
    answer = answered([record("She said ties were fine."), refused])

    assert isinstance(answer, Found)
    assert [one.words for one in answer.declined] == [refused.words]
    assert answer.others == ()


def test_held_statements_are_answered_to_nobody() -> None:
    """What waits for review is neither lead nor wording nor decline nor among the others."""
    said = "She said the old river treaty would be honoured."
    held = [
        record(said, status=Status.HELD, outlet="The Quay Courier"),
        record("She would not comment.", kind=Kind.DECLINED, position=False, status=Status.HELD),
        record("He will visit them.", position=False, status=Status.HELD),
    ]

    assert isinstance(answered(held), Silent)
    assert [one.words for one in statements_of(answered([record(said), *held]))] == [said]


def test_a_card_lists_no_more_than_was_asked_for() -> None:
    """The lead and the others are as many as the limit; wordings and declines beside them are a few at most."""
    words = "She said the old river treaty would be honoured"
    told = [record(f"{words}, as outlet {chr(97 + number)} has it.", outlet=f"Outlet {number}") for number in range(9)]
    refused = [record(f"She would not name bank {n}.", kind=Kind.DECLINED, position=False) for n in range(9)]
    pages = [answered([*told, *refused], Query(text="US", countries=("US",), limit=4, offset=at)) for at in (0, 4, 8)]

    assert all(isinstance(page, Found) for page in pages)
    counts = [(1 + len(page.others), len(page.wordings), len(page.declined)) for page in pages if isinstance(page, Found)]
    assert counts == [(4, 3, 3), (4, 0, 0), (4, 0, 0)]
    assert len({one.statement.id for page in pages for one in statements_of(page)}) == 18


def test_silence_says_whether_only_the_dates_leave_something_out() -> None:
    """Silence within dates differs from silence altogether."""
    early = Query(text="US until 2020", countries=("US",), until=date(2020, 12, 31))
    inside, outside = (answered(records, early) for records in ([record(countries=("CA",))], [record()]))

    assert isinstance(inside, Silent)
    assert isinstance(outside, Silent)
    assert (inside.outside, outside.outside) == (False, True)


def test_decline_alone_is_an_answer() -> None:
    """A refusal is neither silence nor a mention."""
    answer = answered([record("She would not comment.", kind=Kind.DECLINED, position=False)])

    assert isinstance(answer, Declined)


def test_mentions_alone_are_no_position() -> None:
    """A visit announced answers as a mention."""
    answer = answered([record("He will visit them.", position=False)])

    assert isinstance(answer, OnlyMentions)
    assert [one.words for one in answer.mentions] == ["He will visit them."]


def test_mentions_are_paged_too() -> None:
    """More announcements than a card holds are behind its next page."""
    announced = [record(f"He will visit port {number}.", position=False) for number in range(7)]
    first, last = (answered(announced, Query(text="US", countries=("US",), offset=offset)) for offset in (0, 5))

    assert isinstance(first, OnlyMentions)
    assert isinstance(last, OnlyMentions)
    assert (len(first.mentions), first.older, len(last.mentions), last.older) == (5, 2, 2, 0)


def test_newer_mention_is_listed_behind_the_position() -> None:
    """What was announced since the position is the first of the others."""
    answer = answered(
        [
            record("She said ties were fine.", said_on=OLDER),
            record("She said ties were old.", said_on=OLDER, before="Then. "),
            record("He will visit them.", position=False),
        ]
    )

    assert isinstance(answer, Found)
    assert [one.words for one in answer.others] == ["He will visit them.", "She said ties were old."]


def test_position_behind_a_thousand_mentions_is_found() -> None:
    """However many announcements came since, the position leads."""
    mentions = [record(f"He will visit port {number}.", position=False) for number in range(1000)]
    answer = answered([record("She said ties were fine.", said_on=OLDER), *mentions])

    assert words_of_lead(answer) == "She said ties were fine."
    assert isinstance(answer, Found)
    assert answer.older == MOST_OLDER


def test_silence_on_what_nobody_said() -> None:
    """Another country's statements answer nothing."""
    assert isinstance(answered([record(countries=("CA",))]), Silent)


def test_several_countries_are_not_a_union() -> None:
    """Statements on one of two countries do not answer for both."""
    both = Query(text="US China", countries=("US", "CN"))

    assert isinstance(answered([record(countries=("US",)), record("She said more.", countries=("CN",))], both), Silent)


FILTERS = {
    "a topic": (Query(text="x", countries=("US",), topics=("water",)), {"water"}),
    "the own country is no filter beside a topic": (Query(text="x", countries=("PK",), topics=("water",)), {"water"}),
    "the own country alone finds nothing": (Query(text="x", countries=("PK",)), set()),
    "words by their beginning": (Query(text="x", countries=("US",), words=("RIVER",)), {"water"}),
    "since, inclusive": (Query(text="x", since=SAID), {"water", "trade"}),
    "until, inclusive": (Query(text="x", until=OLDER), {"old"}),
    "no country, only a topic": (Query(text="x", topics=("trade",)), {"trade"}),
    "a bound leaves out what has no day": (Query(text="x", since=date(1990, 1, 1)), {"water", "trade", "old"}),
}


@pytest.mark.parametrize(("query", "topics"), FILTERS.values(), ids=FILTERS)
def test_filters(query: Query, topics: set[str]) -> None:
    """Every part of the question has to hold."""
    records = [
        record("She said the rivers were shared.", topics=("water",)),
        record("She said the market was open.", topics=("trade",)),
        record("She said it was so.", topics=("old",), said_on=OLDER),
        record("She said it was undated.", topics=("undated",), said_on=None),
    ]

    assert {one.statement.topics[0] for one in statements_of(answered(records, query))} == topics


def many(count: int) -> list[Record]:
    return [record(f"She said thing {number:02}.", said_on=SAID - timedelta(days=number)) for number in range(count)]


def test_pages_tell_everything_once() -> None:
    """Paging by what was listed shows each statement once and says how many are left."""
    seen: list[str] = []
    left: list[int] = []
    while True:
        answer = answered(many(12), Query(text="US", countries=("US",), limit=5, offset=len(seen)))
        assert isinstance(answer, Found)
        seen += [answer.lead.words, *(one.words for one in answer.others)]
        left.append(answer.older)
        if not answer.older:
            break

    assert seen == [one.words for one in many(12)]
    assert left == [7, 2, 0]


DAYS = (None, OLDER, SAID)
DRAWN: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    kind=st.sampled_from(Kind),
    position=st.booleans(),
    earlier=st.booleans(),
    said_on=st.sampled_from(DAYS),
    published=st.sampled_from(DAYS),
    countries=st.sampled_from([("US",), ("US", "CN"), ("CN",)]),
    topics=st.sampled_from([(), ("water",), ("trade",)]),
    outlet=st.sampled_from([None, "The Harbour Gazette", "The Quay Courier"]),
    speaker=st.sampled_from([SPOKESPERSON, OUTSIDER]),
)


@given(st.lists(DRAWN, max_size=12), st.integers(1, 4))
def test_whatever_is_held_each_statement_is_shown_once(drawn: list[dict[str, Any]], limit: int) -> None:
    """Over all pages every statement of the ministry on the country is shown once, nothing else is, and a position leads."""
    records = [record(f"She said the river treaty number {at} stands.", **given) for at, given in enumerate(drawn)]
    due = [one for one in records if one.statement.speaker == SPOKESPERSON and "US" in one.statement.countries]
    shown: list[Record] = []
    listed = 0
    while len(shown) < len(due):
        answer = answered(records, Query(text="US", countries=("US",), limit=limit, offset=listed))
        page = statements_of(answer)
        assert page, "a page before the last is never empty"
        shown += page
        beside = len((*answer.wordings, *answer.otherwise, *answer.declined)) if isinstance(answer, Found) else 0
        listed += len(page) - beside

    assert sorted(one.words for one in shown) == sorted(one.words for one in due)
    positions = [one for one in due if one.statement.position and one.statement.kind is not Kind.DECLINED]
    assert isinstance(answered(records), Found) == (bool(shown) and shown[0] in positions)


def test_page_past_the_last_says_so() -> None:
    """A page that cannot be is a fault of the question and not silence."""
    answer = answered(many(2), Query(text="US", countries=("US",), offset=9))

    assert isinstance(answer, Unknown)
    assert answer.fault == "The archive holds 2 statements on this, all shown before this page"


def test_wordings_do_not_come_again_among_the_others() -> None:
    """What is set beside the lead is not listed a second time."""
    lead = record("“The old river treaty stands,” she said.", kind=Kind.DIRECT, topics=("water",))
    other = record("She said the river treaty stood.", topics=("water",), outlet="The Quay Courier")
    answer = answered([lead, other])

    assert isinstance(answer, Found)
    assert [one.words for one in answer.wordings] == [other.words]
    assert answer.others == ()


def test_context_says_where_the_answer_comes_from() -> None:
    """Every answer knows the archive's newest briefing, the day of asking and whether it is a starter."""
    archive = InMemoryArchive([record(countries=("CA",)), record("Old.", said_on=OLDER)], is_starter=True)
    answer = ask(US, archive, ministry="PK", today=TODAY)

    assert isinstance(answer, Found)
    assert (answer.context.newest, answer.context.today, answer.context.starter) == (SAID, TODAY, True)


def test_two_statements_of_one_article_keep_their_order() -> None:
    """Within an article the weightier answer came first."""
    text = article("She said one. She said two.", published=PRINTED)
    archive = InMemoryArchive()
    archive.add(text, SAID, [statement(text, "She said two."), statement(text, "She said one.")])

    assert [one.words for one in statements_of(ask(US, archive, ministry="PK", today=TODAY))] == [
        "She said one.",
        "She said two.",
    ]
