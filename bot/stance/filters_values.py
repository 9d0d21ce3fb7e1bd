"""How far an option's value goes without quotation marks: `since:last week`, `by:foreign office`, `from:saudi arabia`.

A time goes as far as it can be read as one, a name as far as a name that is known; anything else is one word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from bot.gazetteer.keys import key
from bot.gazetteer.ministries import ministries
from bot.gazetteer.outlets import outlets
from bot.gazetteer.spellings import load_spellings
from bot.stance.moments import MOMENT

#: Options that take a day or a stretch of days.
TIMES = frozenset({"since", "until", "on", "after", "before"})
#: No name of a person, an office, an outlet or a country is looked for in more words.
_MOST_WORDS = 8
_WORD = re.compile(r"[^\s\"“”:]+(?!\S)")
_SPACES = re.compile(r"\s*")


def value_end(name: str, text: str, start: int) -> int:
    """Where the value of an option ends that starts at some place; the place itself where none is read there.

    Args:
        name: of the option.
        text: the question, a single space between its words.
        start: where the value begins, or the spaces before it.

    Raises:
        GazetteerError: a file of names is missing or broken.
    """
    start = _SPACES.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing at least
    if name in TIMES:
        moment = MOMENT.match(text, start)
        return moment.end() if moment else start
    return next((end for end in _ends(text, start) if key(text[start:end]) in _known(name)), start)


def _ends(text: str, start: int) -> Iterator[int]:
    """Ends of the words behind a place, the farthest first, up to another option."""
    ends: list[int] = []
    while len(ends) < _MOST_WORDS and (word := _WORD.match(text, start)) and word.group()[0] not in "-—–−":
        ends.append(word.end())
        start = word.end() + 1
    return reversed(ends)


def _known(name: str) -> Container[str]:
    if name == "by":
        return _speakers()
    if name == "outlet":
        return _outlets()
    return load_spellings().exact if name == "from" else ()


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    """People and ministries, and what outlets call their offices."""
    known = ministries()
    named = [one for person in known.people for one in (*person.names, *person.short)]
    for one in known.by_country.values():
        named += [one.name, *one.institution, *(title for titles in one.titles.values() for title in titles)]
    return frozenset(map(key, named))


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(map(key, (*outlets().names, *outlets().hosts)))
