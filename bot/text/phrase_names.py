"""The people whom a source phrase names: known ones by the lexicon, others by their capitals and where they stand."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import Person
from bot.text.stones import Part, printed
from bot.text.tokens import Token


class Named(NamedTuple):
    """A person's name in a phrase."""

    name: str
    person: Person | None
    #: Whether a possessive follows: it is their office that speaks.
    owns: bool


#: Behind one of these a capital is a place or an addressee.
_BEFORE_NAME_NOT = frozenset({"in", "at", "near", "to", "from", "on", "with", "by", "of", "for"})


def people_in(tokens: list[Token], parts: list[Part], surnames: Set[str]) -> list[Named]:
    """The people named in a phrase, in order.

    Args:
        tokens: a sentence's frame.
        parts: the phrase's stones.
        surnames: last names (small letters) of people known from elsewhere in the article.
    """
    found: list[Named] = []
    index, count = 0, len(parts)
    while index < count:
        part, last = parts[index], index
        person = part.hit.entry.person if part.sort == "person" and part.hit is not None else None
        if part.sort == "cap":
            last = _end_of_run(tokens, parts, index)
        owns = last + 1 < count and parts[last + 1].sort == "poss"
        if person is not None and index + 1 < count and parts[index + 1].sort == "cap":  # longer than the known name
            last = _end_of_run(tokens, parts, index + 1)
            owns = last + 1 < count and parts[last + 1].sort == "poss"
            found.append(Named(printed(tokens, part.start, parts[last].end), None, owns))
        elif person is not None:
            found.append(Named(person.name, person, owns))
        elif part.sort == "cap" and _is_name(tokens, parts, index, last, surnames):
            found.append(Named(printed(tokens, part.start, parts[last].end), None, owns))
        index = last + 1
    return found


def _end_of_run(tokens: list[Token], parts: list[Part], first: int) -> int:
    """The last part of a run of capitals."""
    last = first
    while last + 1 < len(parts) and (parts[last + 1].sort == "cap" or _links(tokens, parts, last + 1)):
        last += 1
    return last


def _links(tokens: list[Token], parts: list[Part], at: int) -> bool:
    """A particle or hyphen between two capitals ("Mohammed bin Salman", "Bhutto-Zardari")."""
    token = tokens[parts[at].start]
    joins = parts[at].sort == "in" and (token.low in grammar().particles or token.kind == "h" or token.low == ".")
    return joins and at + 1 < len(parts) and parts[at + 1].sort == "cap"


def _is_name(tokens: list[Token], parts: list[Part], first: int, last: int, surnames: Set[str]) -> bool:
    """A run of capitals is a person's name at the end of the phrase, before an aside or comma, or where it is known."""
    end = tokens[parts[last].start].low
    if end in grammar().not_surnames or _is_place(tokens, parts, first) or not _ends_there(tokens, parts, last):
        return False
    known = end in surnames
    if first == last and not known and end in grammar().never_names:  # "Two weeks ago he said", "Newly appointed, X said"
        return False
    if last + 2 < len(parts) and parts[last + 1].sort == "poss":
        return known and parts[last + 2].sort != "role"
    if first > 0 and parts[first - 1].sort in ("unnamed", "document"):
        return False
    return known or parts[last].end - parts[first].start > 1 or _titled_or_alone(tokens, parts, first)


def _is_place(tokens: list[Token], parts: list[Part], first: int) -> bool:
    """Whether it stands behind "in", "at", "to", save where a document is somebody's ("a statement by X")."""
    ahead = tokens[parts[first - 1].start].low if first > 0 else ""
    return ahead in _BEFORE_NAME_NOT and not any(part.sort == "document" for part in parts[:first])


def _ends_there(tokens: list[Token], parts: list[Part], last: int) -> bool:
    if last + 1 == len(parts):
        return True
    behind = parts[last + 1]
    return behind.sort in ("aside", "comma", "poss") or tokens[behind.start].low == "and"


def _titled_or_alone(tokens: list[Token], parts: list[Part], first: int) -> bool:
    """Whether a single capital has a title before it, opens the phrase, or is written in capitals throughout."""
    if first == 0 or parts[first - 1].sort in ("role", "honorific"):
        return True
    return tokens[parts[first].start].text.isupper() and all(part.sort == "in" for part in parts[:first])
