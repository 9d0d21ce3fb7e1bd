"""Reading cards as a person does: their words, their buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def texts(blocks: object) -> str:
    """Every word of the blocks in order, a line for each piece."""
    return "\n".join(_texts(blocks))


def buttons(blocks: object) -> list[dict[str, Any]]:
    """Every button of the blocks in order."""
    return [one for one in _dicts(blocks) if one.get("type") == "button"]


def button(blocks: object, label: str) -> dict[str, Any]:
    """The first button with this label; AssertionError where there is none."""
    found = [one for one in buttons(blocks) if one["text"]["text"] == label]
    assert found, f"no {label!r} among {[one['text']['text'] for one in buttons(blocks)]}"
    return found[0]


def pieces(blocks: object, kind: str) -> list[dict[str, Any]]:
    """Every piece of rich text of one type."""
    return [one for one in _dicts(blocks) if one.get("type") == kind]


def _texts(found: object) -> Iterator[str]:
    for one in _dicts(found):
        if isinstance(one.get("text"), str):
            yield one["text"]


def _dicts(found: object) -> Iterator[dict[str, Any]]:
    if isinstance(found, Mapping):
        yield dict(found)
        for value in found.values():
            yield from _dicts(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _dicts(value)
