"""One statement as Slack shows it: its words, who said them, when, how they reached print and where; and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model import Record, Status
from bot.slack import elements as el
from bot.slack.elements import Button, Part, Piece
from bot.stance import present
from bot.stance.answers import Context
from bot.stance.present import Names

#: Characters of the lead's words, and of any other statement's, on a card.
LEAD_LENGTH = 2000
OTHER_LENGTH = 700
#: Action ids; a "did you mean" button's is `ask:` and its place.
ASK = "ask"
SHARE = "share"
CONTEXT = "context"
WORDING = "wording"
COPY = "copy"
WRONG = "wrong"


def title(ministry: str, countries: Sequence[str], topics: Sequence[str], names: Names) -> str:
    """A card's heading: "Pakistan on the United States, terrorism"."""
    subjects = [present.with_article(present.name_of(code, names)) for code in countries]
    subjects += [present.name_of(topic, names) for topic in topics]
    who = present.name_of(ministry, names)
    return f"{who} on {', '.join(subjects)}" if subjects else who


def shown_words(record: Record, limit: int) -> str:
    """The words as printed, cut visibly after `limit` characters."""
    return el.cut(record.words, limit)


def attribution(record: Record, today: date) -> Part:
    """Who, when and how on one line; on the next the outlet, its day and its link."""
    said = f" · {present.said_line(record, today)} · {present.kind_label(record)}\n"
    return el.paragraph(el.words(present.speaker_line(record), bold=True), el.words(said), printed_by(record))


def said_beside(record: Record, lead: Record, today: date) -> str:
    """When and how, for a statement below the lead; and who, where that is another voice than the lead's."""
    who = present.speaker_line(record)
    parts = [who] if who != present.speaker_line(lead) else []
    return capital(" · ".join((*parts, present.said_line(record, today), present.kind_label(record))))


def printed_by(record: Record) -> Piece:
    """The outlet and its day, linked to the article where there is an address."""
    return el.link(record.article.url, present.outlet_line(record))


def marks(record: Record, context: Context) -> list[str]:
    """What a transcript adds: the question its words answer, and how an outlet's quotes compare with it."""
    lines = (present.question_line(record), present.transcript_line(record, context))
    return [capital(line) for line in lines if line]


def spoken(record: Record) -> str:
    """The statement for screen readers and notifications: words, speaker, outlet."""
    source = (present.speaker_line(record), present.kind_label(record), present.outlet_line(record))
    return f"{shown_words(record, OTHER_LENGTH)}\n{' · '.join(source)}"


def share_button(record: Record) -> Button:
    """Shows the statement to everyone in the channel."""
    return el.button("Share to channel", action=SHARE, value=record.statement.id, primary=True)


def context_button(record: Record) -> Button:
    """Shows the paragraph around the words, privately."""
    heard = f"Context of the words printed by {record.article.outlet or 'an unknown outlet'}"
    return el.button("Context", action=CONTEXT, value=record.statement.id, spoken=heard)


def wording_button(record: Record) -> Button:
    """Shows how others of the same briefing word it, privately."""
    return el.button("Wording", action=WORDING, value=record.statement.id, spoken="Wording: where outlets differ on this")


def copy_button(record: Record) -> Button:
    """Gives a citation to paste, privately."""
    return el.button("Copy", action=COPY, value=record.statement.id, spoken="Copy: a citation in plain text")


def wrong_button(record: Record) -> Button:
    """Opens a form that tells the editors what is wrong."""
    return el.button("Wrong?", action=WRONG, value=record.statement.id, spoken="Wrong? Tell the editors what is wrong here")


def may_be_shared(record: Record, ministry: str) -> bool:
    """Whether it still stands and is the followed ministry's."""
    said = record.statement
    return said.status in (Status.SHOWN, Status.CORRECTED) and said.speaker.ministry == ministry


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
