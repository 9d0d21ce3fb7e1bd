"""What Slack sends: a typed command, a pressed button, and its signature over a request's body."""

from __future__ import annotations

import hashlib
import hmac
import time
import uuid
from typing import Any

from tests.slack.emulator import CHANNEL, TEAM

APP_ID = "A0FOSTANCE"
SIGNING_SECRET = "test-signing-secret"

Payload = dict[str, Any]


def signature(body: str) -> dict[str, str]:
    """Slack's headers for a request body, stamped now."""
    stamp = int(time.time())
    digest = hmac.new(SIGNING_SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(stamp), "X-Slack-Signature": f"v0={digest}"}


def command(text: str, *, user: str, response_url: str, channel: str = CHANNEL) -> Payload:
    """`/fo-stance text` typed somewhere."""
    return {
        "token": "deprecated",
        "team_id": TEAM,
        "team_domain": "test-newsroom",
        "channel_id": channel,
        "channel_name": "general" if channel == CHANNEL else "directmessage",
        "user_id": user,
        "user_name": "ana",
        "command": "/fo-stance",
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": "1.2.x",
    }


def click(
    button: Payload,
    *,
    user: str,
    message_ts: str | None,
    response_url: str,
    channel: str = CHANNEL,
    thread: str | None = None,
) -> Payload:
    """A button of a private card pressed; a card of its own where `message_ts` is None."""
    now = f"{time.time():.6f}"
    place = {"message_ts": message_ts or now, "channel_id": channel} | ({"thread_ts": thread} if thread else {})
    action = {key: button[key] for key in ("type", "action_id", "value", "text") if key in button}
    return {
        "type": "block_actions",
        "user": {"id": user, "username": "ana", "name": "ana", "team_id": TEAM},
        "api_app_id": APP_ID,
        "token": "deprecated",
        "trigger_id": "1.2.x",
        "team": {"id": TEAM, "domain": "test-newsroom"},
        "enterprise": None,
        "is_enterprise_install": False,
        "state": {"values": {}},
        "container": {"type": "message", **place, "is_ephemeral": True},
        "channel": {"id": channel, "name": "general"},
        "response_url": response_url,
        "actions": [{**action, "block_id": "b", "action_ts": now}],
    }


def mentioned(text: str, *, user: str, thread: str | None) -> Payload:
    """A message with the bot's name in #general, or in a thread of it."""
    now = f"{time.time():.6f}"
    event = {"type": "app_mention", "user": user, "text": text, "ts": now, "channel": CHANNEL, "event_ts": now}
    return event | ({"thread_ts": thread} if thread else {})


def event_callback(event: Payload, *, event_id: str | None = None) -> Payload:
    """Something that happened, as the app is told of it."""
    return {
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or f"Ev{uuid.uuid4().hex[:9]}",
        "event_time": int(time.time()),
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": "U0FOSTANCE", "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
    }


def message_action(callback: str, message: Payload, *, user: str, response_url: str) -> Payload:
    """A shortcut of a message's menu."""
    return {
        "type": "message_action",
        "token": "deprecated",
        "action_ts": f"{time.time():.6f}",
        "team": {"id": TEAM, "domain": "test-newsroom"},
        "user": {"id": user, "username": "ana", "team_id": TEAM, "name": "ana"},
        "channel": {"id": CHANNEL, "name": "general"},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback,
        "trigger_id": uuid.uuid4().hex,
        "response_url": response_url,
        "message_ts": "1700000000.000200",
        "message": {"type": "message", "user": user, "ts": "1700000000.000200", **message},
    }


def view_submission(view: Payload, *, user: str) -> Payload:
    """A form that was sent."""
    return {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "test-newsroom"},
        "user": {"id": user, "username": "ana", "name": "ana", "team_id": TEAM},
        "api_app_id": APP_ID,
        "token": "deprecated",
        "trigger_id": "1.2.x",
        "view": view,
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def begins_with(element: Payload) -> str | None:
    """What a field holds that nobody touched."""
    if element["type"] == "radio_buttons":
        return str(element["initial_option"]["value"]) if "initial_option" in element else None
    value = element.get("initial_value")
    return None if value is None else str(value)


def field_state(value: str | None) -> Payload:
    """A field as a form sends it: an option that was chosen, and a text that was written."""
    return {"value": value, "selected_option": None if value is None else {"value": value}}
