"""On a build of SQLite whose log can lose a commit, no two writers are ever at it; on a mended one nothing is done."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.archive import open_archive, turns
from bot.archive.protocol import Lookup
from bot.errors import ArchiveError
from tests.fakes import SAID, record

fcntl = pytest.importorskip("fcntl")

MENDED = {
    (3, 6, 23): True,
    (3, 7, 0): False,
    (3, 40, 1): False,
    (3, 44, 5): False,
    (3, 44, 6): True,
    (3, 45, 0): False,
    (3, 50, 6): False,
    (3, 50, 7): True,
    (3, 51, 2): False,
    (3, 51, 3): True,
    (3, 52, 0): True,
    (3, 53, 4): True,
}


@pytest.mark.parametrize(("version", "mended"), MENDED.items())
def test_which_builds_are_mended(version: tuple[int, int, int], mended: bool) -> None:
    """As sqlite.org tells, the three series that the repair was carried back to included."""
    assert turns.is_mended(version) is mended


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty archive, seen with a build that has the bug."""
    monkeypatch.setattr(turns, "is_mended", lambda: False)
    path = tmp_path / "archive.db"
    open_archive(str(path), create=True).close()
    return path


def _add(place: Path, number: int) -> None:
    one = record(f"It opposed tariff {number}.")
    with closing(open_archive(str(place))) as archive:
        archive.add(one.article, SAID, [one.statement])


def test_a_writer_waits_for_the_one_at_it(place: Path) -> None:
    """Also for one of another process, here anybody who holds the lock."""
    held = os.open(place.with_name("archive.db-turn"), os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    writer = threading.Thread(target=_add, args=(place, 1))
    writer.start()
    writer.join(0.2)
    assert writer.is_alive()
    with closing(open_archive(str(place))) as archive:
        assert archive.find(Lookup(ministry="PK")) == []  # readers wait for nobody
    os.close(held)
    writer.join(10)
    assert not writer.is_alive()


def test_a_writer_that_waits_too_long_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with SQLite's own locks."""
    monkeypatch.setattr(turns, "_PATIENCE", 0.05)
    held = os.open(place.with_name("archive.db-turn"), os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(ArchiveError, match="kept the archive busy"):
        _add(place, 1)
    os.close(held)
    _add(place, 2)


def test_many_writers_get_their_turns(place: Path) -> None:
    """Nothing is lost, nobody waits for ever, and what is over is let go also after a fault."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: _add(place, number), range(24)))
    with closing(open_archive(str(place))) as archive:
        with pytest.raises(AttributeError):
            archive.add(None, SAID, [])  # type: ignore[arg-type]
        assert len(archive.find(Lookup(ministry="PK"))) == 24
    _add(place, 24)


def test_a_mended_build_makes_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing lies beside the archive that need not."""
    monkeypatch.setattr(turns, "is_mended", lambda: True)
    open_archive(str(tmp_path / "archive.db"), create=True).close()
    _add(tmp_path / "archive.db", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["archive.db"]


def test_locks_outlive_another_opening_in_the_process(tmp_path: Path) -> None:
    """A file that is open is not opened and closed beside SQLite, which would give up its locks for all connections."""
    code = f"""
from bot.archive import open_archive, open_review
first = open_archive({str(tmp_path / "archive.db")!r}, create=True)
first.counts()
locks = lambda: [line for line in open("/proc/locks") if f"{{os.getpid()}} " in line]
import os
before = len(locks())
open_review({str(tmp_path / "archive.db")!r}).close()
assert before > 0 and len(locks()) >= before, (before, locks())
"""
    if not Path("/proc/locks").exists():
        pytest.skip("this system does not list its locks")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
