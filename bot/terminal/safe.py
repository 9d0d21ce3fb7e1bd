"""Text that a terminal only shows and never obeys; and the styles that all of it has."""

from __future__ import annotations

import unicodedata

from rich.style import Style
from rich.text import Text

from bot.model import Record

QUOTE, CUE, SOURCE = "bold green", "bold magenta", "cyan underline"
STATEMENT = "white on grey19"
QUIET, LABEL = "dim", "yellow"
#: Where two wordings differ.
DIFFERENCE = "bold reverse"
HIDDEN = "\N{REPLACEMENT CHARACTER}"


def plain(text: str) -> str:
    """The text with every character that a terminal would obey instead of show replaced; as long as before.

    Line breaks stay. Tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    if char.isspace():
        return " "
    # Joiners and non-joiners shape Urdu and Persian words; whatever else is invisible can only mislead.
    return char if char in "\u200c\u200d" else HIDDEN if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


def link(url: str) -> Text:
    """An address; where it has to be broken, each piece still leads to the whole of it."""
    web = url.startswith(("https://", "http://")) and HIDDEN not in url
    return Text(url, style=Style(dim=True, link=url if web else None), overflow="fold")


def words(record: Record) -> Text:
    """The statement's words as stored, the ministry's own in colour."""
    start = record.statement.span.start
    text = Text(plain(record.words))
    for quote in record.statement.quotes:
        text.stylize(QUOTE, quote.start - start, quote.end - start)
    return text
