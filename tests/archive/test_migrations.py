"""The schema's history leads to the schema the code makes, on both databases."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from bot.archive import migrate, open_archive
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from bot.archive.schema import REVISIONS, metadata
from tests.archive.conftest import Server
from tests.fakes import SAID, record


def described(place: str) -> Any:
    """Everything the database knows of its tables: SQLite their text, PostgreSQL columns, keys, indexes and comments."""
    engine = engine_of(place_of(place))
    try:
        return _sqlite(engine) if engine.dialect.name == "sqlite" else _postgresql(engine)
    finally:
        engine.dispose()


def _sqlite(engine: Engine) -> Any:
    with engine.connect() as connection:
        return sorted(map(tuple, connection.execute(text("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))))


def _postgresql(engine: Engine) -> Any:
    seen = inspect(engine)
    return {
        table: (
            [(*each.items(),) for each in map(_by_text, seen.get_columns(table))],
            seen.get_pk_constraint(table),
            seen.get_foreign_keys(table),
            sorted(map(str, seen.get_indexes(table))),
            sorted(map(str, seen.get_unique_constraints(table))),
        )
        for table in sorted(seen.get_table_names())
    }


def _by_text(column: Any) -> dict[str, str]:
    return {key: f"{value!r}" for key, value in column.items()}


def test_migrating_from_nothing_and_creating_make_the_same(place: str, tmp_path_factory: Any, request: Any) -> None:
    """The two ways to a new archive end in one schema, to the letter."""
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
