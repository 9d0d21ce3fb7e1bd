"""The passages of a view and its small print: what each of them needs beside the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.archive.protocol import Archive
from bot.model import Record, Span, Wording
from bot.stance.answers import Context, Query
from bot.stance.lines import STARTER_LABEL, SUMMARY_LABEL, age_line, kind_label, said_line
from bot.stance.views import Passage, Section
from bot.stance.voices import speaker_line


def told(record: Record, today: date, *, marks: tuple[Span, ...] = (), notes: Iterable[str | None] = ()) -> Passage:
    """A statement with who said it, when and how.

    Args:
        record: the statement.
        today: the day of asking, in the newsroom's time zone.
        marks: what to mark in its words.
        notes: further lines; None for those that do not apply.
    """
    line = " · ".join((speaker_line(record), said_line(record, today), kind_label(record)))
    return Passage(record=record, line=line, marks=marks, notes=tuple(note for note in notes if note))


def small_print(sections: Sequence[Section], archive: Archive, *, ministry: str, today: date) -> tuple[str, ...]:
    """What has to stand below every view: whether a starter or a summary speaks, and how old the archive is."""
    shown = [one.record for section in sections for one in section.passages]
    starter = (STARTER_LABEL,) if archive.is_starter else ()
    summary = (SUMMARY_LABEL,) if any(one.article.wording is Wording.SUMMARY for one in shown) else ()
    return (*starter, *summary, age_line(context(archive, ministry=ministry, today=today)))


def context(archive: Archive, *, ministry: str, today: date, query: Query | None = None) -> Context:
    """What lines of an answer say of where it comes from."""
    return Context(
        query=query if query is not None else Query(text=""),
        ministry=ministry,
        newest=archive.newest_day(ministry),
        today=today,
        starter=archive.is_starter,
    )


def statements(count: int) -> str:
    """ "1 statement", "1,204 statements"."""
    return counted(count, "statement")


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number and its noun: "1 outlet", "3 outlets", "2 formulae"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
