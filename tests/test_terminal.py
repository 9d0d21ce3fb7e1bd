"""What a person sees in a terminal, at any width, and what an article cannot do to it."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from rich.console import Console, RenderableType

from bot.model import TRANSCRIPT, Kind, Parsed, Record
from bot.stance.answers import Ambiguous, Answer, Choice, Query, Unknown
from bot.stance.ask import ask
from bot.terminal import card, marked, plain, statements_table
from tests.fakes import SAID, InMemoryArchive, article, record, statement

NAMES = {"PK": "Pakistan", "US": "United States", "water": "Water sharing"}
TODAY = date(2030, 6, 1)


def shown(what: RenderableType, *, width: int = 100, colour: bool = False) -> str:
    """The characters a terminal would get."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(what)
    return out.getvalue()


def answered(*records: Record, query: Query | None = None) -> Answer:
    asked = Query(text="amrica", countries=("US",)) if query is None else query
    return ask(asked, InMemoryArchive(records, is_starter=True), ministry="PK", today=TODAY)


LEAD = record(
    "“The treaty on the river stands,” the spokesperson said on Thursday.",
    kind=Kind.DIRECT,
    quotes=("The treaty on the river stands,",),
    cue="said",
    source="the spokesperson",
    topics=("water",),
    rule="quote-then-said",
    flags=("outside the known tenure",),
)
REFUSED = record("She would not discuss the dam.", kind=Kind.DECLINED, position=False)

CARD_LINES = [
    "amrica → United States",
    "Starter archive",
    "Pakistan's latest stated position on the United States: Amina Farouk, Foreign Office Spokesperson,",
    "“The treaty on the river stands,” the spokesperson said on Thursday.",
    "Amina Farouk, Foreign Office Spokesperson",
    "said Thursday 2 May 2030, 30 days ago",
    "The Harbour Gazette, published Friday 3 May 2030",
    "https://gazette.example/news/",
    "quoted directly · United States · Water sharing",
    "outside the known tenure",
    "Declined to comment, the same day",
    "She would not discuss the dam.",
    "newest briefing in the archive: Thursday 2 May 2030, 30 days ago",
]


@pytest.mark.parametrize("line", CARD_LINES)
def test_card_says(line: str) -> None:
    """A card gives the words, who, when, where, how, about whom and how old the archive is."""
    assert line in shown(card(answered(LEAD, REFUSED), NAMES), width=125)


def test_card_marks_quotes_that_the_transcript_has() -> None:
    """Beside a transcript's words an outlet's quote is marked, in a line of its own."""
    spoken = record(
        "The treaty on the river stands.", kind=Kind.DIRECT, quotes=("The treaty on the river stands.",), rule=TRANSCRIPT
    )
    text = shown(card(answered(LEAD, spoken), NAMES), width=125)
    assert "verbatim in the transcript" in text
    assert "official transcript" in text
    assert "in the transcript" not in shown(card(answered(LEAD), NAMES), width=125)


def test_card_tells_how_to_see_the_rest() -> None:
    """What did not fit is counted, with what to type for it."""
    many = [record(f"She said thing {number}.") for number in range(8)]

    assert "3 further statements: add --offset 5" in shown(card(answered(*many), NAMES))


def test_card_explains_on_demand() -> None:
    """The rule, the cue, the source words and the day's basis are named when asked for, and only then."""
    why = "why: rule quote-then-said; cue “said”; source “the spokesperson”; day from: on Thursday"

    assert why in shown(card(answered(LEAD), NAMES, explain=True), width=125)
    assert "why:" not in shown(card(answered(LEAD), NAMES), width=125)


@pytest.mark.parametrize("width", [40, 200])
def test_broken_address_still_leads_to_the_whole(width: int) -> None:
    """Each piece of an address that runs over several lines carries all of it as its link."""
    text = shown(card(answered(LEAD), NAMES), width=width, colour=True)
    pieces = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", text)

    assert set(pieces) == {LEAD.article.url}
    assert len(pieces) == (1 if width == 200 else 2)


def test_only_web_addresses_become_links() -> None:
    """An address that no browser should open, or that hides characters, is text alone."""
    for url in ("javascript:alert(1)", "https://gazette.example/\u202e1"):
        assert "\x1b]8;" not in shown(card(answered(record(url=url)), NAMES), width=100, colour=True)


