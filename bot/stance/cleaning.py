"""What was typed, or handed over by Slack -> what the asker sees on the screen, and its words."""

from __future__ import annotations

import re
import unicodedata

from bot.folding import words_of
from bot.gazetteer.spellings import load_spellings
from bot.stance.cleaning_slack import FLAG, as_shown, one_alphabet
from bot.stance.pieces import Word, flagged

_WORD = re.compile(rf"[^\W_]+|{FLAG.pattern}")
#: How Slack writes a person, a channel, a user group or everybody: `<@U012>`, `<#C012|desk>`, `<!subteam^S012|@desk>`.
_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"\w://|\bwww\.|<(?:mailto|tel):")


def unescaped(text: str) -> str:
    """The characters that were typed: Slack hands `&`, `<` and `>` over escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def cleaned(text: str) -> str:
    """What the asker sees: escapes undone, emoji as flags, direction overridden, one alphabet a word, nothing invisible."""
    text = as_shown(unescaped(text))
    if text.isascii() and text.isprintable():
        return text
    text = re.sub("\u202e([^\u202c]*)\u202c?", lambda match: match[1][::-1], text)
    text = unicodedata.normalize("NFKC", text)
    visible = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return one_alphabet("".join(visible))


def names_nothing(text: str) -> str | None:
    """A sentence without its full stop where a cleaned question holds what is no name, such as a link; else None.

    Raises:
        GazetteerError: the compiled name file is missing or broken.
    """
    if _LINK.search(text):
        return "A link names no country; type a country or a topic"
    if _MENTION.search(text):
        return "A mention of a person, a channel or a group names no country; type a country or a topic"
    if not text.isascii() and any(not flagged(flag, load_spellings()) for flag in FLAG.findall(text)):
        return "A flag here is of no country that is known; type a country or a topic"
    return None


def words_in(text: str) -> list[Word]:
    """Folded words, and flags as they stand; a word of capitals is remembered, as codes are written so."""
    found = []
    for raw in _WORD.findall(text):
        if FLAG.fullmatch(raw):
            found.append(Word(text=raw, plain=False))
            continue
        capitals = raw.isascii() and raw.isupper()
        found += [Word(text=word, capitals=capitals, plain=raw.isascii()) for word in words_of(raw)]
    return found
