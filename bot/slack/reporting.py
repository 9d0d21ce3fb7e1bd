"""**Wrong?**: the form in which a reader says what is wrong with a statement, and what was filled in. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.model import Record
from bot.slack import elements as el
from bot.slack.forms import choice, field_of, form, note_of, text_field
from bot.slack.state import read_id
from bot.slack.statement import OTHER_LENGTH, shown_words
from bot.stance import present

#: The form's callback id.
WRONG_FORM = "wrong_form"
#: What can be wrong, as an archive keeps it, and as the form asks.
KINDS = {
    "words": "The words are not as printed",
    "speaker": "Somebody else said it, or it is not the ministry's",
    "day": "The day is wrong",
    "country": "It is about another country",
    "other": "Something else",
}
_KIND, _NOTE = "kind", "note"
_MOST_NOTE = 500

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What a reader says."""

    statement: str
    kind: str
    note: str


def wrong_form(record: Record) -> Payload:
    """The form, with the statement it is about."""
    said = el.rich(
        el.quote(el.words(shown_words(record, OTHER_LENGTH))), el.paragraph(el.words(present.speaker_line(record)))
    )
    return form(
        WRONG_FORM,
        title="What is wrong?",
        submit="Tell the editors",
        about=record.statement.id,
        blocks=(
            said,
            choice(_KIND, "What is wrong", KINDS),
            text_field(_NOTE, "What an editor should know", most=_MOST_NOTE, optional=True, lines=True),
        ),
    )


def read_wrong(view: Payload) -> Wrong | None:
    """What was filled in; None where the form is not ours."""
    id, kind = read_id(note_of(view)), field_of(view, _KIND)
    if id is None or kind not in KINDS:
        return None
    return Wrong(statement=id, kind=kind, note=(field_of(view, _NOTE) or "")[:_MOST_NOTE])
