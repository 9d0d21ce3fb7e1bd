"""What the Slack edge keeps beside an archive: installations by workspace, and receipts of what is done once.

Every row about a workspace carries its id; `remove` deletes all of them, from every table that has such a column.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.archive.at_place import AtPlace
from bot.archive.installs_tables import receipt, workspace
from bot.archive.schema import metadata

_find = select(workspace.c.sealed).where(workspace.c.team == bindparam("its_team"))
_all = select(workspace.c.team, workspace.c.sealed).order_by(workspace.c.team)
_forget = delete(workspace).where(workspace.c.team == bindparam("its_team"))
_return = delete(receipt).where(receipt.c.digest == bindparam("its_digest"))
_expire = delete(receipt).where(receipt.c.taken < bindparam("before"))


class SqlInstalls(AtPlace):
    """Installations and receipts at the archive's place; the archive is made when the first thing is written."""

    def save(self, team: str, sealed: str, at: datetime) -> None:
        """Keep a workspace's installation, in place of the one it has. Raises `ArchiveError`."""
        with self._writing(create=True) as connection:
            connection.execute(_forget, {"its_team": team})
            connection.execute(insert(workspace), {"team": team, "sealed": sealed, "installed": at})

    def find(self, team: str) -> str | None:
        """A workspace's installation, sealed; None where the app is not installed there. Raises `ArchiveError`."""
        return next((row.sealed for row in self._rows(_find, its_team=team)), None)

    def all(self) -> dict[str, str]:
        """Every installation, sealed, by its workspace. Raises `ArchiveError`."""
        return {row.team: row.sealed for row in self._rows(_all)}

    def remove(self, team: str) -> None:
        """Delete all that is kept about a workspace, its digests, watches and shared cards too. Raises `ArchiveError`."""
        if not self._is_there():
            return
        with self._writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if "team" in table.c:
                    connection.execute(delete(table).where(table.c.team == team))

    def take(self, digest: str, at: datetime, *, since: datetime) -> bool:
        """Note that something was done; False where it was noted before, at `since` or later. Raises `ArchiveError`."""
        with self._writing(create=True) as connection:
            connection.execute(_expire, {"before": since})
            return connection.execute(_take(connection.dialect.name), {"digest": digest, "taken": at}).first() is not None

    def give_back(self, digest: str) -> None:
        """Forget it, as nothing came of it. Raises `ArchiveError`."""
        with self._writing(create=True) as connection:
            connection.execute(_return, {"its_digest": digest})


def _take(dialect: str) -> ReturningInsert[tuple[str]]:
    """Into a table where it may stand already: both databases say so in their own way."""
    into = sqlite.insert(receipt) if dialect == "sqlite" else postgresql.insert(receipt)
    return into.on_conflict_do_nothing().returning(receipt.c.digest)
