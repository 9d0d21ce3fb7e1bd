"""Official transcripts: the ministry's own words, each answer with its question; and every text that only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import TRANSCRIPT, Article, Kind, Parsed, Statement, Status
from bot.text.parse import parse
from tests.text.test_linear import calls

DAY = date(2024, 11, 7)
BALOCH = ("Mumtaz Zahra Baloch", "PK")

BRIEFING = """Transcript of the Press Briefing by the Spokesperson, Thursday 7 November 2024

Opening Remarks:

Good afternoon everyone. Welcome to the weekly press briefing.

The Deputy Prime Minister will visit Doha next week for talks on fisheries.

Pakistan strongly condemns the attack on the harbour in Turkey.

Question (Harbour Gazette): How do you see the vote in the United States? And will you talk to India about smog?

Spokesperson: Our relations with the United States are decades old. We look forward to working together.

On the second part, we remain open to a conversation with New Delhi.

Journalist (Dockside Radio): Have there been any contacts with Kabul on the border post?

Spokesperson: I would not like to comment on that.

Ms. Sana, Quay TV: Is the pipeline with Iran still on?

Spokesperson (Ms. Baloch): Yes.

It is a matter we discuss with our neighbours, and we hope to settle it soon.

Thank you very much.

Islamabad
7 November 2024
"""

STATE = """Department Press Briefing – May 8, 2025

MS BRUCE:  Good afternoon.

QUESTION:  Do you expect a call about Kashmir?

MS BRUCE:  We want India to speak to its neighbour directly. That has been our message.

QUESTION:  And on the port in Gaza?

MS BRUCE:  (Laughter.) I will refer you to the White House on that one.
"""

BEIJING = """Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on November 7, 2024

Dockside Radio: What is your comment on the new port?

Mao Ning: China and Pakistan are partners, and we support the port.

Quay TV: Any comment on the vote in the United States?

Mao Ning: Our policy is consistent and clear.
"""

JOINT = """Transcript of the joint press conference, 12 September 2025

Foreign Minister Ishaq Dar: We value our ties with Turkey and will deepen them.

Hakan Fidan: Turkey stands with Pakistan on the matter of the harbour.

Defence Minister Khawaja Asif: We will buy ships from Norway.

Question: When will the ferry run?

Ishaq Dar: The ferry will run when both sides are ready.
"""


def read(text: str, *, published: date | None = None, title: str | None = None, outlet: str | None = None) -> Parsed:
    return parse(Article(id="x", text=text, published=published, title=title, outlet=outlet))


def answers(text: str, *, published: date | None = None) -> tuple[Statement, ...]:
    found = read(text, published=published).statements
    assert {one.rule for one in found} <= {TRANSCRIPT}
    return found


def the(text: str, start: str) -> Statement:
    [found] = [one for one in answers(text) if one.span.of(text).startswith(start)]
    return found


#: how a paragraph begins -> (kind, position, countries, inherited)
PARAGRAPHS = {
    "The Deputy Prime Minister": (Kind.DIRECT, False, ("QA",), ()),
    "Pakistan strongly condemns": (Kind.DIRECT, True, ("TR",), ()),
    "Our relations with": (Kind.DIRECT, True, ("US",), ()),
    "On the second part": (Kind.DIRECT, True, ("IN",), ()),
    "I would not like": (Kind.DECLINED, False, ("AF",), ("AF",)),
    "Yes.": (Kind.DIRECT, False, ("IR",), ("IR",)),
    "It is a matter": (Kind.DIRECT, True, ("IR",), ("IR",)),
}


@pytest.mark.parametrize("start", PARAGRAPHS)
def test_each_paragraph_of_an_answer_is_the_spokespersons_statement(start: str) -> None:
    """Its words are the quote, its countries its own and, marked, its question's; a bare "Yes." is no position by itself."""
    found = the(BRIEFING, start)
    assert (found.speaker.name, found.speaker.ministry) == BALOCH
    assert found.quotes == (found.span,)
    assert (found.kind, found.position, found.countries, found.inherited) == PARAGRAPHS[start]
    assert (found.said_on, found.status, found.earlier) == (DAY, Status.SHOWN, False)


