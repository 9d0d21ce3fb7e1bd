"""Days in a question's words ("since 7 Nov 2024", "from 2024 to 2025", "last week") -> bounds, or a sentence why not.

    words -> moments -> with the preposition before, or the second end behind -> since, until; the rest of the words

What looks like a time and cannot be read as one is refused: a question about other days than meant is answered to nobody.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.months import SHORT
from bot.stance.moments import EDGES, MOMENT, Days, Unclear, days_of

Bounds = tuple[date | None, date | None]

_WORD = re.compile(
    r"(?<!\S)(?P<word>since|from|after|before|until|till|up ?to|in|during|on|between|over|within|for)(?: the)? $",
    re.IGNORECASE | re.ASCII,
)
_LINK = re.compile(r" ?(?P<word>to|and|until|till|up ?to|through|thru|[-–—−]) ?", re.IGNORECASE | re.ASCII)
_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?:{'|'.join(SHORT)})[a-z]*\.?"
_HYPHEN = r" ?[-–—−] ?"
_ENDS = r"(?![\w/.-])"
#: "2024-2025", "jan-mar", "jan 2024-mar 2024": a hyphen that joins two moments; in "nov-2024" it is within one.
_JOINED = re.compile(
    rf"(?<![\w/.-])({_YEAR}(?={_HYPHEN}{_YEAR}{_ENDS})|(?:{_MONTH} {_YEAR}|{_MONTH})(?={_HYPHEN}{_MONTH}{_ENDS})){_HYPHEN}",
    re.IGNORECASE | re.ASCII,
)
#: "7 to 10 November", "November 7-10": two days of one month.
_DAYS = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—−] ?| to | and | till | until | through )"
_DAYS_OF_A_MONTH = re.compile(
    rf"(?<![\w/.-]){_DAYS}({_TO})(?:the )?{_DAYS}(?: of)? ({_MONTH})(,? {_YEAR})?{_ENDS}"
    rf"|(?<![\w/.-])({_MONTH}) {_DAYS}({_TO}){_DAYS}(,? {_YEAR})?{_ENDS}",
    re.IGNORECASE | re.ASCII,
)
#: A time by its preposition that was not read.
_UNREAD = re.compile(
    r"(?<![\w-])(?:(?:since|until|till)\b.*|(?:before|after|from|between|during|up ?to) (?:the )?\d.*"
    r"|(?:in|on) \d{1,4}[-/.]\d.*|(?:in|on) the \d{1,4}(?:st|nd|rd|th)\b"
    # Without a year, and not by that the day of an event is known.
    r"|(?<!/)(?!9/11|26/11|24/7)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])(?![\w/]))",
    re.IGNORECASE | re.ASCII,
)
#: Months whose names are hardly ever anything else.
_PLAIN_MONTH = r"(?:january|february|april|june|july|august|september|october|november|december)"
_A_MONTH = re.compile(_PLAIN_MONTH, re.IGNORECASE)
_SPAN = rf"(?:{_YEAR}|{_PLAIN_MONTH}|(?:march|may|{_MONTH}) {_YEAR})"
#: A part of a year or month whose first and last day nobody can tell; a year cut short; bounds in words that are not read.
_VAGUE = re.compile(
    rf"(?<!\w)(?:(?:(?:early|mid|late|q[1-4]|spring|summer|autumn|fall|winter)[ -]"
    rf"|(?:end|start|beginning|middle|(?:first|second|third|last|1st|2nd|3rd) (?:half|quarter|week|days?|weeks?)) of )"
    rf"(?:the )?{_SPAN}|(?:(?:19|20)\d|the \d)0s"
    rf"|(?:starting|as of|pre|post|prior to|by|through|not|(?:new|old|lat|earli)er than|not \w+)[ -]"
    rf"(?:{_YEAR}|{_PLAIN_MONTH}|\w+day|the weekend|last \w+)"
    rf"|{_YEAR} (?:onwards?|(?:or|and) (?:later|after|earlier|before))|{_YEAR}-{_MONTH}|{_MONTH}-\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[ -]'?\d\d|{_MONTH} \d{{1,2}},? '?\d\d|{_MONTH} '\d\d)(?!\w)",
    re.IGNORECASE | re.ASCII,
)
#: Days of which nothing can have been printed.
_AHEAD = re.compile(
    r"(?<!\w)(?:tomorrow|(?:next|coming|upcoming) (?:day|week|weekend|month|year|\w{3,6}day))(?!\w)",
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
    text = _JOINED.sub(r"\1 to ", " ".join(text.split()))
    unread = _AHEAD.search(text)
    if unread:
        raise Unclear(f"“{unread.group()}” is still to come; what was said is found up to today")
    unread = _VAGUE.search(text)
    if unread:
        raise Unclear(f"“{unread.group()[:60].strip()}” {_HOW}")
    text = _DAYS_OF_A_MONTH.sub(_two_days, text)
    moments = list(MOMENT.finditer(text))
    since = until = None
    left, at, place = [], 0, 0
    while place < len(moments):
        first = moments[place]
        word, start = word_before(text, first.start())
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
    unread = _UNREAD.search(rest)
    if unread:
        raise Unclear(f"“{unread.group()[:60].strip()}” {_HOW}")
    return rest, since, until


def _two_days(match: re.Match[str]) -> str:
    """Two days of a month, each with its month: "between 7 and 10 November" -> "between 7 November and 10 November"."""
    if match[1]:
        first, link, last, month, year = match.group(1, 2, 3, 4, 5)
    else:
        month, first, link, last, year = match.group(6, 7, 8, 9, 10)
    month = f"{month}{year or ''}"
    if link.strip().casefold() == "and" and match.string[: match.start()].casefold().endswith(("between ", "between the ")):
        return f"{first} {month} and {last} {month}"
    if link.strip().casefold() == "and" and int(last) != int(first) + 1:
        raise Unclear(f"“{match.group()}” names two days; ask for one, or for all days from the one to the other")
    return f"{first} {month} to {last} {month}"


def option_days(value: str, word: str, today: date) -> Days | None:
    """First and last day of the value of an option (a day, a month, a year); None where it is none. Raises `Unclear`."""
    moment = MOMENT.fullmatch(value)
    return None if moment is None else days_of(moment, word, today)


def word_before(text: str, start: int) -> tuple[str, int]:
    """The preposition before a moment, and where the two begin."""
    found = _WORD.search(text, 0, start)
    return (found["word"].casefold(), found.start()) if found else ("", start)


def _other_end(text: str, word: str, moments: list[re.Match[str]]) -> re.Match[str] | None:
    """The moment behind the first where both are the ends of one stretch; only "between" takes an "and"."""
    if word in ("", "from", "since", "between", "in", "on", "during") and len(moments) == 2:
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
    """The bounds; None for words that only a preposition makes a time ("may", "sun", "dec")."""
    dated = any(moment[name] for name in ("day1", "day2", "year1", "year2"))
    if not word and (moment["short"] or (moment["month2"] and not dated and not _A_MONTH.fullmatch(moment.group()))):
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
