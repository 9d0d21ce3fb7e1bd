"""What a plain text states of itself: the day it was published on, its outlet and its link. The text itself is not altered.

The day counts only where the text says that it is one: a line "Published November 8, 2024", "Published in <outlet>, January
30th, 2026", or a date alone right below a byline or below the headline at the top. A date above the headline or with a
weekday is the day of the visit (a crawler's banner) and counts for nothing.

Outlet and link stand in lines of their own at the head: "Outlet: Harbour Post", "Source: ..." with a known outlet or an
address, "URL: ..." or "Link: ...", or the address alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.gazetteer.outlets import Outlets
from bot.months import MONTHS, day_of
from bot.sources.address import is_public, tidy

_DATE = (
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_STATED = re.compile(rf"^\s*(?:first\s+)?published(?:\s*:|\s+on|\s+in\s+[^,\n]{{2,40}},?)?\s+{_DATE}\s*\.?\s*$", re.I)
_STATING = re.compile(r"^\s*(?:first\s+)?published\s*:\s*\S", re.I)
_BYLINE = re.compile(r"^\s*by\s+[A-Z][^\n]{2,60}$", re.I)
_ALONE = re.compile(rf"^\s*{_DATE}\s*$")
#: A longer line is prose, not a note of publication.
_LINE = 90

#: Lines that may stand above the article's own first paragraph: headline, standfirst, byline, and what is stated here.
_HEAD = 12
_LONGEST_HEADLINE, _LONGEST_LINK = 150, 2000
_FIELD = re.compile(r"^\s*(?P<name>outlet|source|url|link)\s*:\s*(?P<value>\S.*?)\s*$", re.I)
_OUTLET_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a text says of itself; each None where it does not."""

    published: date | None
    #: As the newsroom names it where it is known, else as written.
    outlet: str | None
    url: str | None
    #: What is wrong with the day it states, a clause; None where nothing is.
    fault: str | None = None


def stated(text: str, today: date, outlets: Outlets) -> Stated:
    """Read what a text states of itself.

    Args:
        text: a plain text.
        today: the day of reading, in the newsroom's zone.
        outlets: the ones that are known.
    """
    url = outlet = None
    for line in _head(text):
        match = _FIELD.match(line)
        name, value = (match["name"].lower(), match["value"]) if match else ("", line.strip())
        if name != "outlet" and is_public(value):
            url = url or tidy(value)
        elif name in ("outlet", "source"):
            outlet = outlet or outlets.named(value) or (value if name == "outlet" and _is_name(value) else None)
    day = stated_day(text, today)
    fault = None if day else _fault(text, today)
    return Stated(published=day, outlet=outlet or outlets.at(url), url=url, fault=fault)


def stated_day(text: str, today: date) -> date | None:
    """The day a text says it was published on; None where it does not say, or says a day to come.

    Args:
        text: a plain text.
        today: the day of reading, in the newsroom's zone.
    """
    lines = [line for line in text.splitlines() if line.strip() and not _is_stating(line)]
    for at, line in enumerate(lines):
        if len(line) > _LINE:
            continue
        match = _STATED.match(line) or (_ALONE.match(line) if _is_dating(lines, at) else None)
        day = _day(match) if match is not None else None
        if day is not None and day <= today:
            return day
    return None


def _fault(text: str, today: date) -> str | None:
    """What is wrong with the first line that says when an undated text was published."""
    for line in text.splitlines():
        match = _STATED.match(line) if len(line) <= _LINE else None
        day = _day(match) if match is not None else None
        if day is not None and day > today:
            return f"`Published` is {day}, a day still to come"
        if match is not None or (len(line) <= _LINE and _STATING.match(line)):
            return "`Published` is no day"
    return None


def _is_dating(lines: list[str], at: int) -> bool:
    """Whether a date alone on a line dates the article: it stands right below the byline, or between headline and story."""
    if at and _BYLINE.match(lines[at - 1]):
        return True
    return at == 1 and _is_headline(lines[0]) and len(lines) > 2 and _is_prose(lines[2])


def _is_headline(line: str) -> bool:
    """Whether a text's first line can be its headline: "close" and "Home" are a page's furniture, a date is a banner."""
    return len(line.split()) > 2 and len(line) <= _LONGEST_HEADLINE and re.search(_DATE, line) is None


def _is_prose(line: str) -> bool:
    """Whether it is a paragraph: below a banner's date comes a headline, which is short and has no full stop."""
    return len(line) > _LINE or line.rstrip().endswith((".", "?", "!", "”", '"', "۔"))


def _head(text: str) -> Iterator[str]:
    """The lines before the first one that is prose."""
    for line in [line for line in text[:10_000].splitlines() if line.strip()][:_HEAD]:
        if len(line) > _LINE and not (line.strip().startswith("http") or _FIELD.match(line)):
            return
        if len(line) <= _LONGEST_LINK:
            yield line


def _is_stating(line: str) -> bool:
    """Whether a line is one of those that name the outlet or the link."""
    return _FIELD.match(line) is not None or is_public(line.strip())


def _is_name(value: str) -> bool:
    return len(value.split()) <= _OUTLET_WORDS and len(value) <= 60 and "://" not in value


def _day(match: re.Match[str]) -> date | None:
    if match["iso"]:
        return _iso(match["iso"])
    name = (match["month"] or match["month2"]).capitalize()
    number = next((index for index, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
    return day_of(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))


def _iso(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
