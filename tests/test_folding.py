"""Folding: what counts as the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.folding import fold, words_of

SAME = {
    "case does not matter": ("TÜRKİYE", "turkiye"),
    "accents do not matter": ("Côte d’Ivoire", "cote d'ivoire"),
    "decomposed and composed accents are one": ("Sa\u0303o Tome\u0301", "São Tomé"),
    "letters that do not decompose lose their stroke": ("Łódź, Ålesund, Øresund", "lodz, alesund, oresund"),
    "full-width letters are letters": ("ＵＳ", "us"),
    "a sharp s is two letters": ("Großbritannien", "grossbritannien"),
    "Arabic vowel marks do not matter": ("مُحَمَّد", "محمد"),
    "Arabic and Urdu keyboards type one letter": ("امريكه", "امریکہ"),
    "a hamza over a letter does not matter": ("إيران", "ایران"),
    "tatweel only stretches": ("ايـــران", "ایران"),
    "zero-width characters do not matter": ("Pak\u200bis\u200ctan\ufeff", "pakistan"),
    "a soft hyphen does not matter": ("Afgha\u00adnistan", "afghanistan"),
    "dashes are one": ("Indo–Pacific", "indo-pacific"),
    "digits of Urdu are digits": ("۲۰۲۴", "2024"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_same(one: str, other: str) -> None:
    """Two spellings that readers take for one fold to one."""
    assert fold(one) == fold(other)


def test_different_letters_stay_apart() -> None:
    """Folding never merges words that differ in a letter."""
    assert len({fold(word) for word in ("Iran", "Iraq", "Niger", "Nigeria", "Mali", "Malawi")}) == 6


def test_indic_vowel_signs_stay() -> None:
    """A vowel sign of Devanagari is a letter, not an accent."""
    assert fold("की") != fold("क")


@given(st.text())
def test_idempotent(text: str) -> None:
    """Folding folded text changes nothing, whatever the text."""
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters()))
def test_words_are_found_in_the_folded_text(text: str) -> None:
    """Every word is a piece of the folded text and folds to itself."""
    assert all(word in fold(text) and words_of(word) == (word,) for word in words_of(text))


def test_words() -> None:
    """Apostrophes, hyphens and punctuation part words; they are not in them."""
    assert words_of("Pakistan’s “decades-old” ties, FATF_24") == ("pakistan", "s", "decades", "old", "ties", "fatf", "24")
