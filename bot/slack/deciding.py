"""**Decide**: the form in which an editor corrects, releases or retracts a statement, and what was changed in it. Pure.

Only what an editor changed is a change: a field that stands as it began was not touched. The words are no field.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.archive.review_protocol import Change
from bot.errors import UsageError
from bot.model import Record, Status
from bot.slack import elements as el
from bot.slack.forms import choice, field_of, form, note_of, text_field
from bot.slack.state import read_id
from bot.slack.statement import OTHER_LENGTH, shown_words
from bot.stance.correcting import Typed, read_change

#: The form's callback id.
DECIDE_FORM = "decide_form"
#: The fields that can be corrected, and what each is called.
_FIELDS = {
    "speaker": "Who said it",
    "role": "In which role",
    "said_on": "On which day",
    "countries": "Which countries and bodies it concerns",
    "topics": "On which topics",
}
_HINTS = {
    "speaker": "A name, or unknown",
    "said_on": "As 2026-05-03, or unknown",
    "countries": "Names or codes with commas between them, or none",
    "topics": "Likewise",
}
_DECISION, _WHY = "decision", "why"
_DECISIONS = {
    "leave": "Leave it where it stands",
    "release": "Let it be answered",
    "retract": "Retract it: answer it to nobody",
}
_MOST_FIELD, _MOST_WHY = 300, 500

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What an editor decides."""

    statement: str
    change: Change
    why: str
    #: The reader's report it deals with; None where there is none.
    report: int | None


class FormError(ValueError):
    """A field that cannot be read: `faults` are sentences by field, as Slack shows them."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults.values()))


def decide_form(record: Record, *, report: int | None = None) -> Payload:
    """The form, with the statement as it stands."""
    held = record.statement.status in (Status.HELD, Status.RETRACTED)
    before = _before(record)
    fields = [
        text_field(name, label, most=_MOST_FIELD, begins=before[name], optional=True, hint=_HINTS.get(name, ""))
        for name, label in _FIELDS.items()
    ]
    return form(
        DECIDE_FORM,
        title="Decide",
        submit="Keep it",
        about=json.dumps({"id": record.statement.id, "report": report, "before": before}, ensure_ascii=False),
        blocks=(
            el.rich(el.quote(el.words(shown_words(record, OTHER_LENGTH)))),
            choice(_DECISION, "What is to become of it", _DECISIONS, first="release" if held else "leave"),
            *fields,
            text_field(_WHY, "Why", most=_MOST_WHY, lines=True, hint="Kept with the decision, for everybody to read"),
        ),
    )


def read_decided(view: Payload, *, today: date) -> Decided | None:
    """What was decided; None where the form is not ours.

    Raises:
        FormError: a field cannot be read, or nothing was changed.
    """
    about = _about(note_of(view))
    if about is None:
        return None
    id, report, before = about
    given = {name: (field_of(view, name) or "").strip() for name in _FIELDS}
    changed = {name: value or "none" for name, value in given.items() if value != before.get(name, "")}
    decision = field_of(view, _DECISION)
    try:
        typed = Typed(**changed, release=decision == "release", retract=decision == "retract")
        return Decided(statement=id, change=read_change(typed, today=today), why=field_of(view, _WHY) or "", report=report)
    except UsageError as wrong:
        raise FormError(_by_field(wrong.what)) from None


def _before(record: Record) -> dict[str, str]:
    said = record.statement
    values = {
        "speaker": said.speaker.name or "",
        "role": said.speaker.role or "",
        "said_on": said.said_on.isoformat() if said.said_on else "",
        "countries": ", ".join(said.countries),
        "topics": ", ".join(said.topics),
    }
    return {name: value[:_MOST_FIELD].strip() for name, value in values.items()}


def _about(text: str) -> tuple[str, int | None, dict[str, str]] | None:
    try:
        kept = json.loads(text)
        id, report, before = read_id(kept["id"]), kept["report"], kept["before"]
    except (ValueError, KeyError, TypeError):
        return None
    if id is None or not isinstance(before, dict) or not (report is None or isinstance(report, int)):
        return None
    return id, report, before


def _by_field(what: str) -> dict[str, str]:
    """ "--said-on: it is no day; --topics: …" by field; what belongs to none stands under the decision."""
    faults: dict[str, str] = {}
    for part in re.split(r"; (?=--)", what):
        option, _, sentence = part.partition(": ")
        name = option.removeprefix("--").replace("-", "_")
        faults[name if name in _FIELDS else _DECISION] = f"{sentence or part}."[:_MOST_FIELD]
    return faults
