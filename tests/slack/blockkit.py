"""Checks a message against Block Kit's documented limits, for the blocks this bot uses; anything else is a problem.

`problems(message)` lists what Slack would refuse and what it would accept but should never get from us: `mrkdwn`, a
fallback that pings somebody, unfurling links. Each entry begins with a JSON pointer. Lengths count code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_LIVE = re.compile(r"<[^>]*>")
_BARE = re.compile(r"&(?!amp;|lt;|gt;)|[<>]")
_URL = re.compile(r"https?://[^\s<>|]+")

Problems = Iterator[str]


def problems(message: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a message payload; empty for a good one."""
    return [*_message(message)]


def _message(message: dict[str, Any]) -> Problems:
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield "/text: a message needs a fallback text"
    else:
        yield from _length(text, "/text", 4000)
        if _LIVE.search(text) or _BARE.search(text):
            yield f"/text: {text[:60]!r} is not escaped"
    if message.get("unfurl_links") is not False or message.get("unfurl_media") is not False:
        yield "/: links must not unfurl"
    if message.get("link_names"):
        yield "/link_names: would turn @name into a mention"
    yield from _blocks(message.get("blocks", []), 50)


def view_problems(view: dict[str, Any]) -> list[str]:
    """Everything that is wrong with the view of a Home tab or a form."""
    if view.get("type") == "home":
        return [*_only(view, "", "type blocks"), *_blocks(view.get("blocks", []), 100)]
    return [*_form(view)]


def _form(view: dict[str, Any]) -> Problems:
    if view.get("type") != "modal":
        yield f"/type: {view.get('type')!r} is no view of ours"
    yield from _only(view, "", "type callback_id title submit close private_metadata blocks")
    for name in ("title", "submit", "close"):
        if name in view:
            yield from _text(view[name], f"/{name}", 24)
    if any(one["type"] == "input" for one in view["blocks"]) and "submit" not in view:
        yield "/submit: a form with fields is sent by a button"
    yield from _length(view.get("private_metadata", ""), "/private_metadata", 3000)
    yield from _string(view.get("callback_id"), "/callback_id", 255)
    yield from _blocks(view["blocks"], 100)


def _blocks(blocks: list[dict[str, Any]], most: int) -> Problems:
    if len(blocks) > most:
        yield f"/blocks: {len(blocks)} of at most {most}"
    for number, block in enumerate(blocks):
        yield from _block(block, f"/blocks/{number}")
    yield from _unique([block["block_id"] for block in blocks if "block_id" in block], "/blocks")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        yield "/blocks: a message holds one table"


def _block(block: dict[str, Any], at: str) -> Problems:
    kind = block.get("type")
    checks: dict[object, tuple[str, Callable[[dict[str, Any], str], Problems]]] = {
        "header": ("text", lambda one, where: _text(one.get("text"), f"{where}/text", 150)),
        "section": ("text accessory", _section),
        "context": ("elements", _context),
        "divider": ("", lambda _one, _where: iter(())),
        "actions": ("elements", _actions),
        "rich_text": ("elements", _rich_text),
        "input": ("label element optional hint", _input),
        "table": ("rows column_settings", _table),
    }
    if kind not in checks:
        yield f"{at}/type: {kind!r} is no block of ours"
        return
    fields, check = checks[kind]
    yield from _only(block, at, f"type block_id {fields}")
    yield from check(block, at)


def _section(block: dict[str, Any], at: str) -> Problems:
    yield from _text(block.get("text"), f"{at}/text", 3000)
    if "accessory" in block:
        yield from _button(block["accessory"], f"{at}/accessory")


def _context(block: dict[str, Any], at: str) -> Problems:
    elements = block.get("elements", [])
    yield from _count(elements, at, 1, 10)
    for number, element in enumerate(elements):
        yield from _text(element, f"{at}/elements/{number}", 3000)


def _actions(block: dict[str, Any], at: str) -> Problems:
    elements = block.get("elements", [])
    yield from _count(elements, at, 1, 25)
    for number, element in enumerate(elements):
        yield from _button(element, f"{at}/elements/{number}")
    yield from _unique([element.get("action_id") for element in elements], at)


def _table(block: dict[str, Any], at: str) -> Problems:
    rows = block.get("rows", [])
    yield from _count(rows, at, 1, 100)
    yield from _count(block.get("column_settings", []), f"{at}/column_settings", 0, 20)
    for number, row in enumerate(rows):
        yield from _count(row, f"{at}/rows/{number}", 1, 20)
        if len(row) != len(rows[0]):
            yield f"{at}/rows/{number}: {len(row)} cells under a heading of {len(rows[0])}"
        for cell in row:
            yield from _only(cell, f"{at}/rows/{number}", "type text")
            if cell.get("type") != "raw_text":
                yield f"{at}/rows/{number}: {cell.get('type')!r} is no cell of ours"
            yield from _string(cell.get("text"), f"{at}/rows/{number}", 10_000)
    yield from _length("".join(str(cell.get("text")) for row in rows for cell in row), at, 10_000)


