"""Opening an archive: what is refused, with which sentence, and that nothing at the place is touched by it."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import select

from bot.archive import ArchiveMissing, migrate, open_archive, starter_until_ingested
from bot.archive.opening import engine_of, require_newest
from bot.archive.place import place_of
from bot.archive.protocol import Lookup
from bot.archive.schema import ingest_log
from bot.errors import ArchiveError
from tests.archive.conftest import Server
from tests.fakes import SAID, record


def filled(place: str) -> str:
    """An archive with an article, closed again."""
    one = record()
    with closing(open_archive(place, create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])
    return place


def complaint(place: str, *, create: bool = False) -> str:
    """What opening the place says against it."""
    with pytest.raises(ArchiveError) as caught, closing(open_archive(place, create=create)) as archive:
        archive.find(Lookup(ministry="PK"))
    return str(caught.value)


def test_an_archive_is_opened_again(place: str) -> None:
    """What was added is there the next time."""
    with closing(open_archive(filled(place))) as archive:
        assert archive.find(Lookup(ministry="PK")) == [record()]


def test_creating_leaves_an_archive_that_is_there(place: str) -> None:
    """`create` makes one only where there is none."""
    with closing(open_archive(filled(place), create=True)) as archive:
        assert archive.counts().articles == 1


def test_a_missing_archive_says_what_to_run(place: str) -> None:
    """No archive is a fault of its own kind, and looking makes none."""
    for _ in range(2):
        with pytest.raises(ArchiveMissing, match=r"no archive here yet.*fo-stance ingest.*fo-stance migrate"):
            open_archive(place)


def test_a_new_archive_is_empty_until_an_article_comes(place: str) -> None:
    """An unreadable input in the log does not make it anything but empty."""
    with closing(open_archive(place, create=True)) as archive:
        archive.log_unreadable("broken\0.bin", "it is not text")
        assert archive.is_empty()
    with closing(open_archive(filled(place))) as archive:
        assert not archive.is_empty()


@pytest.mark.parametrize("create", [False, True])
def test_no_folder_is_made_at_an_odd_place(tmp_path: Path, create: bool) -> None:
    """A place in a folder that is not there is mistyped more often than meant: it is refused and nothing is made."""
    said = complaint(f"sqlite:///{tmp_path}/new/folder/archive.db", create=create)
    assert said.endswith("there is no such folder for the archive. Check the path, or make the folder first.")
    assert list(tmp_path.iterdir()) == []


def test_a_url_of_sqlite_names_its_file(tmp_path: Path) -> None:
    """Nothing but the archive appears, and where the URL says."""
    open_archive(f"sqlite:///{tmp_path}/archive.db", create=True).close()
    assert [each.name for each in tmp_path.iterdir()] == ["archive.db"]


_READ_ONLY = """
import os, sys
from contextlib import closing
from bot.archive import open_archive
place = sys.argv[1]
def look():
    with closing(open_archive(place)) as archive:
        print(archive.counts().articles)
look()  # everything is imported
os.chmod(place, 0o444)
os.chmod(os.path.dirname(place), 0o555)
if os.getuid() == 0:  # whom no permission stops
    os.setuid(65534)
look()
"""


def test_an_archive_that_may_only_be_read() -> None:
    """In a folder where not even SQLite's log may be made it is read as it is."""
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        place = filled(str(Path(folder) / "archive.db"))
        ran = subprocess.run([sys.executable, "-c", _READ_ONLY, place], capture_output=True, text=True, check=False)
        os.chmod(folder, 0o755)
    assert (ran.stdout, ran.stderr) == ("1\n1\n", "")


def test_a_look_at_the_place_itself(tmp_path: Path) -> None:
    """Connections that are kept go on reading a file that is gone or written over; a check does not."""
    place = filled(str(tmp_path / "archive.db"))
    with closing(starter_until_ingested(place)) as archive:
        archive.check()
        whole = Path(place).read_bytes()
        Path(place).unlink()
        with pytest.raises(ArchiveMissing):
            archive.check()
        Path(place).write_bytes(b"garbage" * 999)
        with pytest.raises(ArchiveError, match="not an archive"):
            archive.check()
        Path(place).write_bytes(whole)
        archive.check()


def test_before_the_first_article_there_is_nothing_to_check(tmp_path: Path) -> None:
    """Where no archive ever was the starter answers, and that is well."""
    with closing(starter_until_ingested(str(tmp_path / "archive.db"))) as archive:
        archive.check()
        assert archive.is_starter


def test_a_name_with_signs_of_urls(tmp_path: Path) -> None:
    """A path is a path, whatever its characters."""
    place = tmp_path / "news?mode=memory#50% é.db"
    filled(str(place))
    assert place.is_file()


