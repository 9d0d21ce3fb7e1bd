"""Tokens at rest: sealed, opened by any of the keys, sealed anew with the first."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet

from bot.slack.seal import Seal
from bot.slack.setup import SlackSetupError

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def test_what_is_sealed_opens_again_and_never_looks_the_same() -> None:
    """The text is not in it, and two seals of one text differ."""
    seal = Seal(OLD)
    first, second = seal.seal("xoxb-secret"), seal.seal("xoxb-secret")
    assert (seal.open(first), seal.open(second)) == ("xoxb-secret", "xoxb-secret")
    assert first != second
    assert "xoxb" not in first


def test_a_key_is_changed_by_putting_the_new_one_first() -> None:
    """The old one still opens what it sealed; renewed, it needs the new one only."""
    sealed = Seal(OLD).seal("xoxb-secret")
    both = Seal(f"{NEW}, {OLD}")
    assert both.open(sealed) == "xoxb-secret"
    renewed = both.renew(sealed)
    assert renewed is not None
    assert Seal(NEW).open(renewed) == "xoxb-secret"
    assert Seal(OLD).open(renewed) is None


def test_what_another_key_sealed_stays_shut() -> None:
    """So does what was altered."""
    sealed = Seal(OLD).seal("xoxb-secret")
    assert Seal(NEW).open(sealed) is None
    assert Seal(NEW).renew(sealed) is None
    assert Seal(OLD).open(sealed[:-4] + "AAAA") is None


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("", "FO_STANCE_KEY: the key that tokens are encrypted with is not set. Make one with python3 -c"),
        (" , ", "FO_STANCE_KEY: the key that tokens are encrypted with is not set"),
        ("short", "FO_STANCE_KEY: holds what is no key. Make one with python3 -c"),
        (f"{OLD},é", "FO_STANCE_KEY: holds what is no key"),
    ],
)
def test_no_key_is_one_sentence_that_says_how_to_make_one(keys: str, sentence: str) -> None:
    """The value itself is never repeated."""
    with pytest.raises(SlackSetupError) as caught:
        Seal(keys)
    assert str(caught.value).startswith(sentence)
    assert "short" not in str(caught.value)
