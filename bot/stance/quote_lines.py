"""What is said of a statement that a quote was made of: whose it is, and whether print has it as the speaker's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.archive.protocol import Archive
from bot.model import Record, Wording
from bot.stance.lines import Names, name_of, outlet_line, said_line
from bot.stance.passages import told
from bot.stance.quote_difference import difference
from bot.stance.quote_doubt import doubt_line
from bot.stance.quote_search import Hit
from bot.stance.sentences import possessive
from bot.stance.views import Passage
from bot.stance.voices import speaker_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A quote, and who is asked about it."""

    quote: str
    archive: Archive
    #: Country code of the ministry that is followed.
    ministry: str
    today: date
    names: Names


def passage(hit: Hit, asked: Asked) -> Passage:
    """The statement with the quote's words marked."""
    notes = (voice_line(hit.record, asked), doubt_line(hit), printed_line(hit))
    return told(hit.record, asked.today, marks=hit.spans, notes=notes)


def unlike(hit: Hit, asked: Asked) -> Passage:
    """A statement in other words, what differs marked and told."""
    found = difference(asked.quote, hit)
    notes = (voice_line(hit.record, asked), doubt_line(hit), printed_line(hit), *found.lines)
    return told(hit.record, asked.today, marks=found.marks, notes=notes)


def line_of(one: Record, asked: Asked) -> str:
    """Whose a statement is, when it was said and where it stands: "by X, Defence Minister, not ..., said ..., in ..."."""
    ministry, whose = one.statement.speaker.ministry, _followed(asked)
    other = "" if ministry == asked.ministry else f", not {whose} foreign ministry"
    speaks = f", for {possessive(name_of(ministry, asked.names))} foreign ministry" if ministry and other else ""
    return f"by {speaker_line(one)}{speaks}{other}, {said_line(one, asked.today)}, in {outlet_line(one)}"


def voice_line(one: Record, asked: Asked) -> str | None:
    """That somebody else says it; None for a voice of the followed ministry."""
    return None if one.statement.speaker.ministry == asked.ministry else f"No voice of {_followed(asked)} foreign policy"


def printed_line(hit: Hit) -> str | None:
    """Whether the words are printed as the speaker's own; None for a transcript, where all are."""
    if hit.record.official:
        return None
    if inside_marks(hit):
        return "Printed inside quotation marks"
    summary = hit.record.article.wording is Wording.SUMMARY
    whose = "an editor's summary" if summary else "the outlet's own words"
    if _touches_marks(hit):
        return f"Printed partly inside quotation marks; the rest is {whose}"
    return f"Printed outside quotation marks: {whose}"


def inside_marks(hit: Hit) -> bool:
    """Whether all of the words stand inside the article's quotation marks."""
    start, quotes = hit.record.statement.span.start, hit.record.statement.quotes
    return all(
        any(quote.start <= start + span.start and start + span.end <= quote.end for quote in quotes) for span in hit.spans
    )


def _touches_marks(hit: Hit) -> bool:
    start, quotes = hit.record.statement.span.start, hit.record.statement.quotes
    return any(quote.start < start + span.end and start + span.start < quote.end for quote in quotes for span in hit.spans)


def _followed(asked: Asked) -> str:
    return possessive(name_of(asked.ministry, asked.names))
