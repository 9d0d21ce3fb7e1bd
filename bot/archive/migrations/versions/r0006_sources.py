"""What is kept of the sources: which addresses lead to which article, how feeds stand, what to do about the ingest log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Words

revision = "0006"
down_revision = "0005"

_ADDRESSES = sa.text(
    "INSERT INTO article_name (name, article)"
    " SELECT url, min(id) FROM article WHERE current AND url IS NOT NULL GROUP BY url"
)


def upgrade() -> None:
    """Make the tables; the articles that are stored are known by their own addresses."""
    op.create_table(
        "article_name",
        sa.Column(
            "name", Words, primary_key=True, comment="an address the article was found at, or what its text is known by"
        ),
        sa.Column("article", Words, nullable=False, comment="article.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed",
        sa.Column("url", Words, primary_key=True, comment="its address as configured"),
        sa.Column("asked_at", sa.DateTime(timezone=True), comment="when it was asked last, UTC; null before the first time"),
        sa.Column("due_at", sa.DateTime(timezone=True), comment="when it may be asked next, UTC"),
        sa.Column("etag", Words, comment="validator of its last answer; null where it gave none"),
        sa.Column("last_modified", Words, comment="likewise"),
        sa.Column("failures", sa.Integer, nullable=False, comment="in a row; 0 after an answer"),
        sa.Column("fault", Words, comment="what the last failure was, as a sentence; null after an answer"),
        sqlite_with_rowid=False,
    )
    op.add_column("ingest_log", sa.Column("todo", Words, comment="what to do about it; null where nothing is known"))
    op.create_index("ingest_log_source", "ingest_log", ["source"])
    op.execute(_ADDRESSES)
