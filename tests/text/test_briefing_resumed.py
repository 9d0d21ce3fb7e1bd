"""A briefing goes on behind somebody else's words, under its own spokesperson."""

from __future__ import annotations

import pytest

from bot.model import Kind, Status
from tests.text.reading import statements, table, voices

_LEAD = "ISLAMABAD: Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that Nauru was far. "
_OWN = ("Mumtaz Zahra Baloch", "PK")
_RECALLED = "Indian spokesperson Randhir Jaiswal had said on Wednesday that Palau was near. "
_QUOTED = "Indian spokesperson Randhir Jaiswal said on Thursday that Palau was near. "

_FRONTED: dict[str, str] = {
    "no comma, a pronoun": "About the envoy to Nauru she said talks went on.",
    "no comma, an office": "Regarding Nauru the spokesperson said talks went on.",
    "no comma, a place": "On the embassy in Nauru she said talks went on.",
}


@pytest.mark.parametrize("text", **table(_FRONTED))
def test_a_fronted_matter_is_no_part_of_the_source(text: str) -> None:
    """What it is about ends before the pronoun or the article, be there a comma or not."""
    assert voices(_LEAD + text)[1:] == [_OWN]


def test_a_refusal_behind_a_recalled_spokesperson_is_the_briefings() -> None:
    """What another country's "had said" is an aside; a new question is the briefing's, and so is what follows."""
    text = f"{_LEAD}{_RECALLED}Asked whether an envoy would go to Palau, the spokesperson declined to comment."
    found = statements(f"{text} The spokesperson said Tuvalu was big.")[2:]
    assert [((one.speaker.name, one.speaker.ministry), one.status) for one in found] == [(_OWN, Status.SHOWN)] * 2
    assert found[0].kind is Kind.DECLINED


@pytest.mark.parametrize("between", [_RECALLED, _QUOTED], ids=["recalled", "quoted"])
def test_in_doubt_the_briefings_own_is_the_guess(between: str) -> None:
    """Right behind another's words the bare office is held, under the name of the one whose briefing it is."""
    found = statements(f"{_LEAD}{between}The spokesperson said Tuvalu was big.")[-1]
    assert ((found.speaker.name, found.speaker.ministry), found.status) == (_OWN, Status.HELD)