def test_courtesies_questions_and_tail_lines_are_no_statements() -> None:
    """Nothing is found but what the ministry said to the matter."""
    found = answers(BRIEFING)
    assert all(one.span.of(BRIEFING).startswith(start) for one, start in zip(found, PARAGRAPHS, strict=True))


#: how an answer begins -> how the question it answers begins; opening remarks answer none
ASKED = {
    "Pakistan strongly": None,
    "Our relations": "How do you see the vote",
    "On the second": "How do you see the vote",
    "I would not": "Have there been any contacts",
    "It is a matter": "Is the pipeline with Iran still on?",
}


@pytest.mark.parametrize("start", ASKED)
def test_answers_are_joined_to_their_question(start: str) -> None:
    """The question is a slice of the text without its label, and stays with every paragraph of the answer."""
    question, begins = the(BRIEFING, start).question, ASKED[start]
    assert (question is None) if begins is None else (question is not None and question.of(BRIEFING).startswith(begins))


def test_several_questions_before_one_answer_are_its_question() -> None:
    """Where reporters ask in a row, the answer is to all of them."""
    text = BRIEFING.replace("Spokesperson: Our relations", "Question: What of Norway?\n\nSpokesperson: Our relations")
    question = the(text, "Our relations").question
    assert question is not None
    assert question.of(text).startswith("How do you see")
    assert question.of(text).endswith("What of Norway?")


def test_a_part_of_an_answer_does_not_inherit_what_another_part_names() -> None:
    """A question may have been three: what one paragraph answers by name is not the others' matter."""
    assert "IN" not in the(BRIEFING, "Our relations").countries
    assert "US" not in the(BRIEFING, "On the second").countries


#: An answer -> whether it declines
REFUSALS = {
    "I would not like to comment on that.": True,
    "I don’t have any announcement to make.": True,
    "I will refer you to the Ministry of Commerce.": True,
    "Let me refrain from speculating.": True,
    "No comment.": True,
    "I have nothing further to add.": True,
    "I will not comment on reports. Our position is known: we want the port open to all, as we have said.": False,
    "We will not accept this.": False,
}


@pytest.mark.parametrize("answer", REFUSALS)
def test_an_answer_that_mostly_refuses_declines(answer: str) -> None:
    """A refusal in the first person is a decline; a position behind half a refusal is a position."""
    text = BRIEFING.replace("I would not like to comment on that.", answer)
    found = the(text, answer)
    assert (found.kind is Kind.DECLINED, found.position) == (REFUSALS[answer], not REFUSALS[answer])


#: text, how a paragraph begins -> (speaker, ministry)
SPEAKERS: dict[tuple[str, str], tuple[str | None, str | None]] = {
    (STATE, "We want India"): ("Tammy Bruce", "US"),
    (STATE, "(Laughter.)"): ("Tammy Bruce", "US"),
    (BEIJING, "Our policy"): ("Mao Ning", "CN"),
    (JOINT, "We value"): ("Ishaq Dar", "PK"),
    (JOINT, "Turkey stands"): ("Hakan Fidan", "TR"),
    (JOINT, "We will buy"): ("Khawaja Asif", None),
    (JOINT, "The ferry"): ("Ishaq Dar", "PK"),
    (BRIEFING.replace("7 November 2024", "6 March 2025").replace("Thursday ", ""), "Our relations"): (
        "Shafqat Ali Khan",
        "PK",
    ),
    (BRIEFING.replace("Thursday 7 November 2024", ""), "Our relations"): ("Foreign Office", "PK"),
    (BRIEFING.replace("by the Spokesperson,", "by Mumtaz Zahra Baloch,"), "Our relations"): BALOCH,
    (BRIEFING.replace("Spokesperson: Our", "Spokesperson (Mr. Roe Doe): Our"), "Our relations"): ("Roe Doe", "PK"),
    (BRIEFING.replace("Spokesperson: Our", "Spokesperson (in Urdu): Our"), "Our relations"): BALOCH,
    (BRIEFING.replace("Spokesperson: ", "A: ").replace("Question (Harbour Gazette)", "Q"), "Our relations"): BALOCH,
    (BRIEFING.replace("Spokesperson: ", "ANSWER: "), "Our relations"): BALOCH,
    (
        BRIEFING.replace("the Press Briefing", "the Press Briefing of the Ministry of External Affairs"),
        "Pakistan strongly",
    ): (
        "Randhir Jaiswal",
        "IN",
    ),
}


