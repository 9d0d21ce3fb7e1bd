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
from bot.text.lexicon import country_words
from bot.text.printed_roles import printed_role
from bot.text.stones import phrase_at
from bot.text.tokens import Token, words

#: A role before a name is looked for up to so many words; a name of more is none.
_ROLE_WORDS, _NAME_WORDS = 3, 6
#: Small words that a sentence's head writes with a capital.
_OPENERS = ("the", "a", "but", "and", "however", "meanwhile")


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

    @property
    def codes(self) -> tuple[str, ...]:
        """The country of the printed role, where one is printed."""
        return (self.code,) if self.code else ()

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
    """A run of capitals, less what stands before the name in it, as somebody whom the gazetteer does not know."""
    lex = voice_words()
    for at in range(start + 1, end - 1):  # "FIFA President X Y", "Vice-Chancellor Dr X Y": the name begins behind the title
        inner = phrase_at(tokens, at, end, lex.roles, _ROLE_WORDS)
        if inner is not None and inner[0] < end and tokens[at].low not in grammar().also_surnames:
            start = inner[0]
        elif tokens[at].low in lex.honorifics:
            start = at + 1
    while start < end:
        role = phrase_at(tokens, start, end, lex.roles, _ROLE_WORDS)
        if role is None and not _begins_no_name(tokens[start]):
            break
        start = role[0] if role is not None else start + 1
    if 1 < end - start <= _NAME_WORDS and tokens[end - 1].low not in lex.inside:
        name = " ".join(token.text for token in tokens[start:end] if token.kind == "w")
        _note(found, name, None, tokens, start, end)


def _begins_no_name(token: Token) -> bool:
    low = token.low
    return low in voice_words().honorifics or low in grammar().never_names or low in _OPENERS or low.endswith("ing")


def _capital_runs(tokens: list[Token], taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words (particles and hyphens inside) that the lexicon does not know."""
    runs, at, count = [], 0, len(tokens)
    while at < count:
        if not _is_free_capital(tokens, at, taken):
            at += 1
            continue
        end = at + 1
        while _is_free_capital(tokens, end, taken) or (
            end < count and end not in taken and _joins(tokens, end) and _is_free_capital(tokens, end + 1, taken)
        ):
            end += 1
        runs.append((at, end))
        at = end
    return runs


def _is_free_capital(tokens: list[Token], at: int, taken: set[int]) -> bool:
    return at < len(tokens) and at not in taken and tokens[at].capital


def _joins(tokens: list[Token], at: int) -> bool:
    """A hyphen, a particle or an initial's full stop inside a name."""
    initial = tokens[at].text == "." and len(tokens[at - 1].text) == 1
    return initial or tokens[at].kind == "h" or tokens[at].low in grammar().particles


def _note(found: dict[str, Known], name: str, person: Person | None, tokens: list[Token], start: int, end: int) -> None:
    key = surname(name)
    if person is None and key in _not_surnames():
        return
    known = found.get(key)
    if known is not None and not same_person(known.name, name):  # a namesake is kept under the full name
        key = " ".join(words(name))
        known = found.get(key)
    if known is None or (known.person is None and person is not None):
        places = known.places if known is not None else []
        known = found[key] = Known(name, person, person.gender if person is not None else None, places=places)
    known.places.append(tokens[start].start)
    role = printed_role(tokens, start, end)
    if role.office and (not known.office or (known.office == "other" and role.office != "other")):
        known.office, known.role, known.code, known.former = role
    if known.gender is None:
        known.gender = _gender(tokens, start)


def same_person(one: str, two: str) -> bool:
    """Whether two names with one last name can be one person's: a given name in common, an initial, or none printed.

    Args:
        one: a name as printed or known.
        two: another with the same last name.
    """
    given_one, given_two = _given(one), _given(two)
    if not given_one or not given_two or given_one & given_two:
        return True
    return any(_same_given(a, b) for a in given_one for b in given_two)


def _given(name: str) -> set[str]:
    """The names before the last one, less titles and particles."""
    small = grammar().particles | voice_words().honorifics
    return {word for word in words(name)[:-1] if word not in small}


def _same_given(one: str, two: str) -> bool:
    """An initial, or two spellings of one name ("Mohammad", "Muhammad")."""
    if one[0] != two[0]:
        return False
    if len(one) == 1 or len(two) == 1:
        return True
    consonants = ["".join(dict.fromkeys(c for c in word if c not in "aeiouyh")) for word in (one, two)]
    return consonants[0] == consonants[1]


def _gender(tokens: list[Token], start: int) -> str | None:
    """The gender that a title right before the name tells."""
    before = {token.low.strip(".") for token in tokens[max(0, start - 2) : start]}
    if before & {"mr", "prince", "king", "sir"}:
        return "m"
    if before & {"ms", "mrs", "princess", "queen", "spokeswoman"}:
        return "f"
    return None
