"""`find`: a lookup -> its words, as the text index is asked for them -> rows -> those in the order of the answer."""

from __future__ import annotations

from bot.archive import queries
from bot.archive.columns import given
from bot.archive.derived import range_of
from bot.archive.finding import After, find, parameters, shape_of
from bot.archive.matching import MOST_WORDS, Beginning, fts5, like, tsquery
from bot.archive.protocol import Lookup
from bot.archive.reading import Prepared, Raw, Reader, Values
from bot.archive.tokens import phrase, prefixes


def rows_of(reader: Reader, lookup: Lookup, after: After | None = None) -> list[Raw]:
    """Rows of the statements a lookup asks for, as `finding.find` describes them, in its order.

    Args:
        reader: whom to ask.
        lookup: what is asked.
        after: behind which statement to go on; None for all.
    """
    match = _match(reader, lookup) if lookup.words or lookup.phrases else {}
    if match is None:
        return []
    shape = shape_of(lookup, words=bool(match), after=after is not None)
    query = reader.prepared(shape, lambda: find(shape, reader.dialect))
    values = parameters(lookup, after) | match
    if shape.offset and not shape.words:
        return reader.fetch(query, values)
    return _in_order(reader, query, values)


def _match(reader: Reader, lookup: Lookup) -> Values | None:
    """What the text index is asked for; nothing where no words are, None where there is no such word."""
    asked = [_beginning(reader, prefix) for prefix in prefixes(lookup.words)]
    phrases = [phrase(typed) for typed in lookup.phrases]
    if not all(one.words is None or one.words for one in asked) or not all(phrases):
        return None
    if not asked and not phrases:
        return {}
    country = next(iter(lookup.countries), "")
    if reader.dialect == "sqlite":
        return {"match": fts5(asked, phrases, country)}
    in_order = {f"phrase{number}": like(words) for number, words in enumerate(phrases)}
    return {"match": tsquery(asked, phrases, country), **in_order}


def _beginning(reader: Reader, prefix: str) -> Beginning:
    """All words that begin so, or that they are too many."""
    query = reader.prepared("beginning", lambda: queries.beginning)
    rows = reader.fetch(query, {"prefix": prefix, "end": prefix + queries.LAST, "limit": MOST_WORDS + 1})
    return Beginning(prefix=prefix, words=tuple(word for (word,) in rows) if len(rows) <= MOST_WORDS else None)


def _in_order(reader: Reader, query: Prepared, values: Values) -> list[Raw]:
    """The page asked for, out of rows in the order of their ranges, where those of one range are still to be sorted.

    One row more than the page needs is read. Where it lies in the range of the page's last row, so may others behind it that
    belong on the page, and more are read.
    """
    end = values["offset"] + values["limit"]
    limit = end + 1
    rows = reader.fetch(query, values | {"offset": 0, "limit": limit})
    while end and len(rows) == limit and range_of(rows[end - 1][-1]) == range_of(rows[-1][-1]):
        limit *= 2
        rows = reader.fetch(query, values | {"offset": 0, "limit": limit})
    rows.sort(key=_order)
    return rows[values["offset"] : end]


def _order(row: Raw) -> tuple[int, str]:
    _, _, id, newest_first = row
    return newest_first, given(id)
