"""A question -> what one would type to ask it, so that a button or a line in a terminal can ask on.

`match` reads it back as the same question: countries and topics by name, everything else as filters.
"""

from __future__ import annotations

from bot.stance.answers import Query
from bot.stance.lines import Names, name_of

_FIRST_PAGE = Query(text="")


def as_typed(query: Query, names: Names) -> str:
    """What one would type: "United States Terrorism visa since:2024-01-01 by:baloch --offset 10".

    Args:
        query: the question; its `text` does not matter, nor do `speakers` and `outlets`, which follow from the rest.
        names: code or topic id -> the name a person reads.

    Returns:
        The text, without a limit where that is the usual one.
    """
    parts = [_plain(name_of(code, names)) for code in (*query.countries, *query.topics)]
    parts += query.words
    parts += [f'"{phrase}"' for phrase in query.phrases]
    parts += _times(query)
    parts += [f'{name}:"{value}"' if " " in value else f"{name}:{value}" for name, value in _filters(query, names) if value]
    parts += [f"--limit {query.limit}"] if query.limit != _FIRST_PAGE.limit else []
    parts += [f"--offset {query.offset}"] if query.offset else []
    return " ".join(parts)


def _times(query: Query) -> list[str]:
    if query.since is not None and query.since == query.until:
        return [f"on:{query.since.isoformat()}"]
    bounds = (("since", query.since), ("until", query.until))
    return [f"{name}:{day.isoformat()}" for name, day in bounds if day is not None]


def _filters(query: Query, names: Names) -> list[tuple[str, str]]:
    whose = _plain(name_of(query.ministry, names)).lower() if query.ministry else ""
    return [("by", query.by), ("outlet", query.outlet), ("from", whose)]


def _plain(name: str) -> str:
    """A name without what a question would read as something else: brackets and signs."""
    return " ".join("".join(char if char.isalnum() or char in " -'’." else " " for char in name).split())
