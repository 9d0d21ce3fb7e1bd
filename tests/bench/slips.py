"""Slips of the finger, made by dice: one letter more, one less, another one, or two neighbours swapped."""

from __future__ import annotations

import random
import string

#: Which keys lie around a key; a wrong letter is a neighbour's as often as not.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _around() -> dict[str, str]:
    found: dict[str, str] = {}
    for row, keys in enumerate(_ROWS):
        for at, letter in enumerate(keys):
            beside = keys[max(at - 1, 0) : at] + keys[at + 1 : at + 2]
            above = _ROWS[row - 1][at : at + 2] if row else ""
            below = _ROWS[row + 1][max(at - 1, 0) : at + 1] if row < 2 else ""
            found[letter] = beside + above + below
    return found


NEIGHBOURS = _around()


def slip(name: str, dice: random.Random) -> str:
    """The name with one mistake in it: a letter more, less or other, or two neighbours swapped; never the name itself."""
    made = name
    while made == name:
        made = dice.choice((_more, _less, _other, _swapped))(name, dice)
    return made


def _more(name: str, dice: random.Random) -> str:
    at = dice.randrange(len(name))
    letter = name[at] if dice.random() < 0.5 else _near(name[at], dice)
    return name[:at] + letter + name[at:]


def _less(name: str, dice: random.Random) -> str:
    at = dice.randrange(len(name))
    return name[:at] + name[at + 1 :]


def _other(name: str, dice: random.Random) -> str:
    at = dice.randrange(len(name))
    letter = _near(name[at], dice) if dice.random() < 0.5 else dice.choice(string.ascii_lowercase)
    return name[:at] + letter + name[at + 1 :]


def _swapped(name: str, dice: random.Random) -> str:
    at = dice.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _near(letter: str, dice: random.Random) -> str:
    return dice.choice(NEIGHBOURS.get(letter, string.ascii_lowercase))
