"""`find` and `count`: which statements, in which order; the queries that vary, put together from a lookup's shape.

A lookup's first country and topic choose a range of `answer_order`, which is already in the order of the answer. Words
choose entries of the text index, whose places are in that order, too. Whatever else is asked for is checked row by row. So
the work grows with what is read, not with what is stored.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.archive.derived import places, said_fts, said_pg, searched
from bot.archive.packing import PACKED
from bot.archive.protocol import Lookup
from bot.archive.schema import answer_order, article, newest_first_range, statement

#: A statement's place in the order of the answer: `newest_first`, and its id.
After: TypeAlias = tuple[int, str]


class Words(Enum):
    """How words take part in a query."""

    NONE = "none are asked for"
    RARE = "the text index is asked first"
    FREQUENT = "the order is walked, and each statement's words are looked at; PostgreSQL only"


class Shape(NamedTuple):
    """How many conditions of each sort a lookup has: one query serves all lookups of one shape.

    A tuple, as one is made and looked up with each question, which takes a data class six times as long.
    """

    countries: int
    topics: int
    #: Whether words or phrases are asked of the text index, and how many of the latter.
    words: Words
    phrases: int
    #: Whether days bound it.
    bounded: bool
    kinds: int
    rules: int
    speakers: int
    outlets: int
    #: Whether it goes on behind a statement.
    after: bool = False
    #: Whether it begins within the order, so that the database has to sort to the last.
    offset: bool = False


def shape_of(lookup: Lookup, *, words: Words, after: bool = False) -> Shape:
    """Which of the kept queries answers a lookup.

    Args:
        lookup: what is asked.
        words: how words take part.
        after: whether only what comes behind some statement is wanted.
    """
    return Shape(
        len(lookup.countries),
        len(lookup.topics),
        words,
        len(lookup.phrases),
        lookup.since is not None or lookup.until is not None,
        len(lookup.kinds),
        len(lookup.rules),
        len(lookup.speakers),
        len(lookup.outlets),
        after,
        lookup.offset > 0,
    )


def parameters(lookup: Lookup, after: After | None = None) -> dict[str, Any]:
    """The values of the query of a lookup's shape, those of the text index left out.

    Args:
        lookup: what is asked.
        after: behind which statement to go on.
    """
    values: dict[str, Any] = {
        "voice": lookup.ministry or "",
        "limit": max(lookup.limit, 0),
        "offset": max(lookup.offset, 0),
        "country0": "",
        "topic0": "",
    }
    if lookup.since is not None or lookup.until is not None:
        values["first"], values["last"] = newest_first_range(lookup.since, lookup.until)
    if after is not None:
        values["after"], values["after_id"] = after
        values["after_place"], _ = places(after[0])
    for name, several in (
        ("country", lookup.countries),
        ("topic", lookup.topics),
        ("kind", lookup.kinds),
        ("rule", lookup.rules),
        ("speaker", lookup.speakers),
        ("outlet", lookup.outlets),
    ):
        for number, value in enumerate(several):
            values[f"{name}{number}"] = value
    return values


def find(shape: Shape, dialect: str) -> Select[Any]:
    """The query for lookups of one shape.

    Its rows are the statement packed, its article's key, its id as written, and its `newest_first`. They are in the order of
    the last, out of SQLite's text index in that of its `range_of`: those whose order only their ids tell are still to be
    sorted. For the database to do so would cost a third of reading them.
    """
    rows = _rows(shape, dialect, _SELECTED, answer_order.join(statement, statement.c.key == answer_order.c.statement))
    rows = rows.order_by(answer_order.c.newest_first if _in_place_order(shape, dialect) else said_fts.c.rowid)
    if shape.words is Words.NONE and shape.offset:
        rows = rows.order_by(statement.c.id)
    return rows.limit(bindparam("limit")).offset(bindparam("offset"))


def count(shape: Shape, dialect: str) -> Select[Any]:
    """The query for how many statements lookups of one shape find, up to `limit`; `offset` and `after` are none.

    Statements themselves are read only where something is asked of them that neither the order nor the text index tells.
    """
    read = shape.bounded or shape.kinds or shape.rules or shape.speakers or shape.outlets
    order = answer_order.join(statement, statement.c.key == answer_order.c.statement) if read else answer_order
    rows = _rows(shape, dialect, select(literal_column("1")), order)
    return select(func.count()).select_from(rows.limit(bindparam("limit")).subquery())


_SELECTED = select(PACKED, statement.c.article, statement.c.id, answer_order.c.newest_first)

_SEARCHED = and_(answer_order.c.newest_first == searched.c.newest_first, answer_order.c.statement == searched.c.statement)


def _in_place_order(shape: Shape, dialect: str) -> bool:
    return shape.words is Words.NONE or dialect == "postgresql"


def _rows(shape: Shape, dialect: str, selected: Select[Any], order: FromClause) -> Select[Any]:
    """Some columns of what lookups of a shape find, in no order; `order` is `answer_order` with what is read besides."""
    if shape.words is Words.NONE:
        rows = selected.select_from(order)
    elif dialect == "postgresql":
        rows = _by_tsvector(shape, selected, order)
    else:
        rows = selected.select_from(said_fts, searched, order)
        rows = rows.where(said_fts.c.said.match(bindparam("match")), searched.c.place == said_fts.c.rowid, _SEARCHED)
        rows = rows.where(said_fts.c.rowid >= bindparam("after_place")) if shape.after else rows
    return rows.where(*_conditions(shape))


def _by_tsvector(shape: Shape, selected: Select[Any], order: FromClause) -> Select[Any]:
    """Frequent words: along the order until enough is found. Rare ones: all that the index has, which it gives in no order.

    Left to itself the planner, which knows neither the words nor how statements of a country share them, reads a hundred
    thousand rows where five would do, or the other way round.
    """
    holds = said_pg.c.tokens.op("@@", is_comparison=True)(cast(bindparam("match"), TSQUERY))
    in_order = [said_pg.c.words.like(bindparam(f"phrase{number}")) for number in range(shape.phrases)]
    if shape.words is Words.FREQUENT:
        along = order.join(said_pg, said_pg.c.statement == answer_order.c.statement)
        # An index answers whether something holds, not whether it is true that it holds.
        return selected.select_from(along).where(holds.is_(true()), *in_order)
    found = select(said_pg.c.statement, said_pg.c.newest_first).where(holds, *in_order).cte("found")
    found = found.prefix_with("MATERIALIZED")
    there = and_(answer_order.c.newest_first == found.c.newest_first, answer_order.c.statement == found.c.statement)
    return selected.select_from(order.join(found, there))


def _conditions(shape: Shape) -> list[ColumnElement[bool]]:
    order = answer_order
    return [
        order.c.voice == bindparam("voice"),
        order.c.country == bindparam("country0"),
        order.c.topic == bindparam("topic0"),
        *(_also("country", f"country{n}") for n in range(1, shape.countries)),
        *(_also("topic", f"topic{n}") for n in range(1, shape.topics)),
        _within_days() if shape.bounded else true(),
        _one_of(statement.c.kind, "kind", shape.kinds),
        _one_of(statement.c.rule, "rule", shape.rules),
        _one_of(statement.c.speaker, "speaker", shape.speakers),
        _of_outlets(shape.outlets) if shape.outlets else true(),
        _behind() if shape.after else true(),
    ]


def _one_of(column: ColumnElement[Any], parameter: str, number: int) -> ColumnElement[bool]:
    return column.in_([bindparam(f"{parameter}{n}", type_=column.type) for n in range(number)]) if number else true()


def _of_outlets(number: int) -> ColumnElement[bool]:
    return exists().where(article.c.key == statement.c.article, _one_of(article.c.outlet, "outlet", number))


def _also(column: str, parameter: str) -> ColumnElement[bool]:
    """The statement stands in the order under a further country or topic, too: one probe of the primary key."""
    other = answer_order.alias(parameter)
    free = "topic" if column == "country" else "country"
    return exists().where(
        other.c.voice == answer_order.c.voice,
        other.c[column] == bindparam(parameter),
        other.c[free] == "",
        other.c.newest_first == answer_order.c.newest_first,
        other.c.statement == answer_order.c.statement,
    )


def _behind() -> ColumnElement[bool]:
    """Behind a statement in the order of the answer; the first condition is where the range begins."""
    at = answer_order.c.newest_first
    return and_(at >= bindparam("after"), or_(at > bindparam("after"), statement.c.id > bindparam("after_id")))


def _within_days() -> ColumnElement[bool]:
    """Said within the bounds; a known day is the day a statement sorts by, so the range is one of the order."""
    bounds = answer_order.c.newest_first.between(bindparam("first"), bindparam("last"))
    return and_(bounds, statement.c.said_on.is_not(None))
