"""**Add article** in a message's menu: the message's link is fetched and read, for editors only.

message -> its first web address -> "being read" -> fetched, read, kept, in the background -> what was found
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.notices import notice

#: Callback id of **Add article**.
ADD_ARTICLE = "add_article"
#: An address -> what became of the article there, in a sentence or two.
Adding = Callable[[str], str]

_LINK = re.compile(r"<(https?://[^\s<>|]+)(?:\|[^<>]*)?>")
NO_LINK = "This message has no link. Use it on a message with the article's address."
_BEING_READ = "The article is being fetched and read; what was found comes here in a moment."

Payload = dict[str, Any]


def address_in(message: Payload) -> str | None:
    """The first web address of a message, or of what it forwards; None where there is none."""
    for text in _texts(message):
        found = _LINK.search(text)
        if found is not None and el.is_web(address := found[1].replace("&amp;", "&")):
            return address
    return None


def add_article(adding: Adding, message: Payload, tell: Callable[[Card], None]) -> None:
    """Say that it is being read, read it, say what was found. Raises what `adding` and `tell` raise."""
    address = address_in(message)
    if address is None:
        return tell(notice(NO_LINK))
    tell(notice(_BEING_READ))
    return tell(notice(adding(address)))


def _texts(message: Payload) -> Iterator[str]:
    yield str(message.get("text") or "")
    for attached in message.get("attachments") or []:
        yield f"<{attached.get('from_url') or attached.get('title_link') or ''}>"
        yield str(attached.get("text") or "")
