"""Words quoted in order to be denied are not the speaker's own."""

from __future__ import annotations

import pytest

from bot.model import Kind
from tests.text.reading import only, table

#: sentence -> the speaker's own quoted words
OWN: dict[str, tuple[str, list[str]]] = {
    "is a lie": ("“Nauru will shut the port” is a lie, the Foreign Office said.", []),
    "is a lie, single marks": ("'Nauru will shut the port' is a lie, the Foreign Office said.", []),
    "was a lie": ("The Foreign Office said that “Nauru has shut the port” was a lie.", []),
    "ridiculous that": ("The Foreign Office termed it ridiculous that “Nauru has shut the port”.", []),
    "it is false that": ("It is false that “Nauru has shut the port”, the Foreign Office said.", []),
    "called it false": ("The Foreign Office called “Nauru has shut the port” false.", []),
    "a claim it called baseless": ("The Foreign Office termed the claim “Nauru has shut the port” baseless.", []),
    "denied that": ("The Foreign Office denied that “Nauru has shut the port”.", []),
    "denied saying": ("The Foreign Office denied ever saying “Nauru has shut the port”.", []),
    "the notion and what it is": (
        "The Foreign Office dismissed the notion that “Nauru has shut the port” as “a fantasy”.",
        ["a fantasy"],
    ),
    "the quoted words deny": ("“That is a lie,” the Foreign Office said.", ["That is a lie,"]),
    "what it called it": ("The Foreign Office called it “a lie”.", ["a lie"]),
    "said beside the denial": ("The Foreign Office denied it, saying that “the port is open”.", ["the port is open"]),
    "its own words for another's": ("The Foreign Office said the “so-called proof” was a lie.", ["so-called proof"]),
    "the denial itself": ("The Foreign Office said that “the claim is false”.", ["the claim is false"]),
}


@pytest.mark.parametrize(("text", "expected"), **table(OWN))
def test_denied_words_are_not_quoted_as_own(text: str, expected: list[str]) -> None:
    """What the speaker calls false is another's; what they call it by is theirs."""
    found = only(text)
    assert [quote.of(text) for quote in found.quotes] == expected
    assert (found.kind is Kind.PARAPHRASE) == (not expected)


#: A sentence in which one voice quotes another -> (ministry, the quoted words that are its own).
QUOTED: dict[str, tuple[str, str | None, list[str]]] = {
    "called false": (
        "The Foreign Office quoted the US State Department as saying that “Togo has agreed”, and called the report false.",
        "PK",
        [],
    ),
    "rejected in words of its own": (
        "The Foreign Office quoted the US State Department as saying that “Togo has agreed” but rejected it as “a tale”.",
        "PK",
        ["a tale"],
    ),
    "passed on": (
        "The Foreign Office quoted the US State Department as saying that “Togo has agreed”.",
        "US",
        ["Togo has agreed"],
    ),
    "an agency's": (
        "The Harbour Agency quoted the Foreign Office as saying that “Togo has agreed” and rejected a request to name it.",
        "PK",
        ["Togo has agreed"],
    ),
}


@pytest.mark.parametrize(("sentence", "ministry", "own"), **table(QUOTED))
def test_a_report_that_is_quoted_and_denied(sentence: str, ministry: str | None, own: list[str]) -> None:
    """Whoever quotes another only to call it false speaks, and the quoted words are not theirs."""
    found = only(sentence)
    assert (found.speaker.ministry, [quote.of(sentence) for quote in found.quotes]) == (ministry, own)
