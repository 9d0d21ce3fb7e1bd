"""What an answer of several parts is made of: a timeline, two countries side by side, what changed between two briefings.

A view is laid out once, in words; Slack, the terminal and `--json` each show it as they can. Everything in it is plain text
that the edge escapes. Words of an article only ever stand in a `Passage`, as a record and slices of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Record, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A statement's words, as printed, with a line of ours about them."""

    record: Record
    #: Who, when and how ("Mumtaz Zahra Baloch · said Thursday 7 November 2024 · own words").
    line: str
    #: What to mark in `record.words`, half-open code points into it: where two wordings differ, say.
    marks: tuple[Span, ...] = ()
    #: What a reader has to know beside it, a line each.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells of ours (names, numbers, days), never an article's words; rows are as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Part of a view under a heading: lines, then passages, then a table, any of them."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """What can be asked next: a button in Slack, a line in the terminal."""

    label: str
    #: As it would be typed: "history US --offset 10".
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One answer of several parts."""

    #: Which it is ("history", "compare", "check" ...), for other programs.
    kind: str
    #: A few words: "Pakistan on the United States, month by month".
    title: str
    #: The answer in one sentence, enough for a screen reader or a notification.
    message: str
    sections: tuple[Section, ...] = ()
    #: Small print: labels, how old the archive is.
    notes: tuple[str, ...] = ()
    follows: tuple[Follow, ...] = ()
    #: False where there was nothing to show: the command line then exits with 1.
    found: bool = True
