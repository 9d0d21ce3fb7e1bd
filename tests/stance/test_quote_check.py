"""A pasted quote against everything the archive holds, whoever said it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.protocol import Lookup
from bot.model import TRANSCRIPT, Kind, Record, Speaker, Wording
from bot.stance.quote_check import check, quote_in
from bot.stance.views import View
from tests.fakes import OUTSIDER, SAID, InMemoryArchive, article, record, statement

TODAY = date(2030, 6, 1)
NAMES = {"PK": "Ruritania", "NO": "Osterlich"}

SPOKEN = "We have taken note of the vote on the “harbour” and we look forward to long-standing ties with its new government"
RECORD = record(f"“{SPOKEN},” she said.", quotes=(f"{SPOKEN},",), kind=Kind.DIRECT)
OTHERS = tuple(record(f"She said the ferry number {number} sails.", said_on=date(2030, 4, 1)) for number in range(3))


class CountingArchive(InMemoryArchive):
    """Counts what it is asked."""

    asked = 0

    def find(self, lookup: Lookup) -> list[Record]:
        self.asked += 1
        return super().find(lookup)


def checked(text: str, *records: Record) -> View:
    archive = InMemoryArchive(records or (RECORD, *OTHERS))
    return check(text, archive, ministry="PK", today=TODAY, names=NAMES)


def marked(view: View) -> list[list[str]]:
    return [[mark.of(one.record.words) for mark in one.marks] for section in view.sections for one in section.passages]


def notes(view: View) -> tuple[str, ...]:
    return view.sections[0].passages[0].notes


#: How it is pasted -> the words that are marked
VERBATIM = {
    "as printed": (f"“{SPOKEN}”", [SPOKEN]),
    "without marks, in capitals": ("WE HAVE TAKEN NOTE OF THE VOTE", ["We have taken note of the vote"]),
    "with straight marks and a full stop": ('"We have taken note of the vote."', ["We have taken note of the vote"]),
    "as Slack quotes a message": ("> We have taken note of the vote", ["We have taken note of the vote"]),
    "with other marks inside": ("the vote on the 'harbour' and we look", ["the vote on the “harbour” and we look"]),
    "with words left out": ("We have taken note … long-standing ties", ["We have taken note", "long-standing ties"]),
    "with words left out, in brackets": ("note of the vote [...] and we look", ["note of the vote", "and we look"]),
    "with a word replaced": ("ties with [Freedonia’s] new government", ["ties with", "new government"]),
    "with a letter made large": ("[L]ong-standing ties with its", ["long-standing ties with its"]),
    "with another hyphen": ("long‑standing ties with its new government", ["long-standing ties with its new government"]),
    "by a sentence that is mostly quote": (
        "“We have taken note of the vote,” she said, “and we look forward”",
        ["We have taken note of the vote", "and we look forward"],
    ),
    "two words": ("taken note", ["taken note"]),
}


@pytest.mark.parametrize(("text", "expected"), VERBATIM.values(), ids=VERBATIM)
def test_words_as_printed_are_found(text: str, expected: list[str]) -> None:
    """Marks, ellipses, brackets and capitals change no word; where the words stand is marked."""
    view = checked(text)

    assert (view.found, view.sections[0].heading) == (True, "Word for word")
    assert marked(view) == [expected]
    assert view.message == (
        "Word for word in a statement by Amina Farouk, Foreign Office Spokesperson, said Thursday 2 May 2030, 30 days ago,"
        " in The Harbour Gazette, published Friday 3 May 2030."
    )
    assert notes(view) == ("Printed inside quotation marks",)


def test_another_voice_is_named() -> None:
    """Words of the defence minister are not the foreign ministry's, and that is the first thing said."""
    view = checked("the ferry will sail on time", record("He said the ferry will sail on time.", speaker=OUTSIDER))

    assert "by Rustam Vale, Defence Minister, not Ruritania's foreign ministry, said Thursday" in view.message
    assert notes(view)[0] == "No voice of Ruritania's foreign policy"


