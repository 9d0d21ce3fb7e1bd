"""Articles parsed on the other cores of a machine, while one process reads and writes.

entries -> read ahead -> not held yet? -> a child begins to parse it -> the same entries in the same order
parse   -> what a child made of the article  |  none has begun with it -> parsed here

Children start when there is enough to do and end with their parent, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count

from bot.model import Article, Parsed
from bot.sources.ahead import ahead
from bot.sources.given import Given, Known, Unreadable

Entry = Given | Known | Unreadable

#: Articles that are parsed here before children are started, which takes half a second each.
_FEW = 30
#: Entries read ahead, each of which holds an article: enough for children that start or stumble on a long one.
_WAITING = 32
#: More children than this would wait for the one that writes, which takes longer over an article than a parse does.
_MOST = 3


def spare_cores() -> int:
    """How many children this machine has cores for, beside the process that writes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores - 1, _MOST)


class Pool:
    """Parses ahead; to be closed. Its methods are called from one thread, and `wanted` from another."""

    def __init__(
        self, parse: Callable[[Article], Parsed], *, wanted: Callable[[Article], bool], children: int, few: int = _FEW
    ) -> None:
        """Make one; nothing is started yet.

        Args:
            parse: can be sent to a child.
            wanted: whether an article will have to be parsed; a wrong answer costs time and nothing else.
            children: how many; with none everything is parsed here.
            few: articles that are parsed here before any child starts.
        """
        self._parse, self._wanted, self._children, self._few = parse, wanted, children, few
        self._executor: ProcessPoolExecutor | None = None
        self._begun: dict[int, Future[Parsed]] = {}

    def ahead(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries in the same order, read and parsed ahead of whoever takes them.

        Args:
            entries: are read in a thread of their own. What they raise is raised here, in its turn.
        """
        for entry in ahead(self._begin(entries), waiting=_WAITING):
            yield entry
            if isinstance(entry, Given):
                self._begun.pop(id(entry.article), None)

    def parse(self, article: Article) -> Parsed:
        """What the article says; the same as `parse`, only sooner."""
        begun = self._begun.pop(id(article), None)
        if begun is None or begun.cancel():
            return self._parse(article)
        try:
            return begun.result()
        except BrokenProcessPool:  # a child was killed, most likely for its memory: this process goes on alone
            return self._parse(article)

    def close(self) -> None:
        """Stop the children, once each has finished its article."""
        self._children = 0
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def _begin(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        numbers = count(1)
        for entry in entries:
            if isinstance(entry, Given) and self._children and self._wanted(entry.article) and next(numbers) > self._few:
                self._send(entry.article)
            yield entry

    def _send(self, article: Article) -> None:
        if self._executor is None:
            # A fork would take locks of other threads with it.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._children, mp_context=context, initializer=_prepare)
        try:
            self._begun[id(article)] = self._executor.submit(self._parse, article)
        except (BrokenProcessPool, OSError):  # a child was killed, or there was no memory to start one
            self._children = 0


def _prepare() -> None:
    """In the child: leave Ctrl-C to the parent, and end when that does, be it killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "this runs in children only"
    parent.join()
    os._exit(0)
