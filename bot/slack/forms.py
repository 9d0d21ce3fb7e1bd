"""Slack's forms (modals): fields, what they begin with, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.slack import elements as el
from bot.slack.elements import Block

#: Slack's limits, in characters.
_MOST_TITLE, _MOST_OPTION = 24, 75

Payload = dict[str, Any]


def form(callback: str, *, title: str, submit: str, about: str, blocks: Iterable[Block]) -> Payload:
    """A modal.

    Args:
        callback: tells this form from others when it comes back.
        title: at most 24 characters.
        submit: the button that sends it, likewise.
        about: comes back with it, unseen.
        blocks: what it shows and asks.
    """
    return {
        "type": "modal",
        "callback_id": callback,
        "title": _plain(title[:_MOST_TITLE]),
        "submit": _plain(submit[:_MOST_TITLE]),
        "close": _plain("Cancel"),
        "private_metadata": about,
        "blocks": [*blocks],
    }


def said(callback: str, title: str, sentence: str) -> Payload:
    """A modal that only tells something."""
    return shown(callback, title, (el.line(sentence),))


def shown(callback: str, title: str, blocks: Iterable[Block]) -> Payload:
    """A modal that only shows something, at most a hundred blocks."""
    return {
        "type": "modal",
        "callback_id": callback,
        "title": _plain(title[:_MOST_TITLE]),
        "close": _plain("Close"),
        "blocks": [*blocks],
    }


def choice(name: str, label: str, options: Mapping[str, str], *, first: str | None = None) -> Block:
    """One of several, all of them seen at once; `first` is chosen to begin with."""
    every = {value: {"text": _plain(text[:_MOST_OPTION]), "value": value} for value, text in options.items()}
    element: Payload = {"type": "radio_buttons", "action_id": name, "options": [*every.values()]}
    if first is not None:
        element["initial_option"] = every[first]
    return {"type": "input", "block_id": name, "label": _plain(label), "element": element}


def text_field(
    name: str, label: str, *, most: int, begins: str = "", optional: bool = False, lines: bool = False, hint: str = ""
) -> Block:
    """A line or several to write into, which begin with some text."""
    element: Payload = {"type": "plain_text_input", "action_id": name, "max_length": most, "multiline": lines}
    if begins:
        element["initial_value"] = begins[:most]
    block: Block = {"type": "input", "block_id": name, "label": _plain(label), "element": element, "optional": optional}
    return block | ({"hint": _plain(hint)} if hint else {})


def field_of(view: Payload, name: str) -> str | None:
    """What was chosen or written; None where nothing was, or where there is no such field."""
    found = view.get("state", {}).get("values", {}).get(name, {}).get(name, {})
    option = found.get("selected_option")
    value = option.get("value") if isinstance(option, dict) else found.get("value")
    return value if isinstance(value, str) else None


def note_of(view: Payload) -> str:
    """What the form is about."""
    return str(view.get("private_metadata", ""))


def _plain(text: str) -> Payload:
    return {"type": "plain_text", "text": text, "emoji": False}
