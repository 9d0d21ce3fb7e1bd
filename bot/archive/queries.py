"""Every question put to the tables, each built once and kept: building one costs ten times what running it does.

`find(shape)` is the one that varies. Its first country and topic choose a range of `answer_order`, which is already in the
order of the answer; whatever else is asked for is checked row by row, so the work grows with what is read, not with
what is stored.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, exists, func, literal, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.protocol import Lookup
from bot.archive.rows import ARTICLE_COLUMNS, STATEMENT_COLUMNS
from bot.archive.schema import LONGEST_WORD, answer_order, article, ingest_log, newest_first_range, statement, word
from bot.folding import fold, words_of

#: How many conditions of each sort a lookup has: countries, topics, words, bounded by days, kinds, rules, speakers, outlets.
Shape = tuple[int, int, int, bool, int, int, int, int]

_LAST = "\U0010ffff"

#: Articles of some versions, by their keys.
articles_by_key = select(*ARTICLE_COLUMNS).where(article.c.key.in_(bindparam("keys", expanding=True)))

#: The newest version of an article.
current_version = select(article.c.key, article.c.version, article.c.content_hash, article.c.published).where(
    article.c.id == bindparam("id"), article.c.current
)

#: A current article without a link that is the same in every respect but its id.
same_content = (
    select(literal(1))
    .where(article.c.content_hash == bindparam("content_hash"), article.c.current, article.c.url.is_(None))
    .limit(1)
)

#: Take an article's newest version out of answers; touches no row where another process was faster.
supersede = update(article).where(article.c.key == bindparam("old"), article.c.current).values(current=False)

#: What every version's statements of an article stand at, oldest first; the last of an id counts.
statuses_so_far = (
    select(statement.c.id, statement.c.status)
    .join_from(article, statement, article.c.key == statement.c.article)
    .where(article.c.id == bindparam("id"))
    .order_by(statement.c.key)
)

#: Statements of one version, in article order.
statements_of = (
    select(*STATEMENT_COLUMNS, statement.c.key).where(statement.c.article == bindparam("key")).order_by(statement.c.key)
)

#: A statement by its id: that of the newest version that holds it.
statement_by_id = (
    select(*STATEMENT_COLUMNS).where(statement.c.id == bindparam("id")).order_by(statement.c.key.desc()).limit(1)
)

#: Take one statement out of the order of answers; given as the whole row, which is its key.
withdraw = delete(answer_order).where(and_(*(column == bindparam(f"old_{column.name}") for column in answer_order.c)))

_of_ministry = (
    select(*STATEMENT_COLUMNS)
    .select_from(answer_order.join(statement, statement.c.key == answer_order.c.statement))
    .where(answer_order.c.voice == bindparam("ministry"), answer_order.c.country == "", answer_order.c.topic == "")
)

#: A ministry's statements of one day; `first` and `last` are that day's range of `newest_first`.
briefing = (
    _of_ministry.join(article, article.c.key == statement.c.article)
    .where(answer_order.c.newest_first.between(bindparam("first"), bindparam("last")))
    .where(statement.c.said_on == bindparam("day"), ~statement.c.earlier)
    .order_by(article.c.id, statement.c.start, statement.c.id)
)

#: The newest day a ministry is known to have spoken on.
newest_day = (
    _of_ministry.with_only_columns(statement.c.said_on)
    .where(statement.c.said_on.is_not(None))
    .order_by(answer_order.c.newest_first)
    .limit(1)
)

#: What a ministry said that can be answered, as plain rows to count by.
said_by = _of_ministry.with_only_columns(
    statement.c.said_on, statement.c.earlier, statement.c.speaker, statement.c.countries, statement.c.topics
)

#: Outlets of current articles with the number of these.
outlets = (
    select(article.c.outlet)
    .where(article.c.current, article.c.outlet.is_not(None))
    .group_by(article.c.outlet)
    .order_by(func.count().desc(), article.c.outlet)
)

#: Words of statements that can be answered, in how many each.
vocabulary = (
    select(word.c.word, func.count())
    .join_from(word, answer_order, answer_order.c.statement == word.c.statement)
    .where(answer_order.c.voice == "", answer_order.c.country == "", answer_order.c.topic == "")
    .group_by(word.c.word)
)

#: How much there is, of current versions: articles, statements, and statements that wait for review.
counts = select(
    select(func.count()).select_from(article).where(article.c.current).scalar_subquery(),
    select(func.count())
    .select_from(statement.join(article, article.c.key == statement.c.article))
    .where(article.c.current)
    .scalar_subquery(),
    select(func.count())
    .select_from(statement.join(article, article.c.key == statement.c.article))
    .where(article.c.current, statement.c.status == "held")
    .scalar_subquery(),
)

#: Whether any article was ever added.
any_article = select(literal(1)).select_from(article).limit(1)

add_statements = statement.insert()
add_order = answer_order.insert()
add_words = word.insert()
add_log = ingest_log.insert()

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def add_version(dialect: str) -> Any:
    """Store a version and give its key; gives nothing where another process has just stored the same version."""
    return _INSERT[dialect](article).on_conflict_do_nothing().returning(article.c.key)


def shape_of(lookup: Lookup, prefixes: tuple[str, ...]) -> Shape:
    """Which of the kept queries answers a lookup."""
    bounded = lookup.since is not None or lookup.until is not None
    several = (lookup.kinds, lookup.rules, lookup.speakers, lookup.outlets)
    kinds, rules, speakers, outlets = map(len, several)
    return len(lookup.countries), len(lookup.topics), len(prefixes), bounded, kinds, rules, speakers, outlets


def prefixes_of(lookup: Lookup) -> tuple[str, ...]:
    """What the lookup's words must begin with, as the `word` table holds them; one that no word can be finds nothing."""
    parts = (part for typed in lookup.words for part in (words_of(typed) or (fold(typed),)))
    return tuple(dict.fromkeys(part[:LONGEST_WORD] for part in parts))


