"""Messages through Slack's Web API, for where no `response_url` came: an answer to a mention, somebody's Home tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.slack.card import Card
from bot.slack.checking import fault_in
from bot.slack.faults import log_fault
from bot.slack.home import MAX_VIEW_BLOCKS, View, failed_view
from bot.slack.replies import ReplyError, reply, versions

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

#: Slack's words for blocks it does not take, be it that the workspace does not have them yet.
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_arguments"})

#: Slack's words for a place the bot cannot speak in, where a click's own address still can.
_NOT_THERE = frozenset({"not_in_channel", "channel_not_found", "missing_scope", "restricted_action", "no_permission"})


def whisper(client: WebClient, card: Card, *, channel: str, user: str, thread: str | None) -> None:
    """Show a card to one person in a channel the bot is in, in the thread where one is given.

    Raises:
        ReplyError: Slack refused it or did not answer.
    """
    from slack_sdk.errors import SlackApiError

    try:
        _taken(lambda said: client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread, **said), card)
    except SlackApiError as error:
        raise ReplyError(f"Slack refused a message ({error.response.get('error')})") from None
    except OSError as error:
        raise ReplyError("Slack does not answer", todo="Check the network") from error


def share(client: WebClient, body: dict[str, Any], card: Card) -> tuple[str, str]:
    """Tell everyone where a button was clicked: by the bot itself where it is in, else by the click's own address.

    Returns:
        The channel and the message, by which it can be corrected later; no channel, and the message that was clicked, where
        only the click's address could speak.

    Raises:
        ReplyError: Slack refused it or did not answer.
    """
    from slack_sdk.errors import SlackApiError

    place = body.get("container", {})
    channel, thread = str(place.get("channel_id", "")), place.get("thread_ts")
    if channel.startswith(("C", "G")):
        try:
            posted = _taken(lambda said: client.chat_postMessage(channel=channel, thread_ts=thread, **said), card)
            return channel, str(posted["ts"])
        except SlackApiError as error:
            if error.response.get("error") not in _NOT_THERE:
                raise ReplyError(f"Slack refused a message ({error.response.get('error')})") from None
        except OSError as error:
            raise ReplyError("Slack does not answer", todo="Check the network") from error
    reply(body, card, "public")
    return "", str(place.get("message_ts", ""))


def show_home(client: WebClient, user: str, view: Callable[[], View]) -> None:
    """Show somebody's Home tab; where it cannot be made, a sentence that says so. Faults are logged."""
    try:
        try:
            shown = view()
            fault = fault_in(shown["blocks"], most=MAX_VIEW_BLOCKS)
            if fault is not None:
                raise ValueError(f"not shown: {fault}")
        except Exception as error:
            log_fault("laying out a Home tab", error)
            shown = failed_view(error)
        client.views_publish(user_id=user, view=shown)
    except Exception as error:
        log_fault("showing a Home tab", error)


def _taken(post: Callable[[dict[str, Any]], SlackResponse], card: Card) -> SlackResponse:
    """What Slack said to the card, which is sent in simpler and simpler versions while its blocks are refused."""
    from slack_sdk.errors import SlackApiError

    *richer, plain = versions(card)
    for said in richer:
        try:
            return post(said)
        except SlackApiError as error:
            if error.response.get("error") not in _BLOCKS_REFUSED:
                raise
    return post(plain)
