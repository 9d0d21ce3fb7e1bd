"""A spokesperson whom the list of people does not know, and words of a sentence's head that are no name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Status
from bot.text.tenures import NEW_BEARER
from tests.text.reading import statements, table, voices

_NEW: dict[str, str] = {
    "by name only": "Foreign Office spokesperson Rubina Quay said Nauru was far. She said Palau was.",
    "newly appointed": "Newly appointed Foreign Office spokesperson Rubina Quay said Nauru was far. She said Palau was.",
    "recently named": "The recently named Foreign Office spokesperson, Rubina Quay, said Nauru was far. She said Palau was.",
}


@pytest.mark.parametrize("text", **table(_NEW))
def test_a_new_spokesperson_is_found_and_held(text: str) -> None:
    """The list knows another one: the words are hers, for an editor to confirm."""
    found = statements(text)
    assert [(one.speaker.name, one.speaker.ministry, one.status) for one in found] == [
        ("Rubina Quay", "PK", Status.HELD)
    ] * 2
    assert all(NEW_BEARER in one.flags for one in found)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Deputy Foreign Office spokesperson Rubina Quay said Nauru was far.", date(2024, 11, 8)),
        ("Chinese Foreign Ministry spokesperson Li Quay said Nauru was far.", date(2024, 11, 8)),
        ("Foreign Office spokesperson Rubina Quay said Nauru was far.", date(1962, 11, 8)),
    ],
    ids=["a deputy beside them", "another country's", "before the list begins"],
)
def test_others_are_not_held_for_the_list(text: str, published: date) -> None:
    """The list tells nothing of deputies, of other ministries' several, and of the days before it."""
    (found,) = statements(text, published)
    assert found.status is Status.SHOWN


def test_words_that_count_are_no_name() -> None:
    """“Two weeks ago he” is he who spoke before."""
    text = "Foreign Office spokesperson Mumtaz Zahra Baloch said Nauru was far. Two weeks ago she had told so. She said so."
    assert {name for name, _ in voices(text)} == {"Mumtaz Zahra Baloch"}
