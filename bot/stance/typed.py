"""A question -> what one would type to ask it, so that a button or a line in a terminal can ask on.

`match` reads it back as the same question: countries and topics by name, everything else as filters. A name that means
several countries ("Guinea") is written as its code.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.stance.answers import Query
from bot.stance.lines import Names, name_of
from bot.stance.match import match

_FIRST_PAGE = Query(text="")


def as_typed(query: Query, names: Names) -> str:
    """What one would type: "United States Terrorism visa since:2024-01-01 by:baloch --offset 10".

    Args:
        query: the question; its `text` does not matter, nor do `speakers` and `outlets`, which follow from the rest.
        names: code or topic id -> the name a person reads.

    Returns:
        The text, without a limit where that is the usual one.
    """
    spelt = [(code, _plain(name_of(code, names))) for code in (*query.countries, *query.topics)]
    parts = [_subject(tuple(spelt))] if spelt else []
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


@lru_cache(maxsize=512)
def _subject(spelt: tuple[tuple[str, str], ...]) -> str:
    """The names, or the first other way to write them that is read back as these countries and topics."""
    wanted, by_name = [code for code, _ in spelt], " ".join(name for _, name in spelt)
    backwards = " ".join(name for _, name in reversed(spelt))
    by_code = " ".join(code if code.isupper() else name for code, name in spelt)
    codes_last = " ".join(code if code.isupper() else name for code, name in reversed(spelt))
    for text in (by_name, by_code, backwards, codes_last):
        read = match(text, today=date.min)  # no day is in it
        if isinstance(read, Query) and sorted((*read.countries, *read.topics)) == sorted(wanted) and not read.words:
            return text
    return by_name


def _plain(name: str) -> str:
    """A name without what a question would read as something else: brackets and signs."""
    return " ".join("".join(char if char.isalnum() or char in " -'’." else " " for char in name).split())
