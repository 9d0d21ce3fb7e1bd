"""Words of time that place what was said before the main event: "last week", "on March 24", "has long demanded"."""

from __future__ import annotations

import re

from bot.text.patterns import AGO, MONTH, WEEKDAY, any_of

#: "last week", "previous Thursday", "last March".
_LAST = rf"(?:last|previous)\s+(?:week|month|year|summer|winter|spring|autumn|{MONTH}|{WEEKDAY})\b"
#: "the statement came two days after …".
_CAME_AFTER = (
    r"(?:statement|remarks?|comments?|announcement)\s+(?:came|comes?)\s+(?:\w+\s+){1,2}(?:days?|weeks?|months?)\s+after\b"
)
#: "in the past", "for years".
_LONG_AGO = any_of(r"previously\b", r"in\s+the\s+past\b", r"over\s+the\s+past\b", r"for\s+years\b", r"since\s+then\b")
#: "the other day", "on the same day".
_ANOTHER_DAY = any_of(
    r"the\s+(?:other|previous|same|next|following)\s+day\b",
    r"a\s+day\s+(?:earlier|ago|before)\b",
    r"on\s+the\s+same\s+day\b",
)
#: "in early March", "since mid-June".
_IN_MONTH = rf"(?<![\w-])(?:in|on|by|since)\s+(?:early\s+|late\s+|mid-?)?{MONTH}\b\.?"
#: "on 7 November", "on the 5th", "in a letter dated October 2".
_ON_THE = (
    rf"(?<![\w-])on\s+(?:the\s+)?\d{{1,2}}(?:(?:st|nd|rd|th)\b(?!\s+(?:anniversary|session|meeting|round))|\s+{MONTH}\b)"
)
_DATED = rf"dated\s+(?:\d{{1,2}}\s+)?{MONTH}\b"
#: "on 05/11/2024".
_IN_FIGURES = r"(?:on|dated)\s+(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b"
#: Words of time that open a background passage.
TIME = re.compile(
    r"\b"
    + any_of(
        _LAST,
        r"earlier\s+(?:this|that|in)\b",
        r"at\s+(?:the|that)\s+time\b",
        AGO,
        _CAME_AFTER,
        _LONG_AGO,
        _ANOTHER_DAY,
        r"in\s+recent\s+(?:days|weeks|months)\b",
        _IN_MONTH,
        _ON_THE,
        _DATED,
        _IN_FIGURES,
        r"over\s+the\s+weekend\b",
        r"\bback\s+in\s+\d{4}",
        r"\bin\s+(?:19|20)\d\d\b",
        r"recently\b",
    ),
    re.I,
)
#: "This week the tone was sharper", "Now": a sentence opened so tells of the present again.
NOW = re.compile(r"(?:this\s+(?:week|month|year|time)|now|today|yesterday)\b(?![’'-])", re.I)
#: "has long demanded": a standing position.
STANDING = re.compile(r"\b(?:has|have)\s+(?:also\s+)?(?:long|repeatedly|often|since)\b", re.I)
