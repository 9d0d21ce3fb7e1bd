"""The buttons of digests: the statements that were only counted, and an editor's word on a doubtful post.

Each answers beside the message, for whoever pressed it alone, and raises as `clicks.turn` does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.archive.outbox_protocol import State
from bot.slack import digest_desk, notices
from bot.slack.deps import Deps
from bot.slack.digest import MORE
from bot.slack.digest_posts import AGAIN, STANDS
from bot.slack.replies import reply
from bot.slack.state import read_key
from bot.slack.subscribers import Asker

Payload = dict[str, Any]


def more(deps: Deps, body: Payload, asker: Asker) -> None:
    """What else the digest tells."""
    if deps.subscriptions is None:
        return reply(body, notices.notice(notices.OUTDATED), "private")
    return reply(body, digest_desk.more(deps.subscriptions, _value(body), asker), "private")


def again(deps: Deps, body: Payload, asker: Asker) -> None:
    """Post it again."""
    _decide(deps, body, asker, State.PLANNED)


def stands(deps: Deps, body: Payload, asker: Asker) -> None:
    """It is there."""
    _decide(deps, body, asker, State.SENT)


#: What each button does, by its action id.
BUTTONS: dict[str, Callable[[Deps, Payload, Asker], None]] = {MORE: more, AGAIN: again, STANDS: stands}


def _decide(deps: Deps, body: Payload, asker: Asker, state: State) -> None:
    key = read_key(_value(body))
    if deps.subscriptions is None or key is None:
        return reply(body, notices.notice(notices.OUTDATED), "private")
    return reply(body, digest_desk.decide(deps.subscriptions, key, state, asker), "private")


def _value(body: Payload) -> str:
    return str(body["actions"][0].get("value", ""))
