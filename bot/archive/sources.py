"""`SqlLedger`: what an archive keeps of its sources, in its database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.faults import guarded
from bot.archive.ledger import FeedState, Logged
from bot.archive.rows import ARTICLE_COLUMNS, read_article
from bot.archive.schema import article, article_name, feed, ingest_log
from bot.archive.writing import writing
from bot.model import Article

_current = select(*ARTICLE_COLUMNS).where(article.c.id == bindparam("id"), article.c.current)
_article_called = select(article_name.c.article).where(article_name.c.name == bindparam("name"))
_feed = select(feed).where(feed.c.url == bindparam("url"))
_forget_feed = delete(feed).where(feed.c.url == bindparam("old"))
_claim_feed = (
    update(feed)
    .where(feed.c.url == bindparam("of"), or_(feed.c.due_at.is_(None), feed.c.due_at <= bindparam("now")))
    .values(due_at=bindparam("until"))
)
_failures = select(func.count()).select_from(ingest_log).where(ingest_log.c.source == bindparam("source"))
_log = select(ingest_log).order_by(ingest_log.c.key.desc()).limit(bindparam("limit"))


class SqlLedger:
    """A `Ledger` over an archive's engine, which the archive closes."""

    def __init__(self, engine: Engine, *, where: str) -> None:
        self._engine, self._where = engine, where

    def current(self, article: str) -> Article | None:
        """The newest version of an article."""
        with self._reading() as connection:
            row = connection.execute(_current, {"id": article}).one_or_none()
        return None if row is None else read_article(row)[1]

    def article_called(self, name: str) -> str | None:
        """The id of the article of this name."""
        with self._reading() as connection:
            id: str | None = connection.execute(_article_called, {"name": name}).scalar()
            return id

    def call(self, article: str, names: Sequence[str]) -> None:
        """Let the article be known by these names."""
        rows = [{"name": name, "article": article} for name in dict.fromkeys(names)]
        if rows:
            with self._writing() as connection:
                connection.execute(_call(connection.dialect.name), rows)

    def failures(self, source: str) -> int:
        """How many rows of the ingest log are about an input."""
        with self._reading() as connection:
            return int(connection.execute(_failures, {"source": source}).scalar_one())

    def feed(self, url: str) -> FeedState:
        """How a feed stands."""
        with self._reading() as connection:
            row = connection.execute(_feed, {"url": url}).one_or_none()
        if row is None:
            return FeedState(url=url)
        values: dict[str, Any] = dict(row._mapping)
        return FeedState(**values | {name: _utc(values[name]) for name in ("asked_at", "due_at")})

    def claim_feed(self, url: str, *, now: datetime, until: datetime) -> FeedState | None:
        """Take a feed that is due, for this caller alone; see the protocol."""
        with self._writing() as connection:
            connection.execute(_note_feed(connection.dialect.name), {"url": url, "failures": 0})
            taken = connection.execute(_claim_feed, {"of": url, "now": now, "until": until}).rowcount
        return self.feed(url) if taken else None

    def keep_feed(self, state: FeedState) -> None:
        """Keep how a feed stands."""
        with self._writing() as connection:
            connection.execute(_forget_feed, {"old": state.url})
            connection.execute(feed.insert(), asdict(state))

    def log(self, *, limit: int) -> list[Logged]:
        """The newest rows of the ingest log."""
        with self._reading() as connection:
            rows = connection.execute(_log, {"limit": limit}).all()
        return [Logged(source=row.source, reason=row.reason, todo=row.todo, at=_aware(row.logged_at)) for row in rows]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine, self._where) as connection:
            yield connection


def _call(dialect: str) -> Any:
    """Insert a name, or give it to another article."""
    insert = postgresql.insert(article_name) if dialect == "postgresql" else sqlite.insert(article_name)
    return insert.on_conflict_do_update(index_elements=["name"], set_={"article": insert.excluded.article})


def _note_feed(dialect: str) -> Any:
    """Insert a feed that is asked for the first time."""
    insert = postgresql.insert(feed) if dialect == "postgresql" else sqlite.insert(feed)
    return insert.on_conflict_do_nothing(index_elements=["url"])


def _aware(moment: datetime) -> datetime:
    """SQLite gives back what it stores without a zone; it is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else _aware(moment)
