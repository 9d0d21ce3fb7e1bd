"""The tables, one logical schema on SQLite and PostgreSQL; each column says what it holds.

    article       every version of every article, for ever
    statement     every statement of every version, for ever
    answer_order  what can be answered now, newest first, under each voice, country and topic
    ingest_log    inputs that were no articles
    article_name  which addresses lead to which article
    feed          how the watched feeds stand

What only makes questions cheap, counts and words, is in `derived.py`.

A change here needs a new file in `migrations/versions` and its revision at the end of `REVISIONS`; a test compares the two.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    func,
    text,
)

from bot.archive.columns import Spans, Texts, Words
from bot.model import TRANSCRIPT, Article, Statement

#: Every revision of the schema, oldest first; the last one is what this code reads and writes.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")

#: Whole numbers of 63 bits; SQLite gives keys by itself only to columns called INTEGER.
KEY = BigInteger().with_variant(Integer(), "sqlite")

#: Statement keys are the version's key times this, plus the place in the article: known before they are stored.
KEYS_PER_ARTICLE = 1 << 20

metadata = MetaData()

#: Alembic's table, under our own name: its presence is what makes a database an archive of ours.
revision = Table(
    "fo_stance_revision",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="fo_stance_revision_pkc"),
)

article = Table(
    "article",
    metadata,
    Column("key", KEY, primary_key=True, comment="number of the version, in order of arrival"),
    Column("id", Words, nullable=False, comment="the article's id: from its URL, else its text"),
    Column("version", Integer, nullable=False, comment="1 for the first text seen under this id, then counting"),
    Column("current", Boolean, nullable=False, comment="whether this is the newest version"),
    Column("content_hash", String(64), nullable=False, comment="SHA-256 of text, outlet, day, title and URL"),
    Column("url", Words, comment="canonical address; null where unknown"),
    Column("outlet", Words, comment="the outlet's name; null where unknown"),
    Column("title", Words, comment="headline; null where unknown"),
    Column("byline", Texts, nullable=False, comment="JSON list of names"),
    Column("published", Date, comment="calendar day at the outlet; null where unknown"),
    Column("said_on", Date, comment="day of the article's main briefing; null where unknown"),
    Column("source", Words, nullable=False, comment="where it was read from: a file name, stdin, a URL, starter"),
    Column("wording", Words, nullable=False, comment="verbatim or summary"),
    Column("text", Words, nullable=False, comment="as read; see columns.py for NUL and lone surrogates"),
    Column("added_at", DateTime(timezone=True), nullable=False, server_default=func.now(), comment="when stored, UTC"),
    UniqueConstraint("id", "version", name="article_version"),
)

#: Only the current versions: the answer to "how many" and "is this text known".
current_article = Index(
    "current_article", article.c.id, unique=True, sqlite_where=text("current"), postgresql_where=text("current")
)

#: Whether a text without a link is known under another id: a file that was moved, or read from standard input.
article_content = Index("article_content", article.c.content_hash)

statement = Table(
    "statement",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False, comment="article key * 2^20 + place in the article"),
    Column("id", Words, nullable=False, index=True, comment="stable id: from the article's id and the span's words"),
    Column("article", KEY, ForeignKey("article.key"), nullable=False, index=True, comment="the version it is a slice of"),
    Column("start", Integer, nullable=False, comment="code points into the article's text"),
    Column("stop", Integer, nullable=False, comment="code points, exclusive"),
    Column("quotes", Spans, nullable=False, comment="JSON pairs: the speaker's own words, without their marks"),
    Column("cue_start", Integer, comment="the attributing word; null for a free continuation"),
    Column("cue_stop", Integer, comment="its end, exclusive"),
    Column("source_start", Integer, comment="the source noun phrase; null where a pronoun stands for it"),
    Column("source_stop", Integer, comment="its end, exclusive"),
    Column("speaker", Words, comment="canonical name; null where the text does not tell"),
    Column("role", Words, comment="as printed or as known"),
    Column("ministry", Words, comment="country code whose foreign policy the voice states; null for other voices"),
    Column("kind", Words, nullable=False, comment="direct, mixed, paraphrase or declined"),
    Column("countries", Texts, nullable=False, comment="JSON list of codes, in order of mention"),
    Column("inherited", Texts, nullable=False, comment="those of countries that come from the context"),
    Column("topics", Texts, nullable=False, comment="JSON list of topic ids"),
    Column("position", Boolean, nullable=False, comment="states a stance; false for announcements and mentions"),
    Column("earlier", Boolean, nullable=False, comment="said before the article's main event"),
    Column("said_on", Date, comment="the day it was said; null where unknown"),
    Column("said_basis", Words, comment="what the day follows from, or why it is unknown"),
    Column("said_from", Date, comment="first possible day where said_on is unknown"),
    Column("said_until", Date, comment="last possible day where said_on is unknown"),
    Column("rule", Words, nullable=False, comment="the rule of the parser that fired"),
    Column("status", Words, nullable=False, comment="shown, held, corrected, retracted or merged"),
    Column("flags", Texts, nullable=False, comment="JSON list: what an editor or reader should know"),
    Column("question_start", Integer, comment="what a transcript's answer was asked; null for any other statement"),
    Column("question_stop", Integer, comment="its end, exclusive"),
)

#: On which days a ministry's words are there as it wrote them down itself.
transcript_statement = Index(
    "transcript_statement",
    statement.c.ministry,
    statement.c.said_on,
    sqlite_where=text(f"rule = '{TRANSCRIPT}'"),
    postgresql_where=text(f"rule = '{TRANSCRIPT}'"),
)

#: One row per voice, country and topic a statement can be asked by, the empty string standing for "any"; only statements
#: of current versions that are shown or corrected. The primary key is the whole row: each question is one range of it.
answer_order = Table(
    "answer_order",
    metadata,
    Column("voice", Words, nullable=False, comment="ministry's country code; empty for any voice"),
    Column("country", Words, nullable=False, comment="country code; empty for any"),
    Column("topic", Words, nullable=False, comment="topic id; empty for any"),
    Column("newest_first", BigInteger, nullable=False, comment="see newest_first(); smaller is newer"),
    Column("statement", BigInteger, nullable=False, comment="statement.key"),
    PrimaryKeyConstraint("voice", "country", "topic", "newest_first", "statement", name="answer_order_pkey"),
    sqlite_with_rowid=False,
)

ingest_log = Table(
    "ingest_log",
    metadata,
    Column("key", KEY, primary_key=True, comment="in order of arrival"),
    Column("source", Words, nullable=False, comment="the file name, URL or line that could not be read"),
    Column("reason", Words, nullable=False, comment="what was wrong with it, as a sentence"),
    Column("logged_at", DateTime(timezone=True), nullable=False, server_default=func.now(), comment="UTC"),
    Column("todo", Words, comment="what to do about it; null where nothing is known"),
)

#: Whether an input was tried often enough.
ingest_log_source = Index("ingest_log_source", ingest_log.c.source)

article_name = Table(
    "article_name",
    metadata,
    Column("name", Words, primary_key=True, comment="an address the article was found at, or what its text is known by"),
    Column("article", Words, nullable=False, comment="article.id"),
    sqlite_with_rowid=False,
)

feed = Table(
    "feed",
    metadata,
    Column("url", Words, primary_key=True, comment="its address as configured"),
    Column("asked_at", DateTime(timezone=True), comment="when it was asked last, UTC; null before the first time"),
    Column("due_at", DateTime(timezone=True), comment="when it may be asked next, UTC"),
    Column("etag", Words, comment="validator of its last answer; null where it gave none"),
    Column("last_modified", Words, comment="likewise"),
    Column("failures", Integer, nullable=False, comment="in a row; 0 after an answer"),
    Column("fault", Words, comment="what the last failure was, as a sentence; null after an answer"),
    sqlite_with_rowid=False,
)

_LAST_DAY = date.max.toordinal()
#: Where statements go whose day nobody knows: behind every day there is.
_NO_DAY = _LAST_DAY + 1
#: How many places of an article `newest_first` tells apart.
PLACES = 1 << 32


def day_of(said: Statement, within: Article) -> date | None:
    """The day a statement sorts by: said, else published; an earlier one's unknown day is not the publication's."""
    return said.said_on if said.earlier else said.said_on or within.published


def newest_first(day: date | None, start: int) -> int:
    """One number that sorts by day, newest first, then by place in the article; below 2^54."""
    days = _NO_DAY if day is None else _LAST_DAY - day.toordinal()
    return days * PLACES + min(start, PLACES - 1)


def newest_first_range(since: date | None, until: date | None) -> tuple[int, int]:
    """The smallest and the largest `newest_first` of the days from `since` to `until`, both inclusive."""
    return newest_first(until or date.max, 0), newest_first(since or date.min, PLACES - 1)