def test_a_file_taken_away_while_it_is_used(tmp_path: Path) -> None:
    """An archive that is gone is a fault; nothing empty appears in its stead."""
    place = filled(str(tmp_path / "archive.db"))
    archive = open_archive(place)
    archive.close()  # the next question connects anew
    Path(place).unlink()
    with pytest.raises(ArchiveError, match="the archive cannot be opened"):
        archive.counts()
    assert not Path(place).exists()


def test_unreadable_inputs_are_logged(place: str) -> None:
    """The log keeps the source, the reason and the time of each."""
    with closing(open_archive(place, create=True)) as archive:
        archive.log_unreadable("broken\0.bin", "it is no text")
    engine = engine_of(place_of(place))
    with engine.connect() as connection:
        rows = connection.execute(select(ingest_log.c.source, ingest_log.c.reason, ingest_log.c.logged_at)).all()
    engine.dispose()
    assert [tuple(row[:2]) for row in rows] == [("broken\0.bin", "it is no text")]
    assert rows[0].logged_at is not None


def test_more_articles_than_one_query_takes(tmp_path: Path) -> None:
    """A long answer has all its articles."""
    with closing(open_archive(str(tmp_path / "archive.db"), create=True)) as archive:
        records = [record(f"N{number}.") for number in range(510)]
        for one in records:
            archive.add(one.article, SAID, [one.statement])
        found = archive.find(Lookup(ministry="PK", limit=1000))
    assert sorted(one.words for one in found) == sorted(one.words for one in records)


def stamp(place: str, revision: str) -> str:
    """Pretend another version of the program made the archive."""
    filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE fo_stance_revision SET version_num = ?", [revision])
        connection.commit()
    return place


def half(place: str) -> None:
    """An archive whose end was lost."""
    filled(place)
    Path(place).write_bytes(Path(place).read_bytes()[:20_000])


def scrambled(place: str) -> None:
    """An archive in whose middle a disk wrote rubbish."""
    filled(place)
    whole = Path(place).read_bytes()
    Path(place).write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


def without_a_table(place: str) -> None:
    """An archive out of which someone took a table."""
    filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("DROP TABLE answer_order")


