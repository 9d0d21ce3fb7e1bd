"""Who counts as a head of government: the ministry's own voices go before them."""

from __future__ import annotations

import pytest

from bot.model import Speaker
from bot.stance.voices import is_head


@pytest.mark.parametrize(
    "role", ["Prime Minister", "Caretaker Prime Minister", "PM", "Federal Chancellor", "President", "وزیراعظم"]
)
def test_heads(role: str) -> None:
    """A head of government or state is one, whatever stands before the title."""
    assert is_head(Speaker(name="Soren Vey", role=role, ministry="PK"))


@pytest.mark.parametrize(
    "role",
    [
        "Deputy Prime Minister",
        "Deputy Prime Minister and Foreign Minister",
        "Prime Minister and Foreign Minister",
        "Adviser to the Prime Minister on Foreign Affairs",
        "Prime Minister's spokesperson",
        "Foreign Office Spokesperson",
        "institutional",
        None,
    ],
)
def test_ministry_voices(role: str | None) -> None:
    """A deputy, an adviser and whoever holds the foreign portfolio as well speak from the ministry."""
    assert not is_head(Speaker(name="Soren Vey", role=role, ministry="PK"))
