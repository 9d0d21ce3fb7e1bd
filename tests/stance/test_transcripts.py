"""Outlets' quotes held against the ministry's transcript of the day, and what a card says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import TRANSCRIPT, Kind, Record, Span, Speaker
from bot.stance.answers import Answer, Found, Query
from bot.stance.ask import ask
from bot.stance.briefings import independent_outlets
from bot.stance.check import Comparison, Mark, compare
from bot.stance.copies import same_copy
from bot.stance.placed import placed
from bot.stance.present import kind_label, question_line, to_json, transcript_line
from bot.stance.transcripts import check_quotes
from tests.fakes import OFFICE, SAID, InMemoryArchive, article, record, statement

TODAY = date(2030, 6, 1)
US = Query(text="US", countries=("US",))

SPOKEN = (
    "We have taken note of the vote in Freedonia. We look forward to working with its new government on long-standing "
    "matters of trade. Our position on the “harbour” is clear — it belongs to all who use it."
)
TRANSCRIBED = f"""Transcript of the Press Briefing

Question: How do you see the vote in Freedonia?

Spokesperson: {SPOKEN}

Nobody has the right to close it to the ships of others.

Question: And the ferry?

Spokesperson: I would not like to comment on that.
"""


def transcript() -> list[Record]:
    """The ministry's own transcript: two paragraphs of one answer, and another answer."""
    within = article(TRANSCRIBED, url="https://ministry.example/1", outlet="The Ministry")
    question = Span(start=TRANSCRIBED.index("How do"), end=TRANSCRIBED.index("\n\nSpokesperson"))
    paragraphs = (SPOKEN, "Nobody has the right to close it to the ships of others.", "I would not like to comment on that.")
    found = []
    for number, words in enumerate(paragraphs):
        said = statement(within, words, kind=Kind.DECLINED if number == 2 else Kind.DIRECT, quotes=[words], rule=TRANSCRIPT)
        found.append(Record(statement=replace(said, question=question if number < 2 else None), article=within))
    return found


def printed(*quotes: str, speaker: Speaker | None = None, said_on: date | None = SAID, outlet: str = "Quay Post") -> Record:
    """An outlet's sentence with these quotes in it."""
    words = f"The spokesperson said {' and '.join(f'“{quote}”' for quote in quotes)} at the weekly briefing."
    who = {} if speaker is None else {"speaker": speaker}
    return record(words, kind=Kind.MIXED, quotes=quotes, said_on=said_on, outlet=outlet, **who)  # type: ignore[arg-type]


#: What an outlet did to the words -> the quote as it printed it; all of them stand in the transcript.
VERBATIM = {
    "as spoken": "We have taken note of the vote in Freedonia.",
    "a comma for the full stop, a small letter": "we have taken note of the vote in Freedonia,",
    "other quotation marks inside": "Our position on the 'harbour' is clear",
    "another dash and other spaces": "is clear -\n it belongs to  all who use it",
    "a hyphen that does not break": "long‑standing matters of trade",
    "words left out": "We have taken note … on long-standing matters of trade",
    "words left out, three dots": "We have taken note... matters of trade.",
    "words left out in brackets": "We look forward to working […] on long-standing matters of trade",
    "an insertion in brackets": "it belongs to all who use it [the harbour]",
    "a word replaced by brackets": "We look forward to working with [Freedonia’s] new government",
    "an insertion in round brackets": "it (the harbour) belongs to all who use it",
    "a letter in brackets": "[n]obody has the right to close it",
    "two paragraphs of one answer as one": "it belongs to all who use it. Nobody has the right to close it",
    "two words": "taken note",
}


@pytest.mark.parametrize("how", VERBATIM)
def test_faithful_quotes_are_verbatim(how: str) -> None:
    """Marks, dashes, spaces, ellipses and bracketed insertions are the outlet's and change no word."""
    [checked] = check_quotes([printed(VERBATIM[how])], transcript())
    assert (checked.mark, checked.instead) == (Mark.VERBATIM, None)


