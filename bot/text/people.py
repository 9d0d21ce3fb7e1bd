"""The people an article names, with the roles it prints beside them: read once, before anybody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from bot.gazetteer.cues import voice_words
from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import Person, ministries
from bot.text.frames import Frame
from bot.text.lexicon import country_words, lexicon
from bot.text.stones import phrase_at
from bot.text.tokens import Token, words


@dataclass(slots=True)
class Known:
    """One person as the article knows them."""

    name: str
    person: Person | None = None
    gender: str | None = None
    #: Office, words and country of the role printed beside the name, where one is.
    office: str = ""
    role: str = ""
    code: str = ""
    former: bool = False
    #: Where they are named, offsets into the text, ascending.
    places: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last name, small letters."""
        return surname(self.name)

    def holds(self, office: str, day: date | None) -> bool:
        """Whether they hold an office: by the role printed in the article, else by the gazetteer on that day."""
        if self.office and not self.former:
            if self.office == office:
                return True
            if self.office == "other":
                return False
        return self.person is not None and any(t.office == office for t in self.person.on(day))


def surname(name: str) -> str:
    """The last name, small letters, of a name as printed."""
    parts = words(name)
    return parts[-1] if parts else ""


@lru_cache(maxsize=1)
def _not_surnames() -> frozenset[str]:
    """Words that end the names of places and institutions, not of people."""
    return grammar().not_surnames | country_words()


@lru_cache(maxsize=1)
def _by_short() -> dict[str, list[Person]]:
    table: dict[str, list[Person]] = {}
    for person in ministries().people:
        for short in {*person.short, person.name.split()[-1]}:
            table.setdefault(surname(short), []).append(person)
    return table


def by_short_name(short: str, day: date | None, home: str) -> Person | None:
    """The one person in office that day whom the short name means; None where it is nobody or several.

    Several are told apart by the home ministry first: "Khan" alone stays unknown where two in office bear it.
    """
    found = [person for person in _by_short().get(surname(short), ()) if person.on(day)]
    if len(found) > 1:
        found = [person for person in found if person.country == home]
    return found[0] if len(found) == 1 else None


def people(frames: Sequence[Frame]) -> dict[str, Known]:
    """Everyone named in the sentences, by last name in small letters; the first full name of a last name keeps it."""
    found: dict[str, Known] = {}
    for frame in frames:
        taken: set[int] = set()
        for hit in frame.hits:
            taken.update(range(hit.start, hit.end))
            if hit.entry.sort == "person" and hit.entry.person is not None:
                _note(found, hit.entry.person.name, hit.entry.person, frame.tokens, hit.start, hit.end)
        for start, end in _capital_runs(frame.tokens, taken):
            _unlisted(found, frame.tokens, start, end)
    return found


def _unlisted(found: dict[str, Known], tokens: list[Token], start: int, end: int) -> None:
    lex = voice_words()
    while start < end and (
        tokens[start].low in lex.honorifics
        or tokens[start].low in grammar().never_names
        or tokens[start].low.endswith("ing")
        or phrase_at(tokens, start, end, lex.roles, 3) is not None
        or tokens[start].low in ("the", "a", "but", "and", "however", "meanwhile")
    ):
        role = phrase_at(tokens, start, end, lex.roles, 3)
        start = role[0] if role is not None else start + 1
    if end - start > 1 and end - start < 7 and tokens[end - 1].low not in lex.inside:
        name = " ".join(token.text for token in tokens[start:end] if token.kind == "w").replace(" - ", "-")
        _note(found, name, None, tokens, start, end)


