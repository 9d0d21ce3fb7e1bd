"""The jobs on PostgreSQL: shared by workers, each post sent once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.archive.outbox_protocol import State
from bot.archive.place import place_of
from bot.jobs.handing_out import prepare
from bot.jobs.on_postgres import app_of, run_shared
from bot.jobs.running import Jobs
from tests.archive.conftest import Server, running_server
from tests.fakes import InMemoryArchive, record
from tests.jobs.newsroom import Newsroom, digest_in

FERRY = record("Amina Farouk said the ferry treaty with Washington stands.")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    """A PostgreSQL for this module."""
    with running_server() as running:
        yield running


def jobs_of(room: Newsroom) -> Jobs:
    """What a worker of this newsroom does."""
    return Jobs(room.planner, room.sender, now=lambda: room.now)


def test_two_workers_share_what_is_due(postgres: Server) -> None:
    """Forty channels, two workers at once: every digest is posted once."""
    place = postgres.new_database()
    rooms = [Newsroom(place, InMemoryArchive([FERRY])) for _ in range(2)]
    for number in range(40):
        rooms[0].outbox.subscribe(replace(digest_in(f"C{number}"), owner=""))
    conninfo = place_of(place).libpq
    apps = [app_of(conninfo, jobs_of(room)) for room in rooms]
    prepare(apps[0])
    with apps[0].open():
        apps[0].configure_task("plan").defer(timestamp=0)
    run_shared(apps[0], lambda: None, until_done=True)
    workers = [threading.Thread(target=run_shared, args=(app, lambda: None), kwargs={"until_done": True}) for app in apps]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    posted = sorted(channel for room in rooms for _, channel, _, _ in room.wire.posted)
    assert posted == sorted(f"C{number}" for number in range(40))
    assert {rooms[0].outbox.posts("T1", f"C{number}", 1)[0].state for number in range(40)} == {State.SENT}
    for room in rooms:
        room.outbox.close()


def test_its_tables_are_made_once(postgres: Server, tmp_path: Path) -> None:
    """Preparing again changes nothing."""
    room = Newsroom(str(tmp_path / "archive.db"), InMemoryArchive())
    app = app_of(place_of(postgres.new_database()).libpq, jobs_of(room))
    prepare(app)
    prepare(app)
    with app.open():
        assert app.check_connection()
    room.outbox.close()
