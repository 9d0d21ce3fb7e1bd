"""Answers as cards: every kind of answer, and nothing an article holds can make a payload that Slack refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import TRANSCRIPT, Kind, Record, Span, Speaker, Wording
from bot.slack.blocks import render
from bot.slack.card import Card
from bot.slack.notices import help_card, shared_card
from bot.slack.passage import context_card
from bot.slack.replies import message
from bot.stance import present
from bot.stance.answers import Ambiguous, Answer, Choice, Context, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.check import Mark
from bot.stance.transcripts import Checked
from tests.fakes import record
from tests.slack.blockkit import problems
from tests.slack.cards import button, buttons, pieces, texts
from tests.slack.desk import DECLINED, LEAD, LEAD_WORDS, NAMES, OLDER, TODAY, WORDING
from tests.slack.emulator import USER


def context(*, offset: int = 0, starter: bool = False, newest: date | None = date(2030, 5, 2)) -> Context:
    """A question about the US."""
    query = Query(text="US", countries=("US",), offset=offset)
    return Context(query=query, ministry="PK", newest=newest, today=TODAY, starter=starter)


def transcribed() -> Record:
    """The words of an official transcript with the question they answer."""
    asked = "Do you value the treaty?"
    one = record(
        "We value it.", quotes=["We value it."], kind=Kind.DIRECT, rule=TRANSCRIPT, before=f"Question: {asked}\nA: "
    )
    start = one.article.text.index(asked)
    return replace(one, statement=replace(one.statement, question=Span(start=start, end=start + len(asked))))


SPOKEN = transcribed()
TWO_SHIPS = record("“We sent two ships to the harbour towns,” she said.", quotes=["We sent two ships to the harbour towns,"])
THREE_SHIPS = record("The ministry said it had sent three ships to the harbour towns.", outlet="The Northern Mail")
MARKED = (Checked(statement=WORDING.statement.id, mark=Mark.DIFFERS, count=1, of=1, instead="We value it."),)

ANSWERS: dict[str, tuple[Answer, tuple[str, ...]]] = {
    "a position leads, with other wordings and what was declined": (
        Found(context=context(), lead=LEAD, wordings=(WORDING,), declined=(DECLINED,), others=OLDER[:2], older=3),
        (
            "Pakistan on the United States",
            LEAD_WORDS,
            "The same in other outlets",
            WORDING.words,
            DECLINED.words,
            "3 further statements",
        ),
    ),
    "another outlet prints another number": (
        Found(context=context(), lead=TWO_SHIPS, otherwise=(THREE_SHIPS,)),
        (TWO_SHIPS.words, "Otherwise in other outlets: a number may differ", THREE_SHIPS.words, "The Northern Mail"),
    ),
    "a transcript leads, and what an outlet quotes is marked": (
        Found(context=replace(context(), checked=MARKED), lead=SPOKEN, wordings=(WORDING,)),
        ("official transcript", "Asked: “Do you value the treaty?”", "Differs from the transcript: “We value it.”"),
    ),
    "a decline leads where nothing newer states a position": (
        Declined(context=context(), lead=DECLINED, others=OLDER[:1]),
        ("declined to comment", DECLINED.words, "Also said", OLDER[0].words),
    ),
    "mentions only": (
        OnlyMentions(context=context(), mentions=(OLDER[0], OLDER[1])),
        ("has stated no position", "Also said", OLDER[1].words),
    ),
    "silence says how fresh the archive is": (
        Silent(context=context()),
        ("holds no statement", "Thursday 2 May 2030"),
    ),
    "several readings": (
        Ambiguous(text="congo", choices=(Choice(code="CD", name="DR Congo"), Choice(code="CG", name="Congo"))),
        ("DR Congo", "Congo", "can mean"),
    ),
    "nothing understood": (Unknown(text="<!here>"), ("<!here>",)),
    "a fault of the command": (Unknown(text="", fault="--limit takes 1 to 20"), ("--limit takes 1 to 20.",)),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_every_kind_of_answer_says_its_sentence_in_a_payload_slack_takes(case: str) -> None:
    """The sentence, the words and the labels are there, and the checker finds nothing."""
    answer, expected = ANSWERS[case]
    card = render(answer, NAMES)
    shown = texts(card.blocks)
    assert good(card) == []
    assert [part for part in (present.message(answer, NAMES), *expected) if part not in shown] == []


def test_what_another_outlet_prints_otherwise_is_not_called_the_same() -> None:
    """It stands under a heading of its own, with who printed it and the paragraph it stands in."""
    answer = Found(context=context(), lead=TWO_SHIPS, wordings=(WORDING,), otherwise=(THREE_SHIPS,))
    shown = texts(render(answer, NAMES).blocks)
    same, otherwise = shown.index("The same in other outlets"), shown.index("Otherwise in other outlets: a number may")
    assert same < shown.index(WORDING.words) < otherwise < shown.index(THREE_SHIPS.words)
    contexts = [one["value"] for one in buttons(render(answer, NAMES).blocks) if one["text"]["text"] == "Context"]
    assert contexts == [one.statement.id for one in (TWO_SHIPS, WORDING, THREE_SHIPS)]


def test_the_starter_is_labelled_wherever_it_answers() -> None:
    """A starter archive and an editor's summary are named as such, on the answer, in silence and when shared."""
    summary = record(wording=Wording.SUMMARY)
    where = context(starter=True)
    for card in (
        render(Found(context=where, lead=summary), NAMES),
        shared_card(summary, where, user=USER, names=NAMES),
    ):
        assert present.STARTER_LABEL in texts(card.blocks)
        assert present.SUMMARY_LABEL in texts(card.blocks)
    assert present.STARTER_LABEL in texts(render(Silent(context=where), NAMES).blocks)


