"""Commands typed while the archive's server, file or disk hangs: one sentence and exit code 2, within three seconds.

How many seconds it is, `python -m tests.bench.hangs` measures; here the machine may be busy with other tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.archive.patience import Patience, patient
from bot.archive.protocol import Lookup
from bot.archive.starter import StarterUntilIngested
from bot.errors import NotAnswering
from tests.archive.conftest import Server, running_server
from tests.fakes import SAID, record
from tests.hanging import Wire, hanging_disk, standing_still

_COMMAND = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
#: Twice what a command may take, and less than anything of a database's own would.
_WITHIN = 6.0

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL for these tests."""
    with running_server() as running:
        yield running


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """The way to it."""
    with Wire(server.data / ".s.PGSQL.5432") as wire:
        yield wire


def _fill(place: str) -> None:
    one = record()
    with closing(open_archive(place, create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])


def _filled(server: Server, wire: Wire) -> str:
    """A database with an article in it, by way of the wire."""
    direct = server.new_database()
    _fill(direct)
    return direct.partition("?")[0].replace("@/", f"@127.0.0.1:{wire.port}/")


def typed(place: str, *words: str, **environ: str) -> tuple[int, str, float]:
    """Exit code, stderr and seconds of one command in a process of its own."""
    named = {**os.environ, "DATABASE_URL": place, "PYTHONPATH": str(Path(__file__).parents[1]), **environ}
    begun = time.monotonic()
    ran = subprocess.run([*_COMMAND, *words], env=named, capture_output=True, text=True, timeout=60, check=False)
    return ran.returncode, ran.stderr, time.monotonic() - begun


_ASKING = [("ask", "US"), ("status",), ("review",)]


@pytest.mark.parametrize("words", _ASKING, ids=" ".join)
def test_a_server_that_hangs(server: Server, wire: Wire, words: tuple[str, ...]) -> None:
    """Nothing comes back, not even a refusal; the sentence names the server and never the password."""
    place = _filled(server, wire)
    wire.cut()
    code, told, seconds = typed(place, *words)
    name = place.rpartition("/")[2]
    assert told == (
        f"PostgreSQL database '{name}' on 127.0.0.1:{wire.port}: the archive is not answering."
        " Try again in a minute; if it stays so, look after its server or its disk.\n"
    )
    assert (code, seconds < _WITHIN) == (2, True), seconds


@pytest.mark.parametrize("words", _ASKING, ids=" ".join)
def test_a_file_that_a_stopped_process_holds(tmp_path: Path, words: tuple[str, ...]) -> None:
    """One that wants to be alone with it, so that nobody may even read."""
    file = tmp_path / "archive.db"
    _fill(str(file))
    with standing_still(file, alone=True):
        code, told, seconds = typed(str(file), *words)
    assert told.startswith(f"{file}: the archive is not answering. Try again in a minute")
    assert (code, seconds < _WITHIN) == (2, True), seconds
    assert typed(str(file), "ask", "US")[0] == 0


@pytest.mark.parametrize("words", _ASKING, ids=" ".join)
def test_a_disk_that_hangs(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Reads that never come back keep neither the sentence nor the process."""
    disk = hanging_disk(tmp_path)
    if disk is None:
        pytest.skip("there is no C compiler to make a disk hang with")
    file = disk.folder / "archive.db"
    _fill(str(file))
    disk.hang()
    code, told, seconds = typed(str(file), *words, **disk.environ)
    assert told.startswith(f"{file}: the archive is not answering. Try again in a minute")
    assert (code, seconds < _WITHIN) == (2, True), seconds


def test_connections_that_a_network_forgot(server: Server, wire: Wire) -> None:
    """Those that are kept are dead, new ones work: one question is lost by it, and the next is answered."""
    patience = Patience(1.0, where="the archive")
    with closing(StarterUntilIngested(_filled(server, wire))) as opened:
        archive = patient(opened, patience)
        assert len(archive.find(Lookup(ministry="PK"))) == 1
        wire.lose()
        with pytest.raises(NotAnswering, match=r"the archive is not answering\. Try again"):
            archive.find(Lookup(ministry="PK"))
        assert len(archive.find(Lookup(ministry="PK"))) == 1


def test_a_wire_that_is_mended(server: Server, wire: Wire) -> None:
    """What is asked after the hang is answered; what was asked in it left no connection behind that gives its answer."""
    patience = Patience(0.5, where="the archive")
    with closing(StarterUntilIngested(_filled(server, wire))) as opened:
        archive = patient(opened, patience)
        first = archive.find(Lookup(ministry="PK"))
        wire.cut()
        with pytest.raises(NotAnswering):
            archive.newest_day("PK")
        wire.mend()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                assert archive.find(Lookup(ministry="PK")) == first
                return
            except NotAnswering:
                time.sleep(0.1)
        pytest.fail("still no answer")
