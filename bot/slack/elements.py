"""Block Kit's small parts, each within Slack's limits by construction.

Text from articles and from people only ever goes into `plain_text` and `rich_text`, where Slack interprets nothing:
no mention, link, emoji or bold can come out of it. No `mrkdwn` is made anywhere. The one string Slack does interpret is
a message's fallback text, which `fallback` escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NewType
from urllib.parse import urlsplit

Block = dict[str, Any]
#: A piece of `rich_text`: text, link or user.
Piece = dict[str, Any]
#: A whole element of `rich_text`: section or quote.
Part = dict[str, Any]
Button = NewType("Button", dict[str, Any])

#: Slack's limits, in characters (code points) or items.
MAX_HEADER = 150
MAX_PLAIN = 3000
MAX_LABEL = 75
MAX_VALUE = 2000
MAX_URL = 3000
MAX_BLOCKS = 50
#: A table's, its heading row included; characters are those of all its cells.
MAX_ROWS, MAX_COLUMNS, MAX_TABLE = 100, 20, 10_000
#: Ours: Slack cuts the fallback at 40,000 and discourages more than 4,000.
MAX_FALLBACK = 3000
#: Ours: of a text in a fixed-width font; Slack takes a message of some 12,000 characters.
_MOST_PIECES = 3
ELLIPSIS = "…"
#: What a person cannot see and a terminal or client may obey; line feed and tab stay.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def cut(text: str, limit: int) -> str:
    """The text, shortened at a word's end and marked with "…" where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = max(head.rfind(" "), head.rfind("\n"))
    return (head[:at] if at > limit // 2 else head).rstrip() + ELLIPSIS


def visible(text: str) -> str:
    """The text without control and direction-override characters, which could hide or turn what follows."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def fallback(text: str) -> str:
    """A message's top-level text, for notifications and screen readers, with everything Slack would interpret escaped."""
    limit = MAX_FALLBACK
    while len(escaped := _escape(cut(visible(text), limit))) > MAX_FALLBACK:
        limit = limit * MAX_FALLBACK // len(escaped)  # escaping lengthens; cutting afterwards could halve an entity
    return escaped or ELLIPSIS


def header(text: str) -> Block:
    """A heading of at most 150 characters."""
    return {"type": "header", "text": _plain(text, MAX_HEADER)}


def small(*texts: str) -> Block:
    """Small grey lines, at most ten."""
    return {"type": "context", "elements": [_plain(text, MAX_PLAIN) for text in texts[:10]]}


def line(text: str, *, accessory: Button | None = None) -> Block:
    """A paragraph of ordinary text, with a button at its right where one is given."""
    block: Block = {"type": "section", "text": _plain(text, MAX_PLAIN)}
    return block if accessory is None else {**block, "accessory": accessory}


def divider() -> Block:
    """A thin rule."""
    return {"type": "divider"}


def actions(buttons: Iterable[Button]) -> Block:
    """A row of buttons, at most 25."""
    return {"type": "actions", "elements": [*buttons][:25]}


def button(label: str, *, action: str, value: str, primary: bool = False, spoken: str | None = None) -> Button:
    """A button.

    Args:
        label: what it says, cut to 75 characters.
        action: its action id, unique within its block.
        value: what comes back with the click, at most 2000 characters.
        primary: the one that stands out.
        spoken: what a screen reader says where the label alone could be any of several.

    Raises:
        ValueError: the value is too long; a shortened one would come back as something else.
    """
    if len(value) > MAX_VALUE:
        raise ValueError(f"a button's value holds {MAX_VALUE} characters, not {len(value)}")
    made: dict[str, Any] = {"type": "button", "action_id": action, "text": _plain(label, MAX_LABEL), "value": value}
    if primary:
        made["style"] = "primary"
    if spoken is not None:
        made["accessibility_label"] = cut(visible(spoken), MAX_LABEL)
    return Button(made)


def rich(*parts: Part) -> Block:
    """A `rich_text` block."""
    return {"type": "rich_text", "elements": [*parts]}


def quote(*pieces: Piece) -> Part:
    """Words set off with a bar at the left."""
    return {"type": "rich_text_quote", "elements": [*pieces]}


def paragraph(*pieces: Piece) -> Part:
    """An ordinary paragraph of `rich_text`."""
    return {"type": "rich_text_section", "elements": [*pieces]}


def preformatted(text: str) -> Part:
    """Text in a fixed-width font, which Slack gives a button to copy: columns of ours, a citation."""
    pieces = [text[at : at + MAX_PLAIN] for at in range(0, len(text), MAX_PLAIN)]
    return {"type": "rich_text_preformatted", "elements": [words(piece) for piece in pieces[:_MOST_PIECES] or [""]]}


def table(rows: Sequence[Sequence[str]]) -> Block | None:
    """A `table` block, one of which Slack takes in a message; its first row is the heading.

    Not every workspace has these blocks, so whoever sends one has to have something in its stead.

    Args:
        rows: cells of plain text, as many in each row.

    Returns:
        The block; None where there is more than a table of Slack's holds, or nothing.
    """
    cells = [[visible(cell) or " " for cell in row] for row in rows]
    columns = max(map(len, cells), default=0)
    if not (1 <= len(cells) <= MAX_ROWS and 1 <= columns <= MAX_COLUMNS) or sum(map(len, chain(*cells))) > MAX_TABLE:
        return None
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True}] * columns,
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in cells],
    }


def words(text: str, *, bold: bool = False) -> Piece:
    """Literal text."""
    piece: Piece = {"type": "text", "text": visible(text) or " "}
    return {**piece, "style": {"bold": True}} if bold else piece


def link(url: str | None, label: str) -> Piece:
    """A link with its label, or the bare label where the address is not one a browser should open."""
    return {"type": "link", "url": url, "text": visible(label) or url} if url is not None and is_web(url) else words(label)


def user(id: str) -> Piece:
    """A person's name in Slack, by the id Slack itself sent."""
    return {"type": "user", "user_id": id}


def group(id: str) -> Piece:
    """A user group's name in Slack, by its id."""
    return {"type": "usergroup", "usergroup_id": id}


def channel(id: str) -> Piece:
    """A channel's name in Slack, by its id."""
    return {"type": "channel", "channel_id": id}


@lru_cache(maxsize=4096)  # the same few hundred articles are linked again and again
def is_web(url: str) -> bool:
    """Whether it is an absolute http(s) address without spaces, brackets or pipes, within Slack's length."""
    if len(url) > MAX_URL or re.search(r"[\s<>|\"\x00-\x1f]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str, limit: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(visible(text), limit) or " ", "emoji": False}
