"""An envoy's post tells envoys apart: nobody is named for somebody of the same rank elsewhere."""

from __future__ import annotations

import pytest

from tests.text.reading import table, voices

_UN = "Pakistan’s Permanent Representative to the UN Munir Akram said on Thursday that talks went on.\n"
_IRANIAN = "Iran’s ambassador in Islamabad, Reza Amiri Moghadam, said that the gate was open.\n"
_GENERAL = "The Director General (Europe) Omar Low said on Thursday that talks went on.\n"

#: (what came first, what follows) -> (speaker, ministry) of the latter
WHO: dict[str, tuple[str, str, tuple[str | None, str | None]]] = {
    "another post": (
        _UN,
        "Pakistan’s ambassador to Uganda said that all were safe.",
        ("Pakistan’s ambassador to Uganda", "PK"),
    ),
    "another post without a country": (
        _UN,
        "The High Commissioner in Ghana said that all were safe.",
        ("High Commissioner in Ghana", None),
    ),
    "the same post in other words": (
        _UN,
        "Pakistan’s ambassador to the United Nations said that all were safe.",
        ("Munir Akram", "PK"),
    ),
    "no post": (_UN, "The ambassador said that all were safe.", ("Munir Akram", "PK")),
    "a country for its capital": (_IRANIAN, "Iran’s ambassador to Pakistan said so.", ("Reza Amiri Moghadam", "IR")),
    "another capital": (_IRANIAN, "Iran’s ambassador in Riyadh said so.", ("Iran’s ambassador in Riyadh", "IR")),
    "a consulate is no general": (
        _GENERAL,
        "The consulate general in Jeddah said that all were safe.",
        ("consulate general in Jeddah", None),
    ),
    "nor is a consul": (
        _GENERAL,
        "The Consul General in Jeddah said that all were safe.",
        ("Consul General in Jeddah", None),
    ),
}


@pytest.mark.parametrize(("first", "then", "expected"), **table(WHO))
def test_an_envoy_is_who_holds_the_post(first: str, then: str, expected: tuple[str | None, str | None]) -> None:
    """A role with a post is given a name only where the post is known to be theirs."""
    assert voices(first + then)[-1] == expected
