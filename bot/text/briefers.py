"""Whose briefing a transcript is, of which day, and who stands behind its labels.

head, title, outlet -> ministry, person, day  |  label -> speaker of a ministry, other speaker, or somebody who asks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.gazetteer.ministries import SPEAKS, Person, ministries
from bot.model import Article
from bot.text.dates import WEEKDAYS, Day, speech_day
from bot.text.lexicon import Hit, lexicon
from bot.text.people import Known
from bot.text.speakers import Resolved, Speakers
from bot.text.tokens import Token, tokenise, words
from bot.text.turns import Label, Turn
from bot.text.voices import Voice

_MONTH = r"(?P<{0}>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*)\.?"
_DATES = (
    re.compile(
        r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH.format("month") + r",?\s+(?P<year>\d{4})\b", re.I
    ),
    re.compile(r"\b" + _MONTH.format("month") + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.I)
#: A head's line about the page, not about the briefing.
_OF_PAGE = re.compile(r"\b(?:published|posted|updated|uploaded|accessed)\b", re.I)
_SPOKES = re.compile(r"\bspokes(?:person|man|woman)\b|ترجمان", re.I)
_FOREIGN = re.compile(r"\b(?:foreign|external) (?:affairs|office|ministry|minister|secretary)\b|\bstate department\b", re.I)
#: Others who brief the press; a head with one of them and no foreign ministry is theirs.
_OTHERS = re.compile(
    r"\b(?:ISPR|pentagon|military|army|navy|air force|police|defen[cs]e|interior|home (?:office|ministry)|finance|treasury"
    r"|health|party|PTI|PML-?N|PPP|BJP|UN|United Nations|Secretary-General|ministry of (?!foreign|external)\w+)\b",
    re.I,
)
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "amb", "ambassador", "hon", "h.e", "his", "her", "excellency"])


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
    return Origin(code, foreign or _SPOKES.search(whole) is not None, person, day, tenure_day)


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
    for line in lines if published is not None else ():
        told = speech_day(line, published) if published is not None and not _OF_PAGE.search(line) else None
        if told is not None:
            return told
    return Day(None, "no day in the head of the transcript")


def _dated(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


class Briefers:
    """The labels of one transcript, resolved."""

    def __init__(self, origin: Origin, turns: Sequence[Turn], demonyms: dict[str, str]) -> None:
        listed = [one for turn in turns if turn.label.sort == "name" and (one := self._full(turn.label.words)) is not None]
        if listed and origin.person is None and not origin.told:
            origin = origin._replace(code=listed[0].country)
        self._origin = origin
        self._speakers = Speakers({}, origin.tenure_day, origin.code, demonyms)
        #: Where the spokesperson goes by the office, a bare surname is a reporter's.
        self._by_office = any(turn.label.sort in ("office", "answer") for turn in turns)
        self._answers_known = origin.told or any(turn.label.sort == "office" for turn in turns)
        self._known: dict[tuple[str, str, str], Resolved | None] = {}

    def speaker(self, label: Label) -> Resolved | None:
        """Who speaks behind a label; None for whoever asks or only leads through the briefing."""
        key = (label.sort, label.words, label.beside)
        if key not in self._known:
            self._known[key] = self._speaker(label)
        return self._known[key]

    def _speaker(self, label: Label) -> Resolved | None:
        match label.sort:
            case "office":
                return self._spokesperson(label)
            case "answer" | "opening":
                if self._origin.person is not None and not label.beside:
                    return self._of(self._origin.person)
                return self._spokesperson(label) if self._answers_known else None
            case "name":
                return self._named(label)
        return None

    def _spokesperson(self, label: Label) -> Resolved:
        """The one the label names, else the one the head names, else whoever held the office that day, if one did."""
        deputy = "deputy" in label.words.casefold()
        beside = self._beside(label)
        if beside is not None:
            return self._speakers.of(beside, "spokesperson", self._role(), (self._origin.code,), False)
        person = self._origin.person
        if person is None or not any(t.office == "spokesperson" for t in person.tenures):
            holders = [
                one
                for one in ministries().people
                if one.country == self._origin.code and any(_holds(t.office, t.title, deputy) for t in one.on(self._day))
            ]
            person = holders[0] if len(holders) == 1 and self._day is not None else None
        if person is not None:
            known = Known(person.name, person, person.gender)
            return self._speakers.of(known, "spokesperson", "" if deputy else self._role(), (), False)
        return self._speakers.resolve(
            Voice("role", 0, 0, "the spokesperson", office="spokesperson", codes=(self._origin.code,)), 0
        )

    def _beside(self, label: Label) -> Known | None:
        """The person in a label's brackets, known or not; None where a language, an office or nothing stands there."""
        person = self._full(label.beside) or self._short(label.beside, self._origin.code)
        if person is not None:
            return Known(person.name, person, person.gender)
        parts = [word for word in label.beside.split() if word.casefold().strip(".") not in _HONORIFICS]
        titled = all(word[0].isupper() for word in parts) and (len(parts) > 1 or len(parts) < len(label.beside.split()))
        hits = lexicon().scan(tokenise(label.beside, 0, len(label.beside)))
        return Known(" ".join(parts)) if parts and titled and not hits and not _SPOKES.search(label.beside) else None

    def _named(self, label: Label) -> Resolved | None:
        person = self._full(label.words)
        if person is not None:
            return self._of(person)
        if label.beside and not _SPOKES.search(label.beside):
            return None  # a reporter, with the outlet
        office = self._office(label.words)
        if office in SPEAKS or office == "head_of_state":
            voice = Voice("role", 0, 0, label.words, office=office, role=label.words, codes=(self._origin.code,))
            return self._speakers.resolve(voice, 0)
        if self._by_office and not _SPOKES.search(f"{label.words} {label.beside}"):
            return None
        person = self._short(label.words, self._origin.code if self._origin.told else "")
        return self._of(person) if person is not None else None

    def _of(self, person: Person) -> Resolved:
        spokes = any(t.office == "spokesperson" and t.title is None for t in person.on(self._day))
        known = Known(person.name, person, person.gender)
        role = f"{ministries().by_country[person.country].name} Spokesperson" if spokes else ""
        return self._speakers.of(known, "", role, (), False)

    def _role(self) -> str:
        profile = ministries().by_country.get(self._origin.code)
        return f"{profile.name if profile is not None else 'Foreign Ministry'} Spokesperson"

    @property
    def _day(self) -> date | None:
        return self._origin.tenure_day

    @staticmethod
    def _full(label: str) -> Person | None:
        """The person whose full name the label has."""
        hits = lexicon().scan(tokenise(label, 0, len(label)))
        return next((hit.entry.person for hit in hits if hit.entry.person is not None), None)

    def _short(self, label: str, code: str) -> Person | None:
        """The person in a speaking office that day whose short name the label ends with; None where it is not one.

        Args:
            label: honorific or office, and last name ("MR PATEL").
            code: country to look in; "" for all.
        """
        parts = words(label)
        last = parts[-1] if len(parts) < 5 and parts else ""
        found = [
            one
            for one in ministries().people
            if (not code or one.country == code)
            and any(words(short)[-1:] == (last,) for short in one.short)
            and any(t.office in SPEAKS | {"head_of_state"} for t in (one.on(self._day) if self._day is not None else ()))
        ]
        return found[0] if len(found) == 1 else None

    def _office(self, label: str) -> str:
        """The office whose title the label is; "" for none."""
        profile = ministries().by_country.get(self._origin.code)
        low = label.casefold()
        titles = profile.titles if profile is not None else {}
        return next((office for office, names in titles.items() if low in (name.casefold() for name in names)), "")


def _holds(office: str, title: str | None, deputy: bool) -> bool:
    return office == "spokesperson" and (title is not None and "deputy" in title.casefold() if deputy else title is None)
