"""What happens when somebody reports a statement and when an editor decides; a form is answered with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

from bot.slack import editing as desk
from bot.slack import notices
from bot.slack.deciding import DECIDE_FORM, Decided, decide_form
from bot.slack.deps import Deps
from bot.slack.door import Door
from bot.slack.editing import ClientOf, Editing
from bot.slack.faults import log_fault
from bot.slack.forms import said
from bot.slack.home import home_view
from bot.slack.people import Who, who_of
from bot.slack.posting import show_home
from bot.slack.queue import DECIDE, DISMISS
from bot.slack.replies import message, reply
from bot.slack.reporting import WRONG_FORM, wrong_form
from bot.slack.safely import safely
from bot.slack.state import read_id
from bot.slack.statement import WRONG

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

Payload = dict[str, Any]

#: Bolt answers with what a listener passes to `ack`; a form then closes, changes, or shows its faults.
_REFUSED = "Only editors decide. Whoever runs this bot names them in config.yaml."


def register_editing(app: App, deps: Deps, editing: Editing, door: Door, later: Executor, client_of: ClientOf) -> None:
    """Hang the listeners of reports and decisions on the app."""
    _register_wrong(app, deps, editing, door)
    _register_queue(app, deps, editing, door)
    _register_decisions(app, deps, editing, door, later, client_of)


def _register_wrong(app: App, deps: Deps, editing: Editing, door: Door) -> None:
    def on_wrong(body: Payload, client: WebClient) -> None:
        def work() -> None:
            refused, record = door.closed(who_of(body), client), _record(deps, _value(body))
            if refused is None and record is None:
                refused = notices.notice(notices.NOT_FOUND)
            if refused is not None or record is None:
                assert refused is not None
                return reply(body, refused, "private")
            client.views_open(trigger_id=body["trigger_id"], view=wrong_form(record))
            return None

        safely("opening a form", work, lambda card: reply(body, card, "private"))

    def on_filled_in(ack: Ack, body: Payload) -> None:
        view, who = body["view"], who_of(body)
        try:
            first = deps.once.take(("report", who.team, str(view.get("id"))))
            told = desk.report(editing, view, who) if first else said(WRONG_FORM, "Thank you", notices.TOLD_ALREADY)
        except Exception as error:
            log_fault("keeping a report", error)
            told = said(WRONG_FORM, "Not kept", notices.failure(error))
        ack(response_action="update", view=told)

    app.action(WRONG)(ack=_acknowledge, lazy=[on_wrong])
    app.view(WRONG_FORM)(on_filled_in)


def _register_queue(app: App, deps: Deps, editing: Editing, door: Door) -> None:
    def on_decide(body: Payload, client: WebClient) -> None:
        key, id = _key_and_id(_value(body))
        record = _record(deps, id)
        if record is not None and door.people.may(who_of(body), "editor", client):
            client.views_open(trigger_id=body["trigger_id"], view=decide_form(record, report=key))
        else:
            _show(deps, door, body, client)

    def on_dismiss(body: Payload, client: WebClient) -> None:
        key, _ = _key_and_id(_value(body))
        if key is not None and door.people.may(who_of(body), "editor", client):
            desk.dismiss(editing, key, who_of(body))
        _show(deps, door, body, client)

    app.action(DECIDE)(ack=_acknowledge, lazy=[_logged("opening a form", on_decide)])
    app.action(DISMISS)(ack=_acknowledge, lazy=[_logged("dismissing a report", on_dismiss)])


def _register_decisions(app: App, deps: Deps, editing: Editing, door: Door, later: Executor, client_of: ClientOf) -> None:
    def on_decided(ack: Ack, body: Payload, client: WebClient) -> None:
        who = who_of(body)
        try:
            if not door.people.may(who, "editor", client):
                return _ack_faults(ack, {"why": _REFUSED})
            done = desk.decide(deps, editing, body["view"], who)
        except Exception as error:
            log_fault("keeping a decision", error)
            return _ack_faults(ack, {"why": notices.failure(error)})
        if isinstance(done, dict):
            return _ack_faults(ack, done)
        decided, line = done
        ack()
        later.submit(_after, deps, editing, decided, line, client_of, who)
        later.submit(_logged("showing a Home tab", lambda body, client: _show(deps, door, body, client)), body, client)
        return None

    app.view(DECIDE_FORM)(on_decided)


def _after(deps: Deps, editing: Editing, decided: Decided, line: str, client_of: ClientOf, who: Who) -> None:
    """Shared cards changed; where some could not be, the editor who decided is told, of their own workspace's."""
    try:
        told = desk.update_shared(deps, editing, decided, line, client_of)
        client, left = client_of(who.team), told[who.team, False]
        if left and client is not None:
            card = desk.left_card(changed=told[who.team, True], left=left)
            client.chat_postMessage(channel=who.user, **message(card))  # type: ignore[arg-type]
    except Exception as error:
        log_fault("correcting shared cards", error)


def _show(deps: Deps, door: Door, body: Payload, client: WebClient) -> None:
    """The Home tab as it is now."""
    who: Who = who_of(body)
    editor = door.people.may(who, "editor", client)
    show_home(client, who.user, lambda: home_view(deps, who, editor=editor))


def _logged(doing: str, run: Callable[[Payload, WebClient], None]) -> Callable[..., None]:
    """A click in the Home tab, where no address for an apology came with it."""

    def listen(body: Payload, client: WebClient) -> None:
        try:
            run(body, client)
        except Exception as error:
            log_fault(doing, error)

    return listen


def _ack_faults(ack: Ack, faults: dict[str, str]) -> None:
    ack(response_action="errors", errors=faults)


def _value(body: Payload) -> str:
    return str(body["actions"][0].get("value", ""))


def _key_and_id(value: str) -> tuple[int | None, str]:
    """A report's number and the statement's id, or the id alone."""
    key, _, id = value.rpartition(" ")
    return (int(key) if key.isascii() and key.isdigit() and len(key) < 19 else None), id


def _record(deps: Deps, value: str) -> Any:
    id = read_id(value)
    return None if id is None else deps.archive.statement(id)


def _acknowledge(ack: Ack) -> None:
    ack()
