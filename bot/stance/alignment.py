"""Where two runs of words tell the same, word for word: the stretch they share, and what is other in it on either side.

words, words -> runs that both have -> runs close together make a stretch -> what the other side lacks
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from bot.model import Span
from bot.stance.placed import Placed

#: Words that may stand between two shared runs of one stretch, on either side.
_GAP = 4
#: A side that goes on for so few words before or behind the stretch, where the other has ended, has more of the same
#: sentence; one that goes on for longer quotes more of the speech.
_EDGE = 8

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """One stretch that two sides share; all ranges are half-open and count words."""

    first: Range
    second: Range
    #: Runs that both have, each as its ranges on either side, in order.
    shared: tuple[tuple[Range, Range], ...]
    #: What each side has in the stretch, or at its edges, that the other lacks.
    first_only: tuple[Range, ...]
    second_only: tuple[Range, ...]

    @property
    def words(self) -> int:
        """How many words both have."""
        return sum(end - start for (start, end), _ in self.shared)


def align(first: Sequence[str], second: Sequence[str], *, edges: bool = True) -> Alignment | None:
    """The stretch with the most words that both have; None where they share no word.

    Args:
        first: folded words; `second` likewise.
        edges: whether a few words more before or behind the stretch count as other.
    """
    blocks = [one for one in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks() if one.size]
    if not blocks:
        return None
    runs = max(_chains(blocks), key=lambda chain: sum(one.size for one in chain))
    shared = tuple(((one.a, one.a + one.size), (one.b, one.b + one.size)) for one in runs)
    here, there = (shared[0][0][0], shared[-1][0][1]), (shared[0][1][0], shared[-1][1][1])
    before, behind = (here[0], there[0]), (len(first) - here[1], len(second) - there[1])
    first_only, second_only = _between([one for one, _ in shared]), _between([other for _, other in shared])
    if edges and max(before) <= _EDGE and 0 in before:
        first_only, second_only = [(0, here[0]), *first_only], [(0, there[0]), *second_only]
    if edges and max(behind) <= _EDGE and 0 in behind:
        first_only, second_only = [*first_only, (here[1], len(first))], [*second_only, (there[1], len(second))]
    return Alignment(
        first=here, second=there, shared=shared, first_only=_filled(first_only), second_only=_filled(second_only)
    )


def marks(text: Placed, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """The stretches of a text that ranges of its words take."""
    return tuple(text.span(start, end) for start, end in ranges if end > start)


def _chains(blocks: Sequence[Match]) -> list[list[Match]]:
    """Runs in order, those close together on both sides joined."""
    chains = [[blocks[0]]]
    for before, one in pairwise(blocks):
        gap = max(one.a - before.a - before.size, one.b - before.b - before.size)
        if gap <= _GAP:
            chains[-1].append(one)
        else:
            chains.append([one])
    return chains


def _between(runs: Sequence[Range]) -> list[Range]:
    return [(before[1], one[0]) for before, one in pairwise(runs)]


def _filled(ranges: Iterable[Range]) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in ranges if end > start)