def _input(block: dict[str, Any], at: str) -> Problems:
    yield from _text(block.get("label"), f"{at}/label", 2000)
    if "hint" in block:
        yield from _text(block["hint"], f"{at}/hint", 2000)
    element = block.get("element", {})
    if element.get("type") == "radio_buttons":
        yield from _only(element, at, "type action_id options initial_option")
        yield from _count(element.get("options", []), at, 1, 10)
        for option in element.get("options", []):
            yield from _text(option.get("text"), f"{at}/option", 75)
            yield from _string(option.get("value"), f"{at}/option/value", 150)
        if element.get("initial_option", element["options"][0]) not in element["options"]:
            yield f"{at}/initial_option: is none of the options"
    elif element.get("type") == "plain_text_input":
        yield from _only(element, at, "type action_id max_length multiline initial_value")
        yield from _length(element.get("initial_value", ""), f"{at}/initial_value", element.get("max_length", 3000))
    else:
        yield f"{at}/element: {element.get('type')!r} is no field of ours"


def _button(button: dict[str, Any], at: str) -> Problems:
    if button.get("type") != "button":
        yield f"{at}/type: {button.get('type')!r} is no button"
        return
    yield from _only(button, at, "type action_id text value style accessibility_label")
    yield from _text(button.get("text"), f"{at}/text", 75)
    yield from _string(button.get("action_id"), f"{at}/action_id", 255)
    yield from _string(button.get("value"), f"{at}/value", 2000)
    if "accessibility_label" in button:
        yield from _string(button["accessibility_label"], f"{at}/accessibility_label", 75)
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"{at}/style: {button['style']!r}"


def _rich_text(block: dict[str, Any], at: str) -> Problems:
    elements = block.get("elements", [])
    yield from _count(elements, at, 1, 100)
    for number, part in enumerate(elements):
        where = f"{at}/elements/{number}"
        yield from _only(part, where, "type elements")
        if part.get("type") not in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
            yield f"{where}/type: {part.get('type')!r} is no part of ours"
        yield from _count(part.get("elements", []), where, 1, 100)
        for index, piece in enumerate(part.get("elements", [])):
            yield from _piece(piece, f"{where}/elements/{index}")


def _piece(piece: dict[str, Any], at: str) -> Problems:
    fields = {
        "text": "text style",
        "link": "text url",
        "user": "user_id",
        "usergroup": "usergroup_id",
        "channel": "channel_id",
    }.get(piece.get("type", ""))
    if fields is None:
        yield f"{at}/type: {piece.get('type')!r} is no piece of ours"
        return
    yield from _only(piece, at, f"type {fields}")
    if "text" in fields:
        yield from _string(piece.get("text"), f"{at}/text", 3000)
    if piece["type"] == "link" and not _URL.fullmatch(piece.get("url", "")):
        yield f"{at}/url: {piece.get('url')!r} is no address"
    if piece["type"] == "user" and not re.fullmatch(r"[UW][A-Z0-9]+", piece.get("user_id", "")):
        yield f"{at}/user_id: {piece.get('user_id')!r} is no user"


def _text(text: Any, at: str, limit: int) -> Problems:
    if not isinstance(text, dict) or text.get("type") != "plain_text":
        yield f"{at}: only plain_text, whatever the words"
        return
    yield from _only(text, at, "type text emoji")
    if text.get("emoji") is not False:
        yield f"{at}/emoji: would turn :words: into pictures"
    yield from _string(text.get("text"), f"{at}/text", limit)


def _string(value: Any, at: str, limit: int) -> Problems:
    if not isinstance(value, str) or not value:
        yield f"{at}: {value!r} is no text"
        return
    yield from _length(value, at, limit)


def _length(value: str, at: str, limit: int) -> Problems:
    if len(value) > limit:
        yield f"{at}: {len(value)} of at most {limit} characters"


def _count(items: list[Any], at: str, least: int, most: int) -> Problems:
    if not least <= len(items) <= most:
        yield f"{at}/elements: {len(items)} items, not {least} to {most}"


def _only(found: dict[str, Any], at: str, allowed: str) -> Problems:
    for name in found.keys() - set(allowed.split()):
        yield f"{at}/{name}: unknown field"


def _unique(ids: list[Any], at: str) -> Problems:
    if len(ids) != len(set(ids)):
        yield f"{at}: the same id twice in {ids}"
