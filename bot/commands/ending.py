"""Told to end: SIGTERM, which hosts and `kill` send, interrupts a command as Ctrl-C does, and is no fault."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from bot.commands.printing import FOUND, INTERRUPTED


class Ended(KeyboardInterrupt):
    """SIGTERM came."""


@contextmanager
def ending() -> Iterator[None]:
    """A block that SIGTERM ends by `Ended`, once: what is done about it then is done to its end."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may listen for signals
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def code_of(told: KeyboardInterrupt) -> int:
    """The exit code of a command that was interrupted, after it put everything in order."""
    return FOUND if isinstance(told, Ended) else INTERRUPTED


def _end(_signal: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Ended
