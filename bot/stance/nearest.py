"""Names a letter or two away from what was typed. The only place that measures distances between names.

The distance is optimal string alignment: a letter more, less or other, or two neighbours swapped, costs one. Never on two or
three letters, and never a similarity ratio over whole names: those make `uk` Ukraine and `US` Austria.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.gazetteer.keys import joined
from bot.gazetteer.spellings import Spellings

#: From this length on (letters, spaces left out) so many mistakes are still read as a slip of the finger.
_SLIPS = ((12, 3), (6, 2), (4, 1))
#: Among other words, and in scripts that write few vowels, one mistake weighs more.
_SLIPS_STRICT = ((9, 2), (5, 1))
#: Topics are ordinary words, with more ordinary words around them.
_SLIPS_TOPIC = ((10, 2), (6, 1))
#: Shorter names with two mistakes have to keep their first letter.
_FIRST_LETTER_BELOW = 8
#: Beyond that a name is only offered; with more than two mistakes it has to keep its first letter.
_OFFERED = ((8, 3), (5, 2), (3, 1))
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A spelling near to what was typed, and its value in the tables."""

    distance: int
    spelling: str
    value: str


def nearest(run: str, spellings: Spellings, *, within: int) -> tuple[Near, ...]:
    """Spellings within a distance, the nearest of each value, nearest first.

    Args:
        run: folded words run together.
        spellings: the tables.
        within: the largest distance.
    """
    if within <= 0:
        return ()
    from rapidfuzz import process  # imported here: most questions are read without it
    from rapidfuzz.distance import OSA

    pool = spellings.near_joined
    found = process.extract(run, pool.keys(), scorer=OSA.distance, score_cutoff=within, limit=24)
    spelt = ((pool[form], int(distance)) for form, distance, _ in found)
    return _best(Near(distance=far, spelling=spelling, value=spellings.near[spelling]) for spelling, far in spelt)


def read_slip(words: Sequence[str], spellings: Spellings, *, alone: bool) -> tuple[Near, ...]:
    """What a slip of the finger most likely meant: one value, several equally near ones, or nothing that is likely.

    Args:
        words: folded words.
        spellings: the tables.
        alone: nothing else was typed.
    """
    run = "".join(words)
    table = _SLIPS if alone and run.isascii() else _SLIPS_STRICT
    near = [one for one in nearest(run, spellings, within=_most(run, table)) if _comparable(run, one, len(words))]
    first = tuple(one for one in near if one.distance == near[0].distance)
    return first if len(first) > 1 or any(_likely(run, one) for one in first) else ()


def _comparable(run: str, near: Near, words: int) -> bool:
    """Topics need more likeness; one word is a name of several only with one mistake ("commission", the "AU Commission")."""
    if near.value.startswith("#"):
        return _likely(run, near)
    return near.distance < 2 or words > 1 or " " not in near.spelling


def _most(run: str, table: tuple[tuple[int, int], ...]) -> int:
    return next((most for least, most in table if len(run) >= least), 0)


def _likely(run: str, near: Near) -> bool:
    same_start = run[0] == near.spelling[0]
    if near.value.startswith("#"):
        return same_start and near.distance <= _most(run, _SLIPS_TOPIC)
    return near.distance < 2 or same_start or len(run) >= _FIRST_LETTER_BELOW


def offers(run: str, spellings: Spellings) -> tuple[Near, ...]:
    """The few countries to offer for something that was not understood; for an ordinary word only those a letter away."""
    within = 1 if run in spellings.ordinary["words"] else _most(run, _OFFERED)
    near = nearest(run, spellings, within=within)
    return tuple(one for one in near if one.value[0] != "#" and (one.distance < 3 or run[0] == one.spelling[0]))[:_SHOWN]


def _best(found: Iterable[Near]) -> tuple[Near, ...]:
    kept: dict[str, Near] = {}
    for near in sorted(found, key=lambda near: (near.distance, len(joined(near.spelling)), near.spelling)):
        kept.setdefault(near.value, near)
    return tuple(kept.values())
