"""Fills an archive with invented articles, many of them in one transaction.

The rows are those of `SqlArchive.add`, which makes a transaction of each article; only the transactions are larger here, and
within one the newest article comes first, in the order of the text index.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice

from bot.archive import open_archive
from bot.archive.adding import add
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from bot.archive.protocol import ALONE
from bot.model import Article, Statement
from tests.bench.synthetic import PER_ARTICLE, articles

_AT_ONCE = 2_000
Entry = tuple[Article, list[Statement]]


def fill(place: str, size: int) -> float:
    """Make an archive of `size` statements where there is none yet.

    Returns:
        Articles a second, while they went in.
    """
    open_archive(place, create=True).close()
    engine, left, spent = engine_of(place_of(place)), articles(size), 0.0
    with engine.connect() as connection:
        for number, some in enumerate(_batches(left), 1):
            start = time.perf_counter()
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            for article, said in reversed(some):
                add(connection, article, said[0].said_on, said, ALONE)
            connection.commit()
            spent += time.perf_counter() - start
            done = min(number * _AT_ONCE * PER_ARTICLE, size)
            print(f"\r{done:,} of {size:,} statements", end="", file=sys.stderr, flush=True)
        if connection.dialect.name == "postgresql":
            connection.commit()
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()
    print("\r" + " " * 60, end="\r", file=sys.stderr)
    return size / PER_ARTICLE / spent


def _batches(left: Iterator[Entry]) -> Iterator[list[Entry]]:
    while some := list(islice(left, _AT_ONCE)):
        yield some
