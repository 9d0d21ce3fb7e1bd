"""Occasions of a statement's own: a post, an interview, an article. Another event's day in the text is not theirs.

"The interview" is one that was told of before; "an interview" may be of any day.
"""

from __future__ import annotations

import re

from bot.text.patterns import any_of

_ONE = r"(?:an?|another|one\s+more)"
_KINDS = tuple(
    (name, re.compile(rf"\b{pattern}", re.I))
    for name, pattern in (
        (
            "post",
            any_of(
                rf"{_ONE}\s+(?:[\w’'-]+\s+){{0,3}}(?:posts?|tweets?|thread)\b(?!-)",
                r"(?:on|via)\s+(?:his\s+|her\s+|its\s+|the\s+)?(?:official\s+)?"
                r"(?:(?-i:X)|twitter|facebook|instagram|linkedin|social\s+media)\b(?![’'-])",
                r"\btweeted\b",
            ),
        ),
        ("interview", rf"{_ONE}\s+(?:[\w’'-]+\s+){{0,3}}(?:interview|podcast|talk\s+show|programme)\b(?!-)"),
        ("article", rf"{_ONE}\s+(?:[\w’'-]+\s+){{0,3}}(?:article|op-ed|opinion\s+piece|essay|letter)\b(?!-)"),
        ("video", rf"{_ONE}\s+(?:[\w’'-]+\s+){{0,2}}video\s+(?:message|statement|address)\b"),
    )
)
#: "In a separate statement": another one than whatever was dated before.
_SEPARATE = re.compile(
    r"\b(?:(?:an?\s+)?(?:separate|different)|another)\s+(?:\w+\s+){0,2}"
    r"(?:statement|post|tweet|release|message|interview|communiqu[eé]|readout|letter|note)\b",
    re.I,
)


def occasions(words: str) -> frozenset[str]:
    """The occasions of their own that words around a cue tell; empty for most.

    Args:
        words: words outside quotations.
    """
    return frozenset(name for name, pattern in _KINDS if pattern.search(words))


def is_separate(words: str) -> bool:
    """Whether words around a cue tell of another document than the one before ("in a separate statement")."""
    return _SEPARATE.search(words) is not None
