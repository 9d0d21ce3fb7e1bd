"""`fo-stance chart` as it is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.charting import picture as charting
from tests.command_line import Run, typed_in


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in an empty folder of a machine that has no matplotlib."""
    monkeypatch.setattr(charting, "_CHILD", (sys.executable, "-c", f"raise SystemExit({charting.NOT_INSTALLED})"))
    return typed_in(tmp_path, monkeypatch, capsys)


def test_numbers_are_an_answer_without_a_picture(run: Run) -> None:
    """Nobody asked for a file; what would draw it is said."""
    ran = run("chart", "US")
    assert ran.code == 0
    assert "Positions a month, by kind" in ran.out
    assert "a picture needs matplotlib. Run `pip install 'fo-stance[chart]'`" in ran.err


def test_a_file_that_is_asked_for_and_cannot_be_is_a_fault(run: Run) -> None:
    """Whoever names the file waits for it."""
    ran = run("chart", "--out", "us.png", "US")
    assert (ran.code, Path("us.png").exists()) == (2, False)
    assert "matplotlib" in ran.err
