"""The forms in which a spelling is looked up, from the strictest to the most forgiving. Build and look-up share them.

key       folded words in their order              "Côte d'Ivoire"       -> "cote d ivoire"
joined    the same without spaces                  "New Zealand"         -> "newzealand"
set_key   words without order, abbreviations out   "Congo, Dem. Rep."    -> "congo democratic republic"
soft      how it sounds, roughly                   "Falasteen"           -> "falastin"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.folding import words_of

_SMALL = frozenset({
    "the", "of", "and", "s", "d", "de", "da", "del", "la", "el", "al", "sar", "e", "et", "y", "ng", "und", "der", "des",
    "di", "du", "della", "delle", "dell", "do", "dos", "das", "los", "las", "les", "van", "von", "کا", "کی", "کے", "و",
    "اور",
})  # fmt: skip
_LONG = {
    "st": "saint",
    "ste": "saint",
    "rep": "republic",
    "republik": "republic",
    "republica": "republic",
    "republique": "republic",
    "republika": "republic",
    "repubblica": "republic",
    "cumhuriyeti": "republic",
    "dem": "democratic",
    "dr": "democratic republic",
    "dpr": "democratic people republic",
    "peoples": "people",
    "fed": "federal",
    "terr": "territory",
    "territories": "territory",
    "is": "islands",
    "isds": "islands",
    "isl": "islands",
    "isls": "islands",
    "island": "islands",
    "br": "british",
    "fr": "french",
    "eq": "equatorial",
    "govt": "government",
    "uk": "united kingdom",
}
#: What a state calls itself, in several languages; a name is left when they go.
_FORMS = frozenset({
    "republic", "democratic", "people", "kingdom", "state", "federal", "federation", "federative", "islamic",
    "socialist", "commonwealth", "principality", "sultanate", "union", "grand", "duchy", "emirate", "co", "operative",
    "cooperative", "independent", "sovereign", "plurinational", "bolivarian", "eastern", "arab", "country", "nation",
    "government", "bolivariana", "konungariket", "kungariket", "royaume", "reino", "государство", "республика",
    "республикаси", "королевство", "федеративная", "جمہوریہ", "جمہوریت", "مملکت", "ریاست", "سلطنت", "اسلامی", "حکومت",
    "جمہوریۃ", "مملکۃ", "دولہ", "الجمہوریہ", "respublikasy", "rike", "وفاقی", "وفاق", "دولت", "مشترکہ", "امارات", "امارت",
    "بادشاہت", "شاہی", "سوشلسٹ", "اشتراکی", "دوقیہ", "ڈچی", "کبیر", "خودمختار", "جزیرہ", "جزائر", "خطہ", "علاقہ", "الدولہ",
    "المملکہ", "سلطنہ", "الاسلامیہ", "العربیہ", "الاتحادیہ", "امارہ", "پادشاہی", "فدرال", "جزایر", "vabariik", "kuningriik",
    "tasavalta", "kuningaskunta", "koztarsasag", "kiralysag", "republiek", "koninkrijk", "konigreich", "kralovstvi",
    "kralovstvo", "krolestwo", "kraljevina", "kralligi", "republiken", "republikken", "kongeriget", "kongeriket",
    "lydveldid", "konungsrikid", "respublika", "karaliste", "karalyste", "federale", "federativa", "federalna",
    "federacyjna", "bundesrepublik", "islamitische", "islamische", "islamica", "islamique", "islamska", "etat", "estado",
    "stato", "staat", "stat", "regno", "sultanat", "sultanato", "principaute", "principado", "furstentum", "principato",
    "федерация", "исламская", "соединенное", "султанат", "княжество", "содружество", "δημοκρατια", "βασιλειο",
    "боливарианская", "исламистская", "арабская", "кооперативная", "социалистическая", "многонациональное", "независимое",
    "великое", "герцогство", "공화국", "왕국", "연방", "합중국", "공국", "대공국", "이슬람", "섬", "共和国", "王国",
    "イスラム共和国", "アラブ共和国",
})  # fmt: skip

_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ee", "i"),
        (r"oo", "u"),
        (r"(.)\1+", r"\1"),  # doubled letters: aa, ss
        (r"ph", "f"),
        (r"[ck]h(?=[aeiou])", "k"),
        (r"q|ck|c(?![hei])", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"j|dzh|zh", "j"),
        (r"[aeo]i|ay|ey", "e"),
        (r"ou|au|aw", "o"),
        (r"y", "i"),
        (r"ia|iya", "ia"),
        (r"(?<=[aeiou])h(?![aeiou])|h$", ""),
        (r"gh|dh|bh|th|jh", lambda match: match.group()[0]),
        (r"(.)\1+", r"\1"),
    )
)
_URDU_SOUNDS = str.maketrans(
    {"ء": None, "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ط": "ت", "ص": "س", "ث": "س", "ض": "ز", "ظ": "ز", "ذ": "ز", "ح": "ہ"}
)


def key(text: str) -> str:
    """The folded words, one space between them."""
    return " ".join(words_of(text))


def joined(key: str) -> str:
    """A key without its spaces."""
    return key.replace(" ", "")


def set_key(words: Iterable[str]) -> str:
    """Words in one order, abbreviations written out, small words dropped; empty where nothing is left."""
    long = " ".join(_LONG.get(word, word) for word in words if word not in _SMALL)
    return " ".join(sorted({word for word in long.split() if word not in _SMALL}))


def without_forms(set_key: str) -> str:
    """A set key without the words a state calls itself by ("Republic of Chile" -> "chile")."""
    return " ".join(word for word in set_key.split() if word not in _FORMS)


def is_form(word: str) -> bool:
    """Whether a folded word is one that states call themselves by ("republic", "государство")."""
    return word in _FORMS


def soft(joined: str) -> str:
    """Roughly how a joined key sounds, for romanised Urdu and for Urdu's many letters of one sound."""
    if not joined.isascii():
        plain = joined.translate(_URDU_SOUNDS)
        return plain[:-1] + "ا" if plain.endswith("ہ") else plain
    for pattern, by in _SOUNDS:
        joined = pattern.sub(by, joined)
    return joined


def spans(words: Sequence[object], longest: int) -> Iterable[tuple[int, int]]:
    """All stretches of at most `longest` words, longest first, then from the left."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield start, start + size
