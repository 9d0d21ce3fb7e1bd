"""`find` by words: beginnings of words and phrases -> the text index -> rows in the order of the answer."""

from __future__ import annotations

from dataclasses import replace

from bot.archive import queries
from bot.archive.columns import given
from bot.archive.derived import range_of
from bot.archive.finding import After, find, parameters, shape_of
from bot.archive.matching import MOST_WORDS, Beginning, fts5, like, tsquery
from bot.archive.protocol import Lookup
from bot.archive.reading import Prepared, Raw, Reader, Values
from bot.archive.tokens import phrase, prefixes


def rows_with_words(reader: Reader, lookup: Lookup, after: After | None = None) -> list[Raw]:
    """Rows of statements that a lookup with words or phrases asks for, as the driver gives them; those behind `after`."""
    asked = [_beginning(reader, prefix) for prefix in prefixes(lookup.words)]
    phrases = [phrase(typed) for typed in lookup.phrases]
    if not all(one.words is None or one.words for one in asked) or not all(phrases):
        return []  # there is no such word
    if not asked and not phrases:
        lookup = replace(lookup, words=())
    shape = shape_of(lookup, words=bool(asked or phrases), after=after is not None)
    query = reader.prepared(shape, lambda: find(shape, reader.dialect))
    values, country = parameters(lookup, after), next(iter(lookup.countries), "")
    if not shape.words:
        return reader.fetch(query, values)
    if reader.dialect == "postgresql":
        values["match"] = tsquery(asked, phrases, country)
        values |= {f"phrase{number}": like(words) for number, words in enumerate(phrases)}
        return reader.fetch(query, values)
    values["match"] = fts5(asked, phrases, country)
    return _in_order(reader, query, values)


def _beginning(reader: Reader, prefix: str) -> Beginning:
    """All words that begin so, or that they are too many."""
    query = reader.prepared("beginning", lambda: queries.beginning)
    rows = reader.fetch(query, {"prefix": prefix, "end": prefix + queries.LAST, "limit": MOST_WORDS + 1})
    return Beginning(prefix=prefix, words=tuple(word for (word,) in rows) if len(rows) <= MOST_WORDS else None)


def _in_order(reader: Reader, query: Prepared, values: Values) -> list[Raw]:
    """The page asked for, out of rows in the text index's order, where those of one range are still to be sorted.

    One row more than the page needs is read. Where it lies in the range of the page's last row, so may others behind it that
    belong on the page, and more are read.
    """
    end = values["offset"] + values["limit"]
    limit = end + 1
    rows = reader.fetch(query, values | {"offset": 0, "limit": limit})
    while end and len(rows) == limit and _range(rows[end - 1]) == _range(rows[-1]):
        limit *= 2
        rows = reader.fetch(query, values | {"offset": 0, "limit": limit})
    rows.sort(key=lambda row: (row[-1], given(row[0])))
    return [row[:-2] for row in rows[values["offset"] : end]]


def _range(row: Raw) -> int:
    """What the rows are sorted by already; a place and a start stand behind each."""
    return range_of(row[-2])
