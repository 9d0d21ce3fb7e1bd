"""The office that the printed roles of a source phrase stand for."""

from __future__ import annotations

from bot.gazetteer.grammar import grammar
from bot.text.stones import Part
from bot.text.tokens import Token

#: Where several roles are printed, the first of these that is among them counts.
_BY_RANK = ("spokesperson", "foreign_secretary", "envoy", "press_secretary", "foreign_minister")


def office_in(tokens: list[Token], parts: list[Part]) -> str:
    """The office of a phrase's roles; "" without a role, "other" where it never speaks for foreign policy.

    Args:
        tokens: a sentence's frame.
        parts: the phrase's stones.
    """
    office = first_office([part.office for part in parts if part.sort == "role"])
    if office in ("spokesperson", "press_secretary") and not _for_a_ministry(tokens, parts):
        return "other"
    return office


def first_office(printed: list[str]) -> str:
    """The one that counts of several offices: by rank, else the first that may speak for foreign policy."""
    if not printed:
        return ""
    ranked = next((wanted for wanted in _BY_RANK if wanted in printed), None)
    return ranked or next((office for office in printed if office != "other"), "other")


def _for_a_ministry(tokens: list[Token], parts: list[Part]) -> bool:
    """Whether a spokesperson's phrase names a ministry, government or country, or nobody: no army, party or body."""
    if any(part.sort in ("ministry", "metonym") for part in parts):
        return True
    role = next(part for part in parts if part.sort == "role")
    if any(_is_another(tokens, part) for part in parts if part.start < role.start):
        return False
    behind = {token.low for token in tokens[role.end : parts[-1].end]}
    return not behind & (grammar().not_foreign | {"party", "group"})


def _is_another(tokens: list[Token], part: Part) -> bool:
    """Whether a part before the role is somebody else whom the spokesperson speaks for."""
    words = {token.low for token in tokens[part.start : part.end]}
    if part.sort == "unnamed":
        return not words & {"ministry", *grammar().governments}
    if part.sort == "in":
        return bool(words & grammar().not_foreign)
    return part.sort in ("cap", "body", "outlet", "person")
