"""Opens the form of a channel's digest and takes what was filled in; opens a preview of it from the Home tab."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.slack import notices
from bot.slack.askers import asker_of
from bot.slack.card import Card
from bot.slack.deps import Deps
from bot.slack.digest_desk import preview_window
from bot.slack.digest_form import digest_form, submitted
from bot.slack.digest_posts import FORM, PREVIEW
from bot.slack.door import Door
from bot.slack.forms import note_of, said, shown
from bot.slack.people import who_of
from bot.slack.replies import reply
from bot.slack.safely import safely
from bot.slack.state import read_channel

if TYPE_CHECKING:
    from slack_bolt import Ack, App
    from slack_sdk import WebClient

_PREVIEW = "Preview of a digest"

Payload = dict[str, Any]


def register_form(app: App, deps: Deps, door: Door) -> None:
    """Hang the form's two listeners and the preview's on the app."""
    app.action(FORM)(ack=lambda ack: ack(), lazy=[_opening(deps, door)])
    app.view(FORM)(_taking(deps, door))
    app.action(PREVIEW)(ack=lambda ack: ack(), lazy=[_previewing(deps, door)])


def _opening(deps: Deps, door: Door) -> Any:
    def listen(body: Payload, client: WebClient) -> None:
        def tell(card: Card) -> None:
            reply(body, card, "private")

        def work() -> None:
            asker, setting = asker_of(body, door, client), deps.subscriptions
            refused = door.closed(who_of(body), client) or asker.refusal()
            if refused is not None or setting is None:
                tell(refused or notices.notice(notices.OUTDATED))
                return
            now = next(iter(setting.outbox.subscriptions("digest", asker.team, asker.channel)), None)
            view = digest_form(asker.channel, setting.zone.key, now, deps.names)
            client.views_open(trigger_id=body["trigger_id"], view=view)

        safely("opening the digest form", work, tell)

    return listen


def _previewing(deps: Deps, door: Door) -> Any:
    """A click in the Home tab comes with no address to answer to: everything is told in a window."""

    def listen(body: Payload, client: WebClient) -> None:
        def tell(card: Card) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=shown(PREVIEW, _PREVIEW, card.blocks))

        def work() -> None:
            refused, setting = door.closed(who_of(body), client), deps.subscriptions
            channel = read_channel(str(body["actions"][0].get("value", "")))
            if refused is not None or setting is None or channel is None:
                tell(refused or notices.notice(notices.OUTDATED))
                return
            blocks = preview_window(setting, replace(asker_of(body, door, client), channel=channel))
            client.views_open(trigger_id=body["trigger_id"], view=shown(PREVIEW, _PREVIEW, blocks))

        safely("showing a preview", work, tell)

    return listen


def _taking(deps: Deps, door: Door) -> Any:
    def listen(ack: Ack, body: Payload, view: Payload, client: WebClient) -> None:
        answer: list[Payload] = []

        def work() -> None:
            asker = replace(asker_of(body, door, client), channel=note_of(view), request=str(view.get("id", "")))
            answer.append(submitted(deps, view, asker))

        def tell(card: Card) -> None:
            answer.append({"response_action": "update", "view": said(FORM, "Not set", card.text)})

        safely("taking the digest form", work, tell)
        ack(**answer[-1])

    return listen
