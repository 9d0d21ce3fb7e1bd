"""A backup is whole or not there, and a restore writes over nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bot.archive import backup, open_archive, restore
from bot.archive.protocol import Lookup
from bot.errors import ArchiveError
from tests.archive.test_opening import another_program, half, scrambled, stamp
from tests.fakes import SAID, record

PK = Lookup(ministry="PK", limit=10_000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fill(place: str, *words: str) -> None:
    with closing(open_archive(place, create=True)) as archive:
        for each in words:
            one = record(each)
            archive.add(one.article, SAID, [one.statement])


def _words(place: str) -> set[str]:
    with closing(open_archive(place)) as archive:
        return {one.words for one in archive.find(PK)}


def test_there_and_back(folder: Path) -> None:
    """What was backed up is answered again, by words, too; nothing lies about afterwards."""
    _fill("archive.db", "It opposed the tariff.", "It welcomed the talks.")
    assert backup("archive.db", "copy.db") == "copy.db: a copy of archive.db, 2 articles"
    Path("archive.db").unlink()
    assert restore("archive.db", "copy.db", force=False) == "archive.db: restored from copy.db, 2 articles"
    with closing(open_archive("archive.db")) as archive:
        assert len(archive.find(Lookup(ministry="PK", words=("tariff",), countries=("US",)))) == 1
        _fill("archive.db", "It said more.")
        assert len(archive.find(PK)) == 3
    left = {path.name for path in folder.iterdir()} - {"archive.db-turn"}
    assert left == {"archive.db", "copy.db"}


def test_a_copy_of_one_instant_while_others_write(folder: Path) -> None:
    """Whatever an article brought is in the copy or none of it; readers and writers go on."""
    del folder
    _fill("archive.db", "It began.")
    stop = threading.Event()

    def write() -> None:
        with closing(open_archive("archive.db")) as archive:
            number = 0
            while not stop.is_set():
                one = record(f"It spoke of matter {number}.")
                archive.add(one.article, SAID, [one.statement])
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            backup("archive.db", f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    found = [_words(f"copy{number}.db") for number in range(5)]
    assert all(earlier <= later for earlier, later in pairwise(found))
    assert found[-1] <= _words("archive.db")
    with closing(open_archive("copy4.db")) as archive:
        counts = archive.counts()
        assert counts.articles == counts.statements == len(found[-1]) == archive.months("PK", "US")[0].statements


def test_nothing_is_written_over(folder: Path) -> None:
    """Neither a backup that is there nor an archive with articles; with force it is kept under another name."""
    _fill("archive.db", "It was there.")
    _fill("other.db", "It was elsewhere.")
    backup("other.db", "copy.db")
    with pytest.raises(ArchiveError, match="there is a file of that name"):
        backup("archive.db", "copy.db")
    with pytest.raises(ArchiveError, match=r"1 versions of articles.*--force"):
        restore("archive.db", "copy.db", force=False)
    assert _words("archive.db") == {"It was there."}
    for number in ("", "-1"):
        said = restore("archive.db", "copy.db", force=True)
        assert said.endswith(f"what was there is now archive.db.before-restore{number}")
    assert (_words("archive.db"), _words("archive.db.before-restore")) == ({"It was elsewhere."}, {"It was there."})
    assert [path.name for path in folder.glob(".*")] == []


def test_an_empty_archive_gives_way(folder: Path) -> None:
    """There is nothing in it to lose."""
    del folder
    _fill("archive.db")
    _fill("other.db", "It was elsewhere.")
    backup("other.db", "copy.db")
    restore("archive.db", "copy.db", force=False)
    assert _words("archive.db") == {"It was elsewhere."}


def test_nobody_may_be_at_an_archive_that_is_replaced(folder: Path) -> None:
    """Another process would go on with what it remembers, and its log would be taken for the new archive's."""
    del folder
    _fill("archive.db", "It was there.")
    backup("archive.db", "copy.db")
    code = (
        "import sys; from bot.archive import open_archive; a = open_archive('archive.db'); a.counts(); print(1, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", f"{code}; sys.stdin.read()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(ArchiveError, match="another process has the archive open"):
            restore("archive.db", "copy.db", force=True)
        other.communicate()
    assert _words("archive.db") == {"It was there."}
    restore("archive.db", "copy.db", force=True)


DAMAGED: dict[str, Callable[[str], object]] = {
    "cut off": half,
    "scrambled": scrambled,
    "another program's": another_program,
    "of a newer program": lambda place: stamp(place, "9999"),
    "empty": lambda place: Path(place).touch(),
    "absent": lambda place: None,  # noqa: ARG005 - nothing is there
}


@pytest.mark.parametrize("prepare", DAMAGED.values(), ids=DAMAGED.keys())
def test_no_backup_is_made_of_what_is_none(folder: Path, prepare: Callable[[str], object]) -> None:
    """Nor anything restored from it; what is there stays."""
    prepare("bad.db")
    _fill("archive.db", "It was there.")
    with pytest.raises(ArchiveError):
        backup("bad.db", "copy.db")
    for force in (False, True):
        with pytest.raises(ArchiveError):
            restore("archive.db", "bad.db", force=force)
    assert _words("archive.db") == {"It was there."}
    assert not Path("copy.db").exists()
    assert [path.name for path in folder.iterdir() if ".new" in path.name] == []


@pytest.mark.parametrize("name", ["cut off", "scrambled", "empty"])
def test_a_damaged_archive_is_replaced(folder: Path, name: str) -> None:
    """The very case a backup is for: by force, as nobody can tell what is in it; its log goes aside with it."""
    del folder
    _fill("other.db", "It was elsewhere.")
    backup("other.db", "copy.db")
    DAMAGED[name]("archive.db")
    Path("archive.db-wal").write_bytes(b"the log of the damaged one")
    with pytest.raises(ArchiveError):
        restore("archive.db", "copy.db", force=False)
    restore("archive.db", "copy.db", force=True)
    assert _words("archive.db") == {"It was elsewhere."}
    assert Path("archive.db.before-restore").exists()


def test_a_fault_inside_is_found(folder: Path) -> None:
    """A page of rubbish in the middle is no archive to make a backup of."""
    del folder
    _fill("archive.db", *(f"It spoke of matter {number}." for number in range(60)))
    with closing(sqlite3.connect("archive.db")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = bytearray(Path("archive.db").read_bytes())
    at = whole.index(b"It spoke of matter 30") // 4096 * 4096
    whole[at : at + 200] = b"\xff" * 200
    Path("archive.db").write_bytes(whole)
    with pytest.raises(ArchiveError, match="damaged"):
        backup("archive.db", "copy.db")
    assert not Path("copy.db").exists()


def test_a_server_s_archive_is_left_to_its_tools(folder: Path) -> None:
    """The line to run is told, without the password."""
    del folder
    url = "postgresql://ann:secret@db.example/news"
    with pytest.raises(ArchiveError, match=r'pg_dump --format=custom --file=copy.db "\$DATABASE_URL"') as caught:
        backup(url, "copy.db")
    assert "secret" not in str(caught.value)
    with pytest.raises(ArchiveError, match="pg_restore"):
        restore(url, "copy.db", force=True)


def test_where_nothing_can_be_written(folder: Path) -> None:
    """A sentence, and no traceback."""
    del folder
    _fill("archive.db", "It was there.")
    with pytest.raises(ArchiveError):
        backup("archive.db", "absent/copy.db")
    with pytest.raises(ArchiveError, match="there is no such file"):
        restore("archive.db", "absent.db", force=True)
