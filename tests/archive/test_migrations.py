"""The schema's history leads to the schema the code makes, on both databases."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from bot.archive import migrate, open_archive
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from bot.archive.protocol import Lookup
from bot.archive.schema import REVISIONS, metadata
from bot.archive.store import SqlArchive
from bot.errors import ArchiveError
from bot.model import Status
from tests.archive.conftest import Server
from tests.fakes import SAID, record


def described(place: str) -> Any:
    """Everything the database knows of its tables: columns in order, keys, indexes, and comments where it keeps any."""
    engine = engine_of(place_of(place))
    try:
        seen = inspect(engine)
        views = {view: seen.get_view_definition(view) for view in seen.get_view_names()}
        return _tables(engine) | views | (_of_sqlite(engine) if engine.dialect.name == "sqlite" else {})
    finally:
        engine.dispose()


def _of_sqlite(engine: Engine) -> dict[str, Any]:
    """What only the text of SQLite's tables tells; the text itself depends on how a column came to be."""
    with engine.connect() as connection:
        written = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql LIKE '% WITHOUT ROWID'"))
        indexes = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"))
        return {"without rowid": sorted(name for name, _ in written), "indexes": [tuple(each) for each in indexes]}


def _tables(engine: Engine) -> dict[str, Any]:
    seen = inspect(engine)
    sqlite = engine.dialect.name == "sqlite"  # whose indexes `_of_sqlite` tells, in their own words
    return {
        table: (
            [(*each.items(),) for each in map(_by_text, seen.get_columns(table))],
            seen.get_pk_constraint(table),
            seen.get_foreign_keys(table),
            [] if sqlite else sorted(map(str, seen.get_indexes(table))),
            sorted(map(str, seen.get_unique_constraints(table))),
        )
        for table in sorted(seen.get_table_names())
    }


def _by_text(column: Any) -> dict[str, str]:
    return {key: f"{value!r}" for key, value in column.items()}


def test_migrating_from_nothing_and_creating_make_the_same(place: str, tmp_path_factory: Any, request: Any) -> None:
    """The two ways to a new archive end in one schema."""
    other = str(tmp_path_factory.mktemp("other") / "archive.db")
    if place.startswith("postgresql"):
        running: Server = request.getfixturevalue("server")
        other = running.new_database()
    assert f"made an empty archive, schema {REVISIONS[-1]}" in migrate(place)
    open_archive(other, create=True).close()
    assert described(place) == described(other)
    assert len(described(place)) >= len(metadata.tables)


def test_a_migrated_archive_is_one(place: str) -> None:
    """What `migrate` makes is opened, and migrating again has nothing to do and loses nothing."""
    migrate(place)
    one = record()
    with closing(open_archive(place)) as archive:
        archive.add(one.article, SAID, [one.statement])
    assert "nothing to do" in migrate(place)
    with closing(open_archive(place)) as archive:
        assert archive.statement(one.statement.id) == one


def test_an_archive_of_the_first_schema_is_upgraded(place: str) -> None:
    """An older archive is refused with what to run; `migrate` upgrades it, and it then answers as if it had been new."""
    url = "https://gazette.example/news/changing"
    with closing(open_archive(place, create=True)) as archive:
        for one in (
            record("It called the tariff unfair."),
            record("It welcomed the tariffs.", countries=("US", "CN"), topics=("trade",), said_on=None),
            record("It was silent.", status=Status.HELD),
            record("A first version.", url=url),
            record("A second version.", url=url, outlet="Quay Times"),
        ):
            archive.add(one.article, SAID, [one.statement])
        before = _answers(archive)
    _back_to_the_first(place)
    with pytest.raises(ArchiveError, match="Run `fo-stance migrate`"):
        open_archive(place)
    assert migrate(place).endswith(f"upgraded from schema 0001 to {REVISIONS[-1]}")
    with closing(open_archive(place)) as archive:
        assert _answers(archive) == before
        another = record("It called the tariff unfair again.")
        archive.add(another.article, SAID, [another.statement])
        assert another in archive.find(Lookup(ministry="PK", phrases=("unfair again",)))
        archive.add(replace(another.article, text="Withdrawn."), None, [])
        assert _answers(archive)[:-1] == before[:-1]


def _answers(archive: SqlArchive) -> list[object]:
    lookups: list[Any] = [
        {"words": ("tariff",)},
        {"words": ("version",)},
        {"phrases": ("the tariffs",)},
        {"words": ("silent",)},
    ]
    return [
        *(archive.find(Lookup(ministry="PK", countries=country, **each)) for each in lookups for country in ((), ("US",))),
        archive.months("PK", "US"),
        archive.tallies("PK", "country"),
        archive.speakers("PK"),
        archive.similar_words("tarifs"),
        archive.similar_words("frist"),
        archive.outlets(),
    ]


def _back_to_the_first(place: str) -> None:
    engine = engine_of(place_of(place))
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW statements_full"))
        for table in ("article_name", "feed"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DROP INDEX ingest_log_source"))
        connection.execute(text("ALTER TABLE ingest_log DROP COLUMN todo"))
        for column in ("question_start", "question_stop"):
            connection.execute(text(f"ALTER TABLE statement DROP COLUMN {column}"))
        connection.execute(text("DROP INDEX article_content"))
        connection.execute(text("DROP INDEX held_statement"))
        connection.execute(text("DROP INDEX transcript_statement"))
        for table in (
            "subscription",
            "outgoing",
            "pace",
            "correction",
            "report",
            "shared_card",
            "copy",
            "mark",
            "workspace",
            "receipt",
        ):
            connection.execute(text(f"DROP TABLE {table}"))
        for table in ("tally", "month", "voice", "outlet", "vocabulary", "spelling", "searched", "said"):
            connection.execute(text(f"DROP TABLE {table}"))
        if engine.dialect.name == "postgresql":
            connection.execute(text("DROP FUNCTION correction_stays"))
        connection.execute(text("CREATE TABLE word (word TEXT NOT NULL, statement BIGINT NOT NULL)"))
        connection.execute(text("UPDATE fo_stance_revision SET version_num = '0001'"))
    engine.dispose()


def test_the_code_knows_every_revision_in_order() -> None:
    """The list that opening goes by, without Alembic, is Alembic's."""
    config = Config()
    config.set_main_option("script_location", "bot.archive:migrations")
    history = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(history)) == REVISIONS


def test_every_column_that_needs_it_is_explained() -> None:
    """The schema says what its columns hold."""
    silent = [f"{table}.{column.name}" for table in metadata.tables.values() for column in table.c if not column.comment]
    assert silent == ["fo_stance_revision.version_num"]
