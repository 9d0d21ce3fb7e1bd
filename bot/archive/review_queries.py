"""Every question of the editors' side to the tables, each built once and kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.review_tables import correction, report, shared_card
from bot.archive.rows import STATEMENT_COLUMNS
from bot.archive.schema import article, statement

#: As the partial index has it: a value given by a parameter would not find it.
_HELD = literal_column("statement.status") == literal_column("'held'")

_waiting = (
    select(*STATEMENT_COLUMNS)
    .join_from(statement, article, article.c.key == statement.c.article)
    .where(_HELD, article.c.current)
)

#: What waits for review, what came in last first; in the order of the article.
held = _waiting.order_by(statement.c.article.desc(), statement.c.key).limit(bindparam("limit")).offset(bindparam("offset"))


def waiting(countries: int, topics: int) -> Select[Any]:
    """What waits for review and might be a ministry's, on so many countries and topics."""
    return _waiting.where(
        or_(statement.c.ministry == bindparam("ministry"), statement.c.ministry.is_(None)),
        *(_lists(statement.c.countries, f"country{number}") for number in range(countries)),
        *(_lists(statement.c.topics, f"topic{number}") for number in range(topics)),
    ).limit(bindparam("limit"))


def _lists(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a JSON list of codes has one; codes hold no quotation mark."""
    return func.replace(literal_column(f"statement.{column.name}"), bindparam(name), "") != literal_column(
        f"statement.{column.name}"
    )


#: The id of the article that holds a statement.
article_of = (
    select(article.c.id)
    .join_from(statement, article, article.c.key == statement.c.article)
    .where(statement.c.id == bindparam("id"))
    .order_by(statement.c.key.desc())
    .limit(1)
)

#: Keep a new version of an article from coming in; none where one just did.
lock_article = select(article.c.key).where(article.c.id == bindparam("id"), article.c.current).with_for_update()

#: A statement by its id, with its key and whether its version is the current one.
newest = (
    select(*STATEMENT_COLUMNS, statement.c.key, article.c.current)
    .join_from(statement, article, article.c.key == statement.c.article)
    .where(statement.c.id == bindparam("id"))
    .order_by(statement.c.key.desc())
    .limit(1)
)

#: Bring a statement's row up to what an editor decided.
correct = update(statement).where(statement.c.key == bindparam("its_key"))

add_correction = insert(correction)
corrections = select(correction).where(correction.c.statement == bindparam("id")).order_by(correction.c.key)
corrections_of_article = (
    select(correction.c.statement, correction.c.after)
    .where(correction.c.article == bindparam("id"))
    .order_by(correction.c.key)
)

#: All versions of a statement's article, each with how often it holds it.
versions = (
    select(
        article.c.version,
        article.c.added_at,
        select(func.count())
        .select_from(statement)
        .where(statement.c.article == article.c.key, statement.c.id == bindparam("statement"))
        .scalar_subquery(),
    )
    .where(article.c.id == bindparam("article"))
    .order_by(article.c.version)
)

#: The words of statements as they last stood: the span, and the article's text.
last_words = (
    select(statement.c.id, statement.c.start, statement.c.stop, article.c.text)
    .join_from(statement, article, article.c.key == statement.c.article)
    .where(article.c.id == bindparam("article"), statement.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(statement.c.key)
)

add_report = insert(report).returning(report.c.key)
open_reports = select(report).where(report.c.closed_at.is_(None)).order_by(report.c.key).limit(bindparam("limit"))
closed_reports = (
    select(report)
    .where(report.c.closed_at.is_not(None))
    .order_by(report.c.closed_at.desc(), report.c.key.desc())
    .limit(bindparam("limit"))
)
close_report = (
    update(report)
    .where(report.c.key == bindparam("its_key"), report.c.closed_at.is_(None))
    .values(closed_at=bindparam("moment"), closed_by=bindparam("who"), outcome=bindparam("what"))
)

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
#: Remember a message, unless it is known.
add_shared = {name: made(shared_card).on_conflict_do_nothing() for name, made in _INSERT.items()}
shared = select(shared_card.c.team, shared_card.c.channel, shared_card.c.ts).where(
    shared_card.c.statement == bindparam("id")
)
