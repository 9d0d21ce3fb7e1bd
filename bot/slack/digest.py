"""A digest, or what is new on a watched subject -> a message for a channel or a person. Pure; facts are `stance`'s.

    Digest -> title, sentence -> a line a statement, by country -> declined -> wordings that differ -> corrections -> more

No mention and no link card comes out of it: words of articles stand in rich text, where Slack interprets nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.model import Record, Status, Wording
from bot.slack import elements as el
from bot.slack.card import Card, fitting
from bot.slack.elements import Block
from bot.slack.marking import marked
from bot.slack.replies import message as as_payload
from bot.slack.statement import shown_words
from bot.stance import present
from bot.stance.days import weekday_and_day
from bot.stance.digest import Digest, Line, message, title
from bot.stance.present import Names
from bot.stance.sentences import and_
from bot.stance.wordings import Point, Worded

#: Action id of the button behind which the other statements are.
MORE = "digest-more"
#: Characters of a statement's words in a digest, and how many statements the button shows.
_WORDS = 320
_MOST_MORE = 20
_FATE = {Status.RETRACTED: "An editor has retracted this since", Status.CORRECTED: "An editor has corrected this since"}


def digest_card(
    found: Digest,
    names: Names,
    *,
    heading: str = "",
    notes: Iterable[str] = (),
    more: str,
    starter: bool = False,
) -> Card:
    """Lay a digest out as a message.

    Args:
        found: what is told.
        names: code or topic id -> the name a person reads.
        heading: in place of the digest's own title.
        notes: small print, such as that it is late.
        more: what the button for the other statements remembers.
        starter: whether the starter archive speaks.
    """
    said = message(found, names)
    head = [el.header(heading or title(found, names)), el.line(said)]
    body, tail = _body(found, names), _tail(found, notes, starter)
    if found.rest:
        label = f"{len(found.rest)} more"
        button = el.button(label, action=MORE, value=more, spoken=f"Show {label} statements of this digest")
        tail.append(el.actions([button]))
    spoken = "\n".join((said, *(_spoken(one, names) for one in found.lines)))
    return Card(text=el.fallback(f"{heading}\n{spoken}" if heading else spoken), blocks=(*head, *fitting(body), *tail))


def preview_blocks(found: Digest, names: Names, *, notes: Iterable[str], starter: bool = False) -> list[Block]:
    """A digest for a window, in which no button is answered: what the message only counts stands at its end."""
    rest = _lines(_as_lines(found.rest[:_MOST_MORE]), names)
    counted = [el.divider(), el.line(f"Behind the button “{len(found.rest)} more”:")] if rest else []
    head = [el.header(title(found, names)), el.line(message(found, names))]
    return [*head, *_tail(found, notes, starter), *_body(found, names), *counted, *rest]


def more_card(rest: Sequence[Record], names: Names) -> Card:
    """The statements that a digest only counted, for whoever asked."""
    shown = rest[:_MOST_MORE]
    left = f" The first {len(shown)} of {len(rest)}." if len(rest) > len(shown) else ""
    said = f"Also new in this digest.{left}"
    return Card(text=el.fallback(said), blocks=(el.line(said), *fitting(_lines(_as_lines(shown), names))))


def payload_of(card: Card) -> str:
    """A message as JSON, to be kept until it is sent."""
    return json.dumps(as_payload(card), ensure_ascii=False, separators=(",", ":"))


def _body(found: Digest, names: Names) -> list[Block]:
    return [
        *_lines(found.lines, names),
        *_declined(found.declined),
        *_points(found.points),
        *_corrections(found.corrections),
    ]


def _tail(found: Digest, notes: Iterable[str], starter: bool) -> list[Block]:
    small = _small(found, notes, starter)
    return [el.small(*small)] if small else []


def _as_lines(records: Sequence[Record]) -> list[Line]:
    return [Line(country=next(iter(one.statement.countries), ""), record=one, outlets=()) for one in records]


def _lines(lines: Sequence[Line], names: Names) -> list[Block]:
    blocks: list[Block] = []
    before = None
    for one in lines:
        named = one.country != before
        heading = present.name_of(one.country, names) if one.country else "No country named"
        parts = [el.paragraph(el.words(heading, bold=True))] if named else []
        blocks.append(el.rich(*parts, *_statement(one.record, one.outlets)))
        before = one.country
    return blocks


def _statement(record: Record, outlets: Sequence[str] = ()) -> list[el.Part]:
    """The words, then who, when and how, and the outlet with its link."""
    who = " · ".join((present.speaker_line(record), _when(record), present.kind_label(record)))
    others = [one for one in outlets if one != record.article.outlet]
    also = [el.words(f" · also {and_(others)}")] if others else []
    return [
        el.quote(el.words(shown_words(record, _WORDS))),
        el.paragraph(el.words(f"{who} · "), el.link(record.article.url, record.article.outlet or "Outlet unknown"), *also),
    ]


def _when(record: Record) -> str:
    """The day, without how long ago that is: a message stays in its channel."""
    said = record.statement
    if said.said_on is not None:
        return f"said {weekday_and_day(said.said_on)}"
    day = record.article.published
    return "day not stated" if day is None else f"published {weekday_and_day(day)}, day not stated"


def _declined(records: Sequence[Record]) -> list[Block]:
    if not records:
        return []
    parts = [part for one in records for part in _statement(one)]
    return [el.rich(el.paragraph(el.words("Declined to comment", bold=True)), *parts)]


def _points(points: Sequence[Point]) -> list[Block]:
    blocks: list[Block] = []
    for point in points:
        parts = [part for one in (point.base, *point.others[:1]) for part in _worded(one)]
        blocks.append(el.rich(el.paragraph(el.words("Outlets word this differently", bold=True)), *parts))
    return blocks


def _worded(one: Worded) -> list[el.Part]:
    """A wording with the words in bold that the other has not."""
    outlet = el.link(one.record.article.url, one.record.article.outlet or "Outlet unknown")
    return [el.quote(*marked(one.record, one.marks, _WORDS)), el.paragraph(outlet)]


def _corrections(records: Sequence[Record]) -> list[Block]:
    blocks: list[Block] = []
    for one in records:
        fate = _FATE[one.statement.status]
        blocks.append(el.rich(el.paragraph(el.words(fate, bold=True)), *_statement(one)))
    return blocks


def _small(found: Digest, notes: Iterable[str], starter: bool) -> list[str]:
    return [
        *notes,
        *([present.STARTER_LABEL] if starter else []),
        *([present.SUMMARY_LABEL] if _is_summary(found) else []),
    ]


def _is_summary(found: Digest) -> bool:
    return any(one.article.wording is Wording.SUMMARY for one in found.news)


def _spoken(line: Line, names: Names) -> str:
    record = line.record
    country = f"{present.name_of(line.country, names)}: " if line.country else ""
    by = f"{present.speaker_line(record)}, {record.article.outlet or 'outlet unknown'}"
    return f"{country}{shown_words(record, _WORDS)} ({by})"
