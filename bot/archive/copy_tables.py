"""The tables of copies, beside the archive's in the same database.

copy     articles that print another one: stored with their text, answered to nobody
mark     what articles alike have in common, by day, to find them by; follows from the texts
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table

from bot.archive.columns import Words
from bot.archive.schema import metadata

copy = Table(
    "copy",
    metadata,
    Column("article", Words, primary_key=True, comment="article.id of the copy"),
    Column("original", Words, nullable=False, comment="article.id of what it prints"),
    sqlite_with_rowid=False,
)

#: The copies of an article, when it turns out to be one itself.
copy_original = Index("copy_original", copy.c.original)

mark = Table(
    "mark",
    metadata,
    Column("day", Integer, nullable=False, comment="article.published, counted from year 1; 0 where unknown"),
    Column("mark", BigInteger, nullable=False, comment="see likeness.py"),
    Column("article", BigInteger, nullable=False, comment="article.key of a version"),
    PrimaryKeyConstraint("day", "mark", "article", name="mark_pkey"),
    sqlite_with_rowid=False,
)
