"""The picture of a chart, sent to the asker's direct messages: there it is private, wherever it was asked for.

A picture cannot be part of a private message in a channel, so the card has the numbers and says where the picture is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from bot.charting.picture import ChartError, Picture, can_draw, picture_of
from bot.slack import elements as el
from bot.slack import notices
from bot.slack.card import Card
from bot.slack.deps import Deps
from bot.slack.faults import log_fault
from bot.slack.replies import message
from bot.stance.command import Chart

if TYPE_CHECKING:
    from slack_sdk import WebClient

_COMING = "The picture comes as a direct message from this bot, seen by you alone"
_NO_PICTURE = "No picture: matplotlib is not installed where this bot runs (pip install 'fo-stance[chart]')"


@cache
def coming() -> str:
    """What the card says of the picture."""
    return _COMING if can_draw() else _NO_PICTURE


def send_picture(deps: Deps, client: WebClient, user: str, typed: str, tell: Callable[[Card], None]) -> None:
    """Draw and send the picture of what was typed, where that is a chart with anything to show.

    Args:
        deps: whose archive.
        client: of the workspace it was asked in.
        user: who asked.
        typed: the whole text.
        tell: says to the asker why there is no picture.
    """
    if not is_chart(typed) or not can_draw():
        return
    try:
        reading = deps.read(typed)
        if isinstance(reading, Chart):
            _post(client, user, picture_of(reading, deps.desk()))
    except ChartError as error:
        if not error.nothing:  # the card said so
            tell(notices.notice(str(error)))
    except Exception as error:
        log_fault("sending a picture", error)
        tell(notices.notice(notices.NO_PICTURE.format(why=_reason(error))))


def is_chart(typed: str) -> bool:
    """Whether the text may be a chart's: a glance, before anything is read."""
    return typed.lstrip()[:5].casefold() == "chart"


def _post(client: WebClient, user: str, drawn: Picture) -> None:
    """Two messages: the words, which open the conversation and say its id, and the picture."""
    said = client.chat_postMessage(channel=user, **message(Card(text=el.fallback(drawn.alt), blocks=(el.line(drawn.alt),))))  # type: ignore[arg-type]
    client.files_upload_v2(
        channel=str(said["channel"]),
        file=drawn.png,
        filename="positions.png",
        title="Positions a month, by kind",
        alt_txt=drawn.alt,
        request_file_info=False,
    )


def _reason(error: Exception) -> str:
    from slack_sdk.errors import SlackApiError

    return str(error.response.get("error")) if isinstance(error, SlackApiError) else "no answer"
