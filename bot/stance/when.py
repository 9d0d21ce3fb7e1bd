"""Days in a question's words ("since 7 Nov 2024", "from 2024 to 2025", "last week") -> bounds, or a sentence why not.

    words -> moments -> with the preposition before, or the second end behind -> since, until; the rest of the words

What looks like a time and cannot be read as one is refused: a question about other days than meant is answered to nobody.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.stance.moments import EDGES, MOMENT, MONTHS, Days, Unclear, days_of

Bounds = tuple[date | None, date | None]

_WORD = re.compile(
    r"(?<!\S)(?P<word>since|from|after|before|until|till|up ?to|in|during|on|between|over|within|for)(?: the)? $",
    re.IGNORECASE | re.ASCII,
)
_LINK = re.compile(r" ?(?P<word>to|and|until|till|up ?to|through|thru|[-–—−]) ?", re.IGNORECASE | re.ASCII)
_YEAR_OR_MONTH = rf"(?:19|20)\d\d|(?:{'|'.join(MONTHS)})[a-z]*"
#: "2024-2025", "jan-mar": a hyphen that joins two moments.
_JOINED = re.compile(
    rf"(?<![\w/.-])({_YEAR_OR_MONTH}) ?[-–—−] ?({_YEAR_OR_MONTH})(?![\w/.-])",
    re.IGNORECASE | re.ASCII,
)
#: A time by its preposition that was not read.
_UNREAD = re.compile(
    r"(?<![\w-])(?:(?:since|until|till)\b.*|(?:before|after|from|between|during|up ?to) (?:the )?\d.*"
    r"|(?:in|on) \d{1,4}[-/.]\d.*)",
    re.IGNORECASE | re.ASCII,
)
#: A part of a year whose first and last day nobody can tell; and bounds in other words than those that are read.
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:early|mid|late|end of|start of|beginning of|q[1-4]|spring|summer|autumn|fall|winter)[ -](?:19|20)\d\d"
    r"|(?:19|20)\d0s|(?:starting|as of|pre|post|prior to|by|through|(?:new|old|lat|earli)er than|not \w+)[ -](?:19|20)"
    r"\d\d|(?:19|20)\d\d (?:onwards?|(?:or|and) (?:later|after|earlier|before)))(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_HOW = "names no day that can be read here; write since 2024-11-07, since March 2024, since yesterday or from 2023 to 2024"


def take_days(text: str, today: date) -> tuple[str, date | None, date | None]:
    """Take the times out of a question.

    Args:
        text: the question's words.
        today: the day of asking, for "last week" and months without a year.

    Returns:
        The words left, the first and the last day asked for.

    Raises:
        Unclear: a time that can be read in two ways or none, or two that exclude each other.
    """
    text = _JOINED.sub(r"\1 to \2", " ".join(text.split()))
    moments = list(MOMENT.finditer(text))
    since = until = None
    left, at, place = [], 0, 0
    while place < len(moments):
        first = moments[place]
        word, start = _word_before(text, first.start())
        second = _other_end(text, word, moments[place : place + 2])
        bounds = _pair(first, second, today) if second else _single(first, word, today)
        last = second or first
        place += 2 if second else 1
        if bounds is None:
            continue
        if (since and bounds[0]) or (until and bounds[1]):
            raise Unclear(f"'{text[start : last.end()]}' comes on top of another time in the question")
        since, until = since or bounds[0], until or bounds[1]
        left.append(text[at:start])
        at = last.end()
    rest = " ".join([*left, text[at:]])
    unread = _VAGUE.search(text) or _UNREAD.search(rest)
    if unread:
        raise Unclear(f"“{unread.group()[:60].strip()}” {_HOW}")
    return rest, since, until


def option_days(value: str, word: str, today: date) -> Days | None:
    """First and last day of the value of an option (a day, a month, a year); None where it is none. Raises `Unclear`."""
    moment = MOMENT.fullmatch(value)
    return None if moment is None else days_of(moment, word, today)


def _word_before(text: str, start: int) -> tuple[str, int]:
    """The preposition before a moment, and where the two begin."""
    found = _WORD.search(text, 0, start)
    return (found["word"].casefold(), found.start()) if found else ("", start)


def _other_end(text: str, word: str, moments: list[re.Match[str]]) -> re.Match[str] | None:
    """The moment behind the first where both are the ends of one stretch; only "between" takes an "and"."""
    if word in ("", "from", "since", "between", "in", "during") and len(moments) == 2:
        link = _LINK.fullmatch(text, moments[0].end(), moments[1].start())
        if link and (link["word"].casefold() != "and" or word == "between"):
            return moments[1]
    if word == "between":
        raise Unclear("'between' takes two times, as in between March 2024 and May 2024")
    return None


def _pair(first: re.Match[str], second: re.Match[str], today: date) -> Bounds:
    end = days_of(second, "until", today)
    start = days_of(first, "since", today, before=end[1])
    return start[0], end[1]


def _single(moment: re.Match[str], word: str, today: date) -> Bounds | None:
    """The bounds; None for words that only a preposition makes a time ("may", "sun")."""
    dated = any(moment[name] for name in ("day1", "day2", "year1", "year2"))
    if not word and (moment["short"] or (moment["month2"] and not dated)):
        return None
    first, last = days_of(moment, word, today)
    if (word == "before" and first == date.min) or (word == "after" and last == date.max):
        raise Unclear(f"{word} {moment.group()} is not in the calendar")
    if word == "before":
        return None, first - timedelta(days=1)
    if word == "after":
        return last + timedelta(days=1), None
    if word in ("since", "from"):
        return first, None
    return (None if word in EDGES else first), last
