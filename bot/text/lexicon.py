"""Names in running text: people, countries, bodies, ministries and outlets, found in one pass, longest match first.

Built once from the gazetteer into a table by first word. A phrase that only looks like a country (Vienna Convention, Indian
Ocean, Tehreek-e-Taliban Pakistan) is in the same table, wins by length, and means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.cues import voice_words
from bot.gazetteer.ministries import Person, ministries
from bot.gazetteer.reading import read_yaml
from bot.text.tokens import Token, words


class Entry(NamedTuple):
    """What a phrase means."""

    #: person, country, demonym, capital, metonym, body, ministry, outlet, about (an association), stop.
    sort: str
    #: Country or body code; "" where none.
    code: str
    person: Person | None = None
    name: str = ""
    #: The phrase must stand in exactly this writing.
    exact: str = ""
    #: Small letters will do ("the foreign ministry").
    any_case: bool = False


class Hit(NamedTuple):
    """A phrase found at `tokens[start:end]`."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """The table; `scan` is the only thing to call."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] = {}
        merged: dict[tuple[str, ...], list[Entry]] = {}
        for phrase, entry in phrases:
            key = words(phrase)
            if key:
                merged.setdefault(key, []).append(entry)
        for key, entries in merged.items():
            self._table.setdefault(key[0], []).append((key, entries))
        for rows in self._table.values():
            rows.sort(key=lambda row: -len(row[0]))

    def scan(self, tokens: Sequence[Token]) -> list[Hit]:
        """All phrases of the tokens, none overlapping, left to right, longest first."""
        lows = [token.low for token in tokens]
        found: list[Hit] = []
        at, count, table = 0, len(tokens), self._table
        while at < count:
            rows = table.get(lows[at])
            hit = self._longest(tokens, lows, at, rows) if rows is not None else None
            if hit is None:
                at += 1
            else:
                found.append(hit)
                at = hit.end
        return found

    @staticmethod
    def _longest(
        tokens: Sequence[Token], lows: list[str], at: int, rows: list[tuple[tuple[str, ...], list[Entry]]]
    ) -> Hit | None:
        for key, entries in rows:
            end = at + len(key)
            if end > len(lows) or (end - at > 1 and (lows[at + 1] != key[1] or tuple(lows[at:end]) != key)):
                continue
            for entry in entries:
                if _written_so(tokens, at, end, entry):
                    return Hit(at, end, entry)
        return None


def _written_so(tokens: Sequence[Token], at: int, end: int, entry: Entry) -> bool:
    """Names want capitals; those that are also words want their exact writing."""
    if entry.exact:
        return "".join(t.text for t in tokens[at:end]) == entry.exact.replace(" ", "")
    first = tokens[at].text
    return entry.any_case or first[0].isupper() or not first.isascii() or (end - at > 1 and tokens[at + 1].capital)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table of everything the gazetteer knows by name; built once, tens of milliseconds."""
    return Lexicon([*_stops(), *_people(), *_ministries(), *_outlets(), *_countries(), *_bodies(), *_about()])


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {code: raw["name"] for code, raw in read_yaml("countries.yaml").items()}


def country_name(code: str) -> str:
    """A country's name as the newsroom writes it; the code itself where it is none."""
    return _country_names().get(code, code)


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Single words, small letters, that are a country, a capital or a demonym."""
    return frozenset(words(phrase)[0] for phrase, _ in _countries() if len(words(phrase)) == 1)


def _stops() -> Iterable[tuple[str, Entry]]:
    raw = read_yaml("stop_phrases.yaml")
    for group, phrases in raw.items():
        outlet = group == "outlets"
        for phrase in phrases:
            yield phrase, Entry("outlet", "", name=phrase.removeprefix("The ")) if outlet else Entry("stop", "")


def _people() -> Iterable[tuple[str, Entry]]:
    for person in ministries().people:
        for name in person.names:
            if len(words(name)) > 1:
                yield name, Entry("person", person.country, person)


def _ministries() -> Iterable[tuple[str, Entry]]:
    places = read_yaml("places.yaml")
    for phrase in places["generic_ministry"]:
        if " " in phrase and not phrase.startswith("the "):
            yield phrase, Entry("ministry", "", name=phrase, any_case=True)
    generic = set(places["generic_ministry"])
    for country, ministry in ministries().by_country.items():
        for phrase in ministry.institution:
            if phrase.casefold() not in generic:
                short = phrase.isupper() or (any(c.isupper() for c in phrase[1:]) and " " not in phrase)
                yield phrase, Entry("ministry", country, name=ministry.name, exact=phrase if short else "")


def _outlets() -> Iterable[tuple[str, Entry]]:
    for name in voice_words().outlets.values():
        yield name, Entry("outlet", "", name=name, exact=name if " " not in name else "")


def _countries() -> Iterable[tuple[str, Entry]]:
    military = set(read_yaml("places.yaml")["not_ministry"])
    for code, raw in read_yaml("countries.yaml").items():
        yield from _named(code, raw, "country", [raw["name"], *(raw.get("names") or ()), *(raw.get("urdu") or ())])
        yield from _named(code, raw, "demonym", raw.get("demonyms") or ())
        yield from _named(code, raw, "capital", raw.get("capitals") or ())
        for phrase in raw.get("metonyms") or ():
            yield phrase, Entry("about" if phrase.casefold() in military else "metonym", code, name=raw["name"])
        for phrase in raw.get("exact") or ():
            yield phrase, Entry("country", code, name=raw["name"], exact=phrase)


def _named(code: str, raw: dict[str, str], sort: str, phrases: Iterable[str]) -> Iterable[tuple[str, Entry]]:
    for phrase in phrases:
        yield phrase, Entry(sort, code, name=raw["name"])


def _bodies() -> Iterable[tuple[str, Entry]]:
    for code, raw in read_yaml("bodies.yaml").items():
        for phrase in [raw["name"], *(raw.get("names") or ()), *(raw.get("urdu") or ())]:
            yield phrase, Entry("body", code, name=raw["name"])
        for phrase in raw.get("exact") or ():
            yield phrase, Entry("body", code, name=raw["name"], exact=phrase)


def _about() -> Iterable[tuple[str, Entry]]:
    for code, phrases in read_yaml("places.yaml")["associations"].items():
        for phrase in phrases:
            yield phrase, Entry("about", code, name=phrase)


#: No phrase of the lexicon is longer, in tokens.
_LONGEST_HIT = 8


def inside_hit(hits: dict[int, Hit], at: int) -> bool:
    """Whether a phrase of the lexicon begins before the token and goes on behind it."""
    return any(i in hits and hits[i].end > at for i in range(max(0, at - _LONGEST_HIT), at))
