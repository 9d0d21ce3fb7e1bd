"""A view of several parts -> what Slack shows of it. Pure; every sentence in it is `stance`'s.

View -> title, sentence -> each section: heading, lines, passages, table -> small print -> what to ask next

A table is text in columns, which every workspace shows. Where countries are set side by side, which is wider than a phone,
the first one is a `table` block; the card then has the columns too, for workspaces that do not take such blocks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from bot.slack import elements as el
from bot.slack.card import Card, fitting
from bot.slack.elements import Block
from bot.slack.marking import marked
from bot.slack.state import write_question
from bot.slack.statement import ASK, OTHER_LENGTH, capital, context_button, printed_by
from bot.stance.views import Follow, Passage, Section, Table, View

#: Characters of a table that a phone shows without turning it on its side; longer cells are cut.
_WIDEST_CELL = 28
_GAP = "  "


def render_view(view: View) -> Card:
    """Lay a view out as a Slack message of at most 50 blocks; what does not fit is said to be left out."""
    text, simple, first = el.fallback(view.message), _blocks(view, _in_columns), _side_by_side(view)
    tabled = None if first is None else el.table((first.head, *first.rows))
    if tabled is None:
        return Card(text=text, blocks=simple)
    full = _blocks(view, lambda table: tabled if table is first else _in_columns(table))
    return Card(text=text, blocks=full, simpler=simple)


def _blocks(view: View, shown: Callable[[Table], Block]) -> tuple[Block, ...]:
    body = [block for section in view.sections for block in _section(section, shown)]
    top = [el.header(view.title), el.line(view.message)]
    tail = [el.small(*map(capital, view.notes))] if view.notes else []
    tail += [el.actions(_follow(place, one) for place, one in enumerate(view.follows))] if view.follows else []
    return (*top, *fitting(body), *tail)


def _side_by_side(view: View) -> Table | None:
    """The first table of a view that sets countries side by side."""
    tables = (section.table for section in view.sections if section.table is not None)
    return next(tables, None) if view.kind == "compare" else None


def _section(section: Section, shown: Callable[[Table], Block]) -> Iterator[Block]:
    yield el.divider()
    if section.heading:
        yield el.rich(el.paragraph(el.words(section.heading, bold=True)))
    if section.lines:
        yield el.line("\n".join(section.lines))
    for passage in section.passages:
        yield from _passage(passage)
    if section.table is not None:
        yield shown(section.table)


def _passage(passage: Passage) -> Iterator[Block]:
    yield el.line(passage.line, accessory=context_button(passage.record))
    yield el.rich(el.quote(*marked(passage.record, passage.marks, OTHER_LENGTH)), el.paragraph(printed_by(passage.record)))
    if passage.notes:
        yield el.small(*passage.notes)


def _follow(place: int, follow: Follow) -> el.Button:
    return el.button(follow.label, action=f"{ASK}:{place}", value=write_question(follow.question))


def _in_columns(table: Table) -> Block:
    return el.rich(el.preformatted(_aligned(table)))


def _aligned(table: Table) -> str:
    rows = [[el.cut(" ".join(cell.split()), _WIDEST_CELL) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (_GAP.join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    """Columns of a fixed-width font: two for East Asian wide letters, none for marks that stand on others."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
