"""Tokens that Slack itself turns down, a Slack that does not answer, and settings that would mislead Bolt."""

from __future__ import annotations

import os
import threading

import pytest

from bot.slack.app import build_app
from bot.slack.serve import serve_socket
from bot.slack.setup import SlackSetupError
from tests.slack.desk import Desk
from tests.slack.emulator import BOT_TOKEN, free_port
from tests.slack.fakeslack import FakeSlack


def test_a_bot_token_that_slack_refuses_is_one_sentence(running_slack: FakeSlack) -> None:
    """The setting and Slack's reason are named, the token is not."""
    with pytest.raises(SlackSetupError) as caught:
        build_app(Desk().deps(), token="xoxb-wrong", api_url=running_slack.api)
    assert str(caught.value).startswith("SLACK_BOT_TOKEN: Slack refuses this token (invalid_auth). Copy it again from")
    assert "wrong" not in str(caught.value)


def test_an_app_token_that_slack_refuses_is_one_sentence(running_slack: FakeSlack) -> None:
    """The same for Socket Mode, and the client's threads end."""
    app = build_app(Desk().deps(), token=BOT_TOKEN, api_url=running_slack.api)
    with pytest.raises(SlackSetupError, match=r"SLACK_APP_TOKEN: Slack refuses this token \(invalid_auth\)"):
        serve_socket(app, "xapp-wrong", stop=threading.Event())


def test_answers_leave_without_bolts_ten_millisecond_poll(running_slack: FakeSlack) -> None:
    """The app processes before it responds; by default Bolt sleeps until it notices an acknowledgement."""
    assert build_app(Desk().deps(), token=BOT_TOKEN, api_url=running_slack.api).process_before_response


def test_a_slack_that_does_not_answer_is_one_sentence() -> None:
    """The address is named, as it may be SLACK_API_URL that is wrong."""
    url = f"http://127.0.0.1:{free_port()}/api"
    with pytest.raises(SlackSetupError, match=f"{url}/: Slack does not answer at this address. Check the network"):
        build_app(Desk().deps(), token=BOT_TOKEN, api_url=url)


def test_a_client_id_in_the_environment_does_not_switch_bolt_to_oauth(
    running_slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a bot token given, the app stays with it whatever SLACK_CLIENT_ID says, and the environment stays as it was."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "111.222")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    app = build_app(Desk().deps(), token=BOT_TOKEN, api_url=running_slack.api)
    assert app.oauth_flow is None
    assert app.client.token == BOT_TOKEN
    assert os.environ["SLACK_CLIENT_ID"] == "111.222"
