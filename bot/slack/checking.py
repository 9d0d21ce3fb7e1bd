"""A last look at a message before it leaves: whether Slack would take its blocks, in some tens of microseconds.

Blocks are within Slack's limits as they are made; this is for the day when one is not. Whoever asked then gets the same in
plain text instead of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.slack import elements as el
from bot.slack.elements import Block

_MOST_SMALL, _MOST_BUTTONS, _MOST_PARTS = 10, 25, 100


def fault_in(blocks: Sequence[Block], *, most: int = el.MAX_BLOCKS) -> str | None:
    """What Slack would refuse, as "3 section: text of 3001 characters"; None for a good payload.

    Args:
        blocks: a message's or a view's.
        most: how many of them Slack takes there.
    """
    if len(blocks) > most:
        return f"{len(blocks)} blocks"
    if sum(block.get("type") == "table" for block in blocks) > 1:
        return "two tables"
    for place, block in enumerate(blocks):
        kind = block.get("type")
        found = _CHECKS.get(kind, _known)(block)
        if found is not None:
            return f"{place} {kind}: {found}"
    return None


def _header(block: Block) -> str | None:
    return _text(block.get("text"), el.MAX_HEADER)


def _section(block: Block) -> str | None:
    found = _text(block.get("text"), el.MAX_PLAIN)
    return found if found or "accessory" not in block else _button(block["accessory"])


def _context(block: Block) -> str | None:
    elements = block.get("elements", ())
    if not 1 <= len(elements) <= _MOST_SMALL:
        return f"{len(elements)} elements"
    return next(filter(None, (_text(one, el.MAX_PLAIN) for one in elements)), None)


def _actions(block: Block) -> str | None:
    elements = block.get("elements", ())
    if not 1 <= len(elements) <= _MOST_BUTTONS:
        return f"{len(elements)} elements"
    if len({one.get("action_id") for one in elements}) < len(elements):
        return "the same action twice"
    return next(filter(None, map(_button, elements)), None)


def _rich(block: Block) -> str | None:
    parts = block.get("elements", ())
    if not 1 <= len(parts) <= _MOST_PARTS:
        return f"{len(parts)} parts"
    for part in parts:
        pieces = part.get("elements", ())
        if not 1 <= len(pieces) <= _MOST_PARTS:
            return f"{len(pieces)} pieces"
        for piece in pieces:
            if "text" in piece and not 1 <= len(piece["text"]) <= el.MAX_PLAIN:
                return f"text of {len(piece['text'])} characters"
    return None


def _table(block: Block) -> str | None:
    rows = block.get("rows", ())
    if not 1 <= len(rows) <= el.MAX_ROWS:
        return f"{len(rows)} rows"
    if not all(1 <= len(row) <= el.MAX_COLUMNS for row in rows):
        return "a row without cells, or of too many"
    lengths = [len(cell.get("text", "")) for row in rows for cell in row]
    if not all(lengths):
        return "an empty cell"
    return f"cells of {sum(lengths)} characters" if sum(lengths) > el.MAX_TABLE else None


def _button(button: dict[str, Any]) -> str | None:
    if button.get("type") != "button":
        return None
    if len(button.get("value", "")) > el.MAX_VALUE:
        return f"value of {len(button['value'])} characters"
    return _text(button.get("text"), el.MAX_LABEL)


def _text(text: Any, limit: int) -> str | None:
    length = len(text["text"]) if text else 0
    return None if 1 <= length <= limit else f"text of {length} characters"


def _known(block: Block) -> str | None:
    """A divider has nothing to check; of what is made elsewhere Slack itself says."""
    return None if block.get("type") else "no type"


_CHECKS: dict[Any, Callable[[Block], str | None]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich,
    "table": _table,
}