def test_another_ministrys_voice_is_said_to_be_that() -> None:
    """A voice that states another country's policy is named with its ministry."""
    lund = Speaker(name="Ivo Lund", role="Foreign Minister", ministry="NO")
    view = checked("the ferry will sail on time", record("He said the ferry will sail on time.", speaker=lund))

    assert (
        "by Ivo Lund, Foreign Minister, for Osterlich's foreign ministry, not Ruritania's foreign ministry" in view.message
    )


def test_the_ministrys_own_statement_comes_first() -> None:
    """Of several voices the followed ministry's leads, its transcript before print, quotation marks before prose."""
    words = "the ferry will sail on time"
    prose = record(f"She said {words}.", outlet="Quay Post")
    quoted = record(f"“Yes, {words},” she said.", quotes=(f"Yes, {words},",), said_on=date(2030, 4, 1))
    spoken = record(f"Yes, {words} again.", rule=TRANSCRIPT, quotes=(f"Yes, {words} again.",), said_on=date(2030, 3, 1))
    other = record(f"He said {words}.", speaker=OUTSIDER, said_on=date(2030, 5, 9))
    view = checked(words, other, prose, quoted, spoken)

    assert [one.record for one in view.sections[0].passages] == [spoken, quoted, prose, other]
    assert view.message.startswith("Word for word in 4 statements; the first shown is by Amina Farouk")


#: How print has the words -> the note beside them
PRINTED = {
    "Printed outside quotation marks: the outlet's own words": record("She said the ferry will sail on time."),
    "Printed partly inside quotation marks; the rest is the outlet's own words": record(
        "She said the ferry “will sail on time”.", quotes=("will sail on time",)
    ),
    "Printed outside quotation marks: an editor's summary": record(
        "She said the ferry will sail on time.", wording=Wording.SUMMARY
    ),
}


@pytest.mark.parametrize("note", PRINTED)
def test_an_outlets_own_words_are_no_quotation(note: str) -> None:
    """What an outlet wrote about her is not what she said, and the answer says so at once."""
    view = checked("the ferry will sail on time", PRINTED[note])

    assert notes(view) == (note,)
    assert view.message.endswith(f"{note}.")


#: The quote -> (what is marked in the statement, the lines that tell the differences)
DIFFERS = {
    "We have taken note of the vote on the harbour and look forward to ties with its new government": (
        ["we", "long-standing"],
        ("The quote leaves out “we”", "The quote leaves out “long-standing”"),
    ),
    "We took note of the vote on the harbour and we look forward to long-standing ties with its government.": (
        ["have taken", "new"],
        ("The quote has “took” for “have taken”", "The quote leaves out “new”"),
    ),
    "We have taken good note of the vote on the harbour and we look forward to long-standing ties": (
        [],
        ("The quote adds “good”",),
    ),
    "we look forward to warm … ties with its old government": (
        ["long-standing", "new"],
        ("The quote has “warm” for “long-standing”", "The quote has “old” for “new”"),
    ),
}


@pytest.mark.parametrize("quote", DIFFERS)
def test_how_words_differ(quote: str) -> None:
    """Words that are otherwise, left out or added are marked and told one by one."""
    view = checked(quote)
    spans, lines = DIFFERS[quote]

    assert view.sections[0].heading == "In other words"
    assert view.message.startswith("Not word for word. Most like it is a statement by Amina Farouk")
    assert (marked(view), notes(view)[1:]) == ([spans], lines)


def test_a_typo_still_finds_it() -> None:
    """A misspelt word, even the rarest one, is a difference and hides nothing."""
    view = checked("We have taken note of the vote on the habrour and we look forward to long-standing ties")

    assert notes(view)[1:] == ("The quote has “habrour” for “harbour”",)


#: What is asked -> the sentence that says why there is nothing
NOTHING = {
    "fish ferry": "No statement has this word for word, and fewer than three words are too short to be checked otherwise.",
    "taken the note": "No statement has these three words in a row; a quote this short is not looked for in other words.",
    "The moon is made of green cheese": "No statement in the archive has these words or is like them.",
    "“…”": "There are no words to check.",
}


