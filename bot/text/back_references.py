"""Whom a statement that names no country points back to: "both countries", "rejected the remarks", "the Kingdom".

Each reads the nearest statements before; where they leave several countries, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.text.patterns import any_of

#: "both countries", "the two sides", "either party".
_BOTH = re.compile(
    r"\b(?:both|(?:the|our|these)\s+two|either|the\s+two\s+\w+)\s+"
    + any_of("countries", "nations", "states", "sides", "parties", "neighbours", "neighbors", "capitals", "governments")
    + r"\b",
    re.I,
)
#: "rejected the remarks", "dismissed these claims": what another has just said.
_ANSWERS = re.compile(
    r"\b"
    + any_of("reject", "dismiss", "refut", "rebuff", "slam", "condemn", "term", "call", "den(?:y|ied)", "respon", "rubbish")
    + r"\w*\s+(?:(?:to|as)\s+)?(?:the|these|those|such|any)\s+(?:\w+\s+)?"
    + any_of("remarks", "statements?", "comments", "accusations?", "allegations?", "claims?", "charges?", "assertions?")
    + r"\b",
    re.I,
)
#: "the Kingdom", of which there may be several.
_KINGDOM = re.compile(r"\bthe\s+Kingdom\b(?!\s+of)")
#: Who is pointed back to spoke, or was spoken of, at most so many statements before.
NEAR = 3


class Before(NamedTuple):
    """A statement before: the country of its voice and those it is about."""

    code: str
    codes: tuple[str, ...]


def pointed_at(words: str, own: str, before: Sequence[Before]) -> tuple[str, ...]:
    """The country that a statement naming none points back to; empty where it points to none, or to several.

    Args:
        words: the statement.
        own: its speaker's country.
        before: the statements before it, in order.
    """
    near = before[: -NEAR - 1 : -1]
    if _ANSWERS.search(words) is not None:
        return _only([one.code] for one in near if one.code not in ("", own))
    if _BOTH.search(words) is not None:
        sets = ([code for code in dict.fromkeys((*one.codes, one.code)) if code not in ("", own)] for one in near)
        return _only(sets)
    return ()


def kingdom(words: str, told: bool) -> tuple[str, ...]:
    """Saudi Arabia where a statement speaks of "the Kingdom" and the article has `told` of it before."""
    return ("SA",) if told and _KINGDOM.search(words) is not None else ()


def _only(nearest_first: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The one country of the nearest statement that has any."""
    codes = next((codes for codes in nearest_first if codes), ())
    return tuple(codes) if len(codes) == 1 else ()
