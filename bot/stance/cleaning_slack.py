"""What Slack makes of what was typed -> the characters its reader sees: flags, emoji, addresses, emphasis, look-alikes.

    :flag-ir:  <http://dawn.com|dawn.com>  *US*  :thumbsup:  Сhina     ->     🇮🇷  dawn.com  US    China

A flag stays a pair of regional indicators, the one spelling of a country's code that is no word of any language.
"""

from __future__ import annotations

import re

from bot.gazetteer.keys import key
from bot.gazetteer.spellings import load_spellings

_FLAG_BASE = 0x1F1E6
#: A flag of a country by its two letters, and one of a part of a country: a black flag and invisible letters ("gbeng").
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_PART_OF_A_COUNTRY = re.compile("\U0001f3f4([\U000e0061-\U000e007a]{2})[\U000e0030-\U000e007f]*")
_TAG_BASE = 0xE0000
#: How Slack hands an emoji over; they may stand close together.
_EMOJI = re.compile(r"(?<!\w):(?P<name>[\w+'-]{2,40}):(?!\w)", re.ASCII)
_FLAG_NAME = re.compile(r"flag[-_]([a-z]{2})")
#: The flags that emoji fonts had first are called by their letters alone; `:in:` or `:sa:` are none.
_SHORT_NAMES = frozenset({"cn", "de", "es", "fr", "gb", "it", "jp", "kr", "ru", "us"})
_LONG_NAMES = {"uk": "gb", "flag-england": "gb", "flag-scotland": "gb", "flag-wales": "gb"}
#: Names of emoji that are a country's as well and show something else.
_NOT_THE_COUNTRY = frozenset({"turkey"})
#: A domain that was typed and made a link of, by its two ends.
_OWN_LINK = re.compile(r"<https?://([^\s|<>]+?)/?\|\1/?>")
_EMPHASIS = re.compile(r"(?<![\w*~])([*~])(?=\S)([^*~\n]*?)(?<=\S)\1(?![\w*~])")

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]")
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]{2,}")
#: Letters that look the same, in capitals and small.
_CYRILLIC = ("АВЕКМНОРСТУХІЈЅаеорсухіјѕһӏԁԛԝ", "ABEKMHOPCTYXIJSaeopcyxijshldqw")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοριν", "ABEZHIKMNOPTYXaopiv")
_TO_LATIN = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
_TO_CYRILLIC = str.maketrans(_CYRILLIC[1], _CYRILLIC[0])


def as_shown(text: str) -> str:
    """The text with emoji, Slack's own links of domains and its emphasis as a reader sees them.

    Args:
        text: with its escapes undone.
    """
    if "<" in text:
        text = _OWN_LINK.sub(r"\1", text)
    if "*" in text or "~" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if ":" in text:
        text = _EMOJI.sub(_emoji, text)
    return text if text.isascii() else _PART_OF_A_COUNTRY.sub(_part_of_a_country, text)


def flag_letters(word: str) -> str:
    """The two small letters of a flag ("us"); empty where a word is none."""
    return "".join(chr(ord(one) - _FLAG_BASE + ord("a")) for one in word) if FLAG.fullmatch(word) else ""


def one_alphabet(text: str) -> str:
    """Words of two alphabets in one: letters of the other one that look the same are what was meant ("Сhina")."""
    return text if text.isascii() else _LETTERS.sub(lambda match: _one_alphabet(match.group()), text)


def _flag(letters: str) -> str:
    return f" {''.join(chr(ord(one) - ord('a') + _FLAG_BASE) for one in letters)} "


def _emoji(match: re.Match[str]) -> str:
    """A flag; a name that somebody gave an emoji of a country; nothing for any other picture."""
    name = match["name"].lower()
    flag = _FLAG_NAME.fullmatch(name)
    letters = flag[1] if flag else _LONG_NAMES.get(name, name if name in _SHORT_NAMES else "")
    if letters:
        return _flag(letters)
    named = name not in _NOT_THE_COUNTRY and load_spellings().exact.get(key(name.replace("_", " ")))
    return f" {name} " if named else " "


def _part_of_a_country(match: re.Match[str]) -> str:
    return _flag("".join(chr(ord(one) - _TAG_BASE) for one in match[1]))


def _one_alphabet(word: str) -> str:
    if not (_LATIN.search(word) and _GREEK_OR_CYRILLIC.search(word)):
        return word
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if not _GREEK_OR_CYRILLIC.search(latin):
        return latin
    return word if _LATIN.search(cyrillic) else cyrillic
