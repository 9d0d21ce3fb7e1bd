"""Where a statement turns to a new matter: an answer to another question, or one that first tells what it is about."""

from __future__ import annotations

import re

from bot.model import Span

#: "In response to a question", "To another", "Separately": a new matter.
_NEW_MATTER = re.compile(
    r"^(?:[A-Z /]+:\s*)?(?:in|to|responding to|in (?:response|reply|answer) to|replying to|answering|asked)"
    r"\s+(?:(?:a|an|the other|one|yet another|another)\s+(?:\w+\s+)?(?:question|query)\b|(?:yet\s+)?another\s*,)"
    r"|^(?:separately|turning to|on another|asked about|on (?:the )?(?:question|issue|matter) of)\b",
    re.I,
)


def opens_new_matter(words: str) -> bool:
    """Whether a statement answers a new question and so carries on nothing."""
    return _NEW_MATTER.match(words) is not None


#: Principles that a ministry states of nobody in particular ("peace and stability in the region", "the UN Charter"), and
#: the words by which such a sentence is about the running matter all the same ("these attacks violate international law").
_PRINCIPLE = re.compile(
    r"\binternational law\b|\bUN (?:Charter|resolutions)\b|(?<!strategic )\bstability\b|\bpeace and security\b"
    r"|\b(?:the|entire|our) (?:wider )?region\b|\bregional (?:peace|security)\b|\bdialogue and diplomacy\b|\bde-escalat"
    r"|\ball (?:parties|sides|states)\b|\bUmmah\b",
    re.I,
)
#: A principle holds one of these.
_HINTS = ("law", "un ", "stability", "security", "region", "dialogue", "de-escalat", "all ", "ummah", "peace")
_THESE = re.compile(r"\b(?:these|this|such|those)\b", re.I)


def states_principle(words: str) -> bool:
    """Whether a statement that names no country states a principle, and so is not about the one spoken of around it.

    Inheriting there was wrong two times in three on the dev articles (27 statements of 16 articles).
    """
    low = words.casefold()
    hinted = any(hint in low for hint in _HINTS)  # cheap, and most sentences have none
    return hinted and _PRINCIPLE.search(words) is not None and _THESE.search(words) is None


#: "On Iran, she said …", "Referring to the talks with Iran, …": a matter that the next sentences go on with.
_TURNS_TO = re.compile(
    r"(?:on|about|regarding|concerning|referring to|commenting on|speaking (?:about|of|on)|turning to|with regard to|as for"
    r"|as far as|reacting to|responding to (?:a|another) (?:question|query)|(?:in|to) (?:response|reply|answer)? ?(?:to )?"
    r"(?:a|another) (?:question|query)|asked (?:about|whether|if))\b[^.“”\"]{3,120}?,\s",
    re.I,
)


def turns_to(text: str, span: Span) -> bool:
    """Whether a statement first tells what it is about ("On Iran, she said …")."""
    return _TURNS_TO.match(text, span.start, span.end) is not None
