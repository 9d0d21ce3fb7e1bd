"""The office that the printed roles of a source phrase stand for.

An office counts only for a ministry, a government or a country, or where nobody is named whom it is of: the president of
FIFA, a Pentagon spokesperson and "the PM's spokesperson" hold none that speaks for foreign policy.
"""

from __future__ import annotations

from bot.gazetteer.cues import voice_words
from bot.gazetteer.grammar import grammar
from bot.text.stones import Part
from bot.text.tokens import Token

#: Where several roles are printed, the first of these that is among them counts.
_BY_RANK = ("spokesperson", "foreign_secretary", "envoy", "press_secretary", "foreign_minister")
_THEIRS = ("his", "her", "their")
_SPOKES = ("spokesperson", "press_secretary")
_MINISTRIES = ("ministry", "metonym")
_PLACES = ("country", "demonym", "capital", "metonym")


def office_in(tokens: list[Token], parts: list[Part]) -> str:
    """The office of a phrase's roles; "" without a role, "other" where it never speaks for foreign policy.

    Args:
        tokens: a sentence's frame.
        parts: the phrase's stones.
    """
    first, roles = _own_roles(parts)
    office = _first_office([part.office for part in roles])
    if office in ("", "other"):
        return office
    if _is_anothers(tokens, parts[:first], office) or _is_owned(tokens, parts, first):
        return "other"
    return "other" if office in _SPOKES and not _for_a_ministry(tokens, parts, roles) else office


def _first_office(printed: list[str]) -> str:
    """The one that counts of several offices: by rank, else the first that may speak for foreign policy."""
    if not printed:
        return ""
    ranked = next((wanted for wanted in _BY_RANK if wanted in printed), None)
    return ranked or next((office for office in printed if office != "other"), "other")


def _own_roles(parts: list[Part]) -> tuple[int, list[Part]]:
    """The roles that are the voice's own and where they begin: one in a longer name ("Premier League chief") is not."""
    roles: list[Part] = []
    first = 0
    for index, part in enumerate(parts):
        if part.sort == "role":
            first = first if roles else index
            roles.append(part)
        elif roles and part.sort in ("cap", "poss") and any(later.sort == "role" for later in parts[index + 1 :]):
            roles = []
    return first, roles


def _is_owned(tokens: list[Token], parts: list[Part], first: int) -> bool:
    """Whether a person's or another role's possessive stands before the role ("the PM's spokesperson", "his spokesman")."""
    return any(
        tokens[part.start].low in _THEIRS
        or (index > 0 and part.sort == "poss" and parts[index - 1].sort in ("role", "person", "cap", "unnamed"))
        for index, part in enumerate(parts[:first])
    )


def _is_anothers(tokens: list[Token], before: list[Part], office: str) -> bool:
    """Whether what stands before the role is a body that is no ministry, government or country."""
    if any(part.sort in _MINISTRIES for part in before):
        return False
    inside, bodies = voice_words().inside, grammar().not_foreign | grammar().other_bodies
    for part in before:
        words = {token.low for token in tokens[part.start : part.end]}
        if words & bodies:
            return True
        if part.sort in ("outlet", "person") or (part.sort == "cap" and not words & inside):
            return True
        if part.sort == "body" and part.hit is not None and part.hit.entry.code != "EU" and office != "envoy":
            return True
    return False


def _for_a_ministry(tokens: list[Token], parts: list[Part], roles: list[Part]) -> bool:
    """Whether a spokesperson's phrase names a ministry, government or country, or nobody: no army, hospital or body."""
    if any(part.sort in _MINISTRIES for part in parts):
        return True
    head = next(part for part in roles if part.office in _SPOKES)
    behind = [part for part in parts if part.start >= head.end]
    tied = bool(behind) and tokens[behind[0].start].low in ("for", "of")
    owners = [part for part in parts if part.start < head.start] + (behind if tied else [])
    placed = any(part.sort in _PLACES for part in owners)
    return not any(_is_other_owner(tokens, part, placed, tied and part in behind) for part in owners)


def _is_other_owner(tokens: list[Token], part: Part, placed: bool, behind: bool) -> bool:
    """Whether a part before a spokesperson, or behind "for", is of somebody who is no ministry."""
    if part.sort in ("body", "cap"):
        return True
    if part.sort == "role":
        return behind
    low = tokens[part.start].low
    if part.sort == "unnamed":
        return low != "ministry" and not (placed and low in grammar().governments)
    return part.sort == "in" and tokens[part.start].kind == "w" and low not in grammar().beside_spokes
