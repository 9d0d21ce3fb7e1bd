"""Every question put to the tables but `find`, each built once and kept: building one costs ten times running it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    SelectBase,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    literal,
    literal_column,
    select,
    text,
    union,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.copy_tables import copy
from bot.archive.derived import month, outlet, said_pg, searched, spelling, tally, vocabulary, voice
from bot.archive.rows import ARTICLE_COLUMNS, STATEMENT_COLUMNS
from bot.archive.schema import answer_order, article, ingest_log, statement
from bot.model import TRANSCRIPT

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

#: Take one statement out of the text index's answers; its place is never given to another.
unlist = (
    update(searched)
    .where(searched.c.place.between(bindparam("first"), bindparam("last")), searched.c.statement == bindparam("key"))
    .values(statement=None)
)

#: Which of some places in the text index were ever given.
taken = select(searched.c.place).where(searched.c.place.in_(bindparam("places", expanding=True)))

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

#: The newest day a ministry spoke on, from a place of the order on; what it had said earlier is no day of its own.
next_day = newest_day.where(answer_order.c.newest_first >= bindparam("first"), ~statement.c.earlier)


#: The newest day up to another with words out of a ministry's own transcript. Their rule is written out, as a database does
#: not take an index of some rows for a question whose values it does not know.
transcript_day = select(func.max(statement.c.said_on)).where(
    statement.c.ministry == bindparam("ministry"),
    statement.c.said_on <= bindparam("until"),
    statement.c.rule == literal_column(f"'{TRANSCRIPT}'"),
)


def _joined(column: ColumnElement[int]) -> ColumnElement[str]:
    """A column's values as one text between commas, in the same order for every column of a query."""
    comma: Any = literal_column("','")  # a bound one would be filled in at each call
    return func.aggregate_strings(cast(column, Text), comma)


#: A ministry's months with statements, and how many in each, as two texts: a row a month takes twice as long.
months = (
    select(_joined(month.c.month), _joined(month.c.number))
    .where(month.c.voice == bindparam("ministry"), month.c.country == bindparam("country"))
    .where(month.c.topic == bindparam("topic"), month.c.number > 0)
)

#: Names of a ministry's voices.
voices = (
    select(voice.c.name)
    .where(voice.c.ministry == bindparam("ministry"), voice.c.number > 0)
    .order_by(voice.c.number.desc(), voice.c.name)
)

#: Outlets of current articles.
outlets = select(outlet.c.name).where(outlet.c.number > 0).order_by(outlet.c.number.desc(), outlet.c.name)

#: The first words that begin with something, as many as `limit`, with their numbers; those whose number came to nothing,
#: too, as it is no more than a good guess.
beginning = (
    select(vocabulary.c.word, vocabulary.c.number)
    .where(vocabulary.c.word >= bindparam("prefix"), vocabulary.c.word < bindparam("end"))
    .order_by(vocabulary.c.word)
    .limit(bindparam("limit"))
)

#: What the words that begin with a prefix come before.
LAST = "\U0010ffff"


def tallies(by: str) -> Select[Any]:
    """How often a ministry spoke on each country or topic, with the day of the newest statement."""
    one, other = (tally.c.country, tally.c.topic) if by == "country" else (tally.c.topic, tally.c.country)
    order = answer_order.c.country if by == "country" else answer_order.c.topic
    newest = (
        select(statement.c.said_on)
        .select_from(answer_order.join(statement, statement.c.key == answer_order.c.statement))
        .where(answer_order.c.voice == tally.c.voice, answer_order.c.country == tally.c.country)
        .where(answer_order.c.topic == tally.c.topic, statement.c.said_on.is_not(None), order != "")
        .order_by(answer_order.c.newest_first)
        .limit(1)
        .scalar_subquery()
    )
    of_ministry = (tally.c.voice == bindparam("ministry"), tally.c.number > 0, one != "", other == "")
    return select(one, tally.c.number, newest).where(*of_ministry)


def near(forms: int) -> SelectBase:
    """Words that are a form or have one in common with it, with their numbers; the first form is the word as typed."""
    given: list[ColumnElement[str]] = [bindparam(f"form{number}") for number in range(forms)]
    shorter = select(vocabulary.c.word, vocabulary.c.number).where(vocabulary.c.word.in_(given))
    others = (
        select(vocabulary.c.word, vocabulary.c.number)
        .select_from(spelling.join(vocabulary, vocabulary.c.word == spelling.c.word))
        .where(spelling.c.form.in_(given))
    )
    return union(shorter.where(vocabulary.c.number > 0), others.where(vocabulary.c.number > 0))


def articles(number: int) -> Select[Any]:
    """Articles of some versions, by their keys."""
    return select(*ARTICLE_COLUMNS).where(article.c.key.in_([bindparam(f"key{n}") for n in range(number)]))


#: How much there is, of current versions: articles that are no copies, statements that are merged into no other, and
#: statements that wait for review. There is always a current version of a copy.
counts = select(
    select(func.count()).select_from(article).where(article.c.current).scalar_subquery()
    - select(func.count()).select_from(copy).scalar_subquery(),
    select(func.count())
    .select_from(statement.join(article, article.c.key == statement.c.article))
    .where(article.c.current, statement.c.status != literal_column("'merged'"))
    .scalar_subquery(),
    select(func.count())
    .select_from(statement.join(article, article.c.key == statement.c.article))
    .where(article.c.current, statement.c.status == "held")
    .scalar_subquery(),
)

#: When the newest version came in.
last_added = select(article.c.added_at).order_by(article.c.key.desc()).limit(1)

#: Whether any article was ever added.
any_article = select(literal(1)).select_from(article).limit(1)

add_statements = statement.insert()
add_order = answer_order.insert()
add_places = searched.insert()
add_log = ingest_log.insert()

_add_said_pg = postgresql.insert(said_pg).values(
    statement=bindparam("statement"),
    newest_first=bindparam("newest_first"),
    tokens=func.array_to_tsvector(cast(bindparam("tokens"), ARRAY(Text))),
    words=bindparam("words"),
)

#: Add statements to the text index; on PostgreSQL one that was withdrawn may come back, corrected.
add_said: dict[str, Any] = {
    "sqlite": text("INSERT INTO said (rowid, tokens) VALUES (:place, :tokens)"),
    "postgresql": _add_said_pg.on_conflict_do_update(
        index_elements=[said_pg.c.statement],
        set_={name: _add_said_pg.excluded[name] for name in ("newest_first", "tokens", "words")},
    ),
}

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def add_version(dialect: str) -> Any:
    """Store a version and give its key; gives nothing where another process has just stored the same version."""
    return _INSERT[dialect](article).on_conflict_do_nothing().returning(article.c.key)
