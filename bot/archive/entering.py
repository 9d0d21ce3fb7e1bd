"""What can be answered: statements enter the order of answers, the text index and the running counts, or leave them.

Only here, so that an article that changes and a statement that an editor withdraws go the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from bot.archive import queries
from bot.archive.counting import Changes
from bot.archive.derived import places
from bot.archive.rows import ANSWERED, Values, order_values
from bot.archive.schema import KEYS_PER_ARTICLE, day_of, newest_first
from bot.archive.tokens import indexed_words, scopes
from bot.archive.writing import execute
from bot.model import Article, Statement

#: A statement with its key.
Keyed = tuple[int, Statement]


def enter(connection: Connection, keyed: Sequence[Keyed], within: Article, changes: Changes) -> None:
    """Let statements of one article be answered, those that may be."""
    answered = [(key, said) for key, said in keyed if said.status in ANSWERED]
    execute(connection, queries.add_order, (row for key, said in answered for row in order_values(key, said, within)))
    _index(connection, answered, within)
    for _, said in answered:
        changes.statement(said, within, 1)


def leave(connection: Connection, keyed: Sequence[Keyed], within: Article, changes: Changes) -> None:
    """Take statements of one article out of all answers."""
    for key, said in keyed:
        if said.status in ANSWERED:
            rows = order_values(key, said, within)
            execute(connection, queries.withdraw, ({f"old_{name}": value for name, value in row.items()} for row in rows))
            first, last = places(_rank(said, within))
            connection.execute(queries.unlist, {"first": first, "last": last, "key": key})
            changes.statement(said, within, -1)


def _index(connection: Connection, keyed: Sequence[Keyed], within: Article) -> None:
    """Add statements to the text index, which takes them fastest in its own order."""
    placed = dict(sorted(_places(connection, keyed, within)))
    execute(
        connection,
        queries.add_places,
        ({"place": place, "newest_first": _rank(said, within), "statement": key} for place, (key, said) in placed.items()),
    )
    if connection.dialect.name == "sqlite":
        rows = (_fts5_values(place, said, within) for place, (_, said) in placed.items())
    else:
        rows = (tsvector_values(key, _rank(said, within), said.span.of(within.text), said.countries) for key, said in keyed)
    execute(connection, queries.add_said[connection.dialect.name], rows)


def _places(connection: Connection, keyed: Sequence[Keyed], within: Article) -> Iterator[tuple[int, Keyed]]:
    """A free place for each statement. An article's number finds one at once but for odd chances."""
    ranges = [places(_rank(said, within)) for _, said in keyed]
    wanted = [
        first + key // KEYS_PER_ARTICLE % (last - first + 1) for (key, _), (first, last) in zip(keyed, ranges, strict=True)
    ]
    taken = set(connection.execute(queries.taken, {"places": wanted}).scalars()) if wanted else set()
    for one, place, (first, last) in zip(keyed, wanted, ranges, strict=True):
        while place in taken:
            place = place + 1 if place < last else first
            taken.update(connection.execute(queries.taken, {"places": [place]}).scalars())
        taken.add(place)
        yield place, one


def _rank(said: Statement, within: Article) -> int:
    return newest_first(day_of(said, within), said.span.start)


def _fts5_values(place: int, said: Statement, within: Article) -> Values:
    words = indexed_words(said.span.of(within.text), said.countries)
    return {"place": place, "tokens": " ".join(f"{scope}{word}" for scope in scopes(said.countries) for word in words)}


def tsvector_values(key: int, newest_first: int, text: str, countries: Sequence[str]) -> Values:
    """A statement's row of PostgreSQL's text index, by its key, its place in the order, its own words and its countries."""
    words = indexed_words(text, countries)
    tokens = [f"{scope}{word}" for scope in scopes(countries) for word in dict.fromkeys(words)]
    return {"statement": key, "newest_first": newest_first, "tokens": tokens, "words": f" {' '.join(words)} "}
