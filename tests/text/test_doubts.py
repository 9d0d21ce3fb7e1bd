"""Whose words are shown as the ministry's, whose are held for an editor, and whose are somebody else's."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Statement, Status
from tests.text.reading import FRIDAY, only, statements, table, voices

_BRIEFED = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks with Tehran went on.\n"
_REJECTED = "The Foreign Office on Thursday rejected remarks by MEA spokesperson Randhir Jaiswal.\n"
_ALBARES = "Spanish Foreign Minister Pablo Roe said on Thursday that the port was open.\n"

#: (what came first, what follows) -> (speaker, ministry) of the latter
WHOSE: dict[str, tuple[str, str, tuple[str | None, str | None]]] = {
    "the Foreign Office spokesperson behind a foreign one": (
        _BRIEFED + "Indian spokesperson Randhir Jaiswal said that the gate was shut.\n",
        "The Foreign Office spokesperson said that the road was open.",
        ("Mumtaz Zahra Baloch", "PK"),
    ),
    "the spokesperson of the institution that spoke": (
        _REJECTED,
        "“This is false,” the spokesperson said.",
        ("Foreign Office", "PK"),
    ),
    "a foreign minister nobody knows stays foreign": (
        _BRIEFED + _ALBARES,
        "“We are friends,” the foreign minister said.",
        ("Pablo Roe", "ES"),
    ),
    "a foreign minister by his country": (
        "Foreign Minister Ishaq Dar said on Thursday that the port was open.\n",
        "“We are friends,” the Egyptian minister said.",
        ("Egyptian minister", None),
    ),
    "it is the court that spoke last": (
        _BRIEFED + "The Supreme Court said that the case was closed.\n",
        "It said that nobody would appeal.",
        ("Supreme Court", None),
    ),
    "a body's report": (_BRIEFED, "“The harvest is lost,” the UN report said.", ("UN", None)),
    "a hospital's spokesperson": (
        _BRIEFED,
        "A hospital spokesperson said that two men were hurt.",
        ("hospital spokesperson", None),
    ),
    "another ministry's spokesperson": (
        _BRIEFED,
        "The Commerce Ministry spokesperson said that trade would grow.",
        ("Commerce Ministry spokesperson", None),
    ),
    "a statement that somebody else issued": (
        _BRIEFED + "The White House issued a statement on Thursday on the blast.\n",
        "The statement also spoke of Nauru.",
        ("White House", "US"),
    ),
    "a statement that a body released": (
        _BRIEFED + "The UN Security Council also released a statement.\n",
        "The statement said that the gate must open.",
        ("UN Security Council", None),
    ),
    "in a statement, not of whoever spoke before": (
        _BRIEFED + "Omar Low in a statement said that the gate was shut.\n",
        "The Indian government in a statement denied it.",
        ("Government of India", "IN"),
    ),
    "somebody unknown in a statement": (_BRIEFED, "Omar Low in a statement said so.", ("Omar Low", None)),
    "in a statement the ministry": (
        _REJECTED,
        "In a statement the ministry said, “Iran must go.”",
        ("Foreign Office", "PK"),
    ),
    "in a statement issued on a day the ministry": (
        _REJECTED,
        "In a statement issued on Thursday the ministry said, “Iran must go.”",
        ("Foreign Office", "PK"),
    ),
    "a spokesperson for another ministry just named": (
        _BRIEFED + "The Ministry of Interior said that the gate was shut.\n",
        "A spokesperson for the ministry said that camps had been set up.",
        ("Ministry of Interior", None),
    ),
    "his spokesman": (
        _BRIEFED + "Harbour master Omar Low said that the gate was shut.\n",
        "His spokesman Peter Poe said that it would open.",
        ("Peter Poe", None),
    ),
}


@pytest.mark.parametrize(("first", "then", "expected"), **table(WHOSE))
def test_whose_words_they_are(first: str, then: str, expected: tuple[str | None, str | None]) -> None:
    """A phrase means whoever it can mean, never simply the ministry."""
    assert voices(first + then)[-1] == expected


def test_a_list_of_three_speaks_as_a_whole() -> None:
    """The last two of a list are not its voice."""
    found = only("The foreign ministers of Pakistan, Turkiye and Egypt rejected the plan for the port.")
    assert (found.speaker.ministry, found.countries) == ("PK", ("TR", "EG"))


def test_who_is_told_does_not_speak() -> None:
    """An envoy who was summoned and told something says nothing; the ministry does, held while nobody tells which it is."""
    told = only("The Indian envoy was summoned to the ministry on Thursday and told that the gate was shut.")
    assert (told.speaker.name, told.status) == ("Foreign Office", Status.HELD)


#: an article whose last statement an editor has to look at
HELD: dict[str, str] = {
    "an unknown verb beside a quotation": _BRIEFED + "“The gate is shut,” India’s S. Jaishankar thundered.",
    "somebody came between": _BRIEFED + "Harbour master Omar Low nodded.\n“The gate is shut.”",
    "what follows a source off the record": (
        "A Foreign Office source said on Thursday that the gate was shut.\n“It may open,” the source said."
    ),
    "an official who would not be named": (
        "A senior Foreign Office official, who asked not to be named, said on Thursday that the gate was shut."
    ),
    "a foreign dateline without a word of home": "LONDON: The Foreign Office on Thursday urged Cuba to open the gate.",
    "a ministry of whom nobody has spoken": (
        "The Indian envoy was summoned to the ministry on Thursday and told that the gate was shut.\n"
        "The ministry said that the fire had come from across the border."
    ),
    "the same ministry again": (
        "The Indian envoy was summoned to the ministry on Thursday and told that the gate was shut.\n"
        "The ministry said that the fire had come from across the border.\nThe ministry said that it would answer."
    ),
    "it behind two countries": "India blamed Pakistan, while Islamabad asked for proof.\nIt said that the claim was false.",
    "a pronoun behind somebody who may be a woman": (
        _BRIEFED + "Analyst Jane Roe said that the gate would open.\nShe said that India was right."
    ),
    "a pronoun behind a visitor who may be a woman": (
        _BRIEFED + "Swedish envoy Anna Roe met him.\nShe said that India was right."
    ),
    "a statement that asks something of its own country": (
        "The Foreign Office on Thursday answered a statement by Nauru.\nThe statement asked Pakistan to open the gate."
    ),
    "an office whose holder is not in the text": (
        "Pakistan’s high commissioner Omar Low said on Thursday that the gate was open.\n"
        "The foreign secretary said that Britain would help."
    ),
}


@pytest.mark.parametrize("text", **table(HELD))
def test_what_is_held_for_an_editor(text: str) -> None:
    """Where it is not sure whose words they are, nobody is answered with them."""
    assert statements(text)[-1].status is Status.HELD


#: sentences in which the ministry says nothing
NOTHING: dict[str, str] = {
    "never said": "The Foreign Office never said that Iran was wrong.",
    "did not say that": "The Foreign Office did not say that Iran was wrong.",
    "had it said": "Had the Foreign Office said that Iran was wrong, the talks would have ended.",
}


@pytest.mark.parametrize("sentence", **table(NOTHING))
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    """A denial that something was said is nobody's position."""
    assert len(statements(_BRIEFED + sentence)) == 1


