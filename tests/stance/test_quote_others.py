"""Words that a statement repeats of somebody else, or denies to have said, are not certified as its speaker's."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind
from bot.stance.quote_check import check
from bot.stance.views import View
from tests.fakes import OUTSIDER, InMemoryArchive, record

NAMES = {"PK": "Ruritania"}
CLAIM = "the harbour will be ours by the winter"
THEIRS = "Read on before using it: it may be somebody else's words there"
DENIED = "Read on before using it: the words around it may deny it"

#: The sentence, its cue, and words of print that the warning repeats.
OF_OTHERS = {
    "had threatened": (f"The spokesperson said that France's minister had threatened that “{CLAIM}”.", "said", "threat"),
    "remark by": (
        f"The Foreign Office took exception to the remark by the French mayor that “{CLAIM}”.",
        "took",
        "remark by",
    ),
    "owner's statement": (
        f"The spokesperson said she was studying the Elysee's statement that “{CLAIM}”.",
        "said",
        "statement",
    ),
    "statement by": (f"The spokesperson noted a statement made by the French premier that “{CLAIM}”.", "noted", "statement"),
    "as saying": (f"The spokesperson quoted the mayor of Paris as saying that “{CLAIM}”.", "quoted", "as saying"),
    "who said": (f"The spokesperson condemned the French mayor, who said that “{CLAIM}”.", "condemned", "who said"),
    "according to": (f"The spokesperson said that, according to French radio, “{CLAIM}”.", "said", "according to"),
    "the report that": (f"The spokesperson was asked of and spoke on the report that “{CLAIM}”.", "spoke", "the report"),
    "a claims": (f"The spokesperson said that France claims “{CLAIM}”.", "said", "France claims"),
    "first, before the verb": (
        f"Asked about France's remark that “{CLAIM}”, the spokesperson said it was unwise.",
        "said",
        "remark",
    ),
    "behind it": (f"“{CLAIM},” France's envoy had claimed, which the spokesperson called unwise.", "called", "envoy"),
    "the second sentence": (
        f"The spokesperson said France's minister had threatened: “Be warned. {CLAIM}.”",
        "said",
        "threat",
    ),
}
NOT_SAID = {
    "a point within a name": (f"The ministry denied a report that spokesperson T.H. Ardath had said “{CLAIM}”.", "denied"),
    "that it had ever said": (f"The ministry denied that it had ever said “{CLAIM}”.", "denied"),
    "never told": (f"The spokesperson said she had never told anybody that “{CLAIM}”.", "said"),
    "not hers": (f"The spokesperson clarified that the words “{CLAIM}” were not hers.", "clarified"),
    "not used": (f"The spokesperson said she did not use the words “{CLAIM}”.", "said"),
    "out of context": (f"The spokesperson said “{CLAIM}” had been taken out of context.", "said"),
    "misquoted": (f"The spokesperson said that she had been misquoted with “{CLAIM}”.", "said"),
    "a claim that is denied": (
        f"The spokesperson is said to have told a paper “{CLAIM}”, a claim the ministry denied.",
        "told",
    ),
}
OWN = {
    "plain": (f"The spokesperson said that “{CLAIM}”.", "said"),
    "in its own statement": (f"In a statement, the ministry said that “{CLAIM}”.", "said"),
    "goes on": (f"The spokesperson rejected France's claims, stressing that “{CLAIM}”.", "rejected"),
    "goes on, finite": (f"The spokesperson denied the French claims and said “{CLAIM}”.", "denied"),
    "own word on it": (f"The spokesperson dismissed France's remarks as “{CLAIM}”.", "dismissed"),
    "own word, by a participle": (f"The spokesperson condemned it, calling France's remarks “{CLAIM}”.", "condemned"),
    "own country": (f"The spokesperson said that Pakistan had told France that “{CLAIM}”.", "said"),
    "behind it": (f"“{CLAIM},” the spokesperson said.", "said"),
    "which it said": (f"The ministry named France, which it said held that “{CLAIM}”.", "named"),
}


def checked(words: str, cue: str) -> View:
    quote = words[words.index("“") + 1 : words.index("”")]
    one = record(words, quotes=(quote,), cue=cue, kind=Kind.MIXED)
    return check(CLAIM, InMemoryArchive([one]), ministry="PK", today=date(2030, 6, 1), names=NAMES)


@pytest.mark.parametrize(("words", "cue", "told"), OF_OTHERS.values(), ids=OF_OTHERS)
def test_words_of_others_are_not_certified(words: str, cue: str, told: str) -> None:
    """The card says that they stand inside the statement, and repeats the print that gives them to somebody else."""
    view = checked(words, cue)

    assert view.message.startswith("The words stand inside a statement")
    assert THEIRS in view.message
    assert told in view.message.partition(THEIRS)[2]


@pytest.mark.parametrize(("words", "cue"), NOT_SAID.values(), ids=NOT_SAID)
def test_words_that_were_not_said_are_not_certified(words: str, cue: str) -> None:
    """Whatever a sentence has them denied with."""
    view = checked(words, cue)

    assert view.message.startswith("The words stand inside a statement")
    assert DENIED in view.message


@pytest.mark.parametrize(("words", "cue"), OWN.values(), ids=OWN)
def test_a_speakers_own_words_are_certified(words: str, cue: str) -> None:
    """Others who are only mentioned take nothing away."""
    view = checked(words, cue)

    assert view.message.startswith("Word for word in a statement")
    assert "Read on" not in view.message


def test_marks_that_are_not_the_speakers() -> None:
    """A quotation that the statement does not count as its own is not called the outlet's words, nor the speaker's."""
    one = record(f"Of “{CLAIM}” the spokesperson said “it was read”.", quotes=("it was read",), cue="said", kind=Kind.MIXED)
    view = check(CLAIM, InMemoryArchive([one]), ministry="PK", today=date(2030, 6, 1), names=NAMES)

    assert "not counted as the speaker's own" in view.message


def test_who_said_it_comes_before_who_repeats_it() -> None:
    """The rival's own statement leads, before the ministry's that answers it."""
    words = f"The spokesperson said that France's minister had threatened that “{CLAIM}”."
    answer = record(words, quotes=(CLAIM,), cue="said", kind=Kind.MIXED)
    theirs = record(f"“{CLAIM},” he said.", quotes=(f"{CLAIM},",), cue="said", speaker=OUTSIDER, kind=Kind.DIRECT)
    view = check(CLAIM, InMemoryArchive([answer, theirs]), ministry="PK", today=date(2030, 6, 1), names=NAMES)

    assert view.sections[0].passages[0].record == theirs
    assert "In 1 of those shown it may be denied or another's." in view.message
