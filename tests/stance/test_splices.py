"""Two quotations in one pair of marks."""

from __future__ import annotations

import pytest

from bot.model import TRANSCRIPT, Kind, Record
from bot.stance.splices import splices
from tests.fakes import article, record, statement

FIRST = "We seek open rivers for all who sail them"
SECOND = "the ferry will run again from the old quay"


def joined(words: str = f"{FIRST} and {SECOND}") -> Record:
    return record(f"“{words},” she said.", quotes=(words,), kind=Kind.DIRECT, outlet="Quay Post")


def apart(between: str, **other: str) -> list[Record]:
    """One article that has both halves, each a statement of its own."""
    parts = (f"“{FIRST},” she said.", f"“And {SECOND},” she said.")
    within = article(f"{parts[0]} {between} {parts[1]}", outlet="Mole News")
    quotes = (FIRST, f"And {SECOND}")
    made = zip(parts, quotes, strict=True)
    return [Record(statement=statement(within, part, quotes=(quote,), **other), article=within) for part, quote in made]  # type: ignore[arg-type]


def test_halves_that_stand_apart_elsewhere_are_shown() -> None:
    """The joined quotation, and the two it is made of, with the words marked."""
    one, others = joined(), apart("Then she spoke of fish for an hour.")
    [found] = splices([one, *others])

    assert found.joined.record == one
    assert [mark.of(one.words) for mark in found.joined.marks] == [FIRST, f"and {SECOND}"]
    assert [worded.record for worded in found.apart] == others
    assert [[mark.of(worded.record.words) for mark in worded.marks] for worded in found.apart] == [
        [FIRST],
        [f"And {SECOND}"],
    ]


def transcript(*paragraphs: str) -> list[Record]:
    within = article("\n\n".join(paragraphs), outlet="The Ministry")
    made = [statement(within, words, quotes=(words,), rule=TRANSCRIPT) for words in paragraphs]
    return [Record(statement=said, article=within) for said in made]


def test_sentences_that_do_not_follow_each_other_in_the_transcript() -> None:
    """Two whole sentences in one pair of marks are a splice where the transcript has others between them."""
    one = joined(f"{FIRST}. And {SECOND}")
    spoken = f"{FIRST}. Fish are another matter. And {SECOND}."

    [found] = splices([one, *transcript(spoken)])
    assert [mark.of(spoken) for mark in found.apart[0].marks] == [FIRST, f"And {SECOND}"]
    assert splices([one, *transcript(f"{FIRST}. And {SECOND}.")]) == ()


#: Why it is none -> the joined quotation
NO_SPLICE = {
    "the words left out are marked": joined(f"{FIRST} … and {SECOND}"),
    "two sentences, which others part to name the speaker": joined(f"{FIRST}. And {SECOND}"),
    "half of it stands nowhere": joined(f"{FIRST} and nobody will ever stop the boats"),
    "a half of three words": joined("for all who the ferry will run again"),
}


@pytest.mark.parametrize("one", NO_SPLICE.values(), ids=NO_SPLICE)
def test_what_is_no_splice(one: Record) -> None:
    """Faithful cuts, and quotations that only begin alike."""
    assert splices([one, *apart("Then she spoke of fish for an hour.")]) == ()


def test_an_article_that_has_it_in_one_piece_shows_nothing() -> None:
    """Where the other quotes the same run of words too, nothing is joined."""
    whole = record(
        f"She said: “{FIRST} and {SECOND}.”", quotes=(f"{FIRST} and {SECOND}.",), kind=Kind.DIRECT, outlet="Mole News"
    )

    assert splices([joined(), whole]) == ()
