"""What was typed, or handed over by Slack -> what the asker sees on the screen, and its words."""

from __future__ import annotations

import re
import unicodedata

from bot.folding import words_of
from bot.stance.pieces import Word

_WORD = re.compile(r"[^\W_]+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_BASE = 0x1F1E6
#: How Slack writes a person, a channel, a user group or everybody: `<@U012>`, `<#C012|desk>`, `<!subteam^S012|@desk>`.
_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"\w://|\bwww\.|<(?:mailto|tel):")


def unescaped(text: str) -> str:
    """The characters that were typed: Slack hands `&`, `<` and `>` over escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def cleaned(text: str) -> str:
    """What the asker sees: escapes undone, overridden direction followed, flags as letters, nothing invisible."""
    text = unescaped(text)
    text = re.sub("\u202e([^\u202c]*)\u202c?", lambda match: match[1][::-1], text)
    text = _FLAG.sub(lambda match: f" {''.join(chr(ord(letter) - _FLAG_BASE + 65) for letter in match.group())} ", text)
    text = unicodedata.normalize("NFKC", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )


def names_nothing(text: str) -> str | None:
    """A sentence without its full stop where a cleaned question holds what is no name, such as a link; else None."""
    if _LINK.search(text):
        return "A link names no country; type a country or a topic"
    if _MENTION.search(text):
        return "A mention of a person, a channel or a group names no country; type a country or a topic"
    return None


def words_in(text: str) -> list[Word]:
    """Folded words; a word of capitals is remembered, as codes are written so."""
    found = []
    for raw in _WORD.findall(text):
        capitals = raw.isascii() and raw.isupper()
        found += [Word(text=word, capitals=capitals, plain=raw.isascii()) for word in words_of(raw)]
    return found
