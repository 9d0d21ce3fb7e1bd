"""`audit ID`: where a statement stands, and who decided what about it, when and why."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.archive.review_protocol import Standing
from bot.slack import elements as el
from bot.slack import notices
from bot.slack.card import Card, fitting
from bot.slack.editing import Editing
from bot.slack.elements import Block, Piece
from bot.slack.statement import OTHER_LENGTH, attribution, shown_words
from bot.stance.correcting import correction_line
from bot.stance.days import plain_day

_TYPED = re.compile(r"\s*audit(?:\s+(\S.*))?", re.IGNORECASE | re.DOTALL)
_ID = re.compile(r"[0-9a-f]{16}")
WANTS = "audit takes a statement's id, which Context shows; as in audit 0123456789abcdef."
_NONE = "The archive has no statement of this id. Context on a card shows the right one."
_STARTER = "The starter archive is not corrected; only the newsroom's own articles are."
_STANDS = {
    "shown": "It is answered as it was read.",
    "held": "It waits for an editor's review and is answered to nobody.",
    "corrected": "An editor corrected it; it is answered so.",
    "retracted": "An editor retracted it; it is answered to nobody.",
    "merged": "It says the same as another statement, which is answered in its stead.",
}


def audited(text: str) -> str | None:
    """What stands behind `audit` where a text begins with it; None where it does not."""
    found = _TYPED.fullmatch(text)
    return None if found is None else (found[1] or "").strip()


def audit_card(editing: Editing | None, id: str) -> Card:
    """The history of a statement. Raises `ArchiveError`."""
    if not _ID.fullmatch(id):
        return notices.notice(WANTS)
    review = None if editing is None else editing.review()
    if editing is None or review is None:
        return notices.notice(_STARTER)
    standing = review.audit(id)
    return notices.notice(_NONE) if standing is None else _card(standing, editing.zone, editing.now())


def _card(standing: Standing, zone: ZoneInfo, now: datetime) -> Card:
    record, where = standing.record, _STANDS.get(str(standing.record.statement.status), "")
    quoted = el.rich(el.quote(el.words(shown_words(record, OTHER_LENGTH))), attribution(record, now.astimezone(zone).date()))
    events: list[tuple[datetime, list[Piece]]] = [
        (
            one.added_at,
            [el.words(f"Version {one.number} of its article came in{'' if one.holds else ', without these words'}.")],
        )
        for one in standing.versions
    ]
    events += [
        (one.at, [*_who(one.by), el.words(f": {correction_line(one)}. Why: {one.why}")]) for one in standing.corrections
    ]
    body: list[Block] = [
        el.rich(el.paragraph(el.words(f"{_when(at, zone)}  ", bold=True), *pieces))
        for at, pieces in sorted(events, key=lambda event: event[0])
    ]
    return Card(
        text=el.fallback(where),
        blocks=(
            el.header("What became of a statement"),
            el.line(where),
            el.small(f"Times are those of {zone.key}."),
            quoted,
            *fitting(body),
        ),
    )


def _when(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{plain_day(local.date())}, {local:%H:%M}"


def _who(by: str) -> list[Piece]:
    """A person in Slack by id; whoever decided elsewhere by the name that was given."""
    team, _, user = by.rpartition("/")
    return [el.user(user)] if team and re.fullmatch(r"[UW][A-Z0-9]+", user) else [el.words(by)]
