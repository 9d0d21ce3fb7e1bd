"""A view of several parts: a timeline, two countries side by side, what changed between two briefings."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as Columns
from rich.text import Text

from bot.stance.present import outlet_line
from bot.stance.views import Passage, Section, Table, View
from bot.terminal.safe import DIFFERENCE, LABEL, QUIET, link, plain, words


def view(shown: View) -> RenderableType:
    """A view in a frame: its sentence, its parts under their headings, what to ask next."""
    return Panel(Group(*_parts(shown)), border_style="blue" if shown.found else "red", padding=(0, 1))


def _parts(shown: View) -> Iterator[RenderableType]:
    yield Text(plain(shown.title), style="bold cyan")
    yield Text(plain(shown.message), style="bold")
    for section in shown.sections:
        yield from _section(section)
    notes = [*shown.notes, *(f"{one.label}: fo-stance {_for_a_shell(one.question)}" for one in shown.follows)]
    if notes:
        yield Text("\n" + plain("\n".join(notes)), style=QUIET)


def _for_a_shell(question: str) -> str:
    """A command as a shell takes it: its verb, and all that it asks about in one piece."""
    verb, _, rest = question.partition(" ")
    return f"{verb} {shlex.quote(rest)}" if rest else verb


def _section(section: Section) -> Iterator[RenderableType]:
    if section.heading:
        yield Rule(Text(plain(section.heading), style="bold"), align="left", style=QUIET)
    yield from (Text(plain(line)) for line in section.lines)
    yield from (_passage(one) for one in section.passages)
    if section.table is not None:
        yield _table(section.table)


def _passage(one: Passage) -> RenderableType:
    text = words(one.record)
    for mark in one.marks:
        text.stylize(DIFFERENCE, mark.start, mark.end)
    lines = [Text(plain(one.line)), Text(plain(outlet_line(one.record)))]
    if one.record.article.url:
        lines.append(link(plain(one.record.article.url)))
    lines += [Text(plain(note), style=LABEL) for note in one.notes]
    return Padding(Group(text, *(Padding(line, (0, 0, 0, 2)) for line in lines)), (1, 0, 0, 0))


def _table(table: Table) -> RenderableType:
    columns = Columns(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in table.head:
        columns.add_column(Text(plain(name)), overflow="fold")
    for row in table.rows:
        columns.add_row(*(Text(plain(cell)) for cell in row))
    return columns
