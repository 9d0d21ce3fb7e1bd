"""What each button does, given the click's payload; every one of them answers through its `response_url`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.model import Record
from bot.slack import notices, posting
from bot.slack.answering import answer_question, answer_text
from bot.slack.deps import Deps
from bot.slack.passage import context_card
from bot.slack.replies import reply
from bot.slack.state import read_id, read_query, read_question
from bot.slack.statement import may_be_shared
from bot.slack.subscribers import Asker
from bot.slack.views import render_view
from bot.stance.answers import Context, Query

if TYPE_CHECKING:
    from slack_sdk import WebClient

Payload = dict[str, Any]


def turn(deps: Deps, body: Payload, asker: Asker | None = None) -> None:
    """Another reading, another page or another question, in place of the card.

    Raises:
        ArchiveError: the archive cannot be read.
        ReplyError: Slack did not take the answer.
    """
    typed, query = question_of(body), read_query(_value(body))
    if typed is not None:
        card = answer_text(deps, typed, asker)
    else:
        card = notices.notice(notices.OUTDATED) if query is None else answer_question(deps, query)
    reply(body, card, "replace")


def question_of(body: Payload) -> str | None:
    """The question, as it would be typed, that the button asks; None where it asks none."""
    return read_question(_value(body))


def outdated(body: Payload) -> None:
    """Says that nothing is behind this button any more. Raises `ReplyError` as `turn` does."""
    reply(body, notices.notice(notices.OUTDATED), "private")


def context(deps: Deps, body: Payload) -> None:
    """The paragraph around the words, beside the card. Raises as `turn` does."""
    record = _record(deps, body)
    if record is None:
        card = notices.notice(notices.NOT_FOUND)
    else:
        card = context_card(record, ministry=deps.ministry, today=deps.today())
    reply(body, card, "private")


def wording(deps: Deps, body: Payload) -> None:
    """Where others of that briefing word it differently, beside the card. Raises as `turn` does."""
    from bot.stance.wording_view import wordings_of

    record = _record(deps, body)
    card = notices.notice(notices.NOT_FOUND)
    if record is not None:
        view = wordings_of(record, deps.archive, ministry=deps.ministry, today=deps.today(), names=deps.names)
        card = render_view(view)
    reply(body, card, "private")


def copy(deps: Deps, body: Payload) -> None:
    """A citation to paste, beside the card. Raises as `turn` does."""
    from bot.stance.citation import citation

    record = _record(deps, body)
    cited = None if record is None else citation(record)
    if cited is not None:
        card = notices.citation_card(cited)
    else:
        card = notices.notice(notices.NOT_FOUND if record is None else notices.NOT_CITED)
    reply(body, card, "private")


def share(deps: Deps, body: Payload, client: WebClient) -> None:
    """The statement for everyone in the channel, once however often it is clicked. Raises as `turn` does."""
    record = _record(deps, body)
    if record is None or not may_be_shared(record, deps.ministry):
        why = notices.NOT_FOUND if record is None else notices.NOT_SHARED
        return reply(body, notices.notice(why), "private")
    claim = ("share", _team(body), body["user"]["id"], *_place(body), record.statement.id)
    if not deps.once.take(claim):
        return reply(body, notices.notice(notices.SHARED_ALREADY), "private")
    try:
        card = notices.shared_card(record, _today(deps), user=body["user"]["id"], names=deps.names)
        posted = posting.share(client, body, card)
    except Exception:
        deps.once.give_back(claim)
        raise
    review = None if deps.editing is None else deps.editing.review()
    if review is not None:
        review.remember_shared(record.statement.id, _team(body), *posted)
    return None


def _value(body: Payload) -> str:
    return str(body["actions"][0].get("value", ""))


def _record(deps: Deps, body: Payload) -> Record | None:
    id = read_id(_value(body))
    return None if id is None else deps.archive.statement(id)


def _place(body: Payload) -> tuple[str, str]:
    """The channel and the message that was clicked, which tells one card from the next."""
    container = body.get("container", {})
    return str(container.get("channel_id", "")), str(container.get("message_ts", ""))


def _team(body: Payload) -> str:
    return str((body.get("team") or {}).get("id", ""))


def _today(deps: Deps) -> Context:
    """The archive as it stands, without a question."""
    return Context(
        query=Query(text=""),
        ministry=deps.ministry,
        newest=deps.archive.newest_day(deps.ministry),
        today=deps.today(),
        starter=deps.archive.is_starter,
    )
