"""`fo-stance export` as it is typed: which statements, where to, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.model import Status
from bot.wiring import wire
from tests.command_line import Ran, Run, typed_in
from tests.fakes import OUTSIDER, SAID, record, retracted

#: More than one window of any reader.
MANY = 450


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`fo-stance export` in a folder with an archive of three statements, one of them another voice's."""
    command = typed_in(tmp_path, monkeypatch, capsys)
    said = [
        record("She called Freedonia a friend."),
        record("She spoke of trade.", countries=("CN",), topics=("trade",)),
        record("He called it a threat.", speaker=OUTSIDER, said_on=None),
        record("This waits for review.", status=Status.HELD),
        retracted(record("This was never said.")),
    ]
    with closing(wire({}).archive_to_fill()) as archive:
        for one in said:
            archive.add(one.article, SAID, [one.statement])

    return partial(command, "export")


def words(ran: Ran) -> list[str]:
    return [json.loads(line)["text"] for line in ran.out.splitlines()]


def test_without_a_question_it_is_all_of_the_ministry(run: Run) -> None:
    """Nobody else, and nothing that is held or retracted."""
    ran = run("--jsonl")
    assert (ran.code, sorted(words(ran)), ran.err) == (0, ["She called Freedonia a friend.", "She spoke of trade."], "")


def test_everyone_is_asked_for(run: Run) -> None:
    """Other voices come under their own names."""
    assert "He called it a threat." in words(run("--jsonl", "--everyone"))


def test_a_question_chooses(run: Run) -> None:
    """Options may stand among its words."""
    assert words(run("US", "--jsonl")) == ["She called Freedonia a friend."]
    assert words(run("--jsonl", "china", "trade")) == ["She spoke of trade."]
    assert words(run("--limit", "1", "since", "2026-05-02", "--jsonl")) == words(run("--jsonl"))[:1]


def test_nothing_found_is_told(run: Run) -> None:
    """The exit code says so, too, and a table still has its heading."""
    ran = run("nigeria", "--csv")
    assert (ran.code, ran.err, ran.out.count("\r\n")) == (1, "no statements\n", 1)


def test_a_file_is_written_whole(run: Run, tmp_path: Path) -> None:
    """In UTF-8, with its mark where asked, nothing beside it; what stood there is replaced only by --force."""
    out = tmp_path / "said.csv"
    out.write_text("old")
    refused = run("--csv", "--out", "said.csv")
    told = "said.csv: there is such a file already. Give another name, or --force to write over it.\n"
    assert (refused.code, refused.err, out.read_text()) == (2, told, "old")
    ran = run("--csv", "--bom", "--force", "--out", "said.csv")
    assert (ran.code, ran.out, ran.err) == (0, "", "2 statements in said.csv\n")
    text = out.read_bytes().decode("utf-8-sig")
    assert out.read_bytes()[:3] == b"\xef\xbb\xbf"
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 2
    assert sorted(path.name for path in tmp_path.iterdir() if "said" in path.name) == ["said.csv"]


def test_linked_data_is_one_document(run: Run) -> None:
    """Read as JSON, it has a node a statement beside its own."""
    assert len(json.loads(run("--jsonld", "--everyone").out)["@graph"]) == 4


def test_many_statements_come_in_the_archives_order(run: Run) -> None:
    """However many are read at once, none is left out and none comes twice."""
    with closing(wire({}).archive_to_fill()) as archive:
        for number in range(MANY):
            one = record(f"She spoke of harbour {number}.", countries=("TR",))
            archive.add(one.article, SAID, [one.statement])
    assert sorted(words(run("turkey", "--jsonl"))) == sorted(f"She spoke of harbour {number}." for number in range(MANY))


REFUSED = {
    "no format": (("US",), "one of the arguments --csv --jsonl --jsonld is required"),
    "two formats": (("--csv", "--jsonl"), "not allowed with argument"),
    "a mark before JSON": (("--jsonl", "--bom"), "--bom: only a table begins with a byte order mark. Leave it out."),
    "no number": (("--jsonl", "--limit", "many"), "'many' is not a whole number from 1"),
    "a page": (("--jsonl", "US", "--offset", "5"), "an export has no pages."),
    "the archive itself": (
        ("--jsonl", "--out", "fo-stance.db"),
        "fo-stance.db: this is the archive itself. Give another file.",
    ),
    "no such folder": (("--jsonl", "--out", "gone/x"), "gone/x: it cannot be written (no such file or directory)."),
    "a view": (("--jsonl", "history", "US"), "Statements are chosen by a question"),
}


@pytest.mark.parametrize(("argv", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_a_sentence(argv: tuple[str, ...], sentence: str, run: Run) -> None:
    """Exit code 2, and nothing on standard output."""
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_several_readings_are_asked_back(run: Run) -> None:
    """Nothing is exported for a name that could be two."""
    ran = run("congo", "--csv")
    assert (ran.code, ran.out) == (1, "")
    assert "DR Congo" in ran.err
