"""The app manifest says what the app does: its commands, its scopes, its transport, within Slack's limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.slack.app import build_app
from bot.slack.listeners import EVENTS, SHORTCUTS
from bot.slack.oauth import LEAVING
from bot.slack.scopes import OPTIONAL_SCOPES, SCOPES
from tests.slack.desk import Desk
from tests.slack.payloads import event_callback

MANIFEST: dict[str, Any] = json.loads((Path(__file__).parents[2] / "manifest.json").read_text())


def test_texts_are_within_slacks_limits() -> None:
    """Name, descriptions, bot name and usage hint have the lengths Slack's own schema asks for."""
    shown = MANIFEST["display_information"]
    (command,) = MANIFEST["features"]["slash_commands"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert 1 <= len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80
    assert command["command"].startswith("/")
    assert len(command["command"]) <= 32
    assert 1 <= len(command["description"]) <= 2000
    assert 1 <= len(command["usage_hint"]) <= 1000


def test_every_command_is_answered_by_the_app() -> None:
    """A request for a command of the manifest reaches a listener; one for another command does not."""
    app = build_app(Desk().deps(), token="xoxb-test", verify_token=False)
    for command, handled in [(one["command"], True) for one in MANIFEST["features"]["slash_commands"]] + [("/other", False)]:
        assert any(_matches(listener, command) for listener in app._listeners) is handled


def test_every_event_is_answered_by_the_app() -> None:
    """The app hears of what it does something about, and of nothing else."""
    assert MANIFEST["settings"]["event_subscriptions"]["bot_events"] == [*EVENTS, *LEAVING]
    app = build_app(Desk().deps(), token="xoxb-test", verify_token=False)
    for event in EVENTS:
        lazy = [one.lazy_functions for one in app._listeners if _hears(one, event_callback({"type": event}))]
        assert lazy[0] != []


def test_every_shortcut_is_answered_by_the_app() -> None:
    """What stands in a message's menu reaches a listener, and has a name and a description that Slack takes."""
    app = build_app(Desk().deps(), token="xoxb-test", verify_token=False)
    shown = MANIFEST["features"]["shortcuts"]
    assert [one["callback_id"] for one in shown] == [*SHORTCUTS]
    for one in shown:
        body = {"type": "message_action", "callback_id": one["callback_id"], "message": {}, "channel": {"id": "C1"}}
        assert any(_hears(listener, body) for listener in app._listeners)
        assert (one["type"], len(one["name"]) <= 24, len(one["description"]) <= 150) == ("message", True, True)


def test_scopes_are_those_that_the_code_names() -> None:
    """The manifest asks for what `bot.slack.scopes` gives a reason for."""
    asked = MANIFEST["oauth_config"]["scopes"]
    assert (asked["bot"], asked["bot_optional"]) == ([*SCOPES], [*OPTIONAL_SCOPES])


def test_the_readme_gives_a_reason_for_each_scope() -> None:
    """Whoever installs it reads what each right is for."""
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert [scope for scope in (*SCOPES, *OPTIONAL_SCOPES) if f"| `{scope}` |" not in readme] == []


def test_buttons_and_socket_mode_are_on_and_tokens_do_not_rotate() -> None:
    """Clicks arrive, no public address is needed, and tokens stay: rotation cannot be turned off again."""
    settings = MANIFEST["settings"]
    assert settings["interactivity"]["is_enabled"] is True
    assert settings["socket_mode_enabled"] is True
    assert settings["token_rotation_enabled"] is False


def _matches(listener: Any, command: str) -> bool:
    return _hears(listener, {"command": command, "text": "US", "team_id": "T1", "user_id": "U1"})


def _hears(listener: Any, body: dict[str, Any]) -> bool:
    from slack_bolt import BoltRequest, BoltResponse

    request = BoltRequest(mode="socket_mode", body=body)
    return bool(listener.matches(req=request, resp=BoltResponse(status=200)))
