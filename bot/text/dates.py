"""When it was said: a weekday in the text and the day of publication give the day; nothing is guessed without a day word.

"On Thursday" in Friday's paper is yesterday; in Thursday's it is today. A weekday is the last one on or before the day of
publication. A text without a day word, or without a known day of publication, has no said day: then only bounds are given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.text.patterns import DATED, any_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name[:size]: number for number, name in enumerate(_MONTH_NAMES, 1) for size in (3, 4, len(name))}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_WEEKDAY = re.compile(r"\b(?P<weekday>" + "|".join(day.title() for day in WEEKDAYS) + r")\b")
_DAY_WORDS = re.compile(r"\b(?P<word>[Tt]oday|[Yy]esterday)\b(?![’']s)")
_ON_DATE = re.compile(rf"\b(?:[Oo]n|dated)\s+(?:the\s+)?{DATED}")
_SPAN_AGO = re.compile(
    r"\b(?P<number>a|one|two|three|four|five|six|\d{1,2})\s+(?P<unit>day|week|month)s?\s+(?P<way>after|ago|earlier|before|back)\b",
    re.I,
)
#: A date written beside a weekday ("on Thursday, November 7", "Thursday (7 November 2024)").
_BESIDE = re.compile(rf"\s*,?\s*\(?(?:the\s+)?{DATED}")
#: "At Thursday’s briefing": the weekday's own event is one of speech.
_BRIEFING = re.compile(
    r"\s+(?:weekly\s+)?(?:media|press|news)?\s*(?:briefing|conference|statement|presser|remarks|speech|address)\b", re.I
)
#: A date without a weekday is the main day only so shortly before publication; an older one is background.
RECENT = timedelta(days=3)
#: A weekday in such a phrase is no day of speech ("it emerged on Saturday").
_NOT_SPEECH = re.compile(
    r"\b"
    + any_of(
        *("emerged", "surfaced", "killed", "struck", "attacked", "attack", "happened", "occurred", "expires?", "expected"),
        *("scheduled", "will", "would", "could", "may", "might", "tomorrow"),
    )
    + r"\b[^.,]{0,30}$",
    re.I,
)
#: Acts of diplomacy whose day is the day of the main event though they are no statement themselves.
_EVENT = re.compile(
    r"\b"
    + any_of(
        *("held", "met", "calls? on", "called on", "facilitated", "summoned", "spoke", "speaking", "issued", "briefing"),
        *("addressed", "chaired", "signed", "shook", "concluded", "arrived", "presented", "hosted", "received", "convened"),
        *("phone", r"telephon\w*"),
    )
    + r"\b"
)


class Day(NamedTuple):
    """A day of speech and the words it follows from; `day` is None where it is unknown and `basis` says why."""

    day: date | None
    basis: str
    #: What an editor should look at ("the weekday and the date disagree").
    flag: str = ""


def last_weekday(name: str, published: date) -> date:
    """The last such weekday on or before the day of publication.

    Args:
        name: an English weekday, small letters.
        published: the outlet's day.
    """
    return published - timedelta(days=(published.weekday() - WEEKDAYS.index(name)) % 7)


def speech_day(words: str, published: date) -> Day | None:
    """The day that a statement's own words outside quotations give; None where they give none.

    Args:
        words: the words outside quotations.
        published: the outlet's day.
    """
    words = words.replace("\u00ad", "")
    for match in _WEEKDAY.finditer(words):
        before = words[max(0, match.start() - 60) : match.start()]
        owns = words[match.end() : match.end() + 2] in ("’s", "'s")
        if _NOT_SPEECH.search(before) or (owns and not _BRIEFING.match(words, match.end() + 2)):
            continue
        if before.endswith("last "):
            return Day(None, f"“last {match['weekday']}” may be one of two days")
        return _weekday(match, words, published)
    told = _DAY_WORDS.search(words)
    if told is not None:
        back = 1 if told["word"].lower() == "yesterday" else 0
        return Day(published - timedelta(days=back), f"“{told['word']}”, published {published.isoformat()}")
    dated = _ON_DATE.search(words)
    day = _dated(dated, published) if dated is not None else None
    return Day(day, f"“{dated.group()}”") if dated is not None and day is not None and published - day <= RECENT else None


def _weekday(match: re.Match[str], words: str, published: date) -> Day:
    """The day of a weekday; a date beside it must agree."""
    day = last_weekday(match["weekday"].lower(), published)
    beside = _BESIDE.match(words, match.end())
    dated = _dated(beside, published) if beside is not None else None
    if beside is None or dated is None:
        return Day(day, f"“{match['weekday']}”, published {published.isoformat()}")
    printed = f"“{match['weekday']}{beside.group()}”"
    if WEEKDAYS[dated.weekday()] != match["weekday"].lower():
        return Day(None, f"{printed}: {dated.isoformat()} is no {match['weekday']}", "the weekday and the date disagree")
    return Day(dated, printed)


def is_recent(words: str, published: date | None) -> bool:
    """Whether a date in the words is so near publication that it is the main day, not background."""
    match = _ON_DATE.search(words)
    day = _dated(match, published) if match is not None and published is not None else None
    return day is not None and published is not None and published - day <= RECENT


def background_day(words: str, published: date, main: date | None) -> Day | None:
    """The day of an earlier statement: a date ("on March 24"), a span ("two weeks ago"), a weekday; None where untold."""
    match = _ON_DATE.search(words)
    if match is not None:
        day = _dated(match, published)
        if day is not None:
            return Day(day, f"“{match.group()}”")
    match = _SPAN_AGO.search(words)
    if match is not None and match["unit"].lower() != "month":
        count = _NUMBERS.get(match["number"].lower()) or int(match["number"])
        days = count * (7 if match["unit"].lower() == "week" else 1)
        anchor = main or published
        return Day(anchor - timedelta(days=days), f"about: “{match.group()}” of {anchor.isoformat()}")
    return speech_day(words, published)


def _dated(match: re.Match[str], published: date) -> date | None:
    month = _MONTHS.get((match["m1"] or match["m2"]).lower())
    if month is None:
        return None
    number = int(match["d1"] or match["d2"])
    for year in (int(match["year"]),) if match["year"] else (published.year, published.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            return None
        if day <= published:
            return day
    return None


#: The followed ministry's day goes first where it speaks at least this share of the main statements.
_LEADING_SHARE = 0.3


def _event_day(sentences: Sequence[str], published: date | None) -> Day | None:
    """The day of an act of diplomacy told in the opening though nobody is quoted there."""
    for words in sentences:
        if _EVENT.search(words) and not words.startswith("Earlier"):
            day = speech_day(words, published or date(2000, 1, 1))
            if day is not None:
                return day
    return None


def article_day(speeches: Sequence[tuple[str, bool]], opening: Sequence[str], published: date | None) -> Day:
    """The day of the article's main event.

    Args:
        speeches: the words outside quotations of each main statement, in order, with whether the followed ministry speaks.
        opening: the first sentences of the body, statements or not.
        published: the outlet's day; None where unknown.
    """
    told = [(day, home) for words, home in speeches if (day := speech_day(words, published or date(2000, 1, 1))) is not None]
    leading = sum(home for _, home in speeches) >= _LEADING_SHARE * len(speeches)
    best = (
        (next((day for day, home in told if home), None) if leading else None)
        or _event_day(opening[:1], published)
        or (told[0][0] if told else None)
        or _event_day(opening, published)
    )
    if best is None:
        return Day(None, "no day word in the text")
    if best.flag:
        return best
    if published is None:
        return Day(None, f"{best.basis.split(',')[0]}, but the day of publication is unknown")
    return best
