"""Articles that print another one: found by the marks of their texts, attached to it, and answered to nobody.

find:    the article's marks -> current versions of days around that share some -> the likeliest few
attach:  in the transaction that adds an article: its own statements merged  |  those of what turns out to print it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive import queries, review_queries
from bot.archive.copy_tables import copy, mark
from bot.archive.counting import Changes
from bot.archive.entering import leave
from bot.archive.protocol import Kin
from bot.archive.rows import ARTICLE_COLUMNS, read_article, read_statement
from bot.archive.schema import article, statement
from bot.archive.writing import execute
from bot.likeness import marks
from bot.model import Article, Statement, Status

#: Days on either side within which one outlet copies another.
DAYS = 3
#: Marks in common from which a text is looked at, and how many texts are.
_IN_COMMON, _LOOKED_AT = 2, 8
#: Rows read in search of them: what a site prints below every article makes marks, too.
_MOST_ROWS = 5000

_sharing = (
    select(mark.c.article)
    .where(mark.c.day.in_(bindparam("days", expanding=True)), mark.c.mark.in_(bindparam("marks", expanding=True)))
    .limit(_MOST_ROWS)
    .subquery()
)
_likeliest = (
    select(_sharing.c.article)
    .join(article, article.c.key == _sharing.c.article)
    .where(article.c.current, article.c.id != bindparam("id"), ~select(copy).where(copy.c.article == article.c.id).exists())
    .group_by(_sharing.c.article)
    .having(func.count() >= _IN_COMMON)
    .order_by(func.count().desc(), _sharing.c.article)
    .limit(_LOOKED_AT)
    .subquery()
)
#: Articles that share marks with one, most marks first; copies left out, as their originals are there.
_alike = select(*ARTICLE_COLUMNS).join(_likeliest, _likeliest.c.article == article.c.key)

_add_mark = mark.insert()
_original = select(copy.c.original).where(copy.c.article == bindparam("id"))
_detach = delete(copy).where(copy.c.article == bindparam("its_id"))
_lead_on = update(copy).where(copy.c.original == bindparam("its_id")).values(original=bindparam("now"))
_merge = update(statement).where(statement.c.key == bindparam("its_key")).values(status=str(Status.MERGED))
_decided_on = select(review_queries.corrections_of_article.subquery().c.statement).distinct()
_current = select(article.c.key).where(article.c.id == bindparam("id"), article.c.current).with_for_update()


def alike(connection: Connection, within: Article) -> list[Article]:
    """Current articles that may print the same, at most a few; see the protocol."""
    wanted = marks(within.text)
    if not wanted:
        return []
    given = {"days": _days_around(within.published), "marks": list(wanted), "id": within.id}
    return [read_article(row)[1] for row in connection.execute(_alike, given)]


def original_of(connection: Connection, id: str) -> Article | None:
    """What an article is a copy of; None where it is none."""
    found = connection.execute(_original, {"id": id}).scalar()
    if found is None:
        return None
    row = connection.execute(select(*ARTICLE_COLUMNS).where(article.c.id == found, article.c.current)).one_or_none()
    return None if row is None else read_article(row)[1]


def as_copied(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a copy: kept, and answered by the original's."""
    return [replace(said, status=Status.MERGED) for said in statements]


def attach(connection: Connection, version: int, within: Article, kin: Kin, changes: Changes) -> None:
    """Note how an article that was just stored stands to others, and by what it is found.

    Args:
        connection: in the transaction that stores it.
        version: the key it was stored under.
        within: the article.
        kin: what it is a copy of, and what is a copy of it.
        changes: of the running counts, written by the caller.
    """
    day = _day_number(within.published)
    execute(connection, _add_mark, ({"day": day, "mark": one, "article": version} for one in marks(within.text)))
    connection.execute(_detach, {"its_id": within.id})
    if kin.copy_of is not None:
        _note(connection, within.id, kin.copy_of)
    for id in kin.copies:
        _merge_into(connection, id, changes)
        _note(connection, id, within.id)


def _merge_into(connection: Connection, id: str, changes: Changes) -> None:
    """Take a stored article's statements out of the answers, but those that an editor decided on."""
    version = connection.execute(_current, {"id": id}).scalar_one_or_none()
    if version is None:
        return
    _, within = read_article(connection.execute(queries.articles(1), {"key0": version}).one())
    decided = set(connection.execute(_decided_on, {"id": id}).scalars())
    rows = connection.execute(queries.statements_of, {"key": version}).all()
    keyed = [(row.key, read_statement(row[:-1], within.id)) for row in rows if row.id not in decided]
    open_ones = [(key, said) for key, said in keyed if said.status is not Status.RETRACTED]
    leave(connection, open_ones, within, changes)
    execute(connection, _merge, ({"its_key": key} for key, _ in open_ones))


def _note(connection: Connection, id: str, original: str) -> None:
    """Attach a copy to its original, and whatever was attached to it."""
    connection.execute(_lead_on, {"its_id": id, "now": original})
    connection.execute(_upsert(connection.dialect.name), {"article": id, "original": original})


@cache
def _upsert(dialect: str) -> Any:
    insert = postgresql.insert(copy) if dialect == "postgresql" else sqlite.insert(copy)
    return insert.on_conflict_do_update(index_elements=["article"], set_={"original": insert.excluded.original})


def _days_around(published: date | None) -> list[int]:
    """Days within which a copy is looked for; an article without a day is found among such, and finds such."""
    day = _day_number(published)
    return [0, *range(day - DAYS, day + DAYS + 1)] if day else [0]


def _day_number(published: date | None) -> int:
    return 0 if published is None else published.toordinal()
