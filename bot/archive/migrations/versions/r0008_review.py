"""Editors' work: corrections that are never changed, readers' reports, where statements were shared, what is held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Words

revision = "0008"
down_revision = "0007"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER correction_stays BEFORE UPDATE ON correction"
        " BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END",
        "CREATE TRIGGER correction_remains BEFORE DELETE ON correction"
        " BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION correction_stays() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RAISE EXCEPTION ''corrections are never changed''; END'",
        "CREATE TRIGGER correction_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON correction"
        " FOR EACH STATEMENT EXECUTE FUNCTION correction_stays()",
    ),
}


def upgrade() -> None:
    """Make its tables."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("COMMENT ON COLUMN statement.status IS 'shown, held, corrected, retracted or merged'")
    _correction()
    _report()
    op.create_table(
        "shared_card",
        sa.Column("statement", Words, nullable=False, comment="statement.id"),
        sa.Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
        sa.Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
        sa.Column("ts", Words, nullable=False, comment="Slack's id of the message"),
        sa.PrimaryKeyConstraint("statement", "team", "channel", "ts", name="shared_card_pkey"),
        sqlite_with_rowid=False,
    )
    held = sa.text("status = 'held'")
    op.create_index(
        "held_statement", "statement", ["ministry", "countries", "topics"], sqlite_where=held, postgresql_where=held
    )


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("key", _KEY, primary_key=True, comment="in order of arrival"),
        sa.Column("statement", Words, nullable=False, comment="statement.id"),
        sa.Column("article", Words, nullable=False, comment="article.id"),
        sa.Column("at", sa.BigInteger, nullable=False, comment="when, microseconds since 1970, UTC"),
        sa.Column("by", Words, nullable=False, comment="who, as they call themselves"),
        sa.Column("why", Words, nullable=False, comment="the reason they gave"),
        sa.Column("before", sa.Text, nullable=False, comment="JSON object: what was changed, as it was"),
        sa.Column("after", sa.Text, nullable=False, comment="JSON object: the same, as it is since"),
    )
    op.create_index("correction_statement", "correction", ["statement"])
    op.create_index("correction_article", "correction", ["article"])
    for made in _APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(made)


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("key", _KEY, primary_key=True, comment="in order of arrival"),
        sa.Column("statement", Words, nullable=False, comment="statement.id"),
        sa.Column("kind", Words, nullable=False, comment="what is wrong: words, speaker, day, country or other"),
        sa.Column("note", Words, nullable=False, comment="in the reader's words; may be empty"),
        sa.Column("by", Words, nullable=False, comment="who says so"),
        sa.Column("at", sa.BigInteger, nullable=False, comment="when, microseconds since 1970, UTC"),
        sa.Column("closed_at", sa.BigInteger, comment="when an editor dealt with it; null while it is open"),
        sa.Column("closed_by", Words, comment="which editor"),
        sa.Column("outcome", Words, comment="what came of it, in the editor's words"),
    )
    still = sa.text("closed_at IS NULL")
    op.create_index("open_report", "report", ["key"], sqlite_where=still, postgresql_where=still)
