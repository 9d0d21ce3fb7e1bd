"""`doctor`, `backup` and `restore` on the command line: their exit codes and their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.cli import main
from tests.fakes import PRINTED, SAID, record

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`fo-stance` in an empty folder, on no host of a name."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "FO_STANCE_CONFIG",
        "FO_STANCE_VOLUME",
        "DATABASE_URL",
        "DYNO",
        "K_SERVICE",
        "RENDER",
        "RAILWAY_ENVIRONMENT",
    ):
        monkeypatch.delenv(name, raising=False)

    def command(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return (main(argv), *capsys.readouterr())

    return command


def _fill(published: date = PRINTED) -> None:
    one = record(published=published)
    with closing(open_archive("fo-stance.db", create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])


def test_the_exit_code_is_the_worst_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """1 before the first article, 2 for what is no archive or would be lost, 0 where all is well."""
    assert run("doctor")[0] == 1
    Path("fo-stance.db").touch()
    code, out, _ = run("doctor")
    assert (code, "this file is empty" in out, "Move it away" in out) == (2, True, True)
    Path("fo-stance.db").unlink()
    _fill(published=date(2024, 5, 3))
    assert run("doctor")[0] == 0
    monkeypatch.setenv("DYNO", "web.1")
    code, out, err = run("doctor")
    assert (code, "Heroku deletes files" in out, err) == (2, True, "Something is wrong.\n")


def test_findings_for_programs(run: Run) -> None:
    """A line each, all keys in every one."""
    lines = [json.loads(line) for line in run("doctor", "--json")[1].splitlines()]
    assert all(list(line) == ["grade", "about", "what", "todo"] for line in lines)
    assert {line["about"] for line in lines} >= {"configuration", "SQLite", "disk", "archive"}


def test_a_wrong_configuration_is_told_before_anything(run: Run) -> None:
    """Every fault of it, as by any other command."""
    Path("config.yaml").write_text("ministry: XX\nnewsroom:\n  timezone: Nowhere\n")
    code, out, err = run("doctor")
    assert (code, out) == (2, "")
    assert "2 faults to mend" in err


def test_a_backup_and_back(run: Run) -> None:
    """Done, refused, done by force; a restore says to start again what ran."""
    assert run("backup", "copy.db")[0] == 2
    _fill()
    assert run("backup", "copy.db")[:2] == (0, f"copy.db: a copy of {Path('fo-stance.db').absolute()}, 1 articles\n")
    assert run("restore", "copy.db")[0] == 2
    code, out, err = run("restore", "copy.db", "--force")
    assert (code, "restored from copy.db, 1 articles" in out, "Start `fo-stance serve`" in err) == (0, True, True)