@pytest.mark.parametrize("width", [20, 34, 60, 200])
def test_card_fits_any_terminal(width: int) -> None:
    """No line is wider than the terminal and no word of the lead is lost."""
    lines = shown(card(answered(LEAD, REFUSED), NAMES, explain=True), width=width).splitlines()

    assert max(map(len, lines)) <= width
    inside = " ".join(line.strip("│ ") for line in lines)
    assert all(word in inside for word in LEAD.words.split())


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (answered(), "The archive holds no statement"),
        (answered(record("He will visit them.", position=False)), "He will visit them."),
        (answered(REFUSED), "declined to comment"),
        (Ambiguous(text="congo", choices=(Choice(code="CD", name="DR Congo"),)), "CD  DR Congo"),
        (Unknown(text="qqq", fault="--limit takes 1 to 20"), "--limit takes 1 to 20."),
    ],
    ids=["silent", "only mentions", "declined", "ambiguous", "unknown"],
)
def test_every_case_has_its_card(answer: Answer, line: str) -> None:
    """Silence, mentions, refusals and what was not understood read differently."""
    assert line in shown(card(answer, NAMES))


HOSTILE = "[bold red]Bold[/] \x1b]0;owned\x07\x1b[2J she said \u202etfel\u202c [link=https://evil.example]here[/link]"


def test_article_cannot_act_on_the_terminal() -> None:
    """Markup, escape sequences and bidirectional overrides are shown, never obeyed."""
    evil = record(HOSTILE, outlet="Gaz\x1b[2Jette [red]", url="https://gazette.example/\x1b]8;;x", flags=("\x1b[5m",))
    text = article(HOSTILE)
    parsed = Parsed(article=text, said_on=None, said_basis="\x1b[1m", statements=(statement(text, HOSTILE),))
    for what in (card(answered(evil), NAMES, explain=True), marked(parsed), statements_table(parsed)):
        out = shown(what, width=200)
        assert not set("\x1b\x07\u202e\u202c") & set(out)
        assert "[bold red]Bold[/]" in out


def test_typed_text_cannot_act_on_the_terminal() -> None:
    """Nor can what the asker pasted."""
    assert "\x1b" not in shown(card(Unknown(text="\x1b[2J[bold]x"), NAMES))


@pytest.mark.parametrize("text", ["a\x1bb\tc\nd", "اردو\u200cزبان", "\ud800x", "plain", "\u202eabc"])
def test_plain_keeps_offsets(text: str) -> None:
    """Made safe, a text is as long as before and can be printed."""
    assert len(plain(text)) == len(text)
    plain(text).encode("utf-8")


def parsed_article() -> Parsed:
    text = article("Rain fell. “We agree,” Farouk said. It rained on. He will visit them, she added.")
    said = (
        statement(
            text, "“We agree,” Farouk said.", kind=Kind.DIRECT, quotes=("We agree,",), cue="said", source="Farouk", rule="q"
        ),
        statement(
            text, "He will visit them, she added.", cue="added", rule="tail", position=False, countries=(), said_on=None
        ),
    )
    return Parsed(article=text, said_on=SAID, said_basis="on Thursday", statements=said)


def test_marked_article_is_whole_and_annotated() -> None:
    """The article is shown as given, a note with rule, kind, voice, countries and day behind each statement."""
    out = shown(marked(parsed_article()), width=250)

    assert "2 statements; said on 2030-05-02: on Thursday" in out
    assert (
        "Rain fell. “We agree,” Farouk said. [q · direct · Amina Farouk (PK) · US · 2030-05-02] It rained on. He"
        " will visit them, she added. [tail · paraphrase, mention · Amina Farouk (PK) · no country · day unknown]"
    ) in out


def test_marked_article_tells_source_cue_and_quote_apart() -> None:
    """Each stretch has the style that the legend gives it."""
    from rich.text import Text

    group = marked(parsed_article())
    text = next(part for part in getattr(group, "renderables", ()) if isinstance(part, Text) and "Rain fell" in part.plain)
    styled = {(text.plain[span.start : span.end], str(span.style)) for span in text.spans}

    assert ("We agree,", "bold green") in styled
    assert ("said", "bold magenta") in styled
    assert ("Farouk", "cyan underline") in styled


def test_table_lists_each_statement() -> None:
    """One row a statement: voice, kind, countries, day and words."""
    out = shown(statements_table(parsed_article()), width=200)

    for cell in (
        "Amina Farouk (PK)",
        "direct",
        "paraphrase, mention",
        "US",
        "2030-05-02",
        "day unknown",
        "“We agree,” Farouk said.",
    ):
        assert cell in out
