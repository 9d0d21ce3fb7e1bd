"""One way to compare words: `fold` forgets case, accents, vowel marks and look-alike forms; `words_of` cuts into words.

    text -> compatibility forms (NFKC) -> case folded -> marks and invisible characters dropped -> one form per letter

Folded text is for comparing and looking up only; what people see is always the text as stored.
"""

from __future__ import annotations

import re
import unicodedata

#: Letters that no decomposition takes apart, and the several code points that stand for one letter or sign.
_ONE_FORM = str.maketrans(
    {
        **dict(zip("øłđħıŧ", "oldhit", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "ي": "ی",  # Arabic yeh, Urdu yeh: keyboards differ, readers see one letter
        "ى": "ی",
        "ك": "ک",
        "ه": "ہ",
        "ە": "ہ",
        "ھ": "ہ",  # do-chashmi he is typed for gol he in borrowed names
        "ة": "ہ",
        "ۃ": "ہ",
        "ـ": None,  # tatweel only stretches a word
        **dict.fromkeys("’‘ʼʻ`´′ʹ＇", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)},  # ٣ and ۳ are 3
    }
)

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with everything dropped that readers do not tell words apart by; idempotent.

    Args:
        text: any text; lone surrogates pass through.

    Returns:
        Compatibility-composed, case-folded text without accents, Arabic vowel marks and invisible characters. Its offsets
        are not those of `text`.
    """
    if text.isascii():
        return text.lower()
    # Folding case can uncover marks and decomposing can uncover capitals, so each is done twice (Unicode 3.13, D147).
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())
    apart = unicodedata.normalize("NFKD", apart.casefold().translate(_ONE_FORM))
    return unicodedata.normalize("NFKC", "".join(char for char in apart if not _dropped(char)))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text in their order: runs of letters and digits; an apostrophe or hyphen parts them."""
    return tuple(_WORD.findall(fold(text)))


def _dropped(char: str) -> bool:
    """Whether a character is a mark over or under its letter, or cannot be seen.

    Indic vowel signs and viramas (combining classes 0 to 9) are letters to their readers and stay.
    """
    category = unicodedata.category(char)
    if category == "Mn":
        return unicodedata.combining(char) > 9 or "\ufe00" <= char <= "\ufe0f" or char == "\u034f"
    return category == "Cf"