def _capital_runs(tokens: list[Token], taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words (particles and hyphens inside) that the lexicon does not know."""
    runs, at, count = [], 0, len(tokens)
    while at < count:
        if not tokens[at].capital or at in taken:
            at += 1
            continue
        end = at + 1
        while (
            end < count
            and end not in taken
            and (
                tokens[end].capital
                or (_joins(tokens, end) and end + 1 < count and tokens[end + 1].capital and end + 1 not in taken)
            )
        ):
            end += 1
        runs.append((at, end))
        at = end
    return runs


def _joins(tokens: list[Token], at: int) -> bool:
    return (
        tokens[at].kind == "h"
        or tokens[at].low in grammar().particles
        or (tokens[at].text == "." and len(tokens[at - 1].text) == 1)
    )


def _note(found: dict[str, Known], name: str, person: Person | None, tokens: list[Token], start: int, end: int) -> None:
    key = surname(name)
    if person is None and key in _not_surnames():
        return
    known = found.get(key)
    if known is None or (known.person is None and person is not None):
        known = found[key] = Known(name, person, person.gender if person is not None else None)
    elif person is not None and known.person is not None and person.name != known.person.name:
        return  # a namesake in the same article: the first keeps the last name
    known.places.append(tokens[start].start)
    office, role, code, former = printed_role(tokens, start, end)
    if office and (not known.office or (known.office == "other" and office != "other")):
        known.office, known.role, known.code, known.former = office, role, code, former
    if known.gender is None:
        known.gender = _gender(tokens, start)


def _gender(tokens: list[Token], start: int) -> str | None:
    before = {token.low.strip(".") for token in tokens[max(0, start - 2) : start]}
    if before & {"mr", "prince", "king", "sir"}:
        return "m"
    if before & {"ms", "mrs", "princess", "queen", "spokeswoman"}:
        return "f"
    return None


def printed_role(tokens: list[Token], start: int, end: int) -> tuple[str, str, str, bool]:
    """Office, words, country and formerness of the role beside a name at `start:end`; empty where none is printed."""
    lex = voice_words()
    begin = max(0, start - 12)
    for at in range(start, end - 1):  # the title is part of the known name ("Crown Prince X")
        role = phrase_at(tokens, at, end, lex.roles, lex.role_words)
        if role is not None and role[0] < end:
            return role[1], " ".join(t.text for t in tokens[at : role[0]]), _country_before(tokens, at), False
    for at in range(begin, start):
        role = phrase_at(tokens, at, start, lex.roles, lex.role_words)
        if role is not None and _adjoins(tokens, role[0], start):
            first = max(0, at - 4)
            former = any(token.low in ("former", "ex", "erstwhile", "late") for token in tokens[first:at])
            return role[1], " ".join(t.text for t in tokens[at : role[0]]), _country_before(tokens, at), former
    if end < len(tokens) and tokens[end].text == ",":
        for at in range(end + 1, min(len(tokens), end + 10)):
            if tokens[at].text in (",", ".", ";") or tokens[at].kind == "q":
                break
            if at > end + 1 and not (
                tokens[at - 1].low in lex.inside or tokens[at - 1].capital or tokens[at - 1].kind in "xh"
            ):
                break
            role = phrase_at(tokens, at, min(len(tokens), at + 8), lex.roles, lex.role_words)
            if role is not None:
                former = any(token.low in ("former", "ex") for token in tokens[end + 1 : at])
                return role[1], " ".join(t.text for t in tokens[at : role[0]]), _country_before(tokens, at), former
    return "", "", "", False


def _adjoins(tokens: list[Token], role_end: int, name_start: int) -> bool:
    """Whether only honorifics, asides, commas and further roles stand between a role and a name."""
    lex = voice_words()
    at, depth = role_end, 0
    while at < name_start:
        token = tokens[at]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif depth == 0:
            role = phrase_at(tokens, at, name_start, lex.roles, lex.role_words)
            if role is not None:
                at = role[0]
                continue
            if not (
                token.low.strip(".") in lex.honorifics
                or token.low in ("senator", "muhammad", "mohammad", "syed", "and", "/", ",")
                or token.kind == "h"
            ):
                return False
        at += 1
    return True


def _country_before(tokens: list[Token], at: int) -> str:
    """The country that a role is of, where it is printed right before it ("Iran's", "Indian")."""
    window = tokens[max(0, at - 5) : at]
    hits = (
        [
            hit
            for hit in lexicon().scan(window)
            if hit.entry.sort in ("country", "demonym", "capital", "metonym", "ministry") and hit.entry.code
        ]
        if window
        else []
    )
    return hits[-1].entry.code if hits and len(window) - hits[-1].end <= 2 else ""
