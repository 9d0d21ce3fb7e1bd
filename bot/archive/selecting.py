"""`find`, `count`: a lookup -> its words as the text index takes them -> rows in the order of the answer, or how many."""

from __future__ import annotations

from dataclasses import replace
from operator import lt

from bot.archive import queries
from bot.archive.columns import given
from bot.archive.derived import range_of
from bot.archive.finding import After, Words, count, find, parameters, shape_of
from bot.archive.matching import MOST_WORDS, Beginning, are_frequent, fts5, like, tsquery
from bot.archive.protocol import Lookup
from bot.archive.reading import Prepared, Raw, Reader, Values
from bot.archive.tokens import phrase, prefixes

#: Rows read behind a long page: articles' first statements often share a range, and to read a page again costs more.
_SPARE = 8

_ALL: tuple[Words, Values] = (Words.NONE, {})


def rows_of(reader: Reader, lookup: Lookup, after: After | None = None) -> list[Raw]:
    """Rows of the statements a lookup asks for, as `finding.find` describes them, in its order.

    Args:
        reader: whom to ask.
        lookup: what is asked.
        after: behind which statement to go on; None for all.
    """
    match = _match(reader, lookup) if lookup.words or lookup.phrases else _ALL
    if match is None:
        return []
    words, asked = match
    shape = shape_of(lookup, words=words, after=after is not None)
    query = reader.prepared(shape, lambda: find(shape, reader.dialect))
    values = parameters(lookup, after) | asked
    if shape.offset and words is Words.NONE:
        return reader.fetch(query, values)
    return _in_order(reader, query, values)


def number_of(reader: Reader, lookup: Lookup, most: int) -> int:
    """How many statements a lookup asks for, its limit and offset aside; counting ends at `most`."""
    match = _match(reader, lookup) if lookup.words or lookup.phrases else _ALL
    if match is None:
        return 0
    words, asked = match
    shape = shape_of(replace(lookup, offset=0), words=words)
    query = reader.prepared(("count", shape), lambda: count(shape, reader.dialect))
    ((number,),) = reader.fetch(query, parameters(replace(lookup, limit=most, offset=0)) | asked)
    return int(number)


def _match(reader: Reader, lookup: Lookup) -> tuple[Words, Values] | None:
    """How words take part, and what the text index is asked for; None where there is no such word."""
    asked = [_beginning(reader, prefix) for prefix in prefixes(lookup.words)]
    phrases = [phrase(typed) for typed in lookup.phrases]
    if not all(one.words is None or one.words for one in asked) or not all(phrases):
        return None
    if not asked and not phrases:
        return _ALL
    country = next(iter(lookup.countries), "")
    if reader.dialect == "sqlite":
        return Words.RARE, {"match": fts5(asked, phrases, country)}
    numbers = [one.number for one in asked] + [_beginning(reader, word).number for words in phrases for word in words]
    how = Words.FREQUENT if are_frequent(numbers, country=country) else Words.RARE
    in_order = {f"phrase{number}": like(words) for number, words in enumerate(phrases)}
    return how, {"match": tsquery(asked, phrases, country), **in_order}


def _beginning(reader: Reader, prefix: str) -> Beginning:
    """All words that begin so, or that they are too many."""
    query = reader.prepared("beginning", lambda: queries.beginning)
    rows = reader.fetch(query, {"prefix": prefix, "end": prefix + queries.LAST, "limit": MOST_WORDS + 1})
    words = tuple(word for word, _ in rows) if len(rows) <= MOST_WORDS else None
    return Beginning(prefix=prefix, words=words, number=sum(number for _, number in rows))


def _in_order(reader: Reader, query: Prepared, values: Values) -> list[Raw]:
    """The page asked for, out of rows in the order of their ranges, where those of one range are still to be sorted.

    A row or a few more than the page needs are read. Where the last lies in the range of the page's last row, so may others
    behind it that belong on the page, and more are read.
    """
    end = values["offset"] + values["limit"]
    limit = end + 1 + min(end // 8, _SPARE)
    given = {**values, "offset": 0, "limit": limit}
    rows = reader.fetch(query, given)
    while end and len(rows) == limit and range_of(rows[end - 1][-1]) == range_of(rows[-1][-1]):
        given["limit"] = limit = limit * 2
        rows = reader.fetch(query, given)
    if not _is_sorted(rows):
        rows.sort(key=_order)
    return rows[values["offset"] : end]


def _is_sorted(rows: list[Raw]) -> bool:
    """Whether no two rows need their ids to be told apart, as is nearly always so."""
    places = [newest_first for _, _, _, newest_first in rows]
    return all(map(lt, places, places[1:]))


def _order(row: Raw) -> tuple[int, str]:
    _, _, id, newest_first = row
    return newest_first, given(id)
