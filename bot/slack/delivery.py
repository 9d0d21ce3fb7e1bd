"""One message posted to a channel, and what came of it; and whether a message of ours already stands there.

The client retries nothing: Slack's SDK by itself sends a message again when a connection drops, and a connection that drops
after Slack has taken the message posts it twice. So whatever is not a plain yes or no is `Unclear`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.slack.sdk import quiet_logger
from bot.slack.setup import refused, unreachable

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError

#: Seconds for each step of a call: connecting, sending, reading.
TIMEOUT_S = 10
#: What marks our messages in a channel's history.
EVENT = "fo_stance_post"
#: Seconds to wait where Slack asks for patience without saying how long, or cannot be reached at all.
_PATIENCE_S = 30
#: Slack's codes for a fault of its own, after which a message may stand there or not.
_SLACKS_OWN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "unknown_error"})
_BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format"})
_CODE = re.compile(r"[a-z][a-z0-9_]{2,60}")
#: Messages of a channel that are looked through for ours.
_MOST_LOOKED_AT = 200
_EARLIER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """It stands there."""

    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It does not, and will not."""

    #: Slack's code: "not_in_channel".
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """It does not, and may be sent again after that long."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """It may or may not."""

    #: A clause.
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """The channel's history does not show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseeable:
    """The channel's history may not be read."""

    #: Slack's code: "missing_scope".
    code: str


#: Slack's id of a workspace -> the Web API's client for it.
Clients: TypeAlias = "Callable[[str], WebClient]"
Outcome: TypeAlias = Posted | Refused | Wait | Unclear
Look: TypeAlias = Posted | Absent | Unseeable | Unclear


class Slack:
    """Posts to channels, and looks for what was posted."""

    def __init__(self, client: Clients) -> None:
        """Take the client of each workspace, by its id; see `client_of`."""
        self._client = client

    def post(self, team: str, channel: str, payload: str, key: str) -> Outcome:
        """Post a message, as plain text where its blocks are refused.

        Args:
            team: Slack's id of the workspace.
            channel: Slack's id of a channel, or of a person for a message from the bot to them.
            payload: JSON of the message, as `payload_of` makes it.
            key: by which `find` knows it again.
        """
        message = json.loads(payload)
        outcome = self._post(team, channel, message, key)
        if isinstance(outcome, Refused) and outcome.code in _BLOCKS_REFUSED and "blocks" in message:
            return self._post(team, channel, {name: message[name] for name in message if name != "blocks"}, key)
        return outcome

    def find(self, team: str, channel: str, key: str, since: datetime) -> Look:
        """Look for a message by its key among those posted from a little before `since` on."""
        oldest = str((since - _EARLIER).timestamp())
        answer = _call(
            lambda: self._client(team).conversations_history(
                channel=channel, oldest=oldest, limit=_MOST_LOOKED_AT, include_all_metadata=True
            )
        )
        match answer:
            case Refused(code=code):
                return Unseeable(code=code)
            case Wait():
                return Unclear(why="Slack asks for patience")
            case Unclear():
                return answer
        for message in answer.get("messages", ()):
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == EVENT and (metadata.get("event_payload") or {}).get("key") == key:
                return Posted(ts=str(message.get("ts", "")))
        return Unclear(why="the channel is too busy to look through") if answer.get("has_more") else Absent()

    def _post(self, team: str, channel: str, message: dict[str, Any], key: str) -> Outcome:
        marked = {**message, "metadata": {"event_type": EVENT, "event_payload": {"key": key}}}
        answer = _call(lambda: self._client(team).chat_postMessage(channel=channel, **marked))
        return Posted(ts=str(answer.get("ts", ""))) if isinstance(answer, dict) else answer


def clients_of(token_of: Callable[[str], str], base_url: str) -> Clients:
    """The client of each workspace, by its id, with the token that it has just then."""
    kept: dict[str, WebClient] = {}

    def of(team: str) -> WebClient:
        token = token_of(team)
        if token not in kept:
            kept[token] = client_of(token, base_url)
        return kept[token]

    return of


def client_of(token: str, base_url: str, *, timeout: int = TIMEOUT_S) -> WebClient:
    """A client that sends everything once.

    Args:
        token: a bot token (xoxb-).
        base_url: the Web API's address.
        timeout: seconds for each step of a call.
    """
    from slack_sdk import WebClient

    return WebClient(token=token, base_url=base_url, timeout=timeout, logger=quiet_logger(), retry_handlers=[])


def team_of(client: WebClient) -> str:
    """Slack's id of the workspace that a client's token is for.

    Raises:
        SlackSetupError: the token is refused, or Slack does not answer.
    """
    answer = _call(client.auth_test)
    if isinstance(answer, Refused):
        raise refused(answer.code, where="SLACK_BOT_TOKEN")
    if not isinstance(answer, dict):
        raise unreachable(client.base_url)
    return str(answer.get("team_id", ""))


def _call(call: Callable[[], Any]) -> dict[str, Any] | Refused | Wait | Unclear:
    """What a call comes to: the answer's data where Slack said yes."""
    from slack_sdk.errors import SlackApiError

    try:
        data = call().data
        return data if isinstance(data, dict) else Unclear(why="Slack's answer is not JSON")
    except SlackApiError as error:
        return _refusal(error)
    except Exception as error:  # a timeout, a dropped connection, half an answer: the SDK lets each through as it comes
        if _never_connected(error):
            return Wait(seconds=_PATIENCE_S)
        return Unclear(why=f"Slack did not answer ({type(error).__name__})")


def _refusal(error: SlackApiError) -> Refused | Wait | Unclear:
    response = error.response
    said = response.data if isinstance(response.data, dict) else {}  # any JSON can come from something in between
    code, status = str(said.get("error", "")), response.status_code
    if status == 429 or code in _BUSY:
        told = {name.lower(): value for name, value in response.headers.items()}.get("retry-after", "")
        return Wait(seconds=int(told) if str(told).isdigit() and int(told) > 0 else _PATIENCE_S)
    if status == 200 and code not in _SLACKS_OWN and _CODE.fullmatch(code):
        return Refused(code=code)
    return Unclear(why=f"Slack answered with status {status}" if status != 200 else "Slack's answer is no yes and no no")


def _never_connected(error: BaseException) -> bool:
    """Whether nothing was sent: nobody listens there, or the name leads nowhere."""
    from socket import gaierror

    reason = getattr(error, "reason", error)
    return isinstance(reason, ConnectionRefusedError | gaierror)
