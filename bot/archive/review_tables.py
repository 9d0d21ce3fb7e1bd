"""The tables of editors' work, beside the archive's in the same database.

correction   every decision of an editor, for ever; nothing here is ever changed or deleted, and the database refuses it
report       what readers think is wrong
shared_card  where a statement was shown to others, to be mended there when it is corrected
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, PrimaryKeyConstraint, Table, event, text

from bot.archive.columns import Words
from bot.archive.outbox_tables import Instant
from bot.archive.review_columns import Fields
from bot.archive.schema import KEY, metadata, statement

correction = Table(
    "correction",
    metadata,
    Column("key", KEY, primary_key=True, comment="in order of arrival"),
    Column("statement", Words, nullable=False, comment="statement.id"),
    Column("article", Words, nullable=False, comment="article.id"),
    Column("at", Instant, nullable=False, comment="when, microseconds since 1970, UTC"),
    Column("by", Words, nullable=False, comment="who, as they call themselves"),
    Column("why", Words, nullable=False, comment="the reason they gave"),
    Column("before", Fields, nullable=False, comment="JSON object: what was changed, as it was"),
    Column("after", Fields, nullable=False, comment="JSON object: the same, as it is since"),
)

#: What was decided about one statement, and about all of an article when a new version comes in.
correction_statement = Index("correction_statement", correction.c.statement)
correction_article = Index("correction_article", correction.c.article)

report = Table(
    "report",
    metadata,
    Column("key", KEY, primary_key=True, comment="in order of arrival"),
    Column("statement", Words, nullable=False, comment="statement.id"),
    Column("kind", Words, nullable=False, comment="what is wrong: words, speaker, day, country or other"),
    Column("note", Words, nullable=False, comment="in the reader's words; may be empty"),
    Column("by", Words, nullable=False, comment="who says so"),
    Column("at", Instant, nullable=False, comment="when, microseconds since 1970, UTC"),
    Column("closed_at", Instant, comment="when an editor dealt with it; null while it is open"),
    Column("closed_by", Words, comment="which editor"),
    Column("outcome", Words, comment="what came of it, in the editor's words"),
)

#: What is open, in order of arrival.
open_report = Index(
    "open_report",
    report.c.key,
    sqlite_where=report.c.closed_at.is_(None),
    postgresql_where=report.c.closed_at.is_(None),
)

shared_card = Table(
    "shared_card",
    metadata,
    Column("statement", Words, nullable=False, comment="statement.id"),
    Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
    Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
    Column("ts", Words, nullable=False, comment="Slack's id of the message"),
    PrimaryKeyConstraint("statement", "team", "channel", "ts", name="shared_card_pkey"),
    sqlite_with_rowid=False,
)

#: What waits for review. All that a silent answer asks of it is in the index.
held_statement = Index(
    "held_statement",
    statement.c.ministry,
    statement.c.countries,
    statement.c.topics,
    sqlite_where=text("status = 'held'"),
    postgresql_where=text("status = 'held'"),
)

#: Has the database itself refuse to change what editors once decided, whoever asks it.
APPEND_ONLY = {
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


@event.listens_for(correction, "after_create")
def _make_append_only(_: Table, connection: Connection, **__: object) -> None:
    for made in APPEND_ONLY[connection.dialect.name]:
        connection.exec_driver_sql(made)
