"""What readers report and editors decide in Slack, carried out: forms read back, shared cards corrected in place.

    Wrong? -> form -> report -> the editors' queue -> Decide -> form -> correction -> shared cards and their threads

Every function raises `ArchiveError` where the archive cannot be read or written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.archive.review_protocol import Report, Review, Shared
from bot.errors import ReviewError
from bot.model import Record, Status
from bot.slack import notices
from bot.slack.card import Card
from bot.slack.deciding import Decided, FormError, read_decided
from bot.slack.faults import log_fault
from bot.slack.forms import said
from bot.slack.notices import corrected_card, notice
from bot.slack.people import Who
from bot.slack.replies import message
from bot.slack.reporting import WRONG_FORM, read_wrong
from bot.stance.answers import Context
from bot.stance.correcting import correction_line
from bot.stance.passages import counted

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.deps import Deps

_THANKS = "The editors see it in this app's Home tab. What comes of it can be read with /fo-stance audit {id}."
_NO_ARCHIVE = "There is no archive of the newsroom's own yet, so there is nothing to correct."
_OUT_OF_REACH = (
    "a card in a direct message, or in a channel that the bot is not in, stays as it was. Tell those who may have read it"
    " there."
)
#: Reports that are looked through for those of one workspace.
_MOST_REPORTS = 200

Payload = dict[str, Any]
#: A workspace's id -> who speaks there; None where the app is not installed any more.
ClientOf = Callable[[str], "WebClient | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """What editors work with; wiring builds it once."""

    #: The editors' side of the archive; None while there is no archive of the newsroom's own.
    review: Callable[[], Review | None]
    #: The present, aware.
    now: Callable[[], datetime]
    #: The newsroom's zone.
    zone: ZoneInfo


def signed(who: Who) -> str:
    """How a person is kept with what they did: workspace and id."""
    return f"{who.team}/{who.user}"


def report(editing: Editing, view: Payload, who: Who) -> Payload:
    """Keep what a reader says; the form that thanks, or says why not."""
    wrong, review = read_wrong(view), editing.review()
    if wrong is None or review is None:
        return said(WRONG_FORM, "Not kept", notices.OUTDATED if wrong is None else _NO_ARCHIVE)
    try:
        review.report(wrong.statement, wrong.kind, wrong.note, by=signed(who), at=editing.now())
    except ReviewError as error:
        return said(WRONG_FORM, "Not kept", str(error))
    return said(WRONG_FORM, "Thank you", _THANKS.format(id=wrong.statement))


def queue(editing: Editing, who: Who, *, most: int) -> tuple[list[tuple[Report, Record]], list[Record]]:
    """What waits: this workspace's reports with their statements, and held statements; one more of each than is shown."""
    review = editing.review()
    if review is None:
        return [], []
    own = [one for one in review.reports(limit=_MOST_REPORTS) if one.by.startswith(f"{who.team}/")][: most + 1]
    stands = [(one, review.audit(one.statement)) for one in own]
    return [(one, found.record) for one, found in stands if found is not None], review.held(limit=most + 1)


def dismiss(editing: Editing, key: int, who: Who) -> None:
    """Close a report without a correction."""
    review = editing.review()
    if review is not None:
        review.close_report(key, by=signed(who), outcome="dismissed", at=editing.now())


def decide(deps: Deps, editing: Editing, view: Payload, who: Who) -> tuple[Decided, str] | dict[str, str]:
    """Carry out what an editor decided.

    Returns:
        The decision and what it changed, in words; or what is wrong with the form, a sentence a field.
    """
    review = editing.review()
    try:
        decided = read_decided(view, today=deps.today())
        if decided is None or review is None:
            return {"why": notices.OUTDATED if decided is None else _NO_ARCHIVE}
        review.correct(decided.statement, decided.change, by=signed(who), why=decided.why, at=editing.now())
    except FormError as wrong:
        return wrong.faults
    except ReviewError as error:
        return {"why": str(error)}
    standing = review.audit(decided.statement)
    line = correction_line(standing.corrections[-1]) if standing is not None else ""
    if decided.report is not None:
        review.close_report(decided.report, by=signed(who), outcome=line[:500] or "decided", at=editing.now())
    return decided, line


def update_shared(
    deps: Deps, editing: Editing, decided: Decided, line: str, client_of: ClientOf
) -> Counter[tuple[str, bool]]:
    """Bring the cards that were shared to what the archive says now, each with a note in its thread. Faults are logged.

    Returns:
        For each workspace how many cards are changed (True), and how many are not (False).
    """
    review, told = editing.review(), Counter[tuple[str, bool]]()
    standing = None if review is None else review.audit(decided.statement)
    if review is None or standing is None:
        return told
    context = Context(
        query=notices.NO_QUESTION,
        ministry=deps.ministry,
        newest=deps.archive.newest_day(deps.ministry),
        today=deps.today(),
        starter=False,
    )
    card = corrected_card(standing.record, context, names=deps.names)
    gone = standing.record.statement.status is Status.RETRACTED
    note = notice(f"{'Taken back by an editor.' if gone else f'Corrected by an editor: {line}.'} Why: {decided.why}")
    for one in review.shared(decided.statement):
        told[one.team, bool(one.channel) and _updated(client_of, one, card, note)] += 1
    return told


def _updated(client_of: ClientOf, one: Shared, card: Card, note: Card) -> bool:
    try:
        client = client_of(one.team)
        if client is None:
            return False
        client.chat_update(channel=one.channel, ts=one.ts, **message(card))  # type: ignore[arg-type]
        client.chat_postMessage(channel=one.channel, thread_ts=one.ts, **message(note))  # type: ignore[arg-type]
    except Exception as error:
        log_fault("correcting a shared card", error)
        return False
    return True


def left_card(*, changed: int, left: int) -> Card:
    """For the editor who decided: how many cards still show what was corrected."""
    of = f" of {changed + left}" if changed else ""
    return notice(f"{counted(left, 'shared card')}{of} could not be changed: {_OUT_OF_REACH}")
