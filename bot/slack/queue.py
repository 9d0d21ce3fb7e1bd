"""The editors' queue in the App Home: what readers say is wrong, and what waits for review, with its reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.archive.review_protocol import Report
from bot.model import Record
from bot.slack import elements as el
from bot.slack.elements import Block
from bot.slack.reporting import KINDS
from bot.slack.statement import OTHER_LENGTH, capital, printed_by, shown_words
from bot.stance import present
from bot.stance.correcting import held_reasons

DECIDE, DISMISS = "decide", "dismiss"
#: Of each kind; Slack takes a hundred blocks in a view.
MOST_SHOWN = 8


def queue_blocks(reports: Sequence[tuple[Report, Record]], held: Sequence[Record]) -> Iterable[Block]:
    """The queue: reports first, oldest first; then held statements, those that came in last first."""
    yield el.divider()
    yield el.header("For editors")
    if not reports and not held:
        yield el.line("Nothing waits for you.")
    for report, record in reports[:MOST_SHOWN]:
        yield from _report(report, record)
    for record in held[:MOST_SHOWN]:
        yield from _held(record)
    if len(reports) > MOST_SHOWN or len(held) > MOST_SHOWN:
        yield el.small("More waits behind these: it moves up as you decide.")


def _report(report: Report, record: Record) -> Iterable[Block]:
    note = f": {el.cut(report.note, OTHER_LENGTH)}" if report.note else ""
    who = report.by.rpartition("/")[2]
    yield el.rich(
        el.paragraph(el.user(who), el.words(f" says: {KINDS.get(report.kind, report.kind)}{note}")),
        el.quote(el.words(shown_words(record, OTHER_LENGTH))),
        el.paragraph(el.words(f"{present.speaker_line(record)} · "), printed_by(record)),
    )
    key = f"{report.key} {record.statement.id}"
    yield el.actions(
        [
            el.button("Decide…", action=DECIDE, value=key, spoken=f"Decide on report {report.key}"),
            el.button("Dismiss", action=DISMISS, value=key, spoken=f"Dismiss report {report.key}"),
        ]
    )


def _held(record: Record) -> Iterable[Block]:
    reason = capital(held_reasons(record.statement.flags))
    yield el.rich(
        el.paragraph(el.words(f"Held: {reason}")),
        el.quote(el.words(shown_words(record, OTHER_LENGTH))),
        el.paragraph(el.words(f"{present.speaker_line(record)} · "), printed_by(record)),
    )
    spoken = f"Decide on the words printed by {record.article.outlet or 'an unknown outlet'}"
    yield el.actions([el.button("Decide…", action=DECIDE, value=record.statement.id, spoken=spoken)])
