"""When it was said: a weekday in the text and the day of publication give the day; nothing is guessed without a day word.

"On Thursday" in Friday's paper is yesterday; in Thursday's it is today. A weekday is the last one on or before the day of
publication. A text without a day word, or without a known day of publication, has no said day: then only bounds are given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.text.calendar_dates import date_beside, date_in
from bot.text.patterns import AGO, any_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(?P<weekday>" + "|".join(day.title() for day in WEEKDAYS) + r")\b")
_DAY_WORDS = re.compile(r"\b(?P<word>[Tt]oday|[Yy]esterday)\b(?![’']s)")
#: A day that words count back from another: the day before the main event alone is sure to be one.
_DAY_BEFORE = re.compile(r"\b(?:a|one)\s+day\s+(?:earlier|before)\b|\bthe\s+(?:previous\s+day|day\s+before)\b", re.I)
_AGO = re.compile(rf"\b{AGO}", re.I)
_DISAGREE = "the weekday and the date disagree"
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
    dated = date_in(words, published)
    if dated is None or dated.day is None or published - dated.day > RECENT:
        return None
    return Day(dated.day, dated.basis)


def _weekday(match: re.Match[str], words: str, published: date) -> Day:
    """The day of a weekday; a date beside it must agree."""
    day = last_weekday(match["weekday"].lower(), published)
    beside = date_beside(words, match.end(), published)
    if beside is None:
        return Day(day, f"“{match['weekday']}”, published {published.isoformat()}")
    printed = f"“{match['weekday']}{beside.printed}”"
    if beside.day is None:
        return Day(None, f"{printed} is no day before {published.isoformat()}", _DISAGREE)
    if WEEKDAYS[beside.day.weekday()] != match["weekday"].lower():
        return Day(None, f"{printed}: {beside.day.isoformat()} is no {match['weekday']}", _DISAGREE)
    return Day(beside.day, printed)


def is_recent(words: str, published: date | None) -> bool:
    """Whether a date in the words is so near publication that it is the main day, not background."""
    dated = date_in(words, published) if published is not None else None
    return dated is not None and dated.day is not None and published is not None and published - dated.day <= RECENT


def background_day(words: str, published: date, main: date | None) -> Day | None:
    """The day of an earlier statement; None where the words tell none.

    A date ("on March 24"), a weekday and "a day earlier" tell one. What is counted ("two weeks ago") is no day: it is
    rounded, and whether from the event or from publication is not told.

    Args:
        words: the words around the cue.
        published: the outlet's day.
        main: the day of the main event.
    """
    dated = date_in(words, published)
    if dated is not None:
        return Day(dated.day, dated.basis)
    before = _DAY_BEFORE.search(words)
    if before is not None and main is not None:
        return Day(main - timedelta(days=1), f"“{before.group()}” of {main.isoformat()}")
    counted = _AGO.search(words)
    if counted is not None:
        return Day(None, f"about: “{counted.group()}”, day not stated")
    return speech_day(words, published)


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