def parameters(lookup: Lookup, prefixes: tuple[str, ...]) -> dict[str, Any]:
    """The values of the query that `find(shape_of(lookup, prefixes))` gives."""
    first, last = newest_first_range(lookup.since, lookup.until)
    values: dict[str, Any] = {"voice": lookup.ministry or "", "limit": max(lookup.limit, 0), "offset": max(lookup.offset, 0)}
    values |= {"country0": "", "topic0": "", "first": first, "last": last}
    values |= {f"country{n}": code for n, code in enumerate(lookup.countries)}
    values |= {f"topic{n}": id for n, id in enumerate(lookup.topics)}
    values |= {f"word{n}": prefix for n, prefix in enumerate(prefixes)}
    values |= {f"word{n}end": prefix + _LAST for n, prefix in enumerate(prefixes)}
    values |= {f"kind{n}": str(kind) for n, kind in enumerate(lookup.kinds)}
    values |= {f"rule{n}": rule for n, rule in enumerate(lookup.rules)}
    values |= {f"speaker{n}": name for n, name in enumerate(lookup.speakers)}
    return values | {f"outlet{n}": name for n, name in enumerate(lookup.outlets)}


@cache
def find(shape: Shape) -> Select[Any]:
    """The query for lookups of one shape."""
    countries, topics, words, bounded, kinds, rules, speakers, outlets = shape
    order = answer_order
    conditions: list[ColumnElement[bool]] = [
        order.c.voice == bindparam("voice"),
        order.c.country == bindparam("country0"),
        order.c.topic == bindparam("topic0"),
        *(_also("country", f"country{n}") for n in range(1, countries)),
        *(_also("topic", f"topic{n}") for n in range(1, topics)),
        *(_holds_word(n) for n in range(words)),
        _within_days() if bounded else true(),
        _one_of(statement.c.kind, "kind", kinds),
        _one_of(statement.c.rule, "rule", rules),
        _one_of(statement.c.speaker, "speaker", speakers),
        statement.c.article.in_(select(article.c.key).where(_one_of(article.c.outlet, "outlet", outlets)))
        if outlets
        else true(),
    ]
    return (
        select(*STATEMENT_COLUMNS)
        .select_from(order.join(statement, statement.c.key == order.c.statement))
        .where(*conditions)
        .order_by(order.c.newest_first, statement.c.id)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


def _one_of(column: ColumnElement[Any], parameter: str, number: int) -> ColumnElement[bool]:
    return column.in_([bindparam(f"{parameter}{n}") for n in range(number)]) if number else true()


def _also(column: str, parameter: str) -> ColumnElement[bool]:
    """The statement stands in the order under a further country or topic, too: one probe of the primary key."""
    other = answer_order.alias(parameter)
    free = "topic" if column == "country" else "country"
    return exists().where(
        other.c.voice == answer_order.c.voice,
        other.c[column] == bindparam(parameter),
        other.c[free] == "",
        other.c.newest_first == answer_order.c.newest_first,
        other.c.statement == answer_order.c.statement,
    )


def _holds_word(number: int) -> ColumnElement[bool]:
    """A word of the statement begins with the one asked for."""
    holding = select(word.c.statement).where(
        word.c.word >= bindparam(f"word{number}"), word.c.word < bindparam(f"word{number}end")
    )
    return answer_order.c.statement.in_(holding)


def _within_days() -> ColumnElement[bool]:
    """Said within the bounds; a known day is the day a statement sorts by, so the range is one of the order."""
    bounds = answer_order.c.newest_first.between(bindparam("first"), bindparam("last"))
    return and_(bounds, statement.c.said_on.is_not(None))
