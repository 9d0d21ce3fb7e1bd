"""`review`, `correct` and `audit` on the command line, over an archive of a held and a shown statement."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.archive import open_archive
from bot.model import Record, Speaker, Status
from tests.command_line import Run, typed_in
from tests.fakes import SAID, record

HELD = record(
    "An official opposed a \x1b[31mbase in Ghana.",
    countries=("GH",),
    status=Status.HELD,
    speaker=Speaker(name=None, role="an official"),
    flags=("nobody is named",),
)
SHOWN = record("It opposed a base in Kenya.", countries=("KE",))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`fo-stance` in a folder without anything."""
    return typed_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def desk(run: Run) -> Run:
    """The same, with an archive."""
    with closing(open_archive("fo-stance.db", create=True)) as archive:
        for one in (HELD, SHOWN):
            archive.add(one.article, SAID, [one.statement])
    return run


def _id(one: Record) -> str:
    return one.statement.id


def test_what_waits_is_listed_with_its_reason(desk: Run) -> None:
    """Id, why, words and where from; a terminal obeys none of the words."""
    ran = desk("review")
    assert ran.code == 0
    assert [
        part for part in (_id(HELD), "held: nobody is named", "opposed a", "Ghana", "no ministry") if part not in ran.out
    ] == []
    assert (_id(SHOWN) in ran.out, "\x1b" in ran.out) == (False, False)
    [line] = desk("review", "--json").out.splitlines()
    assert (json.loads(line)["id"], json.loads(line)["status"]) == (_id(HELD), "held")


def test_a_review_from_list_to_answer(desk: Run) -> None:
    """Corrected it stays held and says so; released it is answered; then nothing waits, and all of it is on record."""
    corrected = desk(
        "correct", _id(HELD), "--speaker", "Jane Roe", "--ministry", "PK", "--why", "she said so", "--by", "Ann"
    )
    assert (corrected.code, "still held" in corrected.err, "Jane Roe" in corrected.out) == (0, True, True)
    silent = json.loads(desk("ask", "Ghana", "--json").out)
    assert (silent["answer"], silent["held"]) == ("silent", 1)
    released = desk("correct", _id(HELD), "--release", "--why", "heard it", "--json")
    assert json.loads(released.out)["status"] == "corrected"
    assert json.loads(desk("ask", "Ghana", "--json").out)["lead"]["speaker"] == "Jane Roe"
    assert (desk("review").code, desk("review").err) == (1, "nothing waits for review\n")
    told = json.loads(desk("audit", _id(HELD), "--json").out)
    assert next((one["by"], one["why"]) for one in told["corrections"]) == ("Ann", "she said so")
    assert (len(told["corrections"]), told["versions"][0]["holds"]) == (2, True)
    lines = desk("audit", _id(HELD)).out
    assert "Ann: speaker from none to Jane Roe; ministry from none to PK. Why: she said so" in lines


def test_an_audit_tells_when_in_the_newsroom_s_zone(desk: Run) -> None:
    """To the minute and with its offset; in UTC for programs."""
    desk("correct", _id(HELD), "--release", "--why", "heard it", "--by", "Ann")
    [decided] = json.loads(desk("audit", _id(HELD), "--json").out)["corrections"]
    at = datetime.fromisoformat(decided["at"])
    assert at.utcoffset() == timedelta()
    shown = at.astimezone(ZoneInfo("Asia/Karachi"))
    assert f"  {shown:%Y-%m-%d %H:%M}+05:00  Ann: " in desk("audit", _id(HELD)).out


REFUSED: dict[str, tuple[list[str], str]] = {
    "no such statement": (["correct", "absent", "--retract", "--why", "x"], "there is no statement 'absent'"),
    "nothing to do": (["correct", _id(SHOWN), "--why", "x"], "nothing to change was given"),
    "no reason": (["correct", _id(SHOWN), "--retract"], "--why"),
    "an empty reason": (["correct", _id(SHOWN), "--retract", "--why", " "], "a reason is missing"),
    "a day to come": (["correct", _id(SHOWN), "--said-on", "9999-01-01", "--why", "x"], "still to come"),
    "words": (["correct", _id(SHOWN), "--text", "Other words.", "--why", "x"], "unrecognized arguments"),
    "an audit of nothing": (["audit", "absent"], "there is no statement 'absent'"),
    "no number": (["review", "--limit", "x"], "is not a whole number"),
}


@pytest.mark.parametrize(("argv", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_done_is_refused(desk: Run, argv: list[str], why: str) -> None:
    """A sentence, exit code 2, and everything as it was."""
    before: Any = desk("ask", "Kenya", "--json").out
    ran = desk(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert desk("ask", "Kenya", "--json").out == before


@pytest.mark.parametrize("command", [["review"], ["correct", "x", "--retract", "--why", "x"], ["audit", "x"]])
def test_the_starter_is_no_archive_to_correct(run: Run, command: list[str]) -> None:
    """Without an archive there is nothing to review, and none is made."""
    ran = run(*command)
    assert (ran.code, ran.out, Path("fo-stance.db").exists()) == (2, "", False)
    assert "there is no archive here yet" in ran.err


def test_who_decides_is_the_user_unless_told(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's name for whoever types it."""
    monkeypatch.setenv("LOGNAME", "mariam")
    desk("correct", _id(SHOWN), "--retract", "--why", "x")
    assert json.loads(desk("audit", _id(SHOWN), "--json").out)["corrections"][0]["by"] == "mariam"
