"""Counts that are kept and not made at each question, and a text index in place of the table of words.

What is stored already is counted and indexed here, newest first, which is the text index's own order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Texts, Words
from bot.archive.derived import month_number, places
from bot.archive.spelling import is_guess, without_one
from bot.archive.tokens import indexed_words, scopes

revision = "0004"
down_revision = "0003"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 1000

_TEXT_INDEX = {
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

_ADD_TO_INDEX = {
    "sqlite": "INSERT INTO said (rowid, tokens) VALUES (:place, :tokens)",
    "postgresql": (
        "INSERT INTO said (statement, newest_first, tokens, words)"
        " VALUES (:key, :newest_first, array_to_tsvector(array_remove(string_to_array(:tokens, ' '), '')), :words)"
    ),
}

_OUTLETS = sa.text(
    "INSERT INTO outlet (name, number) SELECT outlet, count(*) FROM article"
    " WHERE current AND outlet IS NOT NULL GROUP BY outlet"
)

_ANSWERED = sa.text(
    "SELECT answer_order.newest_first, statement.key, statement.start, statement.stop, statement.speaker,"
    " statement.ministry, statement.countries, statement.topics, statement.said_on, article.text"
    " FROM answer_order JOIN statement ON statement.key = answer_order.statement"
    " JOIN article ON article.key = statement.article"
    " WHERE answer_order.voice = '' AND answer_order.country = '' AND answer_order.topic = ''"
    " ORDER BY answer_order.newest_first, statement.key"
).columns(
    newest_first=sa.BigInteger,
    key=sa.BigInteger,
    start=sa.Integer,
    stop=sa.Integer,
    speaker=Words,
    ministry=Words,
    countries=Texts,
    topics=Texts,
    said_on=sa.Date,
    text=Words,
)


def upgrade() -> None:
    """Make the tables and fill them."""
    tables = _tables()
    connection = op.get_bind()
    for made in _TEXT_INDEX[connection.dialect.name]:
        op.execute(made)
    counted, places = _Counted(), _Places()
    for rows in _some(connection.execute(_ANSWERED, execution_options={"yield_per": _AT_ONCE})):
        _index(connection, tables["searched"], [(places.of(row.newest_first), row) for row in rows])
        for row in rows:
            counted.add(row)
    counted.write(connection, tables)
    connection.execute(_OUTLETS)
    op.drop_table("word")


class _Counted:
    """The running counts of everything that can be answered."""

    def __init__(self) -> None:
        self.words: Counter[tuple[Any, ...]] = Counter()
        self.voices: Counter[tuple[Any, ...]] = Counter()
        self.tallies: Counter[tuple[Any, ...]] = Counter()
        self.months: Counter[tuple[Any, ...]] = Counter()

    def add(self, row: Any) -> None:
        """Count one statement."""
        self.words.update((word,) for word in set(_words(row)))
        if row.ministry is None:
            return
        if row.speaker is not None:
            self.voices[row.ministry, row.speaker] += 1
        for country, topic in product(dict.fromkeys(("", *row.countries)), dict.fromkeys(("", *row.topics))):
            self.tallies[row.ministry, country, topic] += 1
            if row.said_on is not None:
                self.months[row.ministry, country, topic, month_number(row.said_on)] += 1

    def write(self, connection: sa.Connection, tables: dict[str, sa.Table]) -> None:
        """Store the counts, and how the words may be misspelt."""
        numbers = {"vocabulary": self.words, "voice": self.voices, "tally": self.tallies, "month": self.months}
        for name, counted in numbers.items():
            _insert(connection, tables[name], ((*key, number) for key, number in sorted(counted.items())))
        forms = ((form, word) for (word,) in sorted(self.words) if is_guess(word) for form in without_one(word))
        _insert(connection, tables["spelling"], forms)


class _Places:
    """Gives each statement of one day and start the next place in their range; they come in that order."""

    def __init__(self) -> None:
        self._last = -1

    def of(self, newest_first: int) -> int:
        """A place nobody has."""
        first, _ = places(newest_first)
        self._last = max(first, self._last + 1)
        return self._last


def _index(connection: sa.Connection, searched: sa.Table, placed: Sequence[tuple[int, Any]]) -> None:
    """Index the statements' words."""
    rows = [(place, row.newest_first, row.key) for place, row in placed]
    _insert(connection, searched, rows)
    add = _ADD_TO_INDEX[connection.dialect.name]
    for place, row in placed:
        words = _words(row)
        each = list(dict.fromkeys(words)) if connection.dialect.name == "postgresql" else words
        tokens = [f"{scope}{word}" for scope in scopes(row.countries) for word in each]
        values = {"place": place, "key": row.key, "newest_first": row.newest_first}
        connection.execute(sa.text(add), {**values, "tokens": " ".join(tokens), "words": f" {' '.join(words)} "})


def _words(row: Any) -> tuple[str, ...]:
    return indexed_words(row.text[row.start : row.stop], row.countries)


def _some(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[Any, ...]]) -> None:
    names = [column.name for column in table.c]
    for some in _some(rows):
        connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in some])


def _tables() -> dict[str, sa.Table]:
    """Make the new tables, by name."""
    of_ministry = ("voice", "ministry's country code")
    of_country, of_topic = ("country", "country code; empty for any"), ("topic", "topic id; empty for any")
    month = sa.Column("month", sa.Integer, nullable=False, comment="year * 12 + month - 1, of the day it was said")
    counted = "of statements: exact up to 32, then about; 0 where withdrawn"
    return {
        "tally": _table("tally", of_ministry, of_country, of_topic),
        "month": _table("month", of_ministry, of_country, of_topic, further=month),
        "voice": _table("voice", ("ministry", "country code"), ("name", "speaker's canonical name")),
        "outlet": _table("outlet", ("name", "outlet of current articles")),
        "vocabulary": _table("vocabulary", ("word", "folded, its first 64 characters"), number=counted),
        "spelling": _table(
            "spelling", ("form", "the word with one letter left out"), ("word", "a word of the vocabulary"), number=None
        ),
        "searched": op.create_table(
            "searched",
            sa.Column("place", _KEY, primary_key=True, autoincrement=False, comment="row of the text index; see places()"),
            sa.Column("newest_first", sa.BigInteger, nullable=False, comment="as in answer_order"),
            sa.Column(
                "statement",
                sa.BigInteger,
                comment="statement.key; null once withdrawn, as a place is never given twice",
            ),
        ),
    }


def _table(
    name: str,
    *keys: tuple[str, str],
    further: sa.Column[Any] | None = None,
    number: str | None = "how many; 0 where all were withdrawn",
) -> sa.Table:
    """Make a table that is its primary key, and perhaps a number."""
    columns: list[sa.Column[Any]] = [sa.Column(key, Words, nullable=False, comment=comment) for key, comment in keys]
    columns += [] if further is None else [further]
    primary = sa.PrimaryKeyConstraint(*(column.name for column in columns), name=f"{name}_pkey")
    columns += [] if number is None else [sa.Column("number", sa.Integer, nullable=False, comment=number)]
    return op.create_table(name, *columns, primary, sqlite_with_rowid=False)
