"""The one app factory: the same Bolt app serves Socket Mode and HTTP.

`process_before_response=True` because Bolt's default polls ten milliseconds for each acknowledgement; what talks to
Slack runs in lazy listeners. Bolt and its SDK get a logger of their own that is silent below ERROR, as their debug
lines hold whole requests and a journalist's question is nobody else's business.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.slack import notices
from bot.slack.faults import log_fault
from bot.slack.replies import message
from bot.slack.sdk import quiet_logger
from bot.slack.setup import check_bot_token, refused, unreachable

if TYPE_CHECKING:
    from slack_bolt import App, BoltResponse
    from slack_sdk import WebClient

    from bot.slack.deps import Deps
    from bot.slack.editing import ClientOf
    from bot.slack.oauth import Several

#: Where Slack's Web API is, unless SLACK_API_URL says otherwise.
API_URL = "https://slack.com/api/"
_TIMEOUT_S = 10
#: Clicks answered at once; each waits for Slack to take a message, and Bolt's own five would queue.
_THREADS = 16


def build_app(
    deps: Deps,
    *,
    token: str,
    signing_secret: str | None = None,
    api_url: str | None = None,
    verify_token: bool = True,
) -> App:
    """The Bolt app of one workspace with every listener registered; reads nothing from the environment.

    Args:
        deps: what the listeners answer with.
        token: the workspace's bot token (xoxb-).
        signing_secret: Slack's signing secret; None only for Socket Mode, where nothing arrives by HTTP.
            Without it every HTTP request is turned down.
        api_url: the Web API's base address; None for Slack's own.
        verify_token: ask Slack at once whether the token is good; False leaves it to the first request.

    Returns:
        An app for `serve.serve_socket` or `serve.wsgi`.

    Raises:
        SlackSetupError: the token is missing, is of the wrong kind, is refused, or Slack does not answer.
    """
    from slack_bolt.error import BoltError

    base = _with_slash(api_url or API_URL)
    client = _client(check_bot_token(token), base)
    try:
        return _app(deps, client, signing_secret, token_verification_enabled=verify_token)
    except BoltError as error:
        raise refused(_reason(error), where="SLACK_BOT_TOKEN") from error
    except OSError as error:
        raise unreachable(base) from error


def build_app_of_several(deps: Deps, several: Several, *, signing_secret: str, api_url: str | None = None) -> App:
    """The Bolt app of whatever workspaces install it, each with its own token; over HTTP only.

    Args:
        deps: what the listeners answer with, the same in every workspace.
        several: the app's id and secret at Slack, and where its workspaces are kept.
        signing_secret: Slack's signing secret.
        api_url: the Web API's base address; None for Slack's own.
    """
    from bot.slack.oauth import NOT_INSTALLED, authorize, settings

    base = _with_slash(api_url or API_URL)
    client = _client(None, base)
    oauth = settings(several, api_url=base, signing_secret=signing_secret, roles=deps.roles)
    return _app(
        deps,
        client,
        signing_secret,
        lambda team: _client(token, base) if (token := several.installations.token_of(team)) else None,
        authorize=authorize(several, client),
        oauth_settings=oauth,
        user_facing_authorize_error_message=NOT_INSTALLED,
    )


def _app(
    deps: Deps, client: WebClient, signing_secret: str | None, client_of: ClientOf | None = None, **options: Any
) -> App:
    from slack_bolt import App

    from bot.slack.listeners import register

    later = ThreadPoolExecutor(max_workers=_THREADS, thread_name_prefix="slack-click")
    with _without_slack_environment():
        app = App(
            name="fo-stance",
            logger=quiet_logger(),
            client=client,
            signing_secret=signing_secret or secrets.token_hex(32),
            process_before_response=True,
            listener_executor=later,
            **options,
        )
    if app.oauth_flow is not None:
        app.enable_token_revocation_listeners()
    app.error(_failed_before_listeners)
    register(app, deps, later, client_of or (lambda _team: client))
    return app


def _failed_before_listeners(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
    """What a command is answered with where not even its workspace could be looked up; other requests get an error's status.

    Bolt passes the arguments by their names.
    """
    from slack_bolt import BoltResponse

    log_fault("answering a request", error)
    if "command" not in body:
        return None
    card = notices.notice(notices.failure(error))
    return BoltResponse(status=200, body=message(card, response_type="ephemeral"))


def _client(token: str | None, base: str) -> WebClient:
    from slack_sdk import WebClient

    return WebClient(token=token, base_url=base, timeout=_TIMEOUT_S, logger=quiet_logger())


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _reason(error: Exception) -> str:
    """Slack's error code out of Bolt's wrapping of it."""
    from slack_sdk.errors import SlackApiError

    cause = error.__context__
    return str(cause.response.get("error")) if isinstance(cause, SlackApiError) else "no reason given"


@contextmanager
def _without_slack_environment() -> Iterator[None]:
    """Hide SLACK_* while Bolt starts: a client id and secret there would switch it to OAuth and drop the token."""
    hidden = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith("SLACK_")}
    try:
        yield
    finally:
        os.environ.update(hidden)
