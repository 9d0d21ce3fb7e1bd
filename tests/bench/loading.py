"""Loads what a SQLite file holds into PostgreSQL by COPY: a million statements in minutes, where adding them takes an hour.

an archive file -> each table's rows as they are  |  statements that can be answered -> their row of the text index

Rows are those that adding the same articles makes, as both databases have one logical schema; only the text index differs,
and is made here by the function that `add` makes it by. Indexes of words come last, as PostgreSQL builds one a good deal
sooner than it keeps it up.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from bot.archive import open_archive
from bot.archive.columns import given, read_texts
from bot.archive.derived import TEXT_INDEX
from bot.archive.entering import tsvector_values
from bot.archive.place import place_of
from bot.archive.schema import metadata, revision

#: Rows handed over at once.
_AT_ONCE = 5_000
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

_SEARCHED = (
    "SELECT s.key, s.start, s.stop, s.countries, a.text, q.newest_first FROM searched AS q"
    " JOIN statement AS s ON s.key = q.statement JOIN article AS a ON a.key = s.article"
)

_NUMBER_ON = (
    "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), max(\"{column}\")::text::bigint) FROM {table}"
    " WHERE pg_get_serial_sequence('{table}', '{column}') IS NOT NULL HAVING count(*) > 0"
)

Row = Iterable[Any]


def load(file: Path, place: str) -> float:
    """Make an archive on PostgreSQL of what is in a SQLite file.

    Args:
        file: an archive of the newest schema.
        place: a database without an archive.

    Returns:
        Seconds it took, its indexes and statistics included.
    """
    start = time.perf_counter()
    open_archive(place, create=True).close()
    with (
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source,
        psycopg.connect(place_of(place).libpq, autocommit=True) as target,
    ):
        target.execute("SET maintenance_work_mem = '1GB'; SET timezone = 'UTC'; SET synchronous_commit = off")
        target.execute("DROP INDEX said_tokens")
        for table in metadata.sorted_tables:
            if table is not revision:
                names = ", ".join(f'"{column.name}"' for column in table.c)
                _copy(target, f"{table.name} ({names})", source.execute(f"SELECT {names} FROM {table.name}"))
        _copy(target, "said (statement, newest_first, tokens, words)", _said(source))
        _number_on(target)
        for made in TEXT_INDEX["postgresql"]:
            if made.startswith("CREATE INDEX"):
                target.execute(made.encode())
        target.execute("VACUUM ANALYZE")
    print("\r" + " " * 60, end="\r", file=sys.stderr)
    return time.perf_counter() - start


def _copy(target: psycopg.Connection[Any], into: str, rows: Iterable[Row]) -> None:
    left = iter(rows)
    with target.cursor() as cursor, target.transaction(), cursor.copy(f"COPY {into} FROM STDIN".encode()) as copy:
        number = 0
        while some := "".join(map(_line, islice(left, _AT_ONCE))):
            copy.write(some)
            number += _AT_ONCE
            print(f"\r{into.split()[0]}: {number:,}{' ' * 20}", end="", file=sys.stderr, flush=True)


def _line(row: Row) -> str:
    return "\t".join(r"\N" if value is None else str(value).translate(_ESCAPED) for value in row) + "\n"


def _said(source: sqlite3.Connection) -> Iterator[Row]:
    """Rows of the text index; a vector's text has each word between marks, which no word holds."""
    for key, start, stop, countries, text, newest_first in source.execute(_SEARCHED):
        row = tsvector_values(key, newest_first, given(text)[start:stop], read_texts(countries))
        yield key, newest_first, " ".join(f"'{token}'" for token in row["tokens"]), row["words"]


def _number_on(target: psycopg.Connection[Any]) -> None:
    """Keys that the server gives go on behind those that came with their rows."""
    for table in metadata.sorted_tables:
        for column in table.primary_key:
            target.execute(_NUMBER_ON.format(table=table.name, column=column.name).encode())
