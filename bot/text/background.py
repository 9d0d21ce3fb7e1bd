"""Which statements are background: said before the article's main event and brought back.

Told by the tense ("had said"), by words of time ("last week", "on March 24", "at the time"), by standing positions of
governments ("has repeatedly denied", "says its programme is peaceful"), and by being the remark that the ministry answers.
"""

from __future__ import annotations

import re

_TIME = re.compile(
    r"\b(?:(?:last|previous)\s+(?:week|month|year|summer|winter|spring|autumn|august|september|october|november|december|january|february|march|april|may|june|july|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|earlier\s+(?:this|that|in)\b|at\s+the\s+time|at\s+that\s+time|(?:a|one|two|three|four|five|six|\d+)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|earlier|before|after)"
    r"|previously|in\s+the\s+past|over\s+the\s+past|for\s+years|since\s+then|repeatedly|the\s+other\s+day|the\s+previous\s+day|a\s+day\s+(?:earlier|ago|before)|in\s+recent\s+(?:days|weeks|months)"
    r"|(?:^|[,;“”]\s*|\band\s+)(?:in|on|by)\s+(?:early\s+|late\s+|mid-?)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)",
    re.I,
)
_STANDING = re.compile(r"\b(?:has|have)\s+(?:also\s+)?(?:long|repeatedly|always|consistently|often|since|maintained|insisted|denied|rejected|claimed|accused)\b", re.I)


def told_by_time(words: str, *, outer_head: str) -> bool:
    """Whether words of time place a statement before the main event.

    Args:
        words: the statement's words outside quotations, before its reported clause where that is known.
        outer_head: the first words of the sentence.
    """
    return _TIME.search(words) is not None or _TIME.search(outer_head) is not None


def standing(words: str) -> bool:
    """Whether it is a standing position ("has long demanded")."""
    return _STANDING.search(words) is not None


_ANSWERS = re.compile(
    r"\b(?:reject|respon|react|slam|condemn|rebuk|denounc|deplor|regret|dismiss|refut|answer|assail|criticis|criticiz|blast)\w*\b.{0,160}?\b(?:remarks?|statements?|comments?|accusations?|allegations?|claims?|speech|monologue|disregard|threats?|diatribe|letter|assertions?|announcement|rhetoric)\b",
    re.I | re.S,
)


def answered(words: str) -> bool:
    """Whether a ministry's sentence answers somebody's remarks: then those remarks came before."""
    return _ANSWERS.search(words) is not None
