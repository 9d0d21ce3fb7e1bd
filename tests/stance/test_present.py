"""What cards say: sentences and JSON, the same at every edge."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.model import Kind, Record, Speaker, Status, Wording
from bot.stance.answers import Ambiguous, Answer, Choice, Context, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.present import (
    STARTER_LABEL,
    SUMMARY_LABEL,
    age_line,
    corroboration_line,
    countries_line,
    kind_label,
    labels,
    message,
    older_line,
    outlet_line,
    quotes_line,
    said_line,
    sections,
    speaker_line,
    statements_of,
    to_json,
    understood,
    voices_line,
)
from bot.stance.sentences import possessive
from tests.fakes import OFFICE, record

TODAY = date(2030, 6, 1)
NAMES = {"PK": "Pakistan", "US": "United States", "CN": "China", "UN": "United Nations", "water": "Water sharing"}


def context(query: Query | None = None, *, newest: date | None = date(2030, 5, 2), starter: bool = False) -> Context:
    asked = Query(text="amrica", countries=("US",)) if query is None else query
    return Context(query=asked, ministry="PK", newest=newest, today=TODAY, starter=starter)


def found(lead: Record, others: Sequence[Record] = (), *, older: int = 0, query: Query | None = None) -> Found:
    return Found(context=context(query), lead=lead, others=tuple(others), older=older)


SAID_LINES = {
    "said Thursday 2 May 2030, 30 days ago": record(),
    "published 3 May 2030, day not stated": record(said_on=None),
    "said earlier than its publication on 3 May 2030, day not stated": record(said_on=None, earlier=True),
    "said Monday 1 April 2030, 2 months ago": record(said_on=date(2030, 4, 1), earlier=True),
    "date unknown": record(said_on=None, published=None),
    "date unknown; spokesperson from August 2021 to April 2023": record(
        said_on=None, published=None, said_from=date(2021, 8, 1), said_until=date(2023, 4, 30)
    ),
    "date unknown; minister to April 2022": record(
        said_on=None, published=None, said_until=date(2022, 4, 30), speaker=Speaker(name="Ila Kaan", role="Foreign Minister")
    ),
}


@pytest.mark.parametrize(("line", "said"), SAID_LINES.items(), ids=SAID_LINES)
def test_when(line: str, said: Record) -> None:
    """When it was said is never taken from when it was printed."""
    assert said_line(said, TODAY) == line


WHO = {
    "Amina Farouk, Foreign Office Spokesperson": record(),
    "Foreign Office": record(speaker=OFFICE),
    "Foreign Office, as “Pakistan”": record(
        "Pakistan condemned the raid.",
        source="Pakistan",
        speaker=Speaker(name="Foreign Office", role="government", ministry="PK"),
    ),
    "Ila Kaan and Ivo Lund, jointly": record(speaker=Speaker(name="Ila Kaan and Ivo Lund", role="joint", ministry="PK")),
    "Soren Vey, Prime Minister": record(speaker=Speaker(name="Soren Vey", role="Prime Minister", ministry="PK")),
    "Foreign Office, statement": record(speaker=Speaker(name="Foreign Office", role="statement", ministry="PK")),
    "Speaker not named, official": record(speaker=Speaker(name=None, role="official", ministry="PK")),
}


@pytest.mark.parametrize(("line", "said"), WHO.items(), ids=WHO)
def test_who(line: str, said: Record) -> None:
    """A speaker goes by name and role, an institution by its name."""
    assert speaker_line(said) == line


HOW = {
    "quoted directly": record(kind=Kind.DIRECT),
    "partly quoted": record(kind=Kind.MIXED),
    "the outlet's paraphrase": record(),
    "declined to comment": record(kind=Kind.DECLINED, position=False),
    "the outlet's paraphrase, no position stated": record("She dismissed the idea of a meeting.", position=False),
    "quoted directly, recalled from an earlier day": record(kind=Kind.DIRECT, earlier=True),
    "partly quoted, corrected by an editor": record(kind=Kind.MIXED, status=Status.CORRECTED),
    "editor's summary of a direct quote": record(kind=Kind.DIRECT, wording=Wording.SUMMARY),
    "editor's summary": record(wording=Wording.SUMMARY),
}


@pytest.mark.parametrize(("label", "said"), HOW.items(), ids=HOW)
def test_how(label: str, said: Record) -> None:
    """A reader is told whose words these are."""
    assert kind_label(said) == label


def test_where() -> None:
    """The outlet and its day stand together, and what is unknown is said to be."""
    assert outlet_line(record()) == "The Harbour Gazette, published Friday 3 May 2030"
    assert outlet_line(record(outlet=None, published=None)) == "Outlet unknown, publication day unknown"


def test_about_whom() -> None:
    """A country taken from the context is marked so; one without a name shows its code."""
    said = record(countries=("US", "CN", "AF"), inherited=("CN",))

    assert countries_line(said, NAMES) == "United States, China (from the context), AF"


def test_age_of_the_archive() -> None:
    """Every card can say how old the newest briefing is."""
    assert age_line(context()) == "newest briefing in the archive: Thursday 2 May 2030, 30 days ago"
    assert age_line(context(newest=None)) == "newest briefing in the archive: none is dated"


UNDERSTOOD = {
    "amrica → United States": Query(text="amrica", countries=("US",)),
    "China": Query(text="china", countries=("CN",)),
    "US visa fee → United States, “visa fee”": Query(text="US visa fee", countries=("US",), words=("visa", "fee")),
    "x → China, Water sharing, since 1 May 2030, until 2 May 2030": Query(
        text="x", countries=("CN",), topics=("water",), since=date(2030, 5, 1), until=date(2030, 5, 2)
    ),
}


@pytest.mark.parametrize(("meaning", "query"), UNDERSTOOD.items(), ids=UNDERSTOOD)
def test_what_was_understood(meaning: str, query: Query) -> None:
    """A card says what the question was taken to mean."""
    assert understood(query, NAMES) == meaning


PREMIER = record(speaker=Speaker(name="Soren Vey", role="Prime Minister", ministry="PK"))
BY = "Amina Farouk, Foreign Office Spokesperson"

MESSAGES: dict[str, Answer] = {
    f"Pakistan's latest stated position on the United States: {BY}, Thursday 2 May 2030, 30 days ago.": found(record()),
    "Pakistan's latest stated position on the United States: Soren Vey, Prime Minister, Thursday 2 May 2030, 30 days ago.": (
        found(PREMIER)
    ),
    f"Pakistan's latest stated position on the United States: {BY}, published 3 May 2030, day not stated.": found(
        record(said_on=None)
    ),
    f"Pakistan's latest stated position on China until 2 May 2030: {BY}, Thursday 2 May 2030, 30 days ago.": found(
        record(), query=Query(text="CN", countries=("CN",), until=date(2030, 5, 2))
    ),
    f"Pakistan's further statements on China; the first of them: {BY}, Thursday 2 May 2030, 30 days ago.": found(
        record(), query=Query(text="CN", countries=("CN",), offset=5)
    ),
    f"Pakistan declined to comment on the United States, “visa fee”: {BY}, Thursday 2 May 2030, 30 days ago.": Declined(
        context=context(Query(text="x", countries=("US",), words=("visa", "fee"))), lead=record(kind=Kind.DECLINED)
    ),
    "Pakistan has stated no position on the United States in the archive; what it said without one is listed.": (
        OnlyMentions(context=context(), mentions=(record(position=False),))
    ),
    "The archive holds no statement by Pakistan on China; newest briefing in the archive: none is dated.": Silent(
        context=context(Query(text="CN", countries=("CN",)), newest=None)
    ),
    "The archive holds no statement by Pakistan on China, Water sharing; newest briefing in the archive: Thursday 2 May"
    " 2030, 30 days ago. All parts of the question have to hold at once; ask for China or Water sharing alone.": Silent(
        context=context(Query(text="x", countries=("CN",), topics=("water",)))
    ),
    "The archive holds no statement by Pakistan on China since 1 May 2020 until 31 December 2020; there are statements"
    " outside these dates. Newest briefing in the archive: Thursday 2 May 2030, 30 days ago.": Silent(
        context=context(Query(text="x", countries=("CN",), since=date(2020, 5, 1), until=date(2020, 12, 31))), outside=True
    ),
    "The archive holds no statement by Pakistan on China on 1 May 2020; newest briefing in the archive: Thursday 2 May 2030,"
    " 30 days ago.": Silent(
        context=context(Query(text="x", countries=("CN",), since=date(2020, 5, 1), until=date(2020, 5, 1)))
    ),
    "The positions here are those of Pakistan; ask for another country or for a topic.": Silent(
        context=context(Query(text="Pakistan", countries=("PK",)))
    ),
    "“congo” can mean DR Congo or Congo; choose one.": Ambiguous(
        text="congo", choices=(Choice(code="CD", name="DR Congo"), Choice(code="CG", name="Congo"))
    ),
    "“in” is an ordinary word too; did you mean India?": Ambiguous(text="in", choices=(Choice(code="IN", name="India"),)),
    "“US; --” is not plain; did you mean the United States?": Ambiguous(
        text="US; --", choices=(Choice(code="US", name="United States"),)
    ),
    "“chad hok” is no country or topic known here. Did you mean Chad?": Unknown(
        text="chad\nhok", choices=(Choice(code="TD", name="Chad"),)
    ),
    "“qqq” is no country or topic known here. Ask for a country, a topic or both: US, kashmir, China trade, US visas since"
    " 2024.": Unknown(text="qqq"),
    "--limit takes 1 to 20.": Unknown(text="US --limit 0", fault="--limit takes 1 to 20"),
}


@pytest.mark.parametrize(("sentence", "answer"), MESSAGES.items(), ids=MESSAGES)
def test_message(sentence: str, answer: Answer) -> None:
    """Each case of an answer is a sentence of its own."""
    assert message(answer, NAMES) == sentence


@pytest.mark.parametrize("typed", ["", "help", "--help", "?"])
def test_help_names_dates_and_pages(typed: str) -> None:
    """Whoever asks how to ask is told of dates and pages as well."""
    said = message(Unknown(text=typed), NAMES)

    assert [part for part in ("since", "until", "--since", "--until", "--limit", "--offset") if part not in said] == []


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Pakistan", "Pakistan's"),
        ("United States", "the United States'"),
        ("United Kingdom", "the United Kingdom's"),
        ("Netherlands", "the Netherlands'"),
        ("Marshall Islands", "the Marshall Islands'"),
        ("European Union", "the European Union's"),
        ("Cyprus", "Cyprus'"),
        ("XX", "XX's"),
    ],
)
def test_names_stand_in_running_english(name: str, whose: str) -> None:
    """A name that takes an article has it, whatever ministry is followed, one without a name included."""
    answer = Found(context=replace(context(), ministry="YY"), lead=record())

    assert possessive(name) == whose
    assert message(answer, {"YY": name}).startswith(f"{whose[:1].upper()}{whose[1:]} latest stated position on US")
    assert voices_line("YY", {"YY": name}).casefold().startswith(whose.casefold())


def test_sections_are_the_same_at_every_edge() -> None:
    """Below the first statement come wordings, declines and the rest; empty sections are left out."""
    below = {
        case: [(heading, [one.words for one in records]) for heading, records in sections(answer)]
        for case, answer in EVERY_CASE.items()
    }

    assert below["found"] == [
        ("The same in other outlets", ["b."]),
        ("Declined to comment, the same day", ["c."]),
        ("Also said", ["d."]),
    ]
    assert below["declined"] == [("Also said", ["d."])]
    assert below["only_mentions"] == below["silent"] == below["unknown"] == []


def test_json_tells_public_codes() -> None:
    """Another program is told the African Union's own code, in questions, statements and choices."""
    asked = Query(text="african union", countries=("AFU",))
    union = record(countries=("AFU",), inherited=("AFU",))
    told = to_json(found(union, query=asked), NAMES)
    offered = to_json(Ambiguous(text="union", choices=(Choice(code="AFU", name="African Union"),)), NAMES)

    assert (told["query"]["countries"], told["lead"]["countries"], told["lead"]["inherited"]) == (["AU"], ["AU"], ["AU"])
    assert offered["choices"] == [{"code": "AU", "name": "African Union", "question": ""}]


