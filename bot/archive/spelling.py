"""Which words differ by one slip of the hand: a letter too many, too few, another one, or two neighbours exchanged.

Two words one edit apart always share a form with at most one letter taken out of each, so those forms are what is looked up;
a few that share one are two edits apart and are told apart here.
"""

from __future__ import annotations

from bot.folding import words_of

#: Shorter words have too many neighbours for a guess.
SHORTEST = 4
#: Longer ones are hardly words.
LONGEST = 32


def correctable(typed: str) -> str | None:
    """The folded word that a misspelling is looked for; None where it is not one word, is short, or holds a digit."""
    words = words_of(typed)
    return words[0] if len(words) == 1 and SHORTEST <= len(words[0]) <= LONGEST and _is_letters(words[0]) else None


def is_guess(word: str) -> bool:
    """Whether a folded word may be what a misspelling is taken for."""
    return SHORTEST - 1 <= len(word) <= LONGEST + 1 and _is_letters(word)


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


def _is_letters(word: str) -> bool:
    return not any(map(str.isdigit, word))
