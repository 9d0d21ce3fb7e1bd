"""Which reports of a briefing are witnesses of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import TRANSCRIPT, Record
from bot.stance.copies import agency_of, same_copy, witnesses
from tests.fakes import article, record

BODY = (
    " More was said on the dam, on the ferry, on the fish, on the two bridges and on the weather by the same person, who"
    " left after an hour and a half without a word to those who had waited outside since the early morning."
)

#: Where an agency is credited -> the article's text
CREDITED = {
    "in the line of place": "ISLAMABAD (APP): The spokesperson spoke of the dam.",
    "in the line of place and day": "QUAYTOWN, May 2 (APP) — The spokesperson spoke of the dam.",
    "at the end": "The spokesperson spoke of the dam. — APP",
    "at the end in brackets": "The spokesperson spoke of the dam. (APP)",
    "by its full name": "The spokesperson spoke of the dam.\nAssociated Press of Pakistan",
}
#: Why an agency's name is no credit -> the article's text
NOT_CREDITED = {
    "a photograph's": "The spokesperson spoke of the dam. — APP/File",
    "beside the outlet's own": "The spokesperson spoke of the dam. With input from APP",
    "a source among others": "An official told APP of the dam. The spokesperson denied it.",
    "a place": "QUAYTOWN (Freedonia): The spokesperson spoke of the dam.",
    "a word at the end": "The spokesperson spoke of one thing — Fish",
}


@pytest.mark.parametrize("text", CREDITED.values(), ids=CREDITED)
def test_a_credit_names_the_agency(text: str) -> None:
    """Where a paper credits an agency with a text, in any of the usual places."""
    assert agency_of(article(text)) == "APP"


@pytest.mark.parametrize("text", NOT_CREDITED.values(), ids=NOT_CREDITED)
def test_other_mentions_of_an_agency_are_no_credit(text: str) -> None:
    """An agency that is named, or that took the photograph, did not write the text."""
    assert agency_of(article(text)) is None


def test_a_byline_credits_too() -> None:
    """A byline that is an agency's name is its credit; a person's is none."""
    assert agency_of(replace(article(), byline=("Associated Press of Pakistan",))) == "APP"
    assert agency_of(replace(article(), byline=("Nadia Perrin",))) is None


def said(words: str, outlet: str | None, **other: str) -> Record:
    return record(words, outlet=outlet, **other)  # type: ignore[arg-type]


def test_one_agencys_articles_are_one_witness() -> None:
    """Two papers that credit the same agency, and the agency itself, are one report, however they edited it."""
    first = said("She spoke of the dam.", "Quay Post", before="ISLAMABAD (APP): ")
    second = said("She talked at length about the great dam.", "Mole News", after=" — APP")
    agency = said("She turned to the dam.", "APP")
    own = said("The dam came up.", "Harbour Gazette")

    assert same_copy(first, second)
    assert same_copy(agency, second)
    assert [one.outlets for one in witnesses([first, own, second, agency])] == [
        ("Quay Post", "Mole News", "APP"),
        ("Harbour Gazette",),
    ]


def test_a_copied_body_is_one_witness() -> None:
    """A text that stands in two outlets counts once, without any credit."""
    first = said("She spoke of the dam.", "Quay Post", after=BODY)
    second = said("He spoke of the dam.", "Mole News", after=BODY)

    assert [one.outlets for one in witnesses([first, second])] == [("Quay Post", "Mole News")]


def test_an_outlet_is_one_witness_however_much_it_prints() -> None:
    """Two articles of one outlet are one report; an unnamed outlet and the transcript are none."""
    records = [
        said("She spoke of the dam.", "Quay Post"),
        said("She spoke of the ferry.", "Quay Post"),
        said("She spoke of the weir.", None),
        said("The dam stands.", "The Ministry", rule=TRANSCRIPT),
    ]

    assert [one.outlets for one in witnesses(records)] == [("Quay Post",)]