@pytest.mark.parametrize("quote", NOTHING)
def test_nothing_is_said_plainly(quote: str) -> None:
    """No likeness is made up for a quote that nobody said."""
    view = checked(quote)

    assert (view.found, view.sections, view.message) == (False, (), NOTHING[quote])


def two_statements() -> list[Record]:
    within = article("She said: “The ferry sails at dawn.” “It comes back at dusk,” she went on. Fish were sold.")
    parts = ("She said: “The ferry sails at dawn.”", "“It comes back at dusk,” she went on.")
    quotes = ("The ferry sails at dawn.", "It comes back at dusk,")
    made = zip(parts, quotes, strict=True)
    return [Record(statement=statement(within, part, quotes=(quote,)), article=within) for part, quote in made]


def test_a_quote_over_two_statements() -> None:
    """Words that run on in the article stand in both of its statements."""
    view = checked("The ferry sails at dawn. It comes back at dusk", *two_statements())

    assert view.message.startswith("Word for word in The Harbour Gazette, over 2 statements; the first is by Amina Farouk")
    assert marked(view) == [["The ferry sails at dawn"], ["It comes back at dusk"]]


def test_sentences_from_two_briefings_are_no_quote() -> None:
    """Each was said, but never in one breath."""
    other = record("“Fish are sold every day,” she said.", quotes=("Fish are sold every day,",), said_on=date(2030, 4, 1))
    view = checked("Fish are sold every day. The ferry sails at dawn.", other, *two_statements())

    assert view.message.startswith("Each sentence is there word for word, but not in one piece: in 2 statements")
    assert marked(view) == [["Fish are sold every day"], ["The ferry sails at dawn"]]


def test_many_statements_are_counted_and_few_shown() -> None:
    """A formula that is everywhere is said to be."""
    view = checked("mutual respect", *(record(f"She spoke of mutual respect and thing {n}.") for n in range(9)))

    assert view.sections[0].lines == (
        "Fewer than three words may stand in any statement: that they do shows little.",
        "5 of 9 are shown.",
    )
    assert len(view.sections[0].passages) == 5


def test_the_work_is_bounded() -> None:
    """However long the quote, so many lookups and no more."""
    archive = CountingArchive((RECORD, *OTHERS))
    quote = " ".join(f"incomprehensible{number} speech" for number in range(200))
    check(quote, archive, ministry="PK", today=TODAY, names=NAMES)

    assert archive.asked < 40


#: What is pasted -> the quote in it
QUOTES = {
    "“We are friends”": "We are friends",
    "'We are friends'": "We are friends",
    "> “We are friends”": "We are friends",
    "She said: “We are old friends.”": "We are old friends.",
    "“We are friends,” she said, “and neighbours.”": "We are friends, … and neighbours.",
    "The use of “harbour” in this long sentence": "The use of “harbour” in this long sentence",
    "“The use of ‘harbour’ in this sentence”": "The use of ‘harbour’ in this sentence",
    "": "",
}


@pytest.mark.parametrize("text", QUOTES)
def test_the_quote_in_what_is_pasted(text: str) -> None:
    """A quote comes with its marks, with who said it, or with quotes inside it."""
    assert quote_in(text) == QUOTES[text]


@given(st.text(max_size=120))
def test_anything_can_be_pasted(text: str) -> None:
    """Whatever is pasted is answered, with marks inside the words that are shown."""
    view = checked(text)
    for section in view.sections:
        for one in section.passages:
            assert all(0 <= mark.start < mark.end <= len(one.record.words) for mark in one.marks)


@given(st.data())
def test_any_stretch_of_a_statement_is_found(data: st.DataObject) -> None:
    """Whatever run of words is copied out of a statement is in it word for word."""
    words: Sequence[str] = SPOKEN.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    view = checked(" ".join(words[first:last]))

    assert view.sections[0].heading == "Word for word"
    assert view.sections[0].passages[0].record.statement.said_on == SAID
