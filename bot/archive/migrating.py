"""`fo-stance migrate`: bring an archive to the newest schema with Alembic, which only this module imports."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from bot.archive.faults import guarded
from bot.archive.opening import alone, engine_of, make, require_newest, revision_at
from bot.archive.place import Place, place_of
from bot.archive.schema import REVISIONS


def migrate(typed: str) -> str:
    """Create or upgrade the archive at a place; see `bot.archive.migrate`."""
    place = place_of(typed)
    engine = engine_of(place)
    try:
        with guarded(place.shown):
            return _migrate(place, engine)
    finally:
        engine.dispose()


def _migrate(place: Place, engine: Engine) -> str:
    newest, found = REVISIONS[-1], revision_at(place, engine)
    if found is None:
        make(place, engine, upgrade)
        return f"{place.shown}: made an empty archive, schema {newest}"
    if found not in REVISIONS:
        require_newest(found, REVISIONS, where=place.shown)
    if found == newest:
        return f"{place.shown}: schema {newest} is the newest, nothing to do"
    with engine.connect() as connection:
        alone(connection)
        upgrade(connection)
        connection.commit()
    return f"{place.shown}: upgraded from schema {found} to {newest}"


def upgrade(connection: Connection) -> None:
    """Run every migration that is missing, within the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", "bot.archive:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
