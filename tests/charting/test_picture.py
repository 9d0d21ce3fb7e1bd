"""The picture that a chart asks for, drawn in its process, and written by the command."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from bot.charting import picture as charting
from bot.charting.picture import MOST_BYTES, ChartError, picture_of
from bot.cli import main
from bot.model import Kind
from bot.stance.answers import Query
from bot.stance.command import Chart
from bot.stance.respond import Desk
from tests.fakes import InMemoryArchive, record

NAMES = {"PK": "Pakistan", "US": "United States", "CN": "China"}
US, CHINA = (Query(text=code, countries=(code,)) for code in ("US", "CN"))


def desk() -> Desk:
    """An archive with two months on the United States and one on China."""
    archive = InMemoryArchive(
        [
            record("One remark.", said_on=date(2030, 3, 1), url="https://a.example/1"),
            record("Another remark.", said_on=date(2030, 5, 2), kind=Kind.DIRECT, url="https://a.example/2"),
            record("A third remark.", said_on=date(2030, 5, 2), countries=("CN",), url="https://a.example/3"),
        ]
    )
    return Desk(archive=archive, ministry="PK", today=date(2030, 5, 9), names=NAMES)


def test_two_countries_are_drawn_and_told_in_words() -> None:
    """A PNG of less than a megabyte, and what it shows for whoever does not see it."""
    drawn = picture_of(Chart(queries=(US, CHINA)), desk())
    assert drawn.png.startswith(b"\x89PNG")
    assert 10_000 < len(drawn.png) < MOST_BYTES
    assert drawn.alt == (
        "Bar chart. Pakistan on the United States: 2 positions from March 2030 to May 2030, most in March 2030 (1)."
        " Pakistan on China: 1 position in May 2030."
        " By month, on the United States: March 2030 1, May 2030 1. By month, on China: May 2030 1."
    )


def test_a_subject_without_a_dated_position_is_not_drawn() -> None:
    """No empty frame is made."""
    with pytest.raises(ChartError, match="there is nothing to draw"):
        picture_of(Chart(queries=(Query(text="x", countries=("FR",)),)), desk())


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (
            f"raise SystemExit({charting.NOT_INSTALLED})",
            r"a picture needs matplotlib. Run `pip install 'fo-stance\[chart\]'`",
        ),
        ("raise ValueError", "the picture could not be drawn"),
        ("print('no picture')", "the picture could not be drawn"),
    ],
)
def test_a_child_that_does_not_draw_is_one_sentence(monkeypatch: pytest.MonkeyPatch, program: str, sentence: str) -> None:
    """Nothing half-drawn is shown, and no stack."""
    monkeypatch.setattr(charting, "_CHILD", (sys.executable, "-c", program))
    with pytest.raises(ChartError, match=sentence):
        picture_of(Chart(queries=(US,)), desk())


def test_the_command_writes_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers on stdout, the picture in the file, its words on stderr; nothing else is left behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["chart", "US", "--out", "us.png"]) == 0
    printed = capsys.readouterr()
    assert "Positions a month, by kind" in printed.out
    assert "us.png: Bar chart. Pakistan on the United States" in printed.err
    assert [one.name for one in tmp_path.iterdir()] == ["us.png"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["chart", "US", "--out", "archive.db"], 2, "archive.db: a picture's file ends in .png. Write it as archive.png."),
        (["chart", "US", "--out", "nowhere/us.png"], 2, "nowhere/us.png: cannot be written (no such file or directory)"),
        (["chart", "US", "China", "India"], 2, ""),
        (["chart", "zzxxy"], 1, ""),
    ],
)
def test_what_cannot_be_drawn_is_told(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    told: str,
) -> None:
    """Three countries, another file, a folder that is not there, nothing found: a sentence and no file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(words) == code
    assert told in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []
