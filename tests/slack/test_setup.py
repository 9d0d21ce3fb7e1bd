"""Wrong and missing tokens: one sentence each that names the setting and says what to put there."""

from __future__ import annotations

import pytest

from bot.slack.setup import SlackSetupError, check_tokens, several_workspaces

BOT, APP, SECRET = "xoxb-1", "xapp-1", "s"


@pytest.mark.parametrize(
    ("token", "secret", "app_token", "expected"),
    [
        (None, SECRET, None, "SLACK_BOT_TOKEN: the bot token is not set. Set it to the xoxb- token"),
        ("", SECRET, None, "SLACK_BOT_TOKEN: the bot token is not set"),
        (APP, SECRET, None, "SLACK_BOT_TOKEN: holds an app token (xapp-). Put that into SLACK_APP_TOKEN"),
        ("xoxp-1", SECRET, None, "SLACK_BOT_TOKEN: is not a bot token"),
        (BOT, None, BOT, "SLACK_APP_TOKEN: holds a bot token (xoxb-). Put that into SLACK_BOT_TOKEN"),
        (BOT, None, "token", "SLACK_APP_TOKEN: is not an app token"),
        (BOT, None, None, "SLACK_APP_TOKEN, SLACK_SIGNING_SECRET: neither an app token nor a signing secret is set"),
        (BOT, "", "", "neither an app token nor a signing secret is set"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_set(
    token: str | None, secret: str | None, app_token: str | None, expected: str
) -> None:
    """A missing or swapped value is named, and the value itself is not repeated."""
    with pytest.raises(SlackSetupError) as caught:
        check_tokens(token=token, signing_secret=secret, app_token=app_token)
    assert expected in str(caught.value)
    assert caught.value.exit_code == 2


def test_an_app_token_means_socket_mode_even_beside_a_signing_secret() -> None:
    """Socket Mode where SLACK_APP_TOKEN is set, else HTTP."""
    assert check_tokens(token=BOT, signing_secret=SECRET, app_token=APP) == "socket"
    assert check_tokens(token=BOT, signing_secret=SECRET, app_token=None) == "http"


def test_several_workspaces_want_no_bot_token_but_the_signing_secret() -> None:
    """The app's own id and secret count only where no one workspace's token is set."""
    assert several_workspaces(None, "1.2", "secret")
    assert not several_workspaces("xoxb-1", "1.2", "secret")
    assert not several_workspaces(None, "1.2", None)
    assert check_tokens(token=None, signing_secret="s", app_token="xapp-1", several=True) == "http"
    with pytest.raises(SlackSetupError, match="SLACK_SIGNING_SECRET: the signing secret is not set"):
        check_tokens(token=None, signing_secret=None, app_token=None, several=True)