def test_another_voice_below_the_lead_is_named() -> None:
    """The speaker stands once on a card unless a statement below has another."""
    other = record("A remark of the minister's.", speaker=Speaker(name="Idris Kaan", role="Foreign Minister", ministry="PK"))
    shown = texts(render(Found(context=context(), lead=LEAD, others=(OLDER[0], other)), NAMES).blocks)
    assert shown.count("Amina Farouk, Foreign Office Spokesperson") == 2  # in the sentence and beside the words
    assert "Idris Kaan, Foreign Minister · said Thursday 2 May 2030" in shown


def test_long_words_end_visibly_and_lead_to_the_rest() -> None:
    """Words beyond a card's room end in an ellipsis at a word's end, beside the article's link and Context."""
    long = record("word " * 900 + "end.")
    card = render(Found(context=context(), lead=long, others=(long,)), NAMES)
    quoted = [one["text"] for one in pieces(card.blocks, "text") if one["text"].startswith("word word")]
    assert [text.endswith("word…") for text in quoted] == [True, True]
    assert len(quoted[0]) > len(quoted[1])
    assert button(card.blocks, "Context")["value"] == long.statement.id
    assert long.article.url in [one["url"] for one in pieces(card.blocks, "link")]


def test_more_than_fits_is_said_to_be_left_out() -> None:
    """Sixty statements stay within fifty blocks, with a sentence, and the paging buttons are not what is cut."""
    many = tuple(record(f"Remark {n}.", said_on=date(2030, 1, 1) - timedelta(days=n)) for n in range(60))
    card = render(Found(context=context(offset=5, starter=True), lead=LEAD, others=many, older=9), NAMES)
    assert good(card) == []
    assert len(card.blocks) == 50
    assert "More was found than fits here" in texts(card.blocks)
    assert [one["text"]["text"] for one in buttons(card.blocks)][-2:] == ["Earlier", "Newer"]


