"""The card of an answer: its sentence, the lead, what stands beside it, how old the archive is."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from bot.model import Record
from bot.stance.answers import Ambiguous, Answer, Context, Declined, Found, OnlyMentions, Silent, Unknown
from bot.stance.present import (
    Names,
    age_line,
    choices_of,
    context_of,
    corroboration_line,
    countries_line,
    first_of,
    kind_label,
    labels,
    message,
    name_of,
    older_line,
    outlet_line,
    question_line,
    quotes_line,
    said_line,
    sections,
    speaker_line,
    transcript_line,
    understood,
)
from bot.terminal.safe import LABEL, QUIET, link, plain, words


def card(answer: Answer, names: Names, *, explain: bool = False) -> RenderableType:
    """An answer as a card.

    Args:
        answer: any case of it.
        names: codes and topic ids to names.
        explain: also say by which rule, cue and source words each statement was found, and what its day follows from.
    """
    return Panel(
        Group(*_parts(answer, names, explain)),
        border_style="red" if isinstance(answer, Unknown) else "blue",
        padding=(0, 1),
    )


def _parts(answer: Answer, names: Names, explain: bool) -> Iterator[RenderableType]:
    context = context_of(answer)
    if context is not None:
        yield Text(plain(understood(context.query, names)), style="bold cyan")
    yield from (Text(label, style=LABEL) for label in labels(answer))
    yield Text(plain(message(answer, names)), style="bold")
    if isinstance(answer, Ambiguous | Unknown):
        yield from (Text(plain(f"  {one.code}  {one.name}")) for one in choices_of(answer))
        return
    if isinstance(answer, Found | Declined | OnlyMentions):
        yield _block(first_of(answer), names, answer.context, explain, lead=True)
        for heading, records in sections(answer):
            yield Rule(Text(heading, style="bold"), align="left", style=QUIET)
            yield from (_block(one, names, answer.context, explain) for one in records)
    yield from _foot(answer)


def _foot(answer: Found | Declined | OnlyMentions | Silent) -> Iterator[RenderableType]:
    if isinstance(answer, Silent):  # whose sentence says how old the archive is
        return
    query, older = answer.context.query, older_line(answer)
    more = f"{older}: add --offset {query.offset + query.limit}" if older else None
    lines = [corroboration_line(answer), quotes_line(answer), more, age_line(answer.context)]
    yield Text("\n" + "\n".join(line for line in lines if line), style=QUIET)


def _block(record: Record, names: Names, context: Context, explain: bool, *, lead: bool = False) -> RenderableType:
    """One statement: its words, then who, when, where and how; on a line each for the lead, on fewer for the others."""
    who, when, where = plain(speaker_line(record)), said_line(record, context.today), plain(outlet_line(record))
    lines = [Text(who, style="bold"), Text(when), Text(where)] if lead else [Text(f"{who} · {when}"), Text(where)]
    if record.article.url:
        lines.append(link(plain(record.article.url)))
    topics = ", ".join(name_of(topic, names) for topic in record.statement.topics)
    facts = (kind_label(record), countries_line(record, names), topics)
    lines.append(Text(plain(" · ".join(fact for fact in facts if fact)), style=QUIET))
    beside = (question_line(record), transcript_line(record, context))
    lines += [Text(plain(line), style=LABEL) for line in (*beside, *record.statement.flags) if line]
    if explain:
        lines.append(_why(record))
    return Padding(Group(words(record), *(Padding(line, (0, 0, 0, 2)) for line in lines)), (1, 0, 0, 0))


def _why(record: Record) -> Text:
    """By what it was found: "rule said-that; cue “said”; source “the spokesperson”; day from “on Thursday”"."""
    said, text = record.statement, record.article.text
    parts = [f"rule {said.rule or 'not named'}"]
    parts += [f"{name} “{plain(span.of(text))}”" for name, span in (("cue", said.cue), ("source", said.source)) if span]
    parts.append(f"day from: {plain(said.said_basis)}" if said.said_basis else "day: no basis given")
    return Text("why: " + "; ".join(parts), style="magenta")
