"""`add`: known and unchanged, or older? -> leave it  |  else new version -> statements -> what can be answered of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from bot.archive import queries
from bot.archive.carrying import as_decided
from bot.archive.copying import alike, as_copied, attach
from bot.archive.counting import Changes
from bot.archive.entering import Keyed, enter, leave
from bot.archive.protocol import Added, Kin, Weigh, is_older
from bot.archive.rows import article_values, read_article, read_statement, statement_values
from bot.archive.schema import KEYS_PER_ARTICLE
from bot.archive.writing import execute
from bot.model import Article, Statement


def add(
    connection: Connection, article: Article, said_on: date | None, statements: Sequence[Statement], kin: Kin | Weigh
) -> Added:
    """Keep one article with its statements, within the connection's transaction; see the protocol."""
    while True:  # a second round only where another process stored this very article in between
        known = connection.execute(queries.current_version, {"id": article.id}).one_or_none()
        if known is not None and known.content_hash == article.content_hash:
            return Added(outcome="unchanged", statements=0)
        if known is None and article.url is None and _is_known(connection, article):
            return Added(outcome="unchanged", statements=0)
        if known is not None and is_older(article.published, known.published):
            return Added(outcome="older", statements=0)
        if known is not None and connection.execute(queries.supersede, {"old": known.key}).rowcount == 0:
            continue
        row = article_values(article, version=1 if known is None else known.version + 1, said_on=said_on)
        key = connection.execute(queries.add_version(connection.dialect.name), row).scalar_one_or_none()
        if key is None:
            continue
        kin = kin if isinstance(kin, Kin) else kin(alike(connection, article))
        changes = Changes()
        statements = statements if kin.copy_of is None else as_copied(statements)
        if known is not None:
            _withdraw(connection, known.key, changes)
            statements = as_decided(connection, article, statements)
        _add_statements(connection, key, article, statements, changes)
        attach(connection, key, article, kin, changes)
        changes.write(connection, turn=key)
        return Added(
            outcome="new" if known is None else "changed",
            statements=len(statements),
            is_copy=kin.copy_of is not None,
            copies=len(kin.copies),
        )


def _is_known(connection: Connection, article: Article) -> bool:
    """Whether the very same stands under another id."""
    return connection.execute(queries.same_content, {"content_hash": article.content_hash}).first() is not None


def _withdraw(connection: Connection, version: int, changes: Changes) -> None:
    """Take a superseded version and its statements out of answers; they stay stored."""
    _, old = read_article(connection.execute(queries.articles(1), {"key0": version}).one())
    rows = connection.execute(queries.statements_of, {"key": version}).all()
    leave(connection, [(row.key, read_statement(row[:-1], old.id)) for row in rows], old, changes)
    changes.article(old, -1)


def _add_statements(
    connection: Connection, version: int, article: Article, statements: Sequence[Statement], changes: Changes
) -> None:
    keyed: list[Keyed] = [(version * KEYS_PER_ARTICLE + place, said) for place, said in enumerate(statements)]
    execute(connection, queries.add_statements, (statement_values(key, version, said) for key, said in keyed))
    enter(connection, keyed, article, changes)
    changes.article(article, 1)
