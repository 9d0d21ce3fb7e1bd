"""`SqlReview`: the editors' side of an archive, over its database.

correct: the article locked -> the statement as it stands -> what changes -> out of the answers, its row, in again -> kept

The lock makes a new version of the article wait: it comes in with the decision, or the decision is about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from bot.archive import queries, review_queries
from bot.archive.copying import original_of
from bot.archive.counting import Changes
from bot.archive.deciding import decided, difference, together
from bot.archive.entering import enter, leave
from bot.archive.faults import guarded
from bot.archive.opening import engine_of, open_with
from bot.archive.place import place_of
from bot.archive.reading import Reader
from bot.archive.records import Records
from bot.archive.review_protocol import WRONG, Change, Correction, Report, Shared, Standing, Version
from bot.archive.rows import ANSWERED, ARTICLE_AT, read_article, read_statement, statement_values
from bot.archive.schema import KEYS_PER_ARTICLE
from bot.archive.writing import writing
from bot.errors import ReviewError
from bot.model import Article, Record, Statement

#: What of a statement's row an editor's decision can change.
_CORRECTED = (
    *("speaker", "role", "ministry", "kind", "countries", "inherited", "topics"),
    *("said_on", "said_basis", "said_from", "said_until", "status"),
)


def open_review(typed: str) -> SqlReview:
    """Open the editors' side of the archive at a place; see `bot.archive.open_review`."""
    place = place_of(typed)
    engine = engine_of(place)
    try:
        open_with(engine, place, create=False)
        return SqlReview(engine, where=place.shown)
    except BaseException:
        engine.dispose()
        raise


class SqlReview:
    """A `Review` over an archive's engine, which it closes."""

    def __init__(self, engine: Engine, *, where: str) -> None:
        self._engine, self._where = engine, where
        self._reader = Reader(engine, where=where, keeps=True)
        self._records = Records(self._reader)

    def held(self, *, limit: int, offset: int = 0) -> list[Record]:
        """Statements that wait for review."""
        query = self._reader.prepared("held", lambda: review_queries.held)
        return self._records.of(self._reader.fetch(query, {"limit": limit, "offset": offset}))

    def correct(self, id: str, change: Change, *, by: str, why: str, at: datetime) -> Record:
        """Carry out an editor's decision and keep it; see the protocol."""
        for given, what in ((by, "who decides"), (why, "a reason")):
            if not given.strip():
                raise ReviewError(f"{what} is missing", where=id, todo="Say it: it is kept with the correction")
        with self._writing() as connection:
            key, said, within, current = _locked(connection, id)
            earlier = connection.execute(review_queries.corrections, {"id": id}).all()
            before, after = difference(said, together(row.after for row in earlier), change)
            if change.same_as is not None:
                _require_answered(connection, change.same_as, where=id)
            corrected = decided(said, after)
            _replace(connection, key, said, corrected, within, current=current)
            row = {"statement": id, "article": within.id, "at": at, "by": by.strip(), "why": why.strip()}
            connection.execute(review_queries.add_correction, {**row, "before": before, "after": after})
        return Record(statement=corrected, article=within)

    def audit(self, id: str) -> Standing | None:
        """Where a statement stands and every decision about it."""
        query = self._reader.prepared("statement_by_id", lambda: queries.statement_by_id)
        record = next(iter(self._records.of(self._reader.fetch(query, {"id": id}))), None)
        if record is None:
            return None
        with self._reading() as connection:
            rows = connection.execute(review_queries.corrections, {"id": id}).all()
            of = {"article": record.article.id, "statement": id}
            versions = connection.execute(review_queries.versions, of).all()
            original = original_of(connection, record.article.id)
        return Standing(
            record=record,
            same_as=together(row.after for row in rows).get("same_as"),
            copy_of=original,
            versions=tuple(Version(number=number, added_at=_utc(at), holds=holds > 0) for number, at, holds in versions),
            corrections=tuple(map(_correction, rows)),
        )

    def report(self, id: str, kind: str, note: str, *, by: str, at: datetime) -> int:
        """Keep what a reader says is wrong."""
        if kind not in WRONG:
            raise ReviewError(f"{kind!a} is no kind of report", where=id, todo=f"Choose one of {', '.join(WRONG)}")
        with self._writing() as connection:
            if connection.execute(review_queries.article_of, {"id": id}).first() is None:
                raise _unknown(id)
            row = {"statement": id, "kind": kind, "note": note.strip(), "by": by, "at": at}
            return int(connection.execute(review_queries.add_report, row).scalar_one())

    def reports(self, *, open: bool = True, limit: int = 200) -> list[Report]:
        """What readers say is wrong."""
        query = review_queries.open_reports if open else review_queries.closed_reports
        with self._reading() as connection:
            return [Report(**row._mapping) for row in connection.execute(query, {"limit": limit})]

    def close_report(self, key: int, *, by: str, outcome: str, at: datetime) -> bool:
        """Note that a report was dealt with."""
        values = {"its_key": key, "moment": at, "who": by, "what": outcome.strip()}
        with self._writing() as connection:
            return connection.execute(review_queries.close_report, values).rowcount == 1

    def remember_shared(self, id: str, team: str, channel: str, ts: str) -> None:
        """Note that a message shows a statement."""
        row = {"statement": id, "team": team, "channel": channel, "ts": ts}
        with self._writing() as connection:
            connection.execute(review_queries.add_shared[connection.dialect.name], row)

    def shared(self, id: str) -> list[Shared]:
        """The messages that show a statement."""
        with self._reading() as connection:
            return [Shared(**row._mapping) for row in connection.execute(review_queries.shared, {"id": id})]

    def close(self) -> None:
        """Release files and connections; idempotent."""
        self._reader.close()
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self._where, self._engine), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine, self._where) as connection:
            yield connection