def test_message_repeats_no_more_than_a_line_of_what_was_typed() -> None:
    """Five thousand characters typed do not come back."""
    assert len(message(Unknown(text="x" * 5000), NAMES)) < 250


def test_starter_and_summaries_are_labelled() -> None:
    """The starter archive and editors' summaries are never taken for an outlet's words."""
    summary = record(wording=Wording.SUMMARY)

    assert labels(Silent(context=context(starter=True))) == (STARTER_LABEL,)
    assert labels(Found(context=context(starter=True), lead=summary)) == (STARTER_LABEL, SUMMARY_LABEL)
    assert labels(found(record(), [summary])) == (SUMMARY_LABEL,)
    assert labels(found(record())) == ()


def test_counts_of_older_statements() -> None:
    """How much is behind "Earlier" is counted to a hundred."""
    assert older_line(found(record())) is None
    assert older_line(found(record(), older=1)) == "1 further statement"
    assert older_line(found(record(), older=100)) == "100 or more further statements"


def test_missing_quotes_are_only_claimed_where_all_is_listed() -> None:
    """With more behind it, a card of paraphrases does not say that there is no quote."""
    quote = record("“Yes,” she said.", kind=Kind.DIRECT, quotes=("Yes,",))

    assert quotes_line(found(record())) == "No direct quote on this in the archive"
    assert quotes_line(found(record(), older=3)) is None
    assert quotes_line(found(record(), [quote])) is None


