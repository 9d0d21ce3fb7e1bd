"""The form of a channel's digest: what it begins with, what filling it in comes to, and at which field a slip is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.archive import open_outbox
from bot.archive.outbox_protocol import Subscription
from bot.slack.deps import Deps
from bot.slack.digest_form import digest_form, submitted, words_of
from bot.slack.subscribers import Asker, Subscriptions
from bot.slots import Slot
from bot.stance.command import read_command
from tests.slack.desk import NAMES, Desk

NOW = datetime(2030, 5, 3, 3, 0, tzinfo=UTC)
KARACHI = ZoneInfo("Asia/Karachi")
ANA = Asker(team="T1", channel="C1", user="U1")


@pytest.fixture
def deps(tmp_path: Path) -> Iterator[Deps]:
    desk = Desk()
    with closing(open_outbox(str(tmp_path / "archive.db"))) as outbox:
        setting = Subscriptions(
            archive=desk.archive, outbox=outbox, ministry="PK", names=NAMES, now=lambda: NOW, zone=KARACHI
        )
        read = lambda text: read_command(text, today=date(2030, 5, 3))  # noqa: E731 - a field of a record
        yield replace(desk.deps(), subscriptions=setting, read=read)


def filled(view: dict[str, Any], **given: str) -> dict[str, Any]:
    """The form as it comes back: with what it began with, but for what is given."""
    values = {}
    for block in view["blocks"]:
        name, element = block["block_id"], block["element"]
        if element["type"] == "radio_buttons":
            option = next((one for one in element["options"] if one["value"] == given.get(name)), element["initial_option"])
            values[name] = {name: {"type": "radio_buttons", "selected_option": option}}
        else:
            values[name] = {name: {"type": "plain_text_input", "value": given.get(name, element.get("initial_value"))}}
    return {**view, "state": {"values": values}}


FRESH = digest_form("C1", "Asia/Karachi", None, NAMES)


def test_it_begins_with_what_most_would_set() -> None:
    """Nine o'clock in the newsroom's zone, every day, silent without news; and with what is set, where something is."""
    assert words_of(filled(FRESH)) == "digest on 09:00 Asia/Karachi daily silent"
    slot = Slot(at=time(18, 30), zone=ZoneInfo("UTC"), weekdays=True)
    kept = Subscription(
        team="T1",
        channel="C1",
        kind="digest",
        name=slot.name,
        slot=slot,
        countries=("US", "CA"),
        topics=("trade",),
        always=True,
    )
    words = words_of(filled(digest_form("C1", "Asia/Karachi", kept, NAMES)))
    assert words == "digest on 18:30 UTC weekdays always countries: United States, Canada topics: trade"


def test_filling_it_in_sets_the_digest(deps: Deps) -> None:
    """As typing the words does, and says so in the form's place."""
    done = submitted(deps, filled(FRESH, time="7:15am", days="weekdays", countries="us, canada"), ANA)
    assert done["response_action"] == "update"
    assert "from Monday to Friday at 07:15 Asia/Karachi" in done["view"]["blocks"][0]["text"]["text"]
    assert deps.subscriptions is not None
    (kept,) = deps.subscriptions.outbox.subscriptions("digest", "T1", "C1")
    assert kept.countries == ("US", "CA")


@pytest.mark.parametrize(
    ("given", "field", "part"),
    [
        ({"time": "25:00"}, "time", "from 00:00 to 23:59"),
        ({"time": ""}, "time", "no time of day"),
        ({"zone": "PKT"}, "zone", "such as Asia/Karachi"),
        ({"zone": ""}, "zone", "needs its zone"),
        ({"countries": "narnia"}, "countries", "no country or body known here"),
        ({"countries": "korea"}, "countries", "write it in full"),
        ({"topics": "us"}, "topics", "no topic known here"),
        ({"zone": "UTC #other"}, "zone", "in the channel that it is for"),
    ],
)
def test_slips_are_told_at_their_field(deps: Deps, given: dict[str, str], field: str, part: str) -> None:
    """The sentence that typing would be answered with."""
    done = submitted(deps, filled(FRESH, **given), ANA)
    assert done["response_action"] == "errors"
    assert part in done["errors"][field]
    assert deps.subscriptions is not None
    assert deps.subscriptions.outbox.subscriptions("digest") == []
