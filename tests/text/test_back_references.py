"""Which countries a statement is about that names none, and where it is about none at all."""

from __future__ import annotations

import pytest

from tests.text.reading import statements, table

_TEHRAN = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that the gate to Iran would open.\n"
_INDIAN = "Indian Defence Minister Rajan Roe said on Thursday that the dam was safe.\n"

#: text -> the countries of its last statement
ABOUT: dict[str, tuple[str, tuple[str, ...]]] = {
    "what somebody else has just said": (
        _INDIAN + "Foreign Office Spokesperson Mumtaz Zahra Baloch dismissed the remarks as noise.",
        ("IN",),
    ),
    "both countries, behind another's words": (
        _INDIAN + "To a question on the treaty, the Foreign Office spokesperson said both parties needed it.",
        ("IN",),
    ),
    "the Kingdom, once Saudi Arabia has been named": (
        "Foreign Minister Ishaq Dar thanked Saudi Arabia on Thursday.\nHe praised the hospitality of the Kingdom.",
        ("SA",),
    ),
    "the Kingdom in an article without one": (_TEHRAN + "She praised the gardens of the Kingdom.", ("IR",)),
    "a principle is about nobody": (
        _TEHRAN + "She said that Pakistan wanted peace and stability in the region.",
        (),
    ),
    "a principle held against what happened": (
        _TEHRAN + "She said that such fires were against international law.",
        ("IR",),
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(ABOUT))
def test_whom_a_statement_points_back_to(text: str, expected: tuple[str, ...]) -> None:
    """Words that point back are about whom they point to; principles are about nobody."""
    assert expected == statements(text)[-1].countries
