"""The day of publication that a plain text states of itself.

Only where the text says that it is one: a line "Published November 8, 2024", "Published in <outlet>, January 30th, 2026", or
a date alone right below a byline. A date at the head of a page is the day of the visit (a crawler's banner) and counts for
nothing.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATE = (
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4}))"
)
_STATED = re.compile(rf"^\s*(?:first\s+)?published(?:\s*:|\s+on|\s+in\s+[^,\n]{{2,40}},?)?\s+{_DATE}\s*\.?\s*$", re.I)
_BYLINE = re.compile(r"^\s*by\s+[A-Z][^\n]{2,60}$", re.I)
_ALONE = re.compile(rf"^\s*{_DATE}\s*$")
#: A longer line is prose, not a note of publication.
_LINE = 90


def stated_day(text: str, today: date) -> date | None:
    """The day a text says it was published on; None where it does not say, or says a day to come.

    Args:
        text: a plain text.
        today: the day of reading, in the newsroom's zone.
    """
    before = ""
    for line in text.splitlines():
        if not line.strip():
            continue
        if len(line) <= _LINE:
            match = _STATED.match(line) or (_ALONE.match(line) if _BYLINE.match(before) else None)
            day = _day(match) if match is not None else None
            if day is not None and day <= today:
                return day
        before = line if len(line) <= _LINE else ""
    return None


def _day(match: re.Match[str]) -> date | None:
    name = (match["month"] or match["month2"]).lower()
    number = next((index for index, month in enumerate(_MONTHS, 1) if len(name) > 2 and month.startswith(name)), None)
    if number is None:
        return None
    try:
        return date(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
    except ValueError:
        return None