def test_corroboration_names_the_outlets() -> None:
    """Two outlets in words of their own are two witnesses."""
    other = record("She said so.", outlet="The Quay Courier")
    answer = Found(context=context(), lead=record(), wordings=(other,))

    assert corroboration_line(answer) == "Reported independently by The Harbour Gazette and The Quay Courier"
    assert corroboration_line(found(record())) is None


EVERY_CASE: dict[str, Answer] = {
    "found": Found(
        context=context(), lead=record(), wordings=(record("b."),), declined=(record("c."),), others=(record("d."),), older=2
    ),
    "declined": Declined(context=context(), lead=record(), others=(record("d."),), older=2),
    "only_mentions": OnlyMentions(context=context(), mentions=(record("e."),)),
    "silent": Silent(context=context()),
    "ambiguous": Ambiguous(text="congo", choices=(Choice(code="CD", name="DR Congo"),)),
    "unknown": Unknown(text="qqq"),
}


@pytest.mark.parametrize(("case", "answer"), EVERY_CASE.items(), ids=EVERY_CASE)
def test_json_names_its_case_and_keeps_its_keys(case: str, answer: Answer) -> None:
    """Every case has every key, and survives being written down."""
    told = json.loads(json.dumps(to_json(answer, NAMES)))

    assert told["answer"] == case
    assert list(told) == list(to_json(EVERY_CASE["found"], NAMES))
    assert told["message"] == message(answer, NAMES)
    assert [one["text"] for one in told["statements"]] == [one.words for one in statements_of(answer)]