#: sentences that bring somebody else's quoted words
OPPONENTS: dict[str, str] = {
    "told by another in a relative clause": (
        "The Foreign Office said that it had not been asked, contradicting an official who told it that all were “on board”."
    ),
    "another country’s in the same sentence": "Islamabad denied the claim, while India said “the gate is shut”.",
    "another ministry’s behind a but": (
        "The Foreign Office rejected the claim, but the Indian foreign ministry said that it was “true and proven”."
    ),
    "another country’s before its own": "While India called it “an act of war”, Islamabad asked for proof.",
    "claims it rejected": "The Foreign Office rejected India’s claims that it was “running away”.",
}


@pytest.mark.parametrize("sentence", **table(OPPONENTS))
def test_an_opponents_words_are_not_quoted_as_its_own(sentence: str) -> None:
    """Words in marks behind another's verb or claim are not the ministry's."""
    assert only(sentence).quotes == ()


def test_what_it_called_the_claims_is_its_own() -> None:
    """The words by which claims are rejected are the ministry's."""
    text = "The Foreign Office rejected India’s claims as “baseless talk”."
    assert [quote.of(text) for quote in only(text).quotes] == ["baseless talk"]


def _last(sentence: str, published: date = FRIDAY) -> Statement:
    return statements(_BRIEFED + sentence, published)[-1]


#: what follows Thursday's briefing -> the day it was said, and whether it is background
WHEN: dict[str, tuple[str, date | None, bool]] = {
    "a date at the head": ("On October 1, 2024, she said that the gate was shut.", date(2024, 10, 1), True),
    "a date turned round": ("On 1 October, she said that the gate was shut.", date(2024, 10, 1), True),
    "a letter's date": ("In a letter dated October 2, she said that the gate was shut.", date(2024, 10, 2), True),
    "the weekend": ("Over the weekend, she said that the gate was shut.", None, True),
    "a day to come is not of the saying": ("She said talks due on Sunday would go on.", date(2024, 11, 7), False),
    "a month to come": ("She said flights would begin in January.", date(2024, 11, 7), False),
}


