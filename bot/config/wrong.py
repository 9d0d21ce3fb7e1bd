"""What is wrong in a configuration, in words: what was written, clipped, and what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection


class Wrong(ValueError):
    """One value that cannot be read; its message completes "line 3, key: ..."."""


def or_known(text: str, known: Collection[str]) -> str:
    """The end of a sentence on what is not known: what was probably meant, else all that is known."""
    return nearest(text, known) or f"; known are {', '.join(sorted(known))}"


def nearest(text: str, known: Collection[str]) -> str:
    """ "; did you mean ...?", where something known is near; else nothing."""
    if len(text) > 60:
        return ""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(text.casefold(), folded, n=1, cutoff=0.6)
    if not near:  # a key typed without its section
        near = [name for name in folded if name.rpartition(".")[2] == text.casefold()][:1]
    return f"; did you mean `{folded[near[0]]}`?" if near else ""


def shown(text: str, *, limit: int = 60) -> str:
    """What may stand in a message: short, and printable on any terminal."""
    clipped = text if len(text) <= limit else f"{text[: limit - 3]}..."
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in clipped)
