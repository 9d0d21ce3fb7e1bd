"""What happens when somebody types the command, mentions the bot or presses a button: acknowledge, ask, render.

The command is answered inside its acknowledgement. Everything else is acknowledged at once and answered by a lazy listener:
a click through its `response_url`, a mention through the Web API. Whatever goes wrong becomes one private sentence, and a
line in the log without the person's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.slack import clicks, notices, shortcuts
from bot.slack.answering import answer_text
from bot.slack.blocks import EARLIER, NEWER
from bot.slack.card import Card
from bot.slack.deps import Deps
from bot.slack.faults import log_fault
from bot.slack.home import home_view
from bot.slack.mentions import read_mention
from bot.slack.posting import show_home, whisper
from bot.slack.replies import Claims, message
from bot.slack.safely import by_response_url, safely
from bot.slack.shortcuts import CHECK_QUOTE
from bot.slack.statement import ASK, CONTEXT, COPY, SHARE, WORDING

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext
    from slack_sdk import WebClient

#: Events the app is told of, each of which does something.
EVENTS = ("app_mention", "app_home_opened")
#: Shortcuts of a message's menu, by their callback ids.
SHORTCUTS = (CHECK_QUOTE,)

Payload = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    """Hang every listener on the app.

    Args:
        app: a Bolt app with `process_before_response`.
        deps: what to answer with.
    """
    claims = Claims()
    _register_command(app, deps)
    _register_clicks(app, deps, claims)
    _register_shortcuts(app, deps)
    _register_events(app, deps, claims)


def _register_command(app: App, deps: Deps) -> None:
    def on_command(ack: Ack, command: Payload) -> None:
        ack(message(_command_card(deps, command.get("text", "")), response_type="ephemeral"))

    app.command(notices.COMMAND)(on_command)


def _register_clicks(app: App, deps: Deps, claims: Claims) -> None:
    def on_click(action: str, listener: Callable[[Payload], None]) -> None:
        run = safely("answering a click", listener, by_response_url)
        app.action(re.compile(rf"^(?:{action})$"))(ack=_acknowledge, lazy=[run])

    on_click(rf"{ASK}:\d+|{EARLIER}|{NEWER}", lambda body: clicks.turn(deps, body))
    on_click(CONTEXT, lambda body: clicks.context(deps, body))
    on_click(WORDING, lambda body: clicks.wording(deps, body))
    on_click(COPY, lambda body: clicks.copy(deps, body))
    on_click(SHARE, lambda body: clicks.share(deps, body, claims))
    on_click(".*", clicks.outdated)  # a button of an older version of this program must not be silent


def _register_shortcuts(app: App, deps: Deps) -> None:
    run = safely("answering a shortcut", lambda body: shortcuts.check_quote(deps, body), by_response_url)
    app.message_shortcut(CHECK_QUOTE)(ack=_acknowledge, lazy=[run])


def _register_events(app: App, deps: Deps, claims: Claims) -> None:
    def on_mention(body: Payload, client: WebClient, context: BoltContext) -> None:
        asked = read_mention(body, context.bot_user_id or "")
        if asked is None or not claims.take(("mention", asked.team, asked.event)):
            return

        def tell(card: Card) -> None:
            whisper(client, card, channel=asked.channel, user=asked.user, thread=asked.thread)

        answer = safely("answering a mention", lambda _: tell(answer_text(deps, asked.text)), lambda _: tell(_FAILED))
        answer(body)

    app.event("app_mention")(ack=_acknowledge, lazy=[on_mention])

    def on_home(body: Payload, client: WebClient) -> None:
        event = body.get("event", {})
        if event.get("tab", "home") == "home" and event.get("user"):
            show_home(client, event["user"], lambda: home_view(deps))

    app.event("app_home_opened")(ack=_acknowledge, lazy=[on_home])
    # Slack stops sending events to an app that answers too many of them with an error.
    app.event(re.compile(".*"))(_acknowledge)


_FAILED = notices.notice(notices.FAILED)


def _command_card(deps: Deps, text: str) -> Card:
    try:
        return answer_text(deps, text)
    except Exception as error:
        log_fault("answering a command", error)
        return _FAILED


def _acknowledge(ack: Ack) -> None:
    ack()