def test_mentions_are_paged_as_positions_are() -> None:
    """Older mentions are behind Earlier, newer ones behind Newer."""
    answers = (OnlyMentions(context=context(offset=at), mentions=OLDER[:2], older=older) for at, older in ((0, 3), (5, 0)))
    shown = [[one["text"]["text"] for one in buttons(render(one, NAMES).blocks)][-1] for one in answers]
    assert shown == ["Earlier", "Newer"]


def test_a_first_page_without_older_statements_has_no_paging() -> None:
    """Buttons that would lead nowhere are not shown."""
    labels = [one["text"]["text"] for one in buttons(render(Found(context=context(), lead=LEAD), NAMES).blocks)]
    assert labels == ["Share to channel", "Context", "Copy", "Wrong?"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/x|<!here>",
        "/relative",
        "https://",
        "ftp://a.example/x",
        "http://[",
        "mailto:a@b.example",
        None,
    ],
)
def test_an_address_no_browser_should_open_is_no_link(url: str | None) -> None:
    """The outlet is still named, as plain words."""
    card = render(Found(context=context(), lead=record(url=url)), NAMES)
    assert pieces(card.blocks, "link") == []
    assert "The Harbour Gazette, published" in texts(card.blocks)


def test_a_hundred_readings_are_cut_to_what_slack_shows() -> None:
    """Buttons stop at Slack's twenty-five."""
    choices = tuple(Choice(code=f"T{n}", name=f"Name {n} " + "x" * 80) for n in range(100))
    assert good(render(Ambiguous(text="x", choices=choices), NAMES)) == []


def test_help_tells_of_dates_and_pages() -> None:
    """Help names every way to bound and page, and what a card counts."""
    shown = texts(help_card("PK", NAMES).blocks)
    wanted = ["since March 2024", "until May 2024", "--since", "--until", "--limit", "1 to 20", "10 at most", "--offset"]
    wanted.append("three other outlets")
    assert [part for part in wanted if part not in shown] == []


def test_help_is_a_payload_slack_takes() -> None:
    """Help passes the checker too."""
    assert good(help_card("PK", NAMES)) == []


_TEXT = st.text(alphabet=st.sampled_from("ab .\n\r\t<>&|*_`~:!@#“”’ـل\u202e\u0000😀"), min_size=1, max_size=60)


@given(
    words=st.one_of(_TEXT, st.integers(1, 4000).map(lambda n: "<&" * n)),
    before=_TEXT,
    after=_TEXT,
    outlet=st.none() | _TEXT,
    url=st.none() | _TEXT | _TEXT.map(lambda text: f"https://a.example/{text}"),
    name=st.none() | _TEXT,
    role=st.none() | _TEXT,
)
def test_no_article_can_make_a_payload_slack_refuses(
    words: str, before: str, after: str, outlet: str | None, url: str | None, name: str | None, role: str | None
) -> None:
    """Whatever an article, its outlet, its address and its speaker's name consist of, every card passes the checker."""
    speaker = Speaker(name=name, role=role, ministry="PK")
    one = record(words, before=before, after=after, outlet=outlet, url=url, speaker=speaker, kind=Kind.MIXED)
    answer = Found(context=context(), lead=one, others=(one,), wordings=(one,), declined=(one,))
    for card in (
        render(answer, NAMES),
        context_card(one, ministry="PK", today=TODAY),
        shared_card(one, context(), user=USER, names=NAMES),
    ):
        assert good(card) == []
    assert_words_kept(one, render(answer, NAMES))


def assert_words_kept(one: Record, card: Card) -> None:
    """The lead's words are shown as printed, or a beginning of them that ends in an ellipsis."""
    shown = pieces(card.blocks, "text")[0]["text"]
    printed = one.words.translate(dict.fromkeys(map(ord, "\u202e\u0000\r")))
    assert shown in (printed, " ") or (shown.endswith("…") and printed.startswith(shown[:-1]))


def good(card: Card) -> list[str]:
    """What the checker says of a card as it is sent."""
    return problems(message(card))