def _locked(connection: Connection, id: str) -> tuple[int, Statement, Article, bool]:
    """A statement's key, the statement, the version it is of, and whether that is the current one, which stays so."""
    article = connection.execute(review_queries.article_of, {"id": id}).scalar()
    if article is None:
        raise _unknown(id)
    while connection.execute(review_queries.lock_article, {"id": article}).first() is None:
        pass  # another process has just replaced the version; there always is a current one
    *row, key, current = connection.execute(review_queries.newest, {"id": id}).one()
    _, within = read_article(connection.execute(queries.articles(1), {"key0": row[ARTICLE_AT]}).one())
    return key, read_statement(row, within.id), within, current


def _replace(
    connection: Connection, key: int, said: Statement, corrected: Statement, within: Article, *, current: bool
) -> None:
    """Put the corrected statement in the place of what it was, everywhere: row, order of answers, words, counts."""
    changes, values = Changes(), statement_values(key, 0, corrected)
    if current:
        leave(connection, [(key, said)], within, changes)
    connection.execute(review_queries.correct, {"its_key": key, **{name: values[name] for name in _CORRECTED}})
    if current:
        enter(connection, [(key, corrected)], within, changes)
        changes.write(connection, turn=key // KEYS_PER_ARTICLE)


def _require_answered(connection: Connection, id: str, *, where: str) -> None:
    found = connection.execute(review_queries.newest, {"id": id}).one_or_none()
    if found is None:
        raise _unknown(id)
    if not found.current or found.status not in map(str, ANSWERED):
        raise ReviewError(
            f"statement {id} is not answered itself ({found.status if found.current else 'no longer in its article'})",
            where=where,
            todo="Merge it into one that is",
        )


def _unknown(id: str) -> ReviewError:
    return ReviewError(
        f"there is no statement {id!a}", todo="Take its id from `fo-stance review` or from `fo-stance ask --json`"
    )


def _correction(row: Any) -> Correction:
    values = row._mapping
    return Correction(**{name: values[name] for name in ("statement", "at", "by", "why", "before", "after")})


def _utc(moment: datetime) -> datetime:
    """SQLite gives back what it stores without a zone; it is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
