"""What an editor types is read as meant, or told to be wrong; all of it at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.archive.review_protocol import Change, Correction, Decision
from bot.errors import UsageError
from bot.model import Kind
from bot.stance.correcting import Typed, correction_line, read_change

TODAY = date(2030, 5, 4)

READ: dict[str, tuple[Typed, Change]] = {
    "a speaker": (Typed(speaker=" Jane  Roe", role="none"), Change(speaker="Jane Roe", role=None)),
    "nobody": (Typed(speaker="unknown", ministry="None"), Change(speaker=None, ministry=None)),
    "a day": (Typed(said_on="2030-05-03"), Change(said_on=date(2030, 5, 3))),
    "no day": (Typed(said_on="unknown"), Change(said_on=None)),
    "codes, names and the world's codes": (Typed(countries="us, China,UN,us"), Change(countries=("US", "CN", "UN"))),
    "no country": (Typed(countries="none"), Change(countries=())),
    "topics": (Typed(topics="trade,Kashmir"), Change(topics=("trade", "kashmir"))),
    "a ministry by its country's name": (Typed(ministry="pakistan"), Change(ministry="PK")),
    "a kind": (Typed(kind="Declined"), Change(kind=Kind.DECLINED)),
    "back into answers": (Typed(release=True), Change(decision=Decision.RELEASE)),
    "out of them": (Typed(retract=True), Change(decision=Decision.RETRACT)),
    "a duplicate": (Typed(same_as="abc"), Change(same_as="abc")),
}


@pytest.mark.parametrize(("typed", "change"), READ.values(), ids=READ.keys())
def test_what_is_typed_is_read(typed: Typed, change: Change) -> None:
    """Values as meant, what was not typed left as it is."""
    assert read_change(typed, today=TODAY) == change


WRONG: dict[str, tuple[Typed, str]] = {
    "nothing": (Typed(), "nothing to change was given"),
    "a day to come": (Typed(said_on="2030-05-05"), "--said-on: 5 May 2030 is still to come"),
    "a day of no calendar": (Typed(said_on="2030-02-30"), "is no day"),
    "a day in words": (Typed(said_on="yesterday"), "write it as 2026-05-03"),
    "a country misspelt": (Typed(countries="US,Gana"), "'Gana' is no country or body known here; the nearest is “ghana”"),
    "a topic for a country": (Typed(topics="US"), "is no topic known here"),
    "a kind of its own": (Typed(kind="quoted"), "known are direct, mixed, paraphrase, declined"),
    "an empty name": (Typed(speaker=" "), "write `unknown`"),
    "an empty list": (Typed(countries=" , "), "write `none`"),
    "two decisions": (Typed(retract=True, same_as="x"), "choose one of them"),
    "two faults": (Typed(said_on="x", kind="y"), "--said-on: .*; --kind: "),
}


@pytest.mark.parametrize(("typed", "why"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read_is_told(typed: Typed, why: str) -> None:
    """With what to write instead."""
    with pytest.raises(UsageError, match=why):
        read_change(typed, today=TODAY)


def test_a_correction_in_words() -> None:
    """Each field from what to what; an unknown day and an empty list have words, too."""
    made = Correction(
        statement="s",
        at=datetime(2030, 5, 4, tzinfo=UTC),
        by="Ann",
        why="x",
        before={"said_on": None, "countries": ["US"], "same_as": None},
        after={"said_on": "2030-05-03", "countries": [], "same_as": "abc"},
    )
    told = "said on from unknown to 3 May 2030; countries from US to none; the same as from none to abc"
    assert correction_line(made) == told
