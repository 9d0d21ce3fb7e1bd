"""What happens when somebody types the command or presses a button: acknowledge, ask, render.

The command is answered inside its acknowledgement. A click is acknowledged at once and answered by a lazy listener through
its `response_url`. Whatever goes wrong becomes one private sentence, and a line in the log without the person's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.slack import clicks, notices
from bot.slack.answering import answer_text
from bot.slack.blocks import EARLIER, NEWER
from bot.slack.card import Card
from bot.slack.deps import Deps
from bot.slack.faults import log_fault
from bot.slack.replies import Claims, ReplyError, message, send
from bot.slack.statement import ASK, CONTEXT, SHARE

if TYPE_CHECKING:
    from slack_bolt import Ack, App

COMMAND = "/fo-stance"

Payload = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    """Hang every listener on the app.

    Args:
        app: a Bolt app with `process_before_response`.
        deps: what to answer with.
    """
    claims = Claims()

    def on_command(ack: Ack, command: Payload) -> None:
        ack(message(_command_card(deps, command.get("text", "")), response_type="ephemeral"))

    def on_click(action: str, listener: Callable[[Payload], None]) -> None:
        app.action(re.compile(rf"^(?:{action})$"))(ack=_acknowledge, lazy=[_safely(listener)])

    app.command(COMMAND)(on_command)
    on_click(rf"{ASK}:\d+|{EARLIER}|{NEWER}", lambda body: clicks.turn(deps, body))
    on_click(CONTEXT, lambda body: clicks.context(deps, body))
    on_click(SHARE, lambda body: clicks.share(deps, body, claims))


def _command_card(deps: Deps, text: str) -> Card:
    try:
        return answer_text(deps, text)
    except Exception as error:
        log_fault("answering a command", error)
        return notices.notice(notices.FAILED)


def _acknowledge(ack: Ack) -> None:
    ack()


def _safely(listener: Callable[[Payload], None]) -> Callable[[Payload], None]:
    """The listener with its faults turned into one private sentence. Bolt passes `body` by its name."""

    def run(body: Payload) -> None:
        try:
            listener(body)
        except Exception as error:
            log_fault("answering a click", error)
            if not isinstance(error, ReplyError):  # that address just failed: it would not carry an apology either
                _apologise(body)

    return run


def _apologise(body: Payload) -> None:
    try:
        send(body["response_url"], notices.notice(notices.FAILED), "private")
    except Exception as error:
        log_fault("telling of a fault", error)
