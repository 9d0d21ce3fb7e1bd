"""How much of one text stands in another, and marks that texts alike have in common, to find them by.

text -> runs of three words -> share of them in another text   |   -> the smallest of their digests: its marks
"""

from __future__ import annotations

import heapq
import re
from functools import lru_cache
from hashlib import blake2b

#: Words in a row that are compared: of longer runs a reworded text keeps too few, shorter ones are ordinary English.
_RUN = 3
#: Runs from which a text is long enough to be told from another by them.
ENOUGH = 40
#: Marks of a text. Of two texts with a quarter of all their runs in common, 99 in 100 share two marks or more.
MARKS = 24

_WORD = re.compile(r"\w+")


def share(text: str, other: str) -> float:
    """The share of a text's runs of words that stand in another: 0 to 1; 0 for a text too short to tell."""
    runs = _runs(text)
    return len(runs & _runs(other)) / len(runs) if len(runs) >= ENOUGH else 0.0


def marks(text: str) -> tuple[int, ...]:
    """Numbers below 2^63, few and the same for the same text, most of them shared by texts alike.

    The smallest digests of its runs: each run is as likely as any other to be among them, wherever it stands.
    """
    runs = _runs(text)
    return tuple(heapq.nsmallest(MARKS, runs)) if len(runs) >= ENOUGH else ()


@lru_cache(maxsize=16)  # an article that comes in is compared with a few, and then marked
def _runs(text: str) -> frozenset[int]:
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    runs = (b" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return frozenset(int.from_bytes(blake2b(run, digest_size=8).digest(), "big") >> 1 for run in runs)
