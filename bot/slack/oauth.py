"""Several workspaces: the app is installed in each over HTTP, and speaks in each with that workspace's own token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.slack.installations import Installations
from bot.slack.roles import Roles
from bot.slack.scopes import OPTIONAL_SCOPES, SCOPES
from bot.slack.sdk import quiet_logger

if TYPE_CHECKING:
    from slack_bolt.oauth.oauth_settings import OAuthSettings
    from slack_sdk import WebClient

    from bot.slack.authorizing import Authorize

INSTALL_PATH, REDIRECT_PATH = "/slack/install", "/slack/oauth_redirect"
#: Events that tell of a workspace's leaving; the app of one workspace only acknowledges them.
LEAVING = ("app_uninstalled", "tokens_revoked")
#: What somebody reads in a workspace that has no installation, or has none any more.
NOT_INSTALLED = "This app is not installed in this workspace any more. Whoever manages its apps can install it anew."
#: Seconds between the click on Install and the consent.
_CONSENT_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """What an app of several workspaces needs."""

    #: From the Slack app's page, Basic Information.
    client_id: str
    client_secret: str
    installations: Installations


def settings(several: Several, *, api_url: str, signing_secret: str, roles: Roles) -> OAuthSettings:
    """Bolt's settings.

    Args:
        several: the app's own id and secret, and where its workspaces are kept.
        api_url: the Web API's base, beside which Slack's consent page is.
        signing_secret: signs the state that leads from the install page to Slack and back.
        roles: a user group among them asks for the right to read who is in it.
    """
    from slack_bolt.oauth.oauth_settings import OAuthSettings
    from slack_sdk.oauth.state_store.stateless import StatelessOAuthStateStore

    groups = any(id.startswith("S") for id in roles.named("reader"))
    return OAuthSettings(
        client_id=several.client_id,
        client_secret=several.client_secret,
        scopes=[*SCOPES, *(OPTIONAL_SCOPES if groups else ())],
        installation_store=several.installations,
        installation_store_bot_only=True,
        install_path=INSTALL_PATH,
        redirect_uri_path=REDIRECT_PATH,
        authorization_url=f"{api_url.removesuffix('api/')}oauth/v2/authorize",
        state_store=StatelessOAuthStateStore(
            expiration_seconds=_CONSENT_S, signing_secret=f"state {signing_secret}", logger=quiet_logger()
        ),
        state_expiration_seconds=_CONSENT_S,
        logger=quiet_logger(),
    )


def authorize(several: Several, client: WebClient) -> Authorize:
    """How Bolt finds the token that answers a request: by workspace, and Slack asked once who it is instead of each time."""
    from bot.slack.authorizing import Authorize

    return Authorize(
        logger=quiet_logger(),
        client=client,
        installation_store=several.installations,
        client_id=several.client_id,
        client_secret=several.client_secret,
        bot_only=True,
        cache_enabled=True,
    )
