"""An edition of an archive ends with the next change, whoever makes it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bot.archive import open_archive
from bot.archive.starter import StarterUntilIngested, load_once
from tests.fakes import SAID, record

ONE = record("The talks went on.")
OTHER = record("The talks were broken off.", url="https://other.example/1")


def test_another_process_makes_another_edition(tmp_path: Path) -> None:
    """Whatever a process commits, all others are told of."""
    place = tmp_path / "archive.db"
    with closing(open_archive(str(place), create=True)) as archive:
        before = archive.edition()
        code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('CREATE TABLE x (y)'); c.commit()"
        subprocess.run([sys.executable, "-c", code, str(place)], check=True)
        assert archive.edition() != before


def test_reading_makes_no_edition(tmp_path: Path) -> None:
    """Nor does writing something else than this archive."""
    with (
        closing(open_archive(str(tmp_path / "one.db"), create=True)) as archive,
        closing(open_archive(str(tmp_path / "other.db"), create=True)) as other,
    ):
        before = archive.edition()
        archive.statement(ONE.statement.id)
        other.add(ONE.article, SAID, [ONE.statement])
        assert archive.edition() == before


def test_the_first_article_ends_the_starters_edition(tmp_path: Path) -> None:
    """What the starter answered is not given again once the newsroom has an article of its own."""
    with closing(StarterUntilIngested(str(tmp_path / "archive.db"))) as archive:
        starters = archive.edition()
        assert archive.edition() == starters
        archive.add(ONE.article, SAID, [ONE.statement])
        first = archive.edition()
        archive.add(OTHER.article, SAID, [OTHER.statement])
        assert len({starters, first, archive.edition()}) == 3


def test_what_is_only_in_memory_has_editions_too() -> None:
    """Its one connection writes, and so counts its own changes."""
    assert load_once().edition() == load_once().edition()
