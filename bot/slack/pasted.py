"""A message in Slack -> the words in it that may be a quote, as a reader sees them.

text, or what it forwards -> the lines set off as a quote, where there are any -> no links, names, marks of formatting
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.stance.cleaning import unescaped

#: `<@U1>`, `<#C1|desk>`, `<!here>`: somebody is named, nothing is said.
_NAMED = re.compile(r"<[@#!][^<>]*>")
#: `<https://…|label>`: its label is what stands there; a bare address is no word of a quote.
_LABELLED = re.compile(r"<[^<>|]+\|([^<>]*)>")
_ADDRESS = re.compile(r"<(?:https?|mailto|tel):[^<>]*>")
#: Signs around words that make them bold, italic, struck or fixed; not the underscore within a name.
_FORMAT = re.compile(r"(?<!\w)([*_~`]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_QUOTED = re.compile(r"^\s*(?:&gt;|>)+ ?", re.MULTILINE)


def quote_in(message: dict[str, Any]) -> str:
    """The words to look up; empty where the message has none.

    Args:
        message: as a message shortcut hands it over; of a forwarded one the first attachment that has text counts.
    """
    text = next(filter(str.strip, _texts(message)), "")
    lines = text.splitlines()
    set_off = [line for line in lines if _QUOTED.match(line)]
    said = "\n".join(_QUOTED.sub("", line) for line in set_off or lines)
    said = _ADDRESS.sub(" ", _LABELLED.sub(r"\1", _NAMED.sub(" ", said)))
    return " ".join(unescaped(_plain(said)).split())


def _plain(text: str) -> str:
    """Without the signs of formatting, also those within one another."""
    for _ in range(3):
        text = _FORMAT.sub(r"\2", text)
    return text


def _texts(message: dict[str, Any]) -> Iterator[str]:
    yield str(message.get("text") or "")
    for attached in message.get("attachments") or []:
        yield str(attached.get("text") or attached.get("fallback") or "")