@pytest.mark.parametrize(("text", "start"), SPEAKERS)
def test_labels_resolve_to_voices(text: str, start: str) -> None:
    """By the label's name, else the head's, else the tenure on the day; another country's briefing is that country's."""
    speaker = the(text, start).speaker
    assert (speaker.name, speaker.ministry) == SPEAKERS[text, start]


def test_a_reporter_who_bears_the_spokespersons_name_asks() -> None:
    """A bare surname is no official's where the spokesperson goes by the office, nor ever beside an outlet."""
    text = BRIEFING.replace("Ms. Sana, Quay TV", "Ms. Baloch")
    assert not any(one.span.of(text).startswith("Is the pipeline") for one in answers(text))
    again = STATE.replace("QUESTION:  And", "Mr. Patel (Quay TV):  And")
    assert not any(one.span.of(again).startswith("And on") for one in answers(again))


def test_an_unknown_name_is_never_the_ministry() -> None:
    """A label nobody knows ends the ministry's turn: what stands behind it is not answered as its words."""
    text = BRIEFING.replace("Thank you very much.", "Omar Roe: We should leave the alliance with Norway.")
    assert not any("Norway" in one.span.of(text) for one in answers(text))


#: head -> (day, whether it is held)
DAYS = {
    "Transcript of the Press Briefing by the Spokesperson, Thursday 7 November 2024": (DAY, False),
    "Transcript of the Press Briefing by the Spokesperson on November 7th, 2024": (DAY, False),
    "Transcript of the Press Briefing by the Spokesperson (2024-11-07)": (DAY, False),
    "Transcript of the Press Briefing by the Spokesperson on Thursday": (DAY, False),
    "Transcript of the Press Briefing by the Spokesperson": (None, False),
    "Transcript of the Press Briefing by the Spokesperson, 31 November 2024": (None, False),
    "Transcript of the Press Briefing by the Spokesperson, Friday 7 November 2024": (None, True),
    "Posted on 9 November 2024\n\nTranscript of the Press Briefing by the Spokesperson, 7 November 2024": (DAY, False),
}


@pytest.mark.parametrize("head", DAYS)
def test_the_head_tells_the_day(head: str) -> None:
    """A date, else a weekday before the day of publication, else none; a wrong weekday holds it for review."""
    text = BRIEFING.replace(BRIEFING.splitlines()[0], head)
    found = read(text, published=date(2024, 11, 8))
    statuses = {one.status for one in found.statements}
    assert (found.said_on, statuses == {Status.HELD}) == DAYS[head]
    assert {one.said_on for one in found.statements} == {found.said_on}


#: What it is -> a text that is no official transcript
NO_TRANSCRIPTS = {
    "an article with one colon quote": "The two met.\n\nAsif: “We will answer India,” he said.\n\nSpokesperson: “No.”",
    "a single question and answer": "Question: Will you go?\n\nSpokesperson: We will go to Norway.",
    "an interview with a footballer": "Q: Happy?\n\nA: We beat Australia.\n\nQ: And now?\n\nA: India will be hard to beat.",
    "another institution's": "Transcript of the press talk at ISPR\n\nQuestion: And Kabul?\n\nSpokesperson: We will act.",
    "a politician's interview": "Transcript of an interview with Omar Roe\n\nQ: And Kabul?\n\nA: We should talk to Kabul.",
    "a party's spokesperson": "Transcript\n\nQuestion: And Kabul?\n\nPTI Spokesperson: We should talk.\n\nQuestion: When?",
    "a head alone": "Transcript of the Press Briefing by the Spokesperson\n\nPakistan condemns the attack in Norway.",
    "a list of facts": "Date: 7 November 2024\nVenue: Islamabad\nSubject: Trade\nNote: Long talks.\nUpdate: They ended.",
}


