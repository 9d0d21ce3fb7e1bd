"""An office without a name, where more than one in the article bears it."""

from __future__ import annotations

import pytest

from bot.model import Status
from bot.text.spokespersons import ANOTHER_BEARER
from tests.text.reading import statements, table

_HELD: dict[str, str] = {
    "several before any was named": (
        "The foreign ministers of Pakistan and Turkey met. “Nauru must be divided fairly,” the foreign minister said."
    ),
    "both of them": "Both prime ministers spoke to the press. The prime minister said Nauru was far.",
    "the other named since": (
        "British Foreign Secretary Ann Harbour arrived. The foreign secretary said Nauru was a partner. Foreign Secretary"
        " Zubair Quay received her. The foreign secretary said Nauru was far."
    ),
    "two in one sentence, the other's first": (
        "British Foreign Secretary Ann Harbour met Foreign Secretary Zubair Quay. The foreign secretary said Nauru was far."
    ),
}
_SHOWN: dict[str, str] = {
    "the home one heads the sentence": (
        "Foreign Minister Zubair Quay met Turkish Foreign Minister Ali Liman. The foreign minister said Nauru was far."
    ),
    "he met several": (
        "Foreign Minister Zubair Quay met the foreign ministers of Iran and Turkey. The foreign minister said Nauru was far."
    ),
    "he spoke of several": (
        "Foreign Minister Zubair Quay said foreign ministers of Asia would meet. The foreign minister said Nauru was big."
    ),
}


@pytest.mark.parametrize("text", **table(_HELD))
def test_which_one_is_meant_is_not_told(text: str) -> None:
    """It is for an editor."""
    last = statements(text)[-1]
    assert (last.status, ANOTHER_BEARER in last.flags) == (Status.HELD, True)


@pytest.mark.parametrize("text", **table(_SHOWN))
def test_the_home_one_is_meant_where_it_leads(text: str) -> None:
    """An office without a country, right behind the home ministry's holder."""
    last = statements(text)[-1]
    assert (last.speaker.name, last.speaker.ministry, last.status) == ("Zubair Quay", "PK", Status.SHOWN)
