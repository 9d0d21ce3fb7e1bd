"""Whose briefing a transcript is, and of which day.

head, title, outlet -> ministry, person, day
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.gazetteer.ministries import Person
from bot.model import Article
from bot.months import SHORT, day_of
from bot.text.dates import WEEKDAYS, Day, speech_day
from bot.text.lexicon import Hit, lexicon
from bot.text.tokens import Token, tokenise

_MONTH = r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?"
_DATES = (
    re.compile(
        r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH.format("month") + r",?\s+(?P<year>\d{4})\b", re.I
    ),
    re.compile(r"\b" + _MONTH.format("month") + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
)
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.I)
#: A head's line about the page, not about the briefing.
_OF_PAGE = re.compile(r"\b(?:published|posted|updated|uploaded|accessed)\b|\bhttps?:|\burl\b", re.I)
SPOKES = re.compile(r"\bspokes(?:person|man|woman)\b|ترجمان", re.I)
_FOREIGN = re.compile(r"\b(?:foreign|external) (?:affairs|office|ministry|minister|secretary)\b|\bstate department\b", re.I)
#: Others who brief the press; a head with one of them and no foreign ministry is theirs.
_OTHERS = re.compile(
    r"\b(?:ISPR|pentagon|military|army|navy|air force|police|defen[cs]e|interior|home (?:office|ministry)|finance|treasury"
    r"|health|party|PTI|PML-?N|PPP|BJP|UN|United Nations|Secretary-General|ministry of (?!foreign|external)\w+)\b",
    re.I,
)


class Origin(NamedTuple):
    """Where a transcript comes from."""

    code: str
    #: Whether the head itself names the ministry or its spokesperson.
    told: bool
    #: The person of the head, where one is named.
    person: Person | None
    day: Day
    #: The day for tenures: of the briefing, else of publication.
    tenure_day: date | None


def origin_of(head: Sequence[str], article: Article, *, home: str) -> Origin | None:
    """Whose briefing it is and of which day; None where the head is another institution's.

    Args:
        head: the lines before the first label.
        article: its title and outlet are read, too, behind the head.
        home: the ministry where nothing names another.
    """
    lines = [*head, *(line for line in (article.title, article.outlet) if line)]
    day = _day(lines, article.published)
    tenure_day = day.day or article.published
    scans = [(tokens := tokenise(line, 0, len(line)), lexicon().scan(tokens)) for line in lines]
    people = [hit.entry.person for _, hits in scans for hit in hits if hit.entry.person is not None]
    ministry = next((code for tokens, hits in scans if (code := _ministry(tokens, hits)) is not None), None)
    whole = " ".join(lines)
    foreign = ministry is not None or _FOREIGN.search(whole) is not None
    if not foreign and _OTHERS.search(whole):
        return None
    person = next((one for one in people if ministry in (None, "", one.country)), None)
    code = ministry or (person.country if person is not None and not foreign else "") or (person.country if person else home)
    return Origin(code, foreign or SPOKES.search(whole) is not None, person, day, tenure_day)


def _ministry(tokens: Sequence[Token], hits: Sequence[Hit]) -> str | None:
    """The code of the foreign ministry a line names; "" for one named without its country, None for none."""
    found: str | None = None
    for at, hit in enumerate(hits):
        if hit.entry.sort != "ministry":
            continue
        if hit.entry.code:
            return hit.entry.code
        before = hits[at - 1] if at else None
        behind = hits[at + 1] if at + 1 < len(hits) else None
        if before is not None and before.entry.sort in ("demonym", "country") and hit.start - before.end <= 1:
            return before.entry.code
        if behind is not None and behind.entry.sort == "country" and behind.start - hit.end <= 5:
            return behind.entry.code
        if "foreign" in hit.entry.name or any(token.low in ("foreign", "external") for token in tokens[hit.start : hit.end]):
            found = ""
    return found


def _day(lines: Sequence[str], published: date | None) -> Day:
    """The day the head tells: a date, else a weekday before the day of publication; none where date and weekday disagree."""
    for line in lines:
        if _OF_PAGE.search(line):
            continue
        for pattern in _DATES:
            match = pattern.search(line)
            day = _dated(match) if match is not None else None
            if match is None or day is None:
                continue
            weekday = _WEEKDAY.search(line)
            if weekday is not None and WEEKDAYS[day.weekday()] != weekday[1].lower():
                return Day(None, f"“{line}”: {day.isoformat()} is no {weekday[1]}", "the weekday and the date disagree")
            return Day(day, f"“{match.group()}” in the head of the transcript")
    told = None if published is None else _by_weekday(lines, published)
    return told or Day(None, "no day in the head of the transcript")


def _by_weekday(lines: Sequence[str], published: date) -> Day | None:
    days = (speech_day(line, published) for line in lines if not _OF_PAGE.search(line))
    return next((day for day in days if day is not None), None)


def _dated(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else SHORT.index(month[:3].lower()) + 1
    return day_of(int(match["year"]), number, int(match["day"]))
