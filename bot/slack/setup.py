"""What Slack must be told before anything starts: tokens and the secret, each wrong one answered with a sentence."""

from __future__ import annotations

from typing import Literal

from bot.errors import FoStanceError

Transport = Literal["socket", "http"]

_BOT_TOKEN_PAGE = "your Slack app's page, OAuth & Permissions"
_APP_TOKEN_PAGE = "your Slack app's page, Basic Information, App-Level Tokens (scope connections:write)"
_SECRET_PAGE = "your Slack app's page, Basic Information"


class SlackSetupError(FoStanceError):
    """A token, the signing secret, the port or Slack's address keeps the bot from starting."""


def several_workspaces(token: str | None, client_id: str | None, client_secret: str | None) -> bool:
    """Whether the app is to be installed in several workspaces: its own id and secret are there, and no one bot token."""
    return not token and bool(client_id and client_secret)


def check_tokens(
    *, token: str | None, signing_secret: str | None, app_token: str | None, several: bool = False
) -> Transport:
    """Decide the transport and refuse what cannot work, before any connection is made.

    Args:
        token: the value of SLACK_BOT_TOKEN.
        signing_secret: the value of SLACK_SIGNING_SECRET, needed without an app token.
        app_token: the value of SLACK_APP_TOKEN; where it is set, Socket Mode is meant.
        several: for several workspaces: no bot token is wanted, and HTTP is meant.

    Returns:
        "socket" where there is an app token, else "http".

    Raises:
        SlackSetupError: a value is missing or stands in the other's place.
    """
    if several:
        if signing_secret:
            return "http"
        raise SlackSetupError(
            "the signing secret is not set", where="SLACK_SIGNING_SECRET", todo=f"Set it to the one from {_SECRET_PAGE}"
        )
    check_bot_token(token)
    if app_token:
        _check_app_token(app_token)
        return "socket"
    if not signing_secret:
        raise SlackSetupError(
            "neither an app token nor a signing secret is set",
            where="SLACK_APP_TOKEN, SLACK_SIGNING_SECRET",
            todo=f"Set the one for Socket Mode ({_APP_TOKEN_PAGE}) or the other for HTTP ({_SECRET_PAGE})",
        )
    return "http"


def check_bot_token(token: str | None) -> str:
    """The bot token, if it can be one.

    Raises:
        SlackSetupError: it is missing, or is another kind of token.
    """
    where = "SLACK_BOT_TOKEN"
    if not token:
        raise SlackSetupError(
            "the bot token is not set", where=where, todo=f"Set it to the xoxb- token from {_BOT_TOKEN_PAGE}"
        )
    if token.startswith("xapp-"):
        raise SlackSetupError(
            "holds an app token (xapp-)",
            where=where,
            todo=f"Put that into SLACK_APP_TOKEN, and here the xoxb- token from {_BOT_TOKEN_PAGE}",
        )
    if not token.startswith("xoxb-"):
        raise SlackSetupError(
            "is not a bot token, which begins with xoxb-", where=where, todo=f"Copy it again from {_BOT_TOKEN_PAGE}"
        )
    return token


def refused(reason: str, *, where: str) -> SlackSetupError:
    """The sentence for a token that Slack itself turned down.

    Args:
        reason: Slack's error code ("invalid_auth").
        where: the setting that holds the token.
    """
    page = _APP_TOKEN_PAGE if where == "SLACK_APP_TOKEN" else _BOT_TOKEN_PAGE
    return SlackSetupError(f"Slack refuses this token ({reason})", where=where, todo=f"Copy it again from {page}")


def unreachable(api_url: str) -> SlackSetupError:
    """The sentence for a Slack that does not answer."""
    return SlackSetupError(
        "Slack does not answer at this address", where=api_url, todo="Check the network, the proxy and SLACK_API_URL"
    )


def _check_app_token(app_token: str) -> None:
    if app_token.startswith("xapp-"):
        return
    where = "SLACK_APP_TOKEN"
    if app_token.startswith("xoxb-"):
        raise SlackSetupError(
            "holds a bot token (xoxb-)",
            where=where,
            todo=f"Put that into SLACK_BOT_TOKEN, and here the xapp- token from {_APP_TOKEN_PAGE}",
        )
    raise SlackSetupError(
        "is not an app token, which begins with xapp-", where=where, todo=f"Copy it again from {_APP_TOKEN_PAGE}"
    )