def test_json_of_a_found_answer() -> None:
    """Lead, other wordings, declined and others come in card order with the question and its context."""
    told = to_json(EVERY_CASE["found"], NAMES)

    assert told["lead"]["text"] == record().words
    assert [one["text"] for one in told["statements"]] == [record().words, "b.", "c.", "d."]
    assert (told["ministry"], told["newest"], told["today"], told["starter"]) == ("PK", "2030-05-02", "2030-06-01", False)
    assert told["query"]["countries"] == ["US"]
    assert told["older"] == 2


def test_json_of_a_statement() -> None:
    """A statement carries its words, their place, its speaker, days and outlet."""
    lead = record(
        "“Yes, we do,” she said.", kind=Kind.DIRECT, quotes=("Yes, we do,",), cue="said", source="she", before="Noon. "
    )
    told = to_json(found(lead), NAMES)["lead"]

    assert told["text"] == lead.article.text[told["start"] : told["end"]] == "“Yes, we do,” she said."
    assert told["quotes"] == ["Yes, we do,"]
    assert [lead.article.text[start:end] for start, end in (*told["quote_spans"], told["cue"], told["source"])] == [
        "Yes, we do,",
        "said",
        "she",
    ]
    assert (told["speaker"], told["role"], told["ministry"]) == ("Amina Farouk", "Foreign Office Spokesperson", "PK")
    assert (told["said_on"], told["said_basis"], told["published"]) == ("2030-05-02", "on Thursday", "2030-05-03")
    assert (told["outlet"], told["url"], told["wording"]) == ("The Harbour Gazette", lead.article.url, "verbatim")


def test_json_of_choices() -> None:
    """The readings offered come as codes with their names."""
    assert to_json(EVERY_CASE["ambiguous"], NAMES)["choices"] == [{"code": "CD", "name": "DR Congo", "question": ""}]
