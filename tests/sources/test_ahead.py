"""Reading ahead changes nothing but the time it takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from bot.errors import UsageError
from bot.sources.ahead import ahead


def test_entries_come_in_their_order() -> None:
    """All of them, and none of an empty reading."""
    assert list(ahead(iter(range(100)))) == list(range(100))
    assert list(ahead(())) == []


def test_reading_goes_on_meanwhile_but_not_far() -> None:
    """A few entries wait while one is dealt with: a thousand weigh as much as ten."""
    read: list[int] = []

    def reading() -> Iterator[int]:
        for n in range(1000):
            read.append(n)
            yield n

    entries = ahead(reading())
    assert next(entries) == 0
    deadline = time.monotonic() + 5
    while len(read) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert 5 <= len(read) <= 7


def test_a_fault_comes_in_its_turn() -> None:
    """What was read before it is dealt with first."""

    def reading() -> Iterator[int]:
        yield 1
        raise UsageError("it ends here")

    entries = ahead(reading())
    assert next(entries) == 1
    with pytest.raises(UsageError, match="it ends here"):
        next(entries)


def test_whoever_stops_leaves_no_thread_behind() -> None:
    """The reading ends with its reader."""
    entries = ahead(iter(range(1000)))
    next(entries)
    getattr(entries, "close")()  # noqa: B009 - a generator behind the type of an iterator
    deadline = time.monotonic() + 5
    while any(thread.name == "ahead" for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [thread for thread in threading.enumerate() if thread.name == "ahead"] == []