#: The quote as an outlet printed it -> the sentences the transcript has instead.
DIFFERS = {
    "We are looking forward to working with the new government on matters of trade": "We look forward to working with its "
    "new government on long-standing matters of trade.",
    "Nobody has any right to close it to ships": "Nobody has the right to close it to the ships of others.",
    "We would not comment on that": "I would not like to comment on that.",
    "matters of trade … working with its new government": "We look forward to working with its new government on "
    "long-standing matters of trade.",
}


@pytest.mark.parametrize("quote", DIFFERS)
def test_reworded_quotes_differ_and_the_transcripts_words_are_beside_them(quote: str) -> None:
    """What was said instead is shown in whole sentences, as the transcript has them."""
    [checked] = check_quotes([printed(quote)], transcript())
    assert (checked.mark, checked.instead) == (Mark.DIFFERS, DIFFERS[quote])


@pytest.mark.parametrize(
    "quote",
    [
        "We will never forgive the betrayal at the bridge",
        "deeply worried",
        "The ferry will sail in spring",
        "vote harbour ships",
    ],
)
def test_words_that_nobody_said_are_not_found(quote: str) -> None:
    """Neither a remark on another matter nor two stray words have a counterpart."""
    [checked] = check_quotes([printed(quote)], transcript())
    assert (checked.mark, checked.instead) == (Mark.NOT_FOUND, None)


def test_pieces_of_two_answers_are_no_quote() -> None:
    """What an ellipsis joins must have been said in one answer, in that order."""
    [checked] = check_quotes([printed("taken note of the vote … not like to comment on that")], transcript())
    assert checked.mark is not Mark.VERBATIM


def test_the_worst_quote_marks_the_statement() -> None:
    """One quote that nobody said is what an editor has to know, with how many there are."""
    [checked] = check_quotes([printed("taken note of the vote", "deeply worried")], transcript())
    assert (checked.mark, checked.count, checked.of) == (Mark.NOT_FOUND, 1, 2)


#: Why it cannot be in the transcript -> the statement
UNMARKED = {
    "no quote": record("The spokesperson said that the vote was noted."),
    "another day": printed("taken note of the vote", said_on=date(2030, 5, 1)),
    "an unknown day": printed("taken note of the vote", said_on=None),
    "another person": printed(
        "taken note of the vote", speaker=Speaker(name="Rustam Vale", role="Prime Minister", ministry="PK")
    ),
    "another ministry": printed("taken note of the vote", speaker=Speaker(name="Amina Farouk", ministry="IN")),
    "the transcript itself": transcript()[0],
}


@pytest.mark.parametrize("why", UNMARKED)
def test_what_cannot_be_in_the_transcript_is_not_marked(why: str) -> None:
    """A prime minister's speech is not missing from the spokesperson's briefing."""
    assert check_quotes([UNMARKED[why]], transcript()) == ()


def test_the_institution_may_be_anyone_at_its_briefing() -> None:
    """What an outlet prints as the Foreign Office's is looked for in the spokesperson's words."""
    [checked] = check_quotes([printed("taken note of the vote", speaker=OFFICE)], transcript())
    assert checked.mark is Mark.VERBATIM


_WORDS = st.lists(
    st.sampled_from(["we", "note", "the", "vote", "harbour", "trade", "is", "clear", "and"]), min_size=1, max_size=30
)


@given(_WORDS, st.data())
def test_any_stretch_of_a_speech_is_verbatim(spoken: list[str], data: st.DataObject) -> None:
    """Cutting words out of a speech, and leaving some out with an ellipsis, is always found."""
    first = data.draw(st.integers(0, len(spoken) - 1))
    last = data.draw(st.integers(first + 1, len(spoken)))
    cut = data.draw(st.integers(first, last))
    quote = " ".join(spoken[first:cut]) + " … " + " ".join(spoken[cut:last])
    assert compare(quote, [placed(" ".join(spoken))]).mark is Mark.VERBATIM


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_texts_can_be_compared(quote: str, spoken: str) -> None:
    """Whatever is compared, what is said instead is a slice of what was said."""
    found = compare(quote, [placed(spoken)])
    assert isinstance(found, Comparison)
    assert found.instead is None or found.instead in spoken


