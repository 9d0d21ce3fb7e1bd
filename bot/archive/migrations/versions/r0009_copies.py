"""Copies: articles that print another one, and the marks they are found by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Words
from bot.likeness import marks

revision = "0009"
down_revision = "0008"

_AT_ONCE = 200

_CURRENT = sa.text("SELECT key, published, text FROM article WHERE current ORDER BY key").columns(
    key=sa.BigInteger, published=sa.Date, text=Words
)


def upgrade() -> None:
    """Make the tables, and mark the texts that are stored."""
    op.create_table(
        "copy",
        sa.Column("article", Words, primary_key=True, comment="article.id of the copy"),
        sa.Column("original", Words, nullable=False, comment="article.id of what it prints"),
        sqlite_with_rowid=False,
    )
    op.create_index("copy_original", "copy", ["original"])
    mark = op.create_table(
        "mark",
        sa.Column("day", sa.Integer, nullable=False, comment="article.published, counted from year 1; 0 where unknown"),
        sa.Column("mark", sa.BigInteger, nullable=False, comment="see likeness.py"),
        sa.Column("article", sa.BigInteger, nullable=False, comment="article.key of a version"),
        sa.PrimaryKeyConstraint("day", "mark", "article", name="mark_pkey"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    articles = connection.execute(_CURRENT, execution_options={"yield_per": _AT_ONCE})
    for some in articles.partitions(_AT_ONCE):
        rows = [row for each in some for row in _marks(each)]
        if rows:
            connection.execute(mark.insert(), rows)


def _marks(row: Any) -> Iterator[dict[str, int]]:
    day = 0 if row.published is None else row.published.toordinal()
    return ({"day": day, "mark": mark, "article": row.key} for mark in marks(row.text))
