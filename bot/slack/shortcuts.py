"""What a message's shortcuts do, given Slack's payload; answered privately through its `response_url`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.slack import elements as el
from bot.slack import notices
from bot.slack.card import Card
from bot.slack.deps import Deps
from bot.slack.pasted import quote_in
from bot.slack.replies import reply
from bot.slack.views import render_view
from bot.stance.command import MOST_QUOTE

#: Callback id of **Check this quote**.
CHECK_QUOTE = "check_quote"
#: Characters of the checked words that the card repeats.
_SHOWN = 300

Payload = dict[str, Any]


def check_quote(deps: Deps, body: Payload) -> None:
    """Whether the message's words were said, by whom, and which differ.

    Raises:
        ArchiveError: the archive cannot be read.
        ReplyError: Slack did not take the answer.
    """
    reply(body, checked_card(deps, quote_in(body.get("message", {}))), "private")


def checked_card(deps: Deps, quote: str) -> Card:
    """What became of a quote, with the words that were looked up. Raises `ArchiveError`."""
    from bot.stance.quote_check import check  # imported where it is asked for, which is seldom

    if not quote:
        return notices.notice(notices.NO_WORDS)
    if len(quote) > MOST_QUOTE:
        return notices.notice(notices.TOO_LONG.format(most=MOST_QUOTE, length=len(quote)))
    view = check(quote, deps.archive, ministry=deps.ministry, today=deps.today(), names=deps.names)
    return render_view(replace(view, notes=(f"Checked: {el.cut(quote, _SHOWN)}", *view.notes)))
