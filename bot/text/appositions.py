"""A voice and its apposition as one: "X, the spokesperson", "the spokesman, X"."""

from __future__ import annotations

from collections.abc import Set

from bot.text.frames import Frame
from bot.text.voices import Voice, voice


def and_apposition(frame: Frame, read: Voice, stop: int, reach: int, closing: str, surnames: Set[str]) -> Voice:
    """A voice that ends at `stop` with what stands behind its comma ("X, the spokesperson,").

    Args:
        frame: the sentence.
        read: the voice.
        stop: one past its last token.
        reach: how far behind it the apposition may end, in tokens.
        closing: the marks that end one.
        surnames: last names of people known from the article.
    """
    tokens = frame.outer
    if stop >= len(tokens) or tokens[stop].text != ",":
        return read
    close = next((i for i in range(stop + 1, min(len(tokens), stop + reach)) if tokens[i].text in closing), None)
    return read if close is None else combined(read, voice(tokens, frame.outer_hits, stop + 1, close, surnames))


def combined(outer: Voice, inner: Voice | None) -> Voice:
    """One voice of a phrase and its apposition: the name from one, the role from the other."""
    if inner is None or inner.sort not in ("person", "role"):
        return outer
    office, codes = outer.office or inner.office, outer.codes or inner.codes
    if outer.sort == "person":
        return outer._replace(office=office, role=outer.role or inner.name, codes=codes, former=outer.former or inner.former)
    if outer.sort in ("role", "ministry", "government") and inner.sort == "person":
        role = outer.role or inner.role
        return inner._replace(office=office, role=role, codes=codes, start=outer.start, former=outer.former)
    return outer
