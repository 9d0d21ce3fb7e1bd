"""How long somebody waits for the archive: a server or a disk that hangs says nothing, but whoever asked is to be told.

    ask(work) -> a thread kept for it does it -> its result in time  |  `NotAnswering`, and the thread is left to it

A thread that reads from a disk that hangs cannot be called back, so whoever must answer is never that thread. From the
first question without an answer on, one a second is let through to find out whether things are better, and all others are
told at once: however many ask, no threads pile up and nobody queues behind those who wait. A late answer counts as one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar, cast

from bot.errors import NotAnswering

T = TypeVar("T")

#: Threads, and so questions without an answer, at most.
_MOST = 32
#: Seconds between two questions that are let through while nothing is answered, and how long each of these waits.
_PAUSE, _BRIEF = 1.0, 0.5
#: Seconds after which a thread that nothing was asked of ends: what is opened for one question leaves no thread behind.
_IDLE = 30.0
#: Of what is yielded, how much is waited for at once: what an archive reads at once.
_AT_ONCE = 500
#: Seconds that closing may take.
_CLOSING = 1.0
#: Seconds before the end of somebody's patience at which a database gives up by itself, which frees its connection.
_MARGIN = 0.1
#: What is as good as nothing: drivers count in milliseconds, and wake up a little early.
_TICK = 0.01

_mine = threading.local()


def remaining() -> float | None:
    """Seconds that are left to what this thread does for somebody who waits, 0 at least; None where nobody waits."""
    until: float | None = getattr(_mine, "until", None)
    if until is None:
        return None
    left = until - time.monotonic()
    return left if left > _TICK else 0.0


@dataclass(slots=True, kw_only=True, eq=False)
class _Task:
    work: Callable[[], Any]
    until: float
    done: threading.Lock = field(default_factory=threading.Lock)
    result: Any = None
    fault: BaseException | None = None

    def run(self) -> None:
        _mine.until = self.until - _MARGIN
        try:
            self.result = self.work()
        except BaseException as fault:
            self.fault = fault


class Patience:
    """That of everybody who asks one archive; safe to use from several threads."""

    def __init__(self, seconds: float, *, where: str, idle: float = _IDLE) -> None:
        """Ask nothing yet.

        Args:
            seconds: how long one question waits.
            where: the archive's place as people may see it.
            idle: seconds that a thread is kept for the next question.
        """
        self._seconds, self._where, self._idle = seconds, where, idle
        self._todo: SimpleQueue[_Task] = SimpleQueue()
        self._lock = threading.Lock()
        self._threads = self._free = 0
        self._silent, self._again = False, 0.0

    def ask(self, work: Callable[[], T], *, within: float | None = None) -> T:
        """What comes of the work, which is done by another thread and may end after this raised.

        Args:
            work: asks the archive.
            within: seconds that it is waited for, where they are not those of all questions.

        Raises:
            NotAnswering: nothing came of it in time.
            Exception: whatever the work raises.
        """
        if remaining() is not None:  # part of what is waited for already
            return work()
        task, seconds = self._handed_over(work, self._seconds if within is None else within)
        if not task.done.acquire(timeout=seconds):
            self._silent = True
            raise NotAnswering(self._where)
        if task.fault is not None:
            raise task.fault
        return cast(T, task.result)

    def _handed_over(self, work: Callable[[], Any], seconds: float) -> tuple[_Task, float]:
        """The task, on its way, and how long it is waited for. Raises `NotAnswering`."""
        now = time.monotonic()
        with self._lock:
            if self._threads - self._free >= _MOST or (self._silent and now < self._again):
                raise NotAnswering(self._where)
            if self._silent:
                seconds, self._again = min(seconds, _BRIEF), now + _PAUSE
            if self._free:
                self._free -= 1
            else:
                threading.Thread(target=self._serve, name="archive", daemon=True).start()
                self._threads += 1
        task = _Task(work=work, until=now + seconds)
        task.done.acquire()
        self._todo.put(task)
        return task, seconds

    def _serve(self) -> None:
        while (task := self._next()) is not None:
            task.run()
            with self._lock:
                self._free += 1
                self._silent = isinstance(task.fault, NotAnswering)  # any other fault came from a database that speaks
            task.done.release()
            del task  # what was answered is not kept until the next question

    def _next(self) -> _Task | None:
        """What a thread does next; None where it ends, as nothing came for long enough."""
        while True:
            try:
                return self._todo.get(timeout=self._idle)
            except Empty:
                with self._lock:
                    if self._free:  # else a question is on its way, for this very thread
                        self._free, self._threads = self._free - 1, self._threads - 1
                        return None


def patient(asked: T, patience: Patience) -> T:
    """The same object, of which each method, property and step of what it yields is waited for no longer than that."""
    return cast(T, _Patient(asked._asked if isinstance(asked, _Patient) else asked, patience))


class _Patient:
    def __init__(self, asked: object, patience: Patience) -> None:
        self._asked, self._patience = asked, patience

    def close(self) -> None:
        """Close it soon, or not at all."""
        close_soon(cast(Any, self._asked))

    def __getattr__(self, name: str) -> Any:
        asked, ask = self._asked, self._patience.ask
        if not callable(getattr(type(asked), name, None)):
            return ask(lambda: getattr(asked, name))
        method = getattr(asked, name)

        def call(*given: Any, **named: Any) -> Any:
            found = ask(lambda: method(*given, **named))
            return self._steps(found) if isinstance(found, Iterator) else found

        return call

    def _steps(self, found: Iterator[Any]) -> Iterator[Any]:
        while some := self._patience.ask(lambda: list(islice(found, _AT_ONCE))):
            yield from some


class Closable(Protocol):
    """What holds files or connections."""

    def close(self) -> None:
        """Release them."""
        ...


def close_soon(opened: Closable) -> bool:
    """Close it; False where that takes long, as closing a file on a disk that hangs does, and is left to a thread."""
    asked: Any = opened._asked if isinstance(opened, _Patient) else opened
    closing = threading.Thread(target=asked.close, daemon=True)
    closing.start()
    closing.join(_CLOSING)
    return not closing.is_alive()
