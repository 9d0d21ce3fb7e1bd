"""A ministry that refused, and one that an outlet could not reach, are told apart."""

from __future__ import annotations

import pytest

from bot.model import Kind
from bot.stance.answers import Query
from bot.stance.ask import ask
from bot.stance.present import kind_label, message
from tests.fakes import PRINTED, InMemoryArchive, record

NAMES = {"GH": "Ghana", "PK": "Ruritania"}


@pytest.mark.parametrize(
    ("words", "says", "label"),
    [
        (
            "The ministry did not respond to a request for comment.",
            "did not answer when asked about Ghana",
            "did not answer",
        ),
        ("The ministry had no immediate comment.", "did not answer when asked about Ghana", "did not answer"),
        ("The spokesperson declined to comment.", "declined to comment on Ghana", "declined to comment"),
        ("The spokesperson did not answer the question.", "declined to comment on Ghana", "declined to comment"),
    ],
)
def test_what_a_silence_is_called(words: str, says: str, label: str) -> None:
    """The sentence at the top and the label of the statement say the same."""
    one = record(words, kind=Kind.DECLINED, countries=("GH",))
    answer = ask(Query(text="Ghana", countries=("GH",)), InMemoryArchive([one]), ministry="PK", today=PRINTED)

    assert message(answer, NAMES).startswith(f"Ruritania {says}: ")
    assert kind_label(one) == label
