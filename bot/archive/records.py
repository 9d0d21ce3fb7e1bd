"""Rows of statements -> records, each article read once and the recent ones kept.

What is kept can never be out of date: a version of an article is never changed once it is stored, and a statement is kept
under all the values of its row.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import Lock

from bot.archive import queries
from bot.archive.columns import given
from bot.archive.packing import unpacked
from bot.archive.reading import Raw, Reader
from bot.archive.rows import ARTICLE_AT, read_article, read_statement
from bot.model import Article, Record, Statement

#: How much is kept: articles by the characters of their texts, statements by number; 15 to 25 MB in all.
_CHARACTERS = 8_000_000
_STATEMENTS = 4_000
#: Characters of an article's text; longer ones, whole transcripts, are read anew.
_LONGEST = 100_000
#: How many articles one query reads; the largest is below what any build of SQLite takes.
_AT_ONCE = (1, 5, 25, 125, 500)


class Records:
    """Makes records of one archive's rows."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: OrderedDict[int, Article] = OrderedDict()
        self._characters, self._lock = 0, Lock()
        self._statement = lru_cache(_STATEMENTS)(_statement)

    def of(self, rows: Sequence[Raw]) -> list[Record]:
        """Records of rows of `STATEMENT_COLUMNS`, as the driver gives them, in their order."""
        read = self._reader.prepared("statement_by_id", lambda: queries.statement_by_id).read
        articles = self._articles(row[ARTICLE_AT] for row in rows)
        return [
            Record(statement=read_statement(read(row), article.id), article=article)
            for row in rows
            for article in (articles[row[ARTICLE_AT]],)
        ]

    def of_packed(self, rows: Sequence[Raw]) -> list[Record]:
        """Records of rows that begin with a packed statement, its article's key and its id, in their order."""
        articles = self._articles(key for _, key, _, _ in rows)
        return [
            Record(statement=self._statement(packed, id, articles[key].id), article=articles[key])
            for packed, key, id, _ in rows
        ]

    def _articles(self, keys: Iterable[int]) -> dict[int, Article]:
        found: dict[int, Article] = {}
        missing: list[int] = []
        for key in dict.fromkeys(keys):
            try:
                self._kept.move_to_end(key)
                found[key] = self._kept[key]
            except KeyError:
                missing.append(key)
        for at in range(0, len(missing), _AT_ONCE[-1]):
            found.update(self._read_articles(missing[at : at + _AT_ONCE[-1]]))
        return found

    def _read_articles(self, keys: Sequence[int]) -> dict[int, Article]:
        """Articles by their keys; the query of the next size up takes the last key several times."""
        size = next(size for size in _AT_ONCE if size >= len(keys))
        query = self._reader.prepared(("articles", size), lambda: queries.articles(size))
        asked = {f"key{number}": keys[min(number, len(keys) - 1)] for number in range(size)}
        read = dict(read_article(query.read(row)) for row in self._reader.fetch(query, asked))
        self._keep(read)
        return read

    def _keep(self, articles: dict[int, Article]) -> None:
        with self._lock:
            for key, article in articles.items():
                if len(article.text) <= _LONGEST and key not in self._kept:
                    self._kept[key] = article
                    self._characters += len(article.text)
            while self._characters > _CHARACTERS:
                self._characters -= len(self._kept.popitem(last=False)[1].text)


def _statement(packed: str, id: str, article: str) -> Statement:
    return read_statement([given(id), None, *unpacked(packed)], article)