def answered(*records: Record) -> Answer:
    return ask(US, InMemoryArchive(records), ministry="PK", today=TODAY)


def test_the_transcript_leads_its_briefing() -> None:
    """Its words come before an outlet's direct quote that names fewer countries; a newer briefing still leads over it."""
    direct = printed("taken note of the vote")
    answer = answered(direct, *transcript())
    assert isinstance(answer, Found)
    assert answer.lead.words == SPOKEN
    newer = answered(direct, *transcript(), record("She said ties were fine.", said_on=date(2030, 5, 9)))
    assert isinstance(newer, Found)
    assert not newer.lead.official


def test_an_answer_marks_what_outlets_quote() -> None:
    """The mark stands in the JSON and on the card of the outlet's statement, and only there."""
    answer = answered(printed("We are looking forward to working with the new government"), *transcript())
    assert isinstance(answer, Found)
    told = {one["outlet"]: one for one in to_json(answer, {})["statements"]}
    assert told["Quay Post"]["transcript"] == "differs"
    assert told["Quay Post"]["transcript_words"].startswith("We look forward")
    assert (told["The Ministry"]["transcript"], told["The Ministry"]["transcript_words"]) == (None, None)
    shown = [line for one in (*answer.wordings, *answer.others) if (line := transcript_line(one, answer.context))]
    assert shown[0].startswith("differs from the transcript: “We look forward to working")


def test_without_a_transcript_of_the_day_nothing_is_marked() -> None:
    """Where the archive has none, there is nothing to be verbatim in."""
    answer = answered(printed("taken note of the vote"), *(one for one in transcript() if one.article is None))
    assert isinstance(answer, Found)
    assert answer.context.checked == ()
    assert transcript_line(answer.lead, answer.context) is None
    assert {one["transcript"] for one in to_json(answer, {})["statements"]} == {None}


#: quotes -> the line of a card
LINES = {
    ("taken note of the vote",): "verbatim in the transcript",
    ("deeply worried",): "not found in the transcript",
    ("taken note of the vote", "deeply worried"): "1 of 2 quotes not found in the transcript",
    (
        "taken note of the vote",
        "Nobody has any right to close it",
    ): "1 of 2 quotes differ from the transcript: “Nobody has the right to close it to the ships of others.”",
}


@pytest.mark.parametrize("quotes", LINES)
def test_the_line_of_a_card(quotes: tuple[str, ...]) -> None:
    """One short line says how the quotes compare, and how many of them where it is not all."""
    outlet = printed(*quotes)
    answer = answered(outlet, *transcript())
    assert isinstance(answer, Found)
    assert transcript_line(outlet, answer.context) == LINES[quotes]


def test_a_transcripts_words_say_what_they_are_and_what_was_asked() -> None:
    """An official transcript is no outlet's quote, and its answer stands beside the question."""
    first, _, refused = transcript()
    assert (kind_label(first), kind_label(refused)) == (
        "official transcript",
        "declined to comment, official transcript",
    )
    assert question_line(first) == "Asked: “How do you see the vote in Freedonia?”"
    assert question_line(refused) is None


def test_a_transcript_is_no_outlet() -> None:
    """It corroborates nothing, and an outlet that quotes it at length is still a witness of its own."""
    first = transcript()[0]
    long = record(
        f"The spokesperson said: “{SPOKEN}”", quotes=[SPOKEN], kind=Kind.DIRECT, outlet="Quay Post", after=TRANSCRIBED
    )
    assert not same_copy(first, long)
    assert independent_outlets(first, [long]) == ("Quay Post",)
