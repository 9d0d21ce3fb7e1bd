"""Names that share words or a space: "usterrorism", "indiawatertreaty", "north and south korea"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gazetteer.spellings import Spellings

#: A name typed together with another one; shorter ones only where they are a country's own abbreviation.
_LEAST = 4
_MOST_PARTS = 3
_LEAST_ALL = 6
#: Whatever stands between what is shared: "north and south korea", "north / south korea".
_LINKS = frozenset({"and", "or", "vs", "aur", "اور", "و"})


def apart(run: str, spellings: Spellings) -> tuple[tuple[str, str], ...]:
    """The names that a word was run together from, each with its value; none where it is no country's and something else's.

    Args:
        run: one folded word that is no spelling of its own.
        spellings: the tables.

    Returns:
        The fewest names, of those the longest first one.
    """
    if len(run) < _LEAST_ALL or not run.isascii() or run in spellings.ordinary["words"]:
        return ()
    for count in range(2, _MOST_PARTS + 1):
        found = _split(run, count, spellings)
        if found and _stands_out(found):
            return found
    return ()


def _stands_out(found: Sequence[tuple[str, str]]) -> bool:
    """Whether a country is among the names, no more than one is short, and none is an English word's prefix or ending."""
    countries = [name for name, value in found if value[0] != "#"]
    affixed = found[0][0] == "un" or found[-1][0] == "us"
    return 0 < len(countries) > affixed and sum(len(name) < _LEAST for name, _ in found) < 2


def _split(run: str, count: int, spellings: Spellings) -> tuple[tuple[str, str], ...]:
    if count == 1:
        value = _value(run, spellings)
        return ((run, value),) if value else ()
    for at in range(len(run) - 2 * (count - 1), 1, -1):
        value = _value(run[:at], spellings)
        rest = _split(run[at:], count - 1, spellings) if value else ()
        if value and rest:
            return ((run[:at], value), *rest)
    return ()


def _value(run: str, spellings: Spellings) -> str:
    """The value of a part; a short one has to be nothing but a country or a body."""
    value = spellings.exact.get(run, "")
    if len(run) < _LEAST:
        guarded = run in spellings.ordinary["codes"] or run in spellings.ordinary["words"]
        return "" if guarded or not value.isalpha() else value
    return value or spellings.run_together.get(run, "")


def completed(words: Sequence[str], before: Sequence[str], spellings: Spellings) -> str:
    """The value of the name whose last words are another's: "south" before "and north korea" is South Korea's.

    Args:
        words: of the other name, which was read.
        before: a single word, and what links the two.
        spellings: the tables.

    Returns:
        The value, empty where the word makes no name, or the same one.
    """
    if len(words) < 2 or not before or not _LINKS.issuperset(before[1:]):
        return ""
    value = spellings.exact.get(" ".join((before[0], *words[1:])), "")
    return "" if value == spellings.exact.get(" ".join(words)) else value
