"""The first schema: articles by version, their statements, the order of answers, words, the ingest log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Spans, Texts, Words

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _article()
    _statement()
    _answer_order()
    _word()
    _ingest_log()


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("key", _KEY, primary_key=True, comment="number of the version, in order of arrival"),
        sa.Column("id", Words, nullable=False, comment="the article's id: from its URL, else its text"),
        sa.Column("version", sa.Integer, nullable=False, comment="1 for the first text seen under this id, then counting"),
        sa.Column("current", sa.Boolean, nullable=False, comment="whether this is the newest version"),
        sa.Column("content_hash", sa.String(64), nullable=False, comment="SHA-256 of text, outlet, day, title and URL"),
        sa.Column("url", Words, comment="canonical address; null where unknown"),
        sa.Column("outlet", Words, comment="the outlet's name; null where unknown"),
        sa.Column("title", Words, comment="headline; null where unknown"),
        sa.Column("byline", Texts, nullable=False, comment="JSON list of names"),
        sa.Column("published", sa.Date, comment="calendar day at the outlet; null where unknown"),
        sa.Column("said_on", sa.Date, comment="day of the article's main briefing; null where unknown"),
        sa.Column("source", Words, nullable=False, comment="where it was read from: a file name, stdin, a URL, starter"),
        sa.Column("wording", Words, nullable=False, comment="verbatim or summary"),
        sa.Column("text", Words, nullable=False, comment="as read; see columns.py for NUL and lone surrogates"),
        sa.Column(
            "added_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now(), comment="when stored, UTC"
        ),
        sa.UniqueConstraint("id", "version", name="article_version"),
    )
    op.create_index(
        "current_article",
        "article",
        ["id"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )


def _statement() -> None:
    op.create_table(
        "statement",
        sa.Column("key", _KEY, primary_key=True, autoincrement=False, comment="article key * 2^20 + place in the article"),
        sa.Column("id", Words, nullable=False, comment="stable id: from the article's id and the span's words"),
        sa.Column("article", _KEY, sa.ForeignKey("article.key"), nullable=False, comment="the version it is a slice of"),
        sa.Column("start", sa.Integer, nullable=False, comment="code points into the article's text"),
        sa.Column("stop", sa.Integer, nullable=False, comment="code points, exclusive"),
        sa.Column("quotes", Spans, nullable=False, comment="JSON pairs: the speaker's own words, without their marks"),
        sa.Column("cue_start", sa.Integer, comment="the attributing word; null for a free continuation"),
        sa.Column("cue_stop", sa.Integer, comment="its end, exclusive"),
        sa.Column("source_start", sa.Integer, comment="the source noun phrase; null where a pronoun stands for it"),
        sa.Column("source_stop", sa.Integer, comment="its end, exclusive"),
        sa.Column("speaker", Words, comment="canonical name; null where the text does not tell"),
        sa.Column("role", Words, comment="as printed or as known"),
        sa.Column("ministry", Words, comment="country code whose foreign policy the voice states; null for other voices"),
        sa.Column("kind", Words, nullable=False, comment="direct, mixed, paraphrase or declined"),
        sa.Column("countries", Texts, nullable=False, comment="JSON list of codes, in order of mention"),
        sa.Column("inherited", Texts, nullable=False, comment="those of countries that come from the context"),
        sa.Column("topics", Texts, nullable=False, comment="JSON list of topic ids"),
        sa.Column("position", sa.Boolean, nullable=False, comment="states a stance; false for announcements and mentions"),
        sa.Column("earlier", sa.Boolean, nullable=False, comment="said before the article's main event"),
        sa.Column("said_on", sa.Date, comment="the day it was said; null where unknown"),
        sa.Column("said_basis", Words, comment="what the day follows from, or why it is unknown"),
        sa.Column("said_from", sa.Date, comment="first possible day where said_on is unknown"),
        sa.Column("said_until", sa.Date, comment="last possible day where said_on is unknown"),
        sa.Column("rule", Words, nullable=False, comment="the rule of the parser that fired"),
        sa.Column("status", Words, nullable=False, comment="shown, held, corrected or retracted"),
        sa.Column("flags", Texts, nullable=False, comment="JSON list: what an editor or reader should know"),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
    op.create_index("ix_statement_article", "statement", ["article"])


def _answer_order() -> None:
    op.create_table(
        "answer_order",
        sa.Column("voice", Words, nullable=False, comment="ministry's country code; empty for any voice"),
        sa.Column("country", Words, nullable=False, comment="country code; empty for any"),
        sa.Column("topic", Words, nullable=False, comment="topic id; empty for any"),
        sa.Column("newest_first", sa.BigInteger, nullable=False, comment="see newest_first(); smaller is newer"),
        sa.Column("statement", sa.BigInteger, nullable=False, comment="statement.key"),
        sa.PrimaryKeyConstraint("voice", "country", "topic", "newest_first", "statement", name="answer_order_pkey"),
        sqlite_with_rowid=False,
    )


def _word() -> None:
    op.create_table(
        "word",
        sa.Column("word", Words, nullable=False, comment="folded, its first 64 characters"),
        sa.Column("statement", sa.BigInteger, nullable=False, comment="statement.key"),
        sa.PrimaryKeyConstraint("word", "statement", name="word_pkey"),
        sqlite_with_rowid=False,
    )


def _ingest_log() -> None:
    op.create_table(
        "ingest_log",
        sa.Column("key", _KEY, primary_key=True, comment="in order of arrival"),
        sa.Column("source", Words, nullable=False, comment="the file name, URL or line that could not be read"),
        sa.Column("reason", Words, nullable=False, comment="what was wrong with it, as a sentence"),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now(), comment="UTC"),
    )
