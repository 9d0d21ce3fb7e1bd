"""A silent answer tells of what waits for review, and of nothing more than that it does."""

from __future__ import annotations

import pytest

from bot.model import Record, Speaker, Status
from bot.stance.answers import Query, Silent
from bot.stance.ask import ask
from bot.stance.present import message, to_json
from tests.fakes import PRINTED, InMemoryArchive, record

UNNAMED = Speaker(name=None, role="an official")
GHANA = Query(text="Ghana", countries=("GH",))
NAMES = {"GH": "Ghana", "PK": "Pakistan"}

HELD = [
    record(words, countries=("GH",), status=Status.HELD, speaker=UNNAMED) for words in ("It is a friend.", "It is a foe.")
]


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([], ""),
        (HELD[:1], " One statement that may be on it waits for an editor's review."),
        (HELD, " 2 that may be on it wait for an editor's review."),
    ],
    ids=["none", "one", "two"],
)
def test_what_waits_is_told(records: list[Record], sentence: str) -> None:
    """How many, never what they say."""
    other = record("It is a neighbour.", countries=("IN",))
    answer = ask(GHANA, InMemoryArchive([other, *records]), ministry="PK", today=PRINTED)
    assert isinstance(answer, Silent)
    assert (answer.held, to_json(answer, NAMES)["held"]) == (len(records), len(records))
    said = message(answer, NAMES)
    assert said.endswith(f".{sentence}")
    assert "friend" not in said
