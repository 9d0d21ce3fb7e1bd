"""What happens when somebody types the command, mentions the bot, presses a button or chooses a shortcut.

    payload -> who, and where an answer goes -> may they, and not too fast? -> ask, render -> said to them alone

The command is answered inside its acknowledgement, but for a card with blocks that Slack might refuse. Everything else is
acknowledged at once and answered by a lazy listener: a click through its `response_url`, a mention through the Web API.
Whatever goes wrong becomes one private sentence, and a line in the log without the person's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

from bot.slack import clicks, notices, shortcuts
from bot.slack.adding import ADD_ARTICLE, add_article
from bot.slack.answering import answer_command, answer_text, is_subscribing
from bot.slack.askers import asker_of
from bot.slack.blocks import EARLIER, NEWER
from bot.slack.card import Card
from bot.slack.charts import is_chart, send_picture
from bot.slack.deps import Deps
from bot.slack.digest_clicks import BUTTONS
from bot.slack.digest_listeners import register_form
from bot.slack.door import Door
from bot.slack.editing import ClientOf
from bot.slack.editors import register_editing
from bot.slack.home import home_view
from bot.slack.mentions import read_mention
from bot.slack.people import who_of
from bot.slack.posting import show_home, whisper
from bot.slack.replies import acknowledgement, reply, send
from bot.slack.safely import safely
from bot.slack.shortcuts import CHECK_QUOTE
from bot.slack.statement import ASK, CONTEXT, COPY, SHARE, WORDING
from bot.slack.subscribers import Asker

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext
    from slack_sdk import WebClient

#: Events the app is told of, each of which does something.
EVENTS = ("app_mention", "app_home_opened")
#: Shortcuts of a message's menu, by their callback ids.
SHORTCUTS = (CHECK_QUOTE, ADD_ARTICLE)

Payload = dict[str, Any]
#: Does what a click or a shortcut asks for.
Action = Callable[[Payload], None]


def register(app: App, deps: Deps, later: Executor, client_of: ClientOf) -> None:
    """Hang every listener on the app.

    Args:
        app: a Bolt app with `process_before_response`.
        deps: what to answer with.
        later: does what need not be done before a command is answered.
        client_of: who speaks in a workspace.
    """
    door = Door(deps.roles, burst=deps.burst)
    _register_command(app, deps, door, later)
    register_form(app, deps, door)
    if deps.editing is not None:
        register_editing(app, deps, deps.editing, door, later, client_of)
    _register_clicks(app, deps, door)
    _register_shortcuts(app, deps, door)
    _register_events(app, deps, door)


def _register_command(app: App, deps: Deps, door: Door, later: Executor) -> None:
    from slack_bolt import BoltResponse

    def on_command(command: Payload, client: WebClient) -> BoltResponse:
        typed = command.get("text", "")
        said: list[str] = []

        tell, asker = _by_response_url(command), asker_of(command, door, client)

        def say(card: Card) -> None:
            said.append(acknowledgement(card))

        def answer() -> None:
            refused = door.closed(who_of(command), client)
            if refused is None and is_subscribing(typed):
                later.submit(safely, "setting a digest or a watch", lambda: tell(answer_text(deps, typed, asker)), tell)
                return
            shown = refused or answer_command(deps, typed, asker)
            if isinstance(shown, str):
                said.append(shown)
                return
            if shown.simpler:  # whether Slack takes it all is only heard where it is sent, not where it is acknowledged
                later.submit(safely, "sending a table", lambda: tell(shown), tell)
                return
            say(shown)
            if is_chart(typed):
                later.submit(send_picture, deps, client, command["user_id"], typed, tell)

        safely("answering a command", answer, say, count=deps.counting(typed))
        return BoltResponse(status=200, body=said[-1] if said else "")

    app.command(notices.COMMAND)(on_command)


def _register_clicks(app: App, deps: Deps, door: Door) -> None:
    def on_click(action: str, run: Action) -> None:
        app.action(re.compile(rf"^(?:{action})$"))(ack=_acknowledge, lazy=[_answering("answering a click", door, run)])

    for action, button in BUTTONS.items():
        app.action(action)(ack=_acknowledge, lazy=[_pressing(deps, door, button)])
    on_click(EARLIER, lambda body: clicks.turn(deps, body))
    on_click(NEWER, lambda body: clicks.turn(deps, body))
    app.action(re.compile(rf"^{ASK}:\d+$"))(ack=_acknowledge, lazy=[_asking(deps, door)])
    on_click(CONTEXT, lambda body: clicks.context(deps, body))
    on_click(WORDING, lambda body: clicks.wording(deps, body))
    on_click(COPY, lambda body: clicks.copy(deps, body))
    app.action(SHARE)(ack=_acknowledge, lazy=[_with_client(door, lambda body, client: clicks.share(deps, body, client))])
    on_click(".*", clicks.outdated)  # a button of an older version of this program must not be silent


def _register_shortcuts(app: App, deps: Deps, door: Door) -> None:
    run = _answering("answering a shortcut", door, lambda body: shortcuts.check_quote(deps, body))
    app.message_shortcut(CHECK_QUOTE)(ack=_acknowledge, lazy=[run])

    def on_article(body: Payload, client: WebClient) -> None:
        def tell(card: Card) -> None:
            reply(body, card, "private")

        def work() -> None:
            refused = door.closed(who_of(body), client) or door.refusal(who_of(body), "editor", client)
            if refused is None and deps.once.take(("add", who_of(body).team, str(body.get("trigger_id")))):
                add_article(deps.adding, body.get("message", {}), tell)
            elif refused is not None:
                tell(refused)

        safely("adding an article", work, tell)

    app.message_shortcut(ADD_ARTICLE)(ack=_acknowledge, lazy=[on_article])


def _register_events(app: App, deps: Deps, door: Door) -> None:
    def on_mention(body: Payload, client: WebClient, context: BoltContext) -> None:
        asked = read_mention(body, context.bot_user_id or "")
        if asked is None:
            return

        def tell(card: Card) -> None:
            whisper(client, card, channel=asked.channel, user=asked.user, thread=asked.thread)

        def answer() -> None:
            if not deps.once.take(("mention", asked.team, asked.event)):
                return
            asker = asker_of(body, door, client)
            tell(door.closed(who_of(body), client) or answer_text(deps, asked.text, asker))
            send_picture(deps, client, asked.user, asked.text, tell)

        safely("answering a mention", answer, tell, count=deps.counting(asked.text))

    def on_home(body: Payload, client: WebClient) -> None:
        event = body.get("event", {})
        if event.get("tab", "home") == "home" and event.get("user"):
            who = who_of(body)
            editor = deps.editing is not None and door.people.may(who, "editor", client)
            show_home(client, event["user"], lambda: home_view(deps, who, editor=editor))

    app.event("app_mention")(ack=_acknowledge, lazy=[on_mention])
    app.event("app_home_opened")(ack=_acknowledge, lazy=[on_home])
    # Slack stops sending events to an app that answers too many of them with an error.
    app.event(re.compile(".*"))(_acknowledge)


def _answering(doing: str, door: Door, run: Action) -> Callable[..., None]:
    """A lazy listener that does something for whoever may have it done. Bolt passes its arguments by their names."""

    def listen(body: Payload, client: WebClient) -> None:
        def tell(card: Card) -> None:
            reply(body, card, "private")

        def answer() -> None:
            refused = door.closed(who_of(body), client)
            run(body) if refused is None else tell(refused)

        safely(doing, answer, tell)

    return listen


def _asking(deps: Deps, door: Door) -> Callable[..., None]:
    """A button that asks a question, which may be for a picture."""

    def listen(body: Payload, client: WebClient) -> None:
        asker = asker_of(body, door, client)
        _answering("answering a click", door, lambda body: clicks.turn(deps, body, asker))(body, client)
        typed = clicks.question_of(body)
        if typed is not None:
            send_picture(deps, client, body["user"]["id"], typed, _by_response_url(body))

    return listen


def _pressing(deps: Deps, door: Door, button: Callable[[Deps, Payload, Asker], None]) -> Callable[..., None]:
    """A button that does something for a person, if they may."""

    def listen(body: Payload, client: WebClient) -> None:
        asker = asker_of(body, door, client)
        _answering("answering a click", door, lambda body: button(deps, body, asker))(body, client)

    return listen


def _with_client(door: Door, run: Callable[[Payload, WebClient], None]) -> Callable[..., None]:
    """A button that needs more of Slack than its own address."""

    def listen(body: Payload, client: WebClient) -> None:
        _answering("answering a click", door, lambda body: run(body, client))(body, client)

    return listen


def _by_response_url(body: Payload) -> Callable[[Card], None]:
    return lambda card: send(body["response_url"], card, "private")


def _acknowledge(ack: Ack) -> None:
    ack()
