"""Tables that follow from the others and only make questions cheap: running counts, and where which words stand.

    tally, month   how much a ministry said on a country and topic, in all and by month
    voice, outlet  how much there is of whom
    vocabulary     which words there are, in how many statements
    spelling       the same words with one letter left out, to find misspellings by
    searched       statements in the order of the text index
    said           the text index: FTS5 on SQLite, a tsvector on PostgreSQL

All but `searched` and `said` hold what can be answered now, kept in the transaction that adds an article. These two only
grow: a withdrawn statement's words stay, and its row of `searched` loses the statement. So nothing ever has to be cut into
words a second time the very same way, years and Unicode versions later.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Column, Connection, Integer, PrimaryKeyConstraint, Table, Text, column, event, table
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.archive.columns import Words
from bot.archive.schema import KEY, PLACES, metadata

_NUMBER = "how many; 0 where all were withdrawn"

tally = Table(
    "tally",
    metadata,
    Column("voice", Words, nullable=False, comment="ministry's country code"),
    Column("country", Words, nullable=False, comment="country code; empty for any"),
    Column("topic", Words, nullable=False, comment="topic id; empty for any"),
    Column("number", Integer, nullable=False, comment=_NUMBER),
    PrimaryKeyConstraint("voice", "country", "topic", name="tally_pkey"),
    sqlite_with_rowid=False,
)

month = Table(
    "month",
    metadata,
    Column("voice", Words, nullable=False, comment="ministry's country code"),
    Column("country", Words, nullable=False, comment="country code; empty for any"),
    Column("topic", Words, nullable=False, comment="topic id; empty for any"),
    Column("month", Integer, nullable=False, comment="year * 12 + month - 1, of the day it was said"),
    Column("number", Integer, nullable=False, comment=_NUMBER),
    PrimaryKeyConstraint("voice", "country", "topic", "month", name="month_pkey"),
    sqlite_with_rowid=False,
)

voice = Table(
    "voice",
    metadata,
    Column("ministry", Words, nullable=False, comment="country code"),
    Column("name", Words, nullable=False, comment="speaker's canonical name"),
    Column("number", Integer, nullable=False, comment=_NUMBER),
    PrimaryKeyConstraint("ministry", "name", name="voice_pkey"),
    sqlite_with_rowid=False,
)

outlet = Table(
    "outlet",
    metadata,
    Column("name", Words, nullable=False, comment="outlet of current articles"),
    Column("number", Integer, nullable=False, comment=_NUMBER),
    PrimaryKeyConstraint("name", name="outlet_pkey"),
    sqlite_with_rowid=False,
)

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("word", Words, nullable=False, comment="folded, its first 64 characters"),
    Column("number", Integer, nullable=False, comment="of statements: exact up to 32, then about; 0 where withdrawn"),
    PrimaryKeyConstraint("word", name="vocabulary_pkey"),
    sqlite_with_rowid=False,
)

spelling = Table(
    "spelling",
    metadata,
    Column("form", Words, nullable=False, comment="the word with one letter left out"),
    Column("word", Words, nullable=False, comment="a word of the vocabulary"),
    PrimaryKeyConstraint("form", "word", name="spelling_pkey"),
    sqlite_with_rowid=False,
)

searched = Table(
    "searched",
    metadata,
    Column("place", KEY, primary_key=True, autoincrement=False, comment="row of the text index; see places()"),
    Column("newest_first", BigInteger, nullable=False, comment="as in answer_order"),
    Column("statement", BigInteger, comment="statement.key; null once withdrawn, as a place is never given twice"),
)

#: The text index of SQLite as queries see it; its own name stands for the row that matches.
said_fts = table("said", column("rowid", BigInteger), column("said", Text))
#: The text index of PostgreSQL.
said_pg = table(
    "said",
    column("statement", BigInteger),
    column("newest_first", BigInteger),
    column("tokens", TSVECTOR),
    column("words", Text),
)

#: How the text index is made, by database. Tokens are words as `tokens.py` writes them, each with its countries; the
#: tokenizer only has to cut at spaces.
TEXT_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE said USING fts5(tokens, content='', columnsize=0, tokenize=\"ascii tokenchars '/'\")",
        # Each part of the index is looked into for each word; merging sooner makes half as many parts.
        "INSERT INTO said (said, rank) VALUES ('automerge', 2)",
    ),
    "postgresql": (
        "CREATE TABLE said (statement BIGINT PRIMARY KEY, newest_first BIGINT NOT NULL, tokens TSVECTOR NOT NULL,"
        ' words TEXT COLLATE "C" NOT NULL)',
        "CREATE INDEX said_tokens ON said USING gin (tokens)",
        "COMMENT ON COLUMN said.statement IS 'statement.key'",
        "COMMENT ON COLUMN said.newest_first IS 'as in answer_order'",
        "COMMENT ON COLUMN said.tokens IS 'folded words, and each again behind each country: us/tariffs'",
        "COMMENT ON COLUMN said.words IS 'folded words in their order, between spaces: for phrases'",
    ),
}


@event.listens_for(searched, "after_create")
def _make_text_index(_: Table, connection: Connection, **__: object) -> None:
    for statement in TEXT_INDEX[connection.dialect.name]:
        connection.exec_driver_sql(statement)


_STARTS = 1 << 20
_SLOTS = 1 << 21


def range_of(newest_first: int) -> int:
    """Which range of places statements of one day and start share; starts behind the first million characters share one."""
    day, start = divmod(newest_first, PLACES)
    return day * _STARTS + min(start, _STARTS - 1)


def places(newest_first: int) -> tuple[int, int]:
    """The first and the last place in the text index of statements of one day and start.

    Places sort as `newest_first` does. Statements that begin at one place of different articles share a range of two
    million, where each takes a slot.
    """
    first = range_of(newest_first) * _SLOTS
    return first, first + _SLOTS - 1


def month_number(day: date) -> int:
    """The month a day lies in, as `month.month` holds it."""
    return day.year * 12 + day.month - 1
