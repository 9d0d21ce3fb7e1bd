"""Names a letter or two away from what was typed. The only place that measures distances between names.

The distance is optimal string alignment: a letter more, less or other, or two neighbours swapped, costs one. Never on two or
three letters, and never a similarity ratio over whole names: those make `uk` Ukraine and `US` Austria.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.gazetteer.keys import joined
from bot.gazetteer.spellings import LONGEST, Spellings

#: From this length on (letters, spaces left out) so many mistakes are still read as a slip of the finger.
_SLIPS = ((12, 3), (6, 2), (4, 1))
#: Among other words, and in scripts that write few vowels, one mistake weighs more.
_SLIPS_STRICT = ((9, 2), (5, 1))
#: From this length on a name with two letters missing is recognised; "chian" is not Chilean.
_GAP_SHOWS = 7
#: In one word of a name of several.
_SLIPS_WORD = ((5, 2), (3, 1))
#: Topics are ordinary words, with more ordinary words around them.
_SLIPS_TOPIC = ((10, 2), (6, 1))
#: Two mistakes in a shorter word are asked about: "contries" is Castries with two, and "paragwe" Prague.
_SURE_OF_TWO = 9
#: Beyond that a name is only offered; with more than one mistake it has to keep its first letter.
_OFFERED = ((9, 3), (6, 2), (3, 1))
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A spelling near to what was typed, and its value in the tables."""

    distance: int
    spelling: str
    value: str


def nearest(run: str, spellings: Spellings, *, within: int, words: int = 0) -> tuple[Near, ...]:
    """Spellings within a distance, the nearest of each value, nearest first.

    Args:
        run: folded words run together.
        spellings: the tables.
        within: the largest distance.
        words: only names of so many words; 0 for all.
    """
    if within <= 0 or not run or words > LONGEST:
        return ()
    from rapidfuzz import process  # imported here: most questions are read without it
    from rapidfuzz.distance import OSA

    pool, forms = spellings.near_joined, spellings.near_forms[words]
    some = forms.one_away(run) if within == 1 else forms.as_long(run, within)
    found = process.extract(run, some, scorer=OSA.distance, score_cutoff=within, limit=24)
    spelt = ((pool[form], int(distance)) for form, distance, _ in found)
    return _best(Near(distance=far, spelling=spelling, value=spellings.near[spelling]) for spelling, far in spelt)


def read_slip(words: Sequence[str], spellings: Spellings, *, alone: bool) -> tuple[Near, ...]:
    """What a slip of the finger most likely meant: one value, several equally near ones, or nothing that is likely.

    Args:
        words: folded words.
        spellings: the tables.
        alone: nothing else was typed; beside other words only names of as many words are read.
    """
    run = "".join(words)
    most = _most(run, _SLIPS if alone and run.isascii() else _SLIPS_STRICT)
    if not (alone or run.isascii()):
        most = min(1, most)
    for within in dict.fromkeys((min(1, most), most)):  # one mistake is what happens most, and is looked up fastest
        near = nearest(run, spellings, within=within, words=0 if alone else len(words))
        near = tuple(one for one in near if _comparable(words, one))
        if near:
            first = tuple(one for one in near if one.distance == near[0].distance)
            first += tuple(one for one in _gapped(run, spellings) if one.value not in {other.value for other in first})
            return first if len(first) > 1 or _likely(run, first[0]) else ()
    return ()


def _gapped(run: str, spellings: Spellings) -> list[Near]:
    """Names with two letters left out side by side: "maldian" is Malian with a letter more, or Maldivian cut short."""
    if len(run) < _GAP_SHOWS:
        return []
    pool = spellings.near_joined
    found = (form for form in spellings.near_forms[0].of_ends(run) if len(form) == len(run) + 2 and _cut_short(run, form))
    return [Near(distance=2, spelling=pool[form], value=spellings.near[pool[form]]) for form in found]


def _cut_short(run: str, form: str) -> bool:
    return any(form[:at] + form[at + 2 :] == run for at in range(1, len(run)))


def sure(run: str, near: Near) -> bool:
    """Whether the only reading of a slip may be answered without asking back: not with two mistakes in a short word.

    Nor with two in a script that writes few vowels: each of its letters is a larger part of the name.
    """
    return near.distance < 2 or (run.isascii() and len(run) >= _SURE_OF_TWO)


def _comparable(words: Sequence[str], near: Near) -> bool:
    """Topics need more likeness; one word is a name of several only with one mistake ("commission", the "AU Commission").

    No word of several may be quite another: "republic of mali" is not the republic of Malta's name with a slip.
    """
    if near.value.startswith("#"):
        return _likely("".join(words), near)
    if near.distance < 2:
        return True
    parts = near.spelling.split()
    if len(parts) == len(words) > 1:
        return all(_alike(word, part) for word, part in zip(words, parts, strict=True))
    return len(words) > 1 or len(parts) == 1


def _alike(word: str, part: str) -> bool:
    """Whether a word of a name is the other's with no more slips than its own length allows."""
    from rapidfuzz.distance import OSA

    most = _most(part, _SLIPS_WORD)
    return OSA.distance(word, part, score_cutoff=most) <= most


def _most(run: str, table: tuple[tuple[int, int], ...]) -> int:
    return next((most for least, most in table if len(run) >= least), 0)


def _likely(run: str, near: Near) -> bool:
    same_start = run[0] == near.spelling[0]
    if near.value.startswith("#"):
        return same_start and near.distance <= _most(run, _SLIPS_TOPIC)
    return near.distance < 2 or same_start


def offers(run: str, spellings: Spellings) -> tuple[Near, ...]:
    """The few countries to offer for something that was not understood; for an ordinary word only those a letter away."""
    within = 1 if run in spellings.ordinary["words"] else _most(run, _OFFERED)
    near = nearest(run, spellings, within=within)
    return tuple(one for one in near if one.value[0] != "#" and (one.distance < 2 or run[0] == one.spelling[0]))[:_SHOWN]


def _best(found: Iterable[Near]) -> tuple[Near, ...]:
    kept: dict[str, Near] = {}
    for near in sorted(found, key=lambda near: (near.distance, len(joined(near.spelling)), near.spelling)):
        kept.setdefault(near.value, near)
    return tuple(kept.values())
