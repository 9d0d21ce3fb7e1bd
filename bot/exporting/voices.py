"""A voice as linked data: a person, an institution, or neither where the article only describes whoever spoke."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.gazetteer.ministries import ministries
from bot.model import Speaker

#: Roles of voices that are no single person: institutions, governments, outlets, and several speaking together.
_NO_PERSON = frozenset({"institutional", "government", "outlet", "joint", "joint statement"})


def voice(speaker: Speaker) -> dict[str, Any] | None:
    """The voice with its name and role.

    Args:
        speaker: of a statement.

    Returns:
        A schema.org Organization where it is one by its role or is a ministry by its name, a Person with `jobTitle` where it
        has a role besides its name; without a type where neither is known ("a regional official"). None where the text tells
        neither name nor role.
    """
    name, role = speaker.name, speaker.role
    if name is None and role is None:
        return None
    if role in _NO_PERSON or name in _institutions():
        told = {} if role in _NO_PERSON or role == name or role is None else {"description": role}
        return {"@type": "Organization", "name": name, **told}
    if name is None or role is None or role == name:
        return {"name": name or role}
    return {"@type": "Person", "name": name, "jobTitle": role}


@cache
def _institutions() -> frozenset[str]:
    """Every foreign ministry's names."""
    return frozenset(name for one in ministries().by_country.values() for name in (one.name, *one.institution))