def another_program(place: str) -> None:
    """A SQLite file that something else wrote."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")


REFUSED: dict[str, tuple[Callable[[str], object], str]] = {
    "an empty file": (lambda place: Path(place).touch(), "this file is empty, it is no archive"),
    "a text": (
        lambda place: Path(place).write_text("Dear editor, please find attached " * 9),
        "not an archive (no SQLite database)",
    ),
    "a few bytes": (lambda place: Path(place).write_bytes(b"SQLite format 3\0"), "damaged: its end is missing"),
    "a file cut off": (half, "damaged: its end is missing"),
    "a scrambled file": (scrambled, "the archive file is damaged"),
    "a table gone": (without_a_table, "the archive file is damaged: a table is gone"),
    "another program's file": (another_program, "another program's database"),
    "a folder": (lambda place: Path(place).mkdir(), "this is a folder, not an archive"),
    "a pipe": (os.mkfifo, "this is not a regular file, and no archive"),
    "an archive of a newer program": (lambda place: stamp(place, "9999"), "a newer fo-stance made this archive"),
}


@pytest.mark.parametrize(("prepare", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(tmp_path: Path, prepare: Callable[[str], object], sentence: str) -> None:
    """Whatever is at the place but no archive of ours is refused with its sentence, and left byte for byte as it is."""
    place = str(tmp_path / "archive.db")
    prepare(place)
    before = Path(place).read_bytes() if Path(place).is_file() else None
    said = complaint(place)
    assert sentence in said
    assert place in said
    assert complaint(place, create=True) == said
    assert (Path(place).read_bytes() if Path(place).is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith("archive.db")] == []


@pytest.mark.parametrize("case", ["an empty file", "a text", "a file cut off", "another program's file", "a folder"])
def test_migrating_refuses_the_same(tmp_path: Path, case: str) -> None:
    """`migrate` makes nothing out of what is no archive."""
    prepare, sentence = REFUSED[case]
    place = str(tmp_path / "archive.db")
    prepare(place)
    with pytest.raises(ArchiveError) as caught:
        migrate(place)
    assert sentence in str(caught.value)


def test_an_older_schema_says_to_migrate() -> None:
    """An archive that an older program made is upgraded by hand, not behind the newsroom's back."""
    with pytest.raises(ArchiveError, match=r"older than this program's \('0001', not '0002'\)\. Run `fo-stance migrate`"):
        require_newest("0001", ("0001", "0002"), where="archive.db")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Where no file can be made, the sentence says to look at the permissions."""
    (tmp_path / "file").touch()
    assert "Check the permissions" in complaint(str(tmp_path / "file" / "archive.db"), create=True)


PLACES = {
    "": "names no file",
    "sqlite://": "names no file",
    "mysql://reporter:hunter2@host/db": "cannot be kept in a 'mysql' database",
    "postgresql://reporter:hunter2@host:port/db": "URL is malformed",
    "postgresql://reporter:hunter2@host:99999/db": "URL is malformed",
    "postgresql://reporter:hunter2@a host/db": "URL is malformed",
    "postgresql:/reporter:hunter2@host/db": "URL is malformed",
    "postgresql://reporter:hunter2@[::1/db": "URL is malformed",
    "postgresql://reporter:hunter2@127.0.0.1:1/db?colour=red": "URL is malformed",
    "mysql:reporter:hunter2": "cannot be kept in a 'mysql' database",
    " postgresql://reporter:hunter2@host/db": "begins or ends with a space",
    "archive.db\n": "begins or ends with a space",
    "sqlite:///:memory:": "an archive in memory would be gone with the command",
    ":memory:": "an archive in memory would be gone with the command",
}


@pytest.mark.parametrize(("place", "sentence"), PLACES.items())
def test_a_place_that_is_none(place: str, sentence: str) -> None:
    """A place that cannot be read as one says what forms there are, and repeats no password."""
    said = complaint(place, create=True)
    assert sentence in said
    assert "hunter2" not in said


def test_another_programs_tables_on_a_server(server: Server) -> None:
    """A table of our name that is not ours keeps us away; tables of other names do not."""
    crowded = server.new_database()
    server.run_in(crowded, "CREATE TABLE bookmark (url TEXT)")
    open_archive(crowded, create=True).close()
    taken = server.new_database()
    server.run_in(taken, "CREATE TABLE article (headline TEXT)")
    assert "another program's database" in complaint(taken, create=True)


def test_a_newer_schema_on_a_server(server: Server) -> None:
    """PostgreSQL is no different."""
    place = filled(server.new_database())
    server.run_in(place, "UPDATE fo_stance_revision SET version_num = '9999'")
    assert "a newer fo-stance made this archive" in complaint(place)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_every_way_to_write_the_url(server: Server, scheme: str) -> None:
    """Hosting services write the scheme in several ways; all mean the same server."""
    place = filled(server.new_database())
    open_archive(place.replace("postgresql", scheme, 1)).close()


def test_a_server_that_is_not_there() -> None:
    """An address where nothing listens says so within seconds."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    said = complaint(f"postgres://reporter:hunter2@127.0.0.1:{port}/news")
    assert f"PostgreSQL database 'news' on 127.0.0.1:{port}: the server cannot be reached" in said
    assert "hunter2" not in said


def test_a_server_of_an_unknown_name() -> None:
    """A host name nobody knows is a server that cannot be reached."""
    assert "the server cannot be reached" in complaint("postgresql://reporter@nowhere.invalid/news")


def test_a_database_that_is_not_there(server: Server) -> None:
    """The server is right, the database is not."""
    assert "no such database" in complaint(f"postgresql://postgres@/nowhere?host={server.data}")


def test_a_wrong_password(server: Server) -> None:
    """The sentence says to set the right one and does not repeat the wrong one; the right one without rights says so."""
    server.demand_password("locked", "correct-horse")
    place = server.new_database()
    wrong = place.replace("postgres@", "locked:hunter2@")
    said = complaint(wrong, create=True)
    assert "the server refused the password. Set the right one in DATABASE_URL" in said
    assert "hunter2" not in said
    assert "the user may not do this there" in complaint(place.replace("postgres@", "locked:correct-horse@"), create=True)


def test_a_server_that_restarts_is_found_again(server: Server) -> None:
    """Connections that broke in the pool are replaced, not handed out."""
    with closing(open_archive(filled(server.new_database()))) as archive:
        assert archive.counts().articles == 1
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'archive_%'")
        assert archive.counts().articles == 1


def test_an_archive_copied_with_its_log(tmp_path: Path) -> None:
    """A file copied while it is open keeps its newest changes in the log beside it, and opens."""
    place, copy = str(tmp_path / "archive.db"), str(tmp_path / "copy.db")
    one = record("It spoke once more.")
    with closing(open_archive(filled(place))) as archive:
        archive.add(one.article, SAID, [one.statement])
        for end in ("", "-wal"):
            shutil.copy(place + end, copy + end)
    with closing(open_archive(copy)) as archive:
        assert archive.counts().articles == 2
