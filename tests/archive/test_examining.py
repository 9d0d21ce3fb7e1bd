"""What the doctor finds: each fault with its sentence and what to do, and nothing on a whole archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.archive import examine, examining, open_archive, turns
from bot.archive.examining import Grade
from bot.archive.protocol import Kin
from bot.model import Status
from tests.archive.test_opening import REFUSED
from tests.fakes import PRINTED, SAID, record

TODAY = date(2030, 6, 1)


def _said(place: str, today: date = TODAY) -> dict[Grade, list[str]]:
    found: dict[Grade, list[str]] = {grade: [] for grade in Grade}
    for one in examine(place, today=today):
        found[one.grade].append(f"{one.about}: {one.what}. {one.todo}")
    return found


def _filled(place: str) -> None:
    with closing(open_archive(place, create=True)) as archive:
        for one in (record("It spoke."), record("It waited.", status=Status.HELD)):
            archive.add(one.article, SAID, [one.statement])


def test_a_whole_archive_is_fine(place: str) -> None:
    """On both databases; how much there is and how much waits is told."""
    _filled(place)
    said = _said(place)
    assert (said[Grade.NOTE], said[Grade.WRONG]) == ([], [])
    told = "\n".join(said[Grade.FINE])
    assert "2 articles, 0 of them copies of others; 2 statements, 1 answerable" in told
    assert "1 statements wait for review" in told


def test_copies_are_no_fault(place: str) -> None:
    """On both databases; they are told beside what they print."""
    one, other = record("It spoke."), record("It spoke too.")
    with closing(open_archive(place, create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])
        archive.add(other.article, SAID, [other.statement], Kin(copy_of=one.article.id))
    said = _said(place)
    assert said[Grade.WRONG] == []
    assert "2 articles, 1 of them copies of others; 2 statements, 1 answerable" in "\n".join(said[Grade.FINE])


@pytest.mark.parametrize(("prepare", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_archive_is_wrong(tmp_path: Path, prepare: Callable[[str], object], sentence: str) -> None:
    """Corrupt, empty, foreign, newer: the sentence that opening it would give."""
    place = str(tmp_path / "archive.db")
    prepare(place)
    assert any(sentence in said for said in _said(place)[Grade.WRONG])


def test_no_archive_yet_is_a_note(tmp_path: Path) -> None:
    """Nothing is wrong, and nothing is made by looking."""
    [note] = _said(str(tmp_path / "archive.db"))[Grade.NOTE]
    assert "there is no archive here yet" in note
    assert list(tmp_path.iterdir()) == []


def test_an_archive_without_an_article_is_a_note(place: str) -> None:
    """One that was just made is whole, and says how to fill it."""
    open_archive(place, create=True).close()
    said = _said(place)
    assert (len(said[Grade.NOTE]), said[Grade.WRONG]) == (1, [])
    assert "it holds no article yet. Fill it with `fo-stance ingest FILE…`" in said[Grade.NOTE][0]


def test_an_address_that_is_none() -> None:
    """A malformed place is a finding like any other."""
    assert "mysql" in _said("mysql://db/x")[Grade.WRONG][0]


CONTRADICTIONS = {
    "an answer lost": "DELETE FROM answer_order",
    "words lost": "UPDATE searched SET statement = NULL",
    "an original lost": "INSERT INTO copy SELECT id, 'gone' FROM article LIMIT 1",
    "a copy lost": "INSERT INTO copy SELECT 'gone', id FROM article LIMIT 1",
    "an article lost": "UPDATE statement SET article = 99 WHERE status = 'held'",
}


@pytest.mark.parametrize("fault", CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_an_archive_that_contradicts_itself(tmp_path: Path, fault: str) -> None:
    """Whole as a file and wrong as an archive."""
    place = str(tmp_path / "archive.db")
    _filled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(fault)
        connection.commit()
    assert any("contradicts itself" in said for said in _said(place)[Grade.WRONG])


def test_a_clock_that_is_behind(tmp_path: Path) -> None:
    """Articles of days to come are the machine's fault or the article's."""
    place = str(tmp_path / "archive.db")
    _filled(place)
    assert any(str(PRINTED) in said for said in _said(place, date(2030, 1, 1))[Grade.NOTE])


@pytest.mark.parametrize(
    ("turns_there", "grade", "told"), [(True, Grade.FINE, "take turns"), (False, Grade.NOTE, "without a log")]
)
def test_a_build_whose_log_can_lose_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turns_there: bool, grade: Grade, told: str
) -> None:
    """It is told, with how it is avoided; where writers cannot take turns, new archives have no log."""
    for module in (examining, turns):
        monkeypatch.setattr(module, "is_mended", lambda: False)
        monkeypatch.setattr(module, "has_turns", lambda: turns_there)
    found = [said for said in _said(str(tmp_path / "archive.db"))[grade] if "WAL-reset" in said]
    assert len(found) == 1
    assert told in found[0]


def test_a_mended_build_is_not_spoken_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to say."""
    monkeypatch.setattr(examining, "is_mended", lambda: True)
    assert not any("WAL-reset" in said for said in _said(str(tmp_path / "archive.db"))[Grade.FINE])


def test_a_disk_that_is_full_or_far_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little room, and a file system of another machine, are wrong before anything is lost."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x / ext4 rw 0 0\nserver:/y {tmp_path} nfs4 rw 0 0\n")
    assert examining._file_system(tmp_path, mounts) == "nfs4"
    assert examining._file_system(Path("/elsewhere"), mounts) == "ext4"
    assert examining._file_system(tmp_path, tmp_path / "absent") is None
    monkeypatch.setattr(examining, "_file_system", lambda *_: "nfs4")
    monkeypatch.setattr(examining, "_LITTLE", 1 << 60)
    wrong = _said(str(tmp_path / "archive.db"))[Grade.WRONG]
    assert [part for part in ("MB free", "another machine (nfs4)") if not any(part in said for said in wrong)] == []