@pytest.mark.parametrize(("sentence", "day", "earlier"), **table(WHEN))
def test_which_days_are_of_the_saying(sentence: str, day: date | None, earlier: bool) -> None:
    """A date before the verb is when it was said; one in what was said is not."""
    found = _last(sentence)
    assert (found.said_on, found.earlier) == (day, earlier)


def test_nothing_is_inherited_from_further_down() -> None:
    """A statement is not about a country that the article has not named yet."""
    first, second = statements(
        "The Foreign Office said on Thursday that all limits were crossed.\nIt said that Nepal was dear."
    )
    assert (first.countries, second.countries) == ((), ("NP",))


#: sentences that tell the ministry's words by hearsay
HEARSAY: dict[str, str] = {
    "sources between source and verb": "The Foreign Office, sources said, believes that Iran will sign.",
    "according to sources": "The Foreign Office, according to sources, said that Iran would sign.",
    "an adverb before the verb": "The FO spokesperson reportedly said on Thursday that Iran was wrong.",
    "an adverb between commas": "The Foreign Office has, reportedly, rejected the claim of Iran.",
    "an adverb at the head": "Reportedly, the Foreign Office said that Iran had signed.",
    "it is learnt": "The Foreign Office, it is learnt, rejected the claim of Iran.",
}


@pytest.mark.parametrize("sentence", **table(HEARSAY))
def test_hearsay_is_held(sentence: str) -> None:
    """What reaches the outlet through somebody without a name is nobody's answer."""
    found = statements(sentence)[-1]
    assert (found.speaker.ministry, found.status) == ("PK", Status.HELD)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Foreign Office said that Iran had reportedly signed.",
        "The Foreign Office said Iran had signed, while sources said it had not.",
        "The Foreign Office rejected the claim of Iran, the Harbour Ledger reported.",
    ],
)
def test_hearsay_of_which_the_ministry_speaks_is_none(sentence: str) -> None:
    """The adverb in what was said and the sources of another clause do not touch the ministry's words."""
    assert only(sentence).status is Status.SHOWN


#: an article long after the spokesperson's tenure
OUT_OF_TENURE: dict[str, str] = {
    "by the role": "Foreign Office Spokesperson Mumtaz Zahra Baloch spoke on Thursday.\nThe spokesperson denied the report.",
    "by the role and the ministry": (
        "Foreign Office Spokesperson Mumtaz Zahra Baloch said so on Thursday.\nThe Foreign Office spokesperson denied it."
    ),
    "by the role before the name": (
        "The spokesperson denied it.\nForeign Office Spokesperson Mumtaz Zahra Baloch said so on Thursday."
    ),
    "by another role": (
        "Ambassador Mumtaz Zahra Baloch denied it.\nForeign Office Spokesperson Mumtaz Zahra Baloch said so on Thursday."
    ),
    "by a pronoun": "Foreign Office Spokesperson Mumtaz Zahra Baloch said so on Thursday.\n“It is false,” she added.",
}


@pytest.mark.parametrize("text", **table(OUT_OF_TENURE))
def test_out_of_tenure_once_is_held_throughout(text: str) -> None:
    """Whoever is printed in an office of another time is held under every name and role."""
    assert {found.status for found in statements(text, date(2026, 11, 20))} == {Status.HELD}


#: sentences in which the ministry only reports another country's person
REPORTED: dict[str, str] = {
    "behind the words": "Iranian Foreign Minister Abbas Araghchi thanked Islamabad for its help, the Foreign Office said.",
    "according to it": "Indian Foreign Minister S. Jaishankar rejected the plan, according to the Foreign Office.",
    "before the words": "The Foreign Office said that Iranian Foreign Minister Abbas Araghchi thanked Islamabad for it.",
}


@pytest.mark.parametrize("sentence", **table(REPORTED))
def test_what_a_counterpart_said_is_no_position(sentence: str) -> None:
    """A ministry that reports a counterpart's words speaks, but states nothing of its own."""
    found = only(sentence)
    assert (found.speaker.name, found.position) == ("Foreign Office", False)


def test_what_its_own_minister_said_too_is_a_position() -> None:
    """Words of both at a meeting are the ministry's as well."""
    found = only(
        "Foreign Minister Ishaq Dar and Iranian Foreign Minister Abbas Araghchi urged calm, the Foreign Office said."
    )
    assert found.position
