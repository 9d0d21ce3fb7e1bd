"""Reading on while what was read is dealt with: the child reads the next page as this one is parsed and stored."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from queue import Full, Queue
from typing import Generic, TypeVar

_T = TypeVar("_T")

#: Entries that may wait to be dealt with; each holds an article.
_WAITING = 4
#: Seconds after which a full queue is looked at again: whoever took from it may have gone.
_PATIENCE = 0.2


class _End(Generic[_T]):
    """Nothing more comes; or this fault, which is the consumer's to see."""

    def __init__(self, fault: BaseException | None = None) -> None:
        self.fault = fault


def ahead(entries: Iterable[_T], *, waiting: int = _WAITING) -> Iterator[_T]:
    """The same entries in the same order, read in a thread of their own a few ahead of whoever takes them.

    Args:
        entries: are read in that thread only. What they raise is raised here, in its turn.
        waiting: how many may be read and not taken yet.
    """
    read: Queue[_T | _End[_T]] = Queue(maxsize=waiting)
    gone = threading.Event()
    thread = threading.Thread(target=_read, args=(entries, read, gone), name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            entry = read.get()
            if isinstance(entry, _End):
                if entry.fault is not None:
                    raise entry.fault
                return
            yield entry
    finally:
        gone.set()


def _read(entries: Iterable[_T], waiting: Queue[_T | _End[_T]], gone: threading.Event) -> None:
    fault: BaseException | None = None
    try:
        for entry in entries:
            if not _given(entry, waiting, gone):
                return
    except BaseException as error:
        fault = error
    _given(_End(fault), waiting, gone)


def _given(entry: _T | _End[_T], waiting: Queue[_T | _End[_T]], gone: threading.Event) -> bool:
    """Whether the entry found its place; not where nobody takes any more."""
    while not gone.is_set():
        try:
            waiting.put(entry, timeout=_PATIENCE)
        except Full:
            continue
        return True
    return False
