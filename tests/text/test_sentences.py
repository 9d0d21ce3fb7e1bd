"""Where sentences end."""

from __future__ import annotations

import pytest

from bot.text.parse import read
from tests.text.reading import table


def cut(text: str) -> list[str]:
    """The sentences of a text, as the pipeline cuts it."""
    return [frame.span.of(text) for paragraph in read(text) for frame in paragraph]


#: paragraph -> its sentences
CUTS: dict[str, list[str]] = {
    "plain stops": ["The hall was full.", "Nobody left!", "Why would they?", "It was warm."],
    "a stop inside a quotation that goes on ends nothing": ["“Peace. Trade. Friendship,” she said.", "The hall was full."],
    "a quotation at the end closes its sentence": ["She said: “We want peace.”", "The hall was full."],
    "a quotation opened again starts a sentence": ["“We want peace.", "“We want trade,” she said."],
    "titles": ["Dr. Jane Roe and Mr. John Doe spoke to Gen. Ivan Roe.", "They left."],
    "initials": ["J. K. Roe spoke.", "They left."],
    "abbreviated months": ["They met on Nov. 7 in the hall.", "They left."],
    "decimals": ["Trade grew by 2.5 per cent.", "They left."],
    "the platform X ends a sentence": ["She wrote it in a post on X.", "They left."],
    "acronyms with stops inside": ["The U.S. Congress met.", "They left."],
    "no space behind the stop": ["The hall was full.", "Nobody left."],
    "brackets behind the stop": ["(Nobody left.)", "The hall was full."],
    "an Urdu stop": ["ترجمان نے کہا۔", "ہال بھرا تھا۔"],
    "an ellipsis in the middle": ["The hall… was full.", "They left."],
    "a run of marks": ["Really?!", "They left."],
}


@pytest.mark.parametrize("expected", **table(CUTS))
def test_paragraphs_are_cut_into_sentences(expected: list[str]) -> None:
    """Stops end sentences, save in quotations, titles, initials and numbers."""
    assert cut(" ".join(expected)) == expected


def test_a_missing_space_does_not_join_two_sentences() -> None:
    """Sentences that a web page ran together are two."""
    assert cut("The hall was full.Nobody left.") == ["The hall was full.", "Nobody left."]
