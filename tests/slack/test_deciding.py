"""The forms of readers and editors: what they show, what is read back, and whose reports an editor sees."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.archive.review_protocol import KEEP, Decision, Report
from bot.model import Record, Status
from bot.slack.deciding import FormError, decide_form, read_decided
from bot.slack.editing import Editing, queue
from bot.slack.people import Who
from bot.slack.queue import queue_blocks
from bot.slack.reporting import Wrong, read_wrong, wrong_form
from tests.fakes import record
from tests.slack.blockkit import problems, view_problems
from tests.slack.cards import buttons, texts
from tests.slack.desk import LEAD
from tests.slack.payloads import begins_with, field_state

TODAY = date(2030, 5, 9)
LONG = record("word " * 900, countries=("US", "CN"), topics=("trade",), flags=("unsure who spoke",), status=Status.HELD)


def filled(form: dict[str, Any], **values: str) -> dict[str, Any]:
    """A form as Slack sends it back."""
    begun = {one["block_id"]: begins_with(one["element"]) for one in form["blocks"] if one["type"] == "input"}
    state = {name: {name: field_state(values.get(name, value))} for name, value in begun.items()}
    return {**form, "state": {"values": state}}


@pytest.mark.parametrize("one", [LEAD, LONG])
def test_forms_are_payloads_slack_takes(one: Record) -> None:
    """However long the words are."""
    assert view_problems(wrong_form(one)) == []
    assert view_problems(decide_form(one, report=7)) == []
    blocks = [*queue_blocks([(report("T1/U1"), one)] * 20, [one] * 20)]
    assert problems({"text": "x", "unfurl_links": False, "unfurl_media": False, "blocks": blocks[:50]}) == []
    assert len(blocks) < 60


def report(by: str, key: int = 1) -> Report:
    """An open report."""
    return Report(
        key=key,
        statement=LEAD.statement.id,
        kind="day",
        note="A day earlier.",
        by=by,
        at=datetime(2030, 5, 9, tzinfo=UTC),
        closed_at=None,
        closed_by=None,
        outcome=None,
    )


def test_what_a_reader_says_is_read_back() -> None:
    """With the statement it is about; a form that is not ours is nothing."""
    form = wrong_form(LEAD)
    assert read_wrong(filled(form, kind="day", note="x")) == Wrong(statement=LEAD.statement.id, kind="day", note="x")
    assert read_wrong(filled(form)) is None
    assert read_wrong(filled({**form, "private_metadata": "someone's"}, kind="day")) is None


def test_only_what_an_editor_touched_is_changed() -> None:
    """A field as it began is no change; an emptied one says that nothing is there."""
    form = decide_form(LEAD)
    decided = read_decided(filled(form, speaker="Jane Roe", topics="", why="So she said."), today=TODAY)
    assert decided is not None
    assert (decided.change.speaker, decided.change.topics, decided.why) == ("Jane Roe", (), "So she said.")
    assert (decided.change.role, decided.change.said_on, decided.change.countries) == (KEEP, KEEP, KEEP)
    assert decided.change.decision is None


def test_what_was_held_is_released_unless_the_editor_says_otherwise() -> None:
    """The form begins with that; a report's number comes back with it."""
    decided = read_decided(filled(decide_form(LONG, report=7), why="Fine."), today=TODAY)
    assert decided is not None
    assert (decided.change.decision, decided.report) == (Decision.RELEASE, 7)


def test_each_fault_stands_under_its_field() -> None:
    """Two faults at once; and none of the fields where nothing was changed."""
    with pytest.raises(FormError) as caught:
        read_decided(filled(decide_form(LEAD), said_on="soon", countries="Nowhereland", why="x"), today=TODAY)
    assert caught.value.faults.keys() == {"said_on", "countries"}
    with pytest.raises(FormError) as nothing:
        read_decided(filled(decide_form(LEAD), why="x"), today=TODAY)
    assert nothing.value.faults.keys() == {"decision"}


@pytest.mark.parametrize("about", ["", "[]", "{}", json.dumps({"id": "x", "report": None, "before": {}}), "{" * 9000])
def test_a_form_that_is_not_ours_is_nothing(about: str) -> None:
    """What comes back from outside is not taken on trust."""
    assert read_decided({**filled(decide_form(LEAD)), "private_metadata": about}, today=TODAY) is None


def test_an_editor_sees_the_reports_of_their_own_workspace() -> None:
    """What readers of another one say is theirs."""

    class Desk:
        def reports(self, *, limit: int) -> list[Report]:
            return [report("T1/U1"), report("T2/U1", 2)][:limit]

        def audit(self, _id: str) -> Any:
            return type("Standing", (), {"record": LEAD})

        def held(self, *, limit: int) -> list[Record]:
            return [LONG][:limit]

    editing = Editing(review=lambda: cast(Any, Desk()), now=lambda: datetime(2030, 5, 9, tzinfo=UTC), zone=ZoneInfo("UTC"))
    reports, held = queue(editing, Who(user="U9", team="T1", home="T1"), most=5)
    assert ([one.by for one, _ in reports], held) == (["T1/U1"], [LONG])
    blocks = [*queue_blocks(reports, held)]
    assert [one["text"]["text"] for one in buttons(blocks)] == ["Decide…", "Dismiss", "Decide…"]
    assert "Held: Unsure who spoke" in texts(blocks)
