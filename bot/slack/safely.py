"""Whatever goes wrong in a listener becomes one private sentence, and a line in the log without the person's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.slack import notices
from bot.slack.faults import log_fault
from bot.slack.replies import ReplyError, reply

Payload = dict[str, Any]
Listener = Callable[[Payload], None]


def safely(doing: str, listener: Listener, apologise: Listener) -> Listener:
    """The listener with its faults logged and told.

    Args:
        doing: what it does, in our words ("answering a click").
        listener: gets the request's body. Bolt passes `body` by its name.
        apologise: tells the person that nothing came of it.
    """

    def run(body: Payload) -> None:
        try:
            listener(body)
        except Exception as error:
            log_fault(doing, error)
            if not isinstance(error, ReplyError):  # that way just failed: it would not carry an apology either
                _try(apologise, body)

    return run


def by_response_url(body: Payload) -> None:
    """The apology for a click or a shortcut."""
    reply(body, notices.notice(notices.FAILED), "private")


def _try(apologise: Listener, body: Payload) -> None:
    try:
        apologise(body)
    except Exception as error:
        log_fault("telling of a fault", error)
