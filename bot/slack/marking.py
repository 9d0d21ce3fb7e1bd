"""A statement's words in pieces, some stretches of them in bold."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Record, Span
from bot.slack import elements as el
from bot.slack.elements import Piece
from bot.slack.statement import shown_words

#: Stretches in bold in one quote; with those between them they stay below a hundred pieces.
_MOST_MARKS = 40


def marked(record: Record, marks: Sequence[Span], limit: int) -> list[Piece]:
    """The words as printed, cut visibly after `limit` characters, with what is marked in bold.

    Args:
        record: the statement.
        marks: half-open code points into its words, in any order.
        limit: how many characters are shown.
    """
    shown = shown_words(record, limit)
    whole = len(record.words) == len(shown)
    end = len(shown) if whole else len(shown) - len(el.ELLIPSIS)  # where it was cut, "…" is no word of the article's
    pieces, at = [], 0
    for start, stop in _within(marks, end)[:_MOST_MARKS]:
        pieces += [el.words(shown[at:start])] if start > at else []
        pieces.append(el.words(shown[start:stop], bold=True))
        at = stop
    return [*pieces, el.words(shown[at:])] if at < len(shown) else pieces


def _within(marks: Sequence[Span], end: int) -> list[tuple[int, int]]:
    """Marks in order, none over another, none behind the words that are shown."""
    found: list[tuple[int, int]] = []
    for mark in sorted(marks):
        start, stop = max(mark.start, found[-1][1] if found else 0), min(mark.end, end)
        if start < stop:
            found.append((start, stop))
    return found
