"""What outlets print of a briefing, held against the ministry's own transcript of that day.

transcript's records -> answers, paragraphs put together  |  an outlet's quotes -> verbatim, differs or not found
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model import Record, Span
from bot.stance.check import Comparison, Mark, compare
from bot.stance.placed import Placed, placed

#: Roles of voices that are no person: what an outlet prints as theirs may be anyone's at the ministry.
_INSTITUTIONAL = ("institutional", "unnamed spokesperson", "government")
#: What weighs most in a statement of several quotes: one that nobody said is what an editor has to know.
_WORST_FIRST = (Mark.NOT_FOUND, Mark.DIFFERS, Mark.VERBATIM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How one statement's quotes compare with the transcript of its day."""

    #: The statement's id.
    statement: str
    #: The worst of its quotes'.
    mark: Mark
    #: How many of its quotes bear that mark, and how many it has.
    count: int
    of: int
    #: Where it differs: the transcript's sentences, a slice of its text.
    instead: str | None = None


def check_quotes(records: Iterable[Record], transcript: Sequence[Record]) -> tuple[Checked, ...]:
    """Marks what outlets quote; what cannot be in the transcript is left unmarked.

    Left out are the transcript's own words, statements without quotes or of another day, and those of a person who does not
    speak in it: a prime minister's speech is not in the spokesperson's briefing.

    Args:
        records: statements to be shown.
        transcript: the transcript's statements of one ministry on one day, or of several transcripts of that day.
    """
    passages = answers_of(transcript)
    found = []
    for one in records:
        if one.statement.quotes and _could_be_in(one, transcript):
            quotes = [quote.of(one.article.text) for quote in one.statement.quotes]
            found.append(_checked(one.statement.id, [compare(quote, passages) for quote in quotes]))
    return tuple(found)


def answers_of(transcript: Sequence[Record]) -> tuple[Placed, ...]:
    """The transcript's answers: paragraphs on one question by one speaker are one, as outlets join them when they quote."""
    spans: dict[tuple[str, Span | None, str | None], Span] = {}
    texts: dict[str, str] = {}
    for one in transcript:
        said = one.statement
        key = (one.article.id, said.question, said.speaker.name)
        before = spans.get(key, said.span)
        spans[key] = Span(start=min(before.start, said.span.start), end=max(before.end, said.span.end))
        texts[one.article.id] = one.article.text
    return tuple(placed(span.of(texts[article])) for (article, _, _), span in spans.items())


def _could_be_in(one: Record, transcript: Sequence[Record]) -> bool:
    said = one.statement
    names = {each.statement.speaker.name for each in transcript}
    unnamed = any(each.statement.speaker.role in _INSTITUTIONAL for each in transcript)
    role = said.speaker.role or ""
    return (
        not one.official
        and any(
            each.statement.said_on == said.said_on and each.statement.speaker.ministry == said.speaker.ministry
            for each in transcript
        )
        and (said.speaker.name in names or role in _INSTITUTIONAL or (unnamed and "spokes" in role.casefold()))
    )


def _checked(statement: str, compared: Sequence[Comparison]) -> Checked:
    marks = [one.mark for one in compared]
    mark = next(mark for mark in _WORST_FIRST if mark in marks)
    instead = next((one.instead for one in compared if one.mark is mark), None)
    return Checked(statement=statement, mark=mark, count=marks.count(mark), of=len(marks), instead=instead)
