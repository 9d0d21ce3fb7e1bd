"""A process that is killed while it writes leaves whole articles and whole decisions, and the next one goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.archive import examine, open_archive, open_review
from bot.archive.examining import Grade
from bot.archive.protocol import Lookup
from bot.model import Article, Statement, Status
from tests.fakes import article, statement

#: Writes article upon article and has an editor retract the first statement of each; says which it is at.
_WRITER = """
import sys
from datetime import UTC, datetime
from bot.archive import open_archive, open_review
from bot.archive.review_protocol import Change, Decision
from tests.archive.test_killed import story
archive, review = open_archive(sys.argv[1], create=True), open_review(sys.argv[1])
for number in range(int(sys.argv[2]), 10_000):
    within, said = story(number)
    archive.add(within, said[0].said_on, said)
    print(number, flush=True)
    change = Change(decision=Decision.RETRACT)
    review.correct(said[0].id, change, by="Ann", why="x", at=datetime(2030, 5, 4, tzinfo=UTC))
"""
_PER_ARTICLE = 4


def story(number: int) -> tuple[Article, list[Statement]]:
    """An article of four statements."""
    sentences = [f"It spoke of matter {number}{letter}." for letter in "abcd"]
    within = article(" ".join(sentences), url=f"https://gazette.example/{number}")
    return within, [statement(within, each) for each in sentences]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_is_half_there(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> None:
    """After each kill every article has all its statements, every decision its effect, and all tables agree."""
    place = str(tmp_path / "archive.db")
    if database == "postgresql":
        place = request.getfixturevalue("server").new_database()
    begun = 0
    for kill in range(4):
        begun = _write_and_be_killed(place, begun, after=5 + 7 * kill) + 1
        wrong = [one.what for one in examine(place, today=date(2031, 1, 1)) if one.grade is Grade.WRONG]
        assert wrong == []
        with closing(open_archive(place)) as archive, closing(open_review(place)) as review:
            stood = archive.counts().articles
            assert stood >= begun
            assert archive.counts().statements == stood * _PER_ARTICLE
            for number in range(stood):
                _, said = story(number)
                standing = review.audit(said[0].id)
                assert standing is not None
                retracted = standing.record.statement.status is Status.RETRACTED
                assert retracted is bool(standing.corrections)
                assert len(archive.find(Lookup(ministry="PK", words=(f"{number}b",)))) == 1
            begun = stood


def _write_and_be_killed(place: str, begun: int, *, after: int) -> int:
    """Kills a writer after so many articles, wherever it is just then; the last one it spoke of."""
    command = [sys.executable, "-c", _WRITER, place, str(begun)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        last = [int(writer.stdout.readline()) for _ in range(after)][-1]
        writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read().split()
    return int(said[-1]) if said else last
