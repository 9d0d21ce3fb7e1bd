"""What was said to envoys in the passive, and whose words those are."""

from __future__ import annotations

import pytest

from tests.text.reading import statements, table, voices

_SUMMONED = "The Indian ambassador was summoned to the Foreign Office on Thursday and handed a note on the river.\n"
_DONE = "It was conveyed to the envoy that the river was shared."

#: text -> (speaker, ministry) of its last statement
CONVEYED: dict[str, tuple[str, tuple[str | None, str | None]]] = {
    "summoned and handed a note": (_SUMMONED, ("Foreign Office", "PK")),
    "it was conveyed that": (_SUMMONED + _DONE, ("Foreign Office", "PK")),
    "the side was urged": (_SUMMONED + "The Indian side was urged to open the gate.", ("Foreign Office", "PK")),
    "the envoy's own ministry is never meant": (
        "The Indian ambassador was summoned to the Ministry of Foreign Affairs on Thursday and handed a note.",
        ("Foreign Office", "PK"),
    ),
    "a country summons to protest": ("Pakistan on Thursday summoned the envoy to protest.", ("Foreign Office", "PK")),
    "another country's ministry": (
        "Pakistan’s ambassador was summoned to the Indian foreign ministry on Thursday and told that the gate was shut.\n"
        "It was underscored that the river was shared.",
        ("Indian Ministry of External Affairs", "IN"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(CONVEYED))
def test_what_was_conveyed_is_the_ministrys(text: str, expected: tuple[str | None, str | None]) -> None:
    """A summons names the ministry, and what was conveyed goes on with it."""
    assert expected == voices(text)[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Pakistani side was told that the gate was shut.",
        "The minister was summoned to the court on Monday.",
        "The Indian ambassador was seen at the port.",
    ],
)
def test_other_passives_say_nothing(sentence: str) -> None:
    """What another told the ministry's own side is not the ministry's, and a bare summons tells nothing."""
    said = statements("Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that talks went on.\n" + sentence)
    assert len(said) == 1
