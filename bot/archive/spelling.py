"""Which words differ by one slip of the hand: a letter too many, too few, another one, or two neighbours exchanged.

Two words one edit apart always share a form with at most one letter taken out of each, so those forms are what is looked up;
a few that share one are two edits apart and are told apart here.
"""

from __future__ import annotations

from bot.folding import words_of

#: Shorter words have too many neighbours for a guess.
SHORTEST = 4


def correctable(typed: str) -> str | None:
    """The folded word that a misspelling is looked for; None where it is not one word, is short, or holds a digit."""
    words = words_of(typed)
    if len(words) != 1 or len(words[0]) < SHORTEST or any(map(str.isdigit, words[0])):
        return None
    return words[0]


def without_one(word: str) -> list[str]:
    """The word with each of its letters left out in turn, each form once."""
    return list(dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word))))


def is_one_edit(one: str, other: str) -> bool:
    """Whether exactly one edit makes one word of the other."""
    if one == other:
        return False
    same = _in_common(one, other)
    left, right = one[same:], other[same:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]


def _in_common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