@pytest.mark.parametrize("name", NO_TRANSCRIPTS)
def test_what_is_no_official_transcript(name: str) -> None:
    """Texts that merely have labels are read as articles are, or say nothing."""
    assert TRANSCRIPT not in {one.rule for one in read(NO_TRANSCRIPTS[name]).statements}


def test_turns_alone_make_a_transcript() -> None:
    """Without a head that says so, several questions and answers in turn are enough, dated by nothing."""
    text = (
        "Question: Will you go?\n\nSpokesperson: We shall go to Norway.\n\nQuestion: Why?\n\nSpokesperson: For the fish.\n"
    )
    found = answers(text, published=date(2024, 11, 8))
    assert [(one.speaker.name, one.said_on) for one in found] == [("Mumtaz Zahra Baloch", None)] * 2


#: What is repeated -> a unit of a hostile transcript
UNITS = {
    "turns": "Question: And Iran?\n\nSpokesperson: We talk to Iran and Norway about the port.\n\n",
    "paragraphs of one answer": "We talk to Iran and Norway about the port.\n\n",
    "questions in a row": "Question: And what about Iran?\n\n",
    "labels without words": "Q:\nA:\n",
    "colons": ":",
    "capitals before a colon": "Aa ",
}


@pytest.mark.parametrize("unit", UNITS)
def test_a_longer_transcript_costs_in_proportion(unit: str) -> None:
    """Twice the text is at most two and a half times the work, whatever is repeated."""
    parse(Article(id="x", text=BRIEFING))  # tables are built once
    times = 6_000 // len(UNITS[unit])
    once, twice = (calls(f"{BRIEFING}{UNITS[unit] * many}\n\nSpokesperson: We shall see.\n") for many in (times, 2 * times))
    assert twice <= 2.5 * once


def test_an_undated_transcript_lies_in_its_speakers_tenure() -> None:
    """Without any day, a spokesperson named in the head bounds it; with a day of publication, that does."""
    text = BRIEFING.replace("by the Spokesperson, Thursday 7 November 2024", "by Spokesperson Mumtaz Zahra Baloch")
    bare = the(text, "Our relations")
    assert (bare.said_on, bare.said_from, bare.said_until) == (None, date(2022, 11, 11), date(2025, 1, 1))
    dated = answers(text, published=DAY)[0]
    assert (dated.said_on, dated.said_from, dated.said_until) == (None, None, DAY)


def test_identifiers_last_and_differ() -> None:
    """The same transcript gives the same ids again, and equal answers have ids of their own."""
    text = BRIEFING + "\nQuestion: And Norway?\n\nSpokesperson: I would not like to comment on that.\n"
    ids = [one.id for one in answers(text)]
    assert len(set(ids)) == len(ids)
    assert [one.id for one in answers(text)] == ids


_LINES = st.sampled_from(
    [
        "Spokesperson: We stand with Norway.",
        "Question: Why?",
        "Q:",
        "A:",
        "Transcript",
        "MR PATEL:",
        ":",
        "：",
        "Opening remarks",
    ]
)


@given(st.lists(st.one_of(_LINES, st.text(max_size=40)), max_size=12))
def test_any_lines_at_all_can_be_read(lines: list[str]) -> None:
    """Whatever stands on the lines, statements are slices of the text, and a question never overlaps its answer."""
    text = "\n".join(lines)
    for one in read(text).statements:
        assert one.span.of(text).strip()
        assert one.question is None or one.question.end <= one.span.start


@pytest.mark.parametrize(
    "head",
    [
        "Outlet: Harbour Ledger\n",
        "Outlet: Harbour Ledger\nURL: ledger.example/12\nAuthor: Peter Poe\n",
        "Carried On: Harbour Ledger\nledger.example/12\n",
    ],
    ids=["an outlet", "several lines", "a label nobody knows"],
)
def test_lines_about_the_page_give_nobody_the_floor(head: str) -> None:
    """What is labelled above the title is of the page: no speaker, no question, and the title's day is kept."""
    text = f"{head}{BRIEFING}".replace("Opening Remarks:\n\n", "Spokesperson Mumtaz Zahra Baloch: ")
    read = parse(Article(id="page", text=text))
    assert read.said_on == DAY
    first = read.statements[0]
    assert (first.speaker.name, first.question) == (BALOCH[0], None)
