"""Feeds beside whatever else a process does: a round when one is due, in a process of its own.

    a feed is due? -> nobody beside us looks? -> a child, less urgent than all else -> waited for, or told to end

Reading articles keeps a core busy while it lasts. In another process it takes no time from answers and no thread from posts,
a site that hangs holds up nobody, and between two rounds nothing of it is in memory.
"""

from __future__ import annotations

import fcntl
import logging
import multiprocessing
import os
import signal
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

from bot.slack.faults import log_fault
from bot.slack.logs import JsonLines

#: Seconds between two looks at whether to end; and those that a round which is told to end may take before it is killed.
_GLANCE, _GRACE = 0.3, 5.0
#: How much less urgent than the others a round is, as `nice` counts it.
_NICE = 10
#: A fork would take the locks of other threads with it.
_SPAWN = multiprocessing.get_context("spawn")
_log = logging.getLogger(__name__)


class Turn:
    """One process at a time, of those that were forked from where this was made; one that dies has given it back."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as this is
        weakref.finalize(self, self._file.close)

    def take(self) -> bool:
        """Whether nobody else has it."""
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def give_back(self) -> None:
        """Leave it to the next."""
        fcntl.lockf(self._file, fcntl.LOCK_UN)


class FeedRounds:
    """Rounds over the feeds, each in a process of its own."""

    def __init__(self, look: Callable[[], None], *, is_due: Callable[[], bool], turn: Turn) -> None:
        """Nothing is started yet.

        Args:
            look: a round over the feeds that are due; can be pickled, and runs in the child.
            is_due: whether there is one.
            turn: whose it is, of several processes that serve together.
        """
        self._look, self._is_due, self._turn = look, is_due, turn

    def __call__(self, stopped: Callable[[], bool]) -> None:
        """A round, where a feed is due and nobody beside this process is at it.

        Args:
            stopped: whether to end early; what was not read is left to the next round.
        """
        if not self._is_due() or not self._turn.take():
            return
        try:
            code = _run(self._look, stopped)
        finally:
            self._turn.give_back()
        if code < 0 and not stopped():
            _log.warning("a look at the feeds was killed by signal %d; the feeds are asked again in their time", -code)


def _run(look: Callable[[], None], stopped: Callable[[], bool]) -> int:
    """The exit code of a child that does it, which was told to end where it is to."""
    child = _SPAWN.Process(target=_in_child, args=(look,), name="feeds")
    child.start()
    try:
        while not wait([child.sentinel], timeout=_GLANCE) and not stopped():
            pass
    finally:
        code = _ended(child)
    return code


def _ended(child: SpawnProcess) -> int:
    if child.is_alive():
        child.terminate()
        child.join(_GRACE)
    if child.is_alive():
        child.kill()
    child.join()
    code = child.exitcode or 0
    child.close()
    return code


def _in_child(look: Callable[[], None]) -> None:
    """The round, where SIGTERM ends it between two steps, and Ctrl-C on the terminal is for the parent to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    with suppress(OSError):
        os.nice(_NICE)
    log = logging.StreamHandler()
    log.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[log])
    try:
        look()
    except Exception as error:
        log_fault("looking at feeds", error)
        raise SystemExit(1) from None


def _end(_signal: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once: what is done at the end is done to its end
    raise SystemExit(0)
