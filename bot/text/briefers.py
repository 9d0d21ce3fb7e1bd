"""Who stands behind the labels of a transcript.

label -> speaker of a ministry, other speaker, or somebody who asks
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.gazetteer.ministries import SPEAKS, Person, ministries
from bot.text.lexicon import lexicon
from bot.text.origins import SPOKES, Origin
from bot.text.people import Known
from bot.text.speakers import Resolved, Speakers
from bot.text.tokens import tokenise, words
from bot.text.turns import Label, Turn
from bot.text.voices import Voice

_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "amb", "ambassador", "hon", "h.e", "his", "her", "excellency"])


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
        return Known(" ".join(parts)) if parts and titled and not hits and not SPOKES.search(label.beside) else None

    def _named(self, label: Label) -> Resolved | None:
        person = self._full(label.words)
        if person is not None:
            return self._of(person)
        if label.beside and not SPOKES.search(label.beside):
            return None  # a reporter, with the outlet
        office = self._office(label.words)
        if office in SPEAKS or office == "head_of_state":
            voice = Voice("role", 0, 0, label.words, office=office, role=label.words, codes=(self._origin.code,))
            return self._speakers.resolve(voice, 0)
        if self._by_office and not SPOKES.search(f"{label.words} {label.beside}"):
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
