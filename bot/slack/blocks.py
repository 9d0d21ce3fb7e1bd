"""An answer -> what Slack shows: a fallback text and blocks. Pure; the sentences are `stance.present`'s.

    Answer -> title, sentence, labels -> the lead's words -> other wordings -> declined -> others -> age -> paging

The words are always a slice of the stored article. Where they are too long for a card they end in "…", and the article's
link and **Context** lead to the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.model import Record
from bot.slack import elements as el
from bot.slack.card import Card, fitting
from bot.slack.elements import Block, Button
from bot.slack.state import write_query, write_question
from bot.slack.statement import (
    ASK,
    LEAD_LENGTH,
    OTHER_LENGTH,
    attribution,
    capital,
    context_button,
    copy_button,
    marks,
    printed_by,
    said_beside,
    share_button,
    shown_words,
    spoken,
    title,
    wording_button,
    wrong_button,
)
from bot.stance import present
from bot.stance.answers import Ambiguous, Answer, Choice, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.present import Names
from bot.stance.wording_view import differs

EARLIER = "earlier"
NEWER = "newer"

_Positive: TypeAlias = Found | Declined | OnlyMentions


def render(answer: Answer, names: Names) -> Card:
    """Lay an answer out as a Slack message.

    Args:
        answer: any of the six kinds.
        names: code or topic id -> the name a person reads.

    Returns:
        A card of at most 50 blocks; what does not fit is said to be left out.
    """
    match answer:
        case Found() | Declined() | OnlyMentions():
            return _positive(answer, names)
        case Silent():
            return _sentence(answer, names, *_labels(answer))
        case Ambiguous() | Unknown():
            return _sentence(answer, names, *_choices(present.choices_of(answer)))


def _sentence(answer: Answer, names: Names, *rest: Block) -> Card:
    said = present.message(answer, names)
    return Card(text=el.fallback(said), blocks=(el.line(said), *rest))


def _positive(answer: _Positive, names: Names) -> Card:
    context, message = answer.context, present.message(answer, names)
    first = present.first_of(answer)
    top = [el.header(title(context.ministry, context.query.countries, context.query.topics, names)), el.line(message)]
    top += _labels(answer)
    body = _lead(first, answer)
    for heading, records in present.sections(answer):
        body += _section(heading, records, answer)
    tail = [el.small(*_remarks(answer)), *_paging(answer)]
    return Card(text=el.fallback(f"{message}\n{spoken(first)}"), blocks=(*top, *fitting(body), *tail))


def _labels(answer: Answer) -> list[Block]:
    """What limits the answer and has to be read before it: a starter's, an editor's summary."""
    labels = present.labels(answer)
    return [el.small(*labels)] if labels else []


def _lead(record: Record, answer: _Positive) -> list[Block]:
    quoted = el.rich(el.quote(el.words(shown_words(record, LEAD_LENGTH))), attribution(record, answer.context.today))
    corroborated = present.corroboration_line(answer)
    buttons = [share_button(record), context_button(record)]
    buttons += [wording_button(record)] if isinstance(answer, Found) and differs(record, answer.wordings) else []
    buttons.append(copy_button(record))
    buttons += [] if answer.context.starter else [wrong_button(record)]  # a starter is nobody's own to correct
    notes = [*marks(record, answer.context), *([corroborated] if corroborated else [])]
    return [quoted, *([el.small(*notes)] if notes else []), el.actions(buttons)]


def _section(heading: str, records: Sequence[Record], answer: _Positive) -> list[Block]:
    """Statements under a heading, each as its words with their source, and a Context button at the right."""
    blocks: list[Block] = [el.divider(), el.rich(el.paragraph(el.words(heading, bold=True)))]
    first, today = present.first_of(answer), answer.context.today
    for record in records:
        blocks.append(el.line(said_beside(record, first, today), accessory=context_button(record)))
        blocks.append(el.rich(el.quote(el.words(shown_words(record, OTHER_LENGTH))), el.paragraph(printed_by(record))))
        notes = marks(record, answer.context)
        blocks += [el.small(*notes)] if notes else []
    return blocks


def _remarks(answer: _Positive) -> Iterable[str]:
    """The small print: that nothing is quoted, how fresh the archive is, what is behind Earlier."""
    quotes, older = present.quotes_line(answer), present.older_line(answer)
    return [
        *([quotes] if quotes else []),
        capital(present.age_line(answer.context)),
        *([f"{older} behind Earlier"] if older else []),
    ]


def _paging(answer: _Positive) -> list[Block]:
    query = answer.context.query
    buttons: list[Button] = []
    if present.older_line(answer) is not None:
        buttons.append(_page("Earlier", EARLIER, query, query.offset + query.limit))
    if query.offset:
        buttons.append(_page("Newer", NEWER, query, max(0, query.offset - query.limit)))
    return [el.actions(buttons)] if buttons else []


def _page(label: str, action: str, query: Query, offset: int) -> Button:
    return el.button(label, action=action, value=write_query(replace(query, offset=offset)))


def _choices(choices: Sequence[Choice]) -> list[Block]:
    """One button for each reading; its value is the question that the reading is."""
    if not choices:
        return []
    return [el.actions(el.button(one.name, action=f"{ASK}:{place}", value=_value(one)) for place, one in enumerate(choices))]


def _value(choice: Choice) -> str:
    return write_question(choice.question) if choice.question else write_query(_read_as(choice))


def _read_as(choice: Choice) -> Query:
    """The question a choice stands for: codes of countries and bodies are capitals, ids of topics are not."""
    if choice.code.isupper():
        return Query(text=choice.name, countries=(choice.code,))
    return Query(text=choice.name, topics=(choice.code,))
