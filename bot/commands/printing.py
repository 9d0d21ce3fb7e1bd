"""How commands speak: answers to stdout, messages to stderr; and what their exit codes mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

FOUND, NOTHING, WRONG = 0, 1, 2
#: What shells call a program that was interrupted.
INTERRUPTED = 130


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def show(what: RenderableType) -> None:
    console(sys.stdout).print(what)


def console(stream: Any) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def tell(message: object) -> None:
    print(message, file=sys.stderr)


def tell_all(messages: Iterable[str]) -> None:
    for message in messages:
        tell(message)
