"""The paragraph a statement stands in, with its words marked: sliced from the stored article, never rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import Record, Status, Wording
from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.elements import Block, Piece
from bot.slack.statement import attribution, may_be_shared, share_button, spoken
from bot.stance import present

#: Characters of the words themselves, and of the paragraph on either side of them.
_WORDS = 2000
_SIDE = 400
_GONE = {
    Status.RETRACTED: "An editor has retracted this statement since.",
    Status.MERGED: "This says the same as another statement, which is answered in its stead.",
    Status.HELD: "This statement waits for an editor's review and answers nobody yet.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph in three pieces, each a slice of the article's text; "…" stands for what was cut off at its ends."""

    before: str
    words: str
    after: str


def passage(record: Record) -> Passage:
    """The words with what stands before and after them in their paragraph.

    Paragraphs are separated by empty lines where the article has any, else by line breaks. Words that run over several
    paragraphs bring all of them.
    """
    text, span = record.article.text, record.statement.span
    gap = "\n\n" if "\n\n" in text else "\n"
    start = text.rfind(gap, 0, span.start)
    end = text.find(gap, span.end)
    before = text[0 if start < 0 else start + len(gap) : span.start]
    after = text[span.end : len(text) if end < 0 else end]
    return Passage(before=_tail(before), words=el.cut(record.words, _WORDS), after=el.cut(after, _SIDE))


def context_card(record: Record, *, ministry: str, today: date) -> Card:
    """What **Context** shows: the marked paragraph, its source, and Share where it may be shared."""
    found = passage(record)
    blocks: list[Block] = [
        el.header(record.article.title or "In context"),
        el.rich(el.quote(*_pieces(found)), attribution(record, today)),
    ]
    gone = _GONE.get(record.statement.status)
    notes = [*([gone] if gone else []), *([present.SUMMARY_LABEL] if record.article.wording is Wording.SUMMARY else [])]
    notes.append(f"Its history: /fo-stance audit {record.statement.id}")
    blocks.append(el.small(*notes))
    if may_be_shared(record, ministry):
        blocks.append(el.actions([share_button(record)]))
    return Card(text=el.fallback(f"In context: {spoken(record)}"), blocks=tuple(blocks))


def _pieces(found: Passage) -> list[Piece]:
    marked = [(found.before, False), (found.words, True), (found.after, False)]
    return [el.words(text, bold=bold) for text, bold in marked if text]


def _tail(text: str) -> str:
    """The end of the text, marked with "…" where something was cut off before it."""
    if len(text) <= _SIDE:
        return text
    kept = text[-(_SIDE - 1) :]
    return el.ELLIPSIS + kept[max(0, kept.find(" ")) :]
