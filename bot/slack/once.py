"""What is done once: a click that comes twice, an event that Slack sends again, a request that somebody replays.

Slack repeats an event for up to six minutes and takes a signature for five, so what was done is remembered a quarter of an
hour: in one process's memory, or, where several answer, beside the archive.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

#: The kind of thing, the workspace, and what tells it from the next.
Claim = tuple[str, ...]

REMEMBERED = timedelta(minutes=15)


class Once(Protocol):
    """Safe to use from several threads."""

    def take(self, claim: Claim) -> bool:
        """True for the first who asks within the time."""
        ...

    def give_back(self, claim: Claim) -> None:
        """Forget it, as nothing came of it."""
        ...


class Claims:
    """In this process's memory."""

    def __init__(self, *, seconds: float = REMEMBERED.total_seconds(), clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._until: dict[Claim, float] = {}
        self._lock = threading.Lock()

    def take(self, claim: Claim) -> bool:
        """True for the first who asks within the time."""
        now = self._clock()
        with self._lock:
            self._until = {each: until for each, until in self._until.items() if until > now}
            if claim in self._until:
                return False
            self._until[claim] = now + self._seconds
            return True

    def give_back(self, claim: Claim) -> None:
        """Forget it, as nothing came of it."""
        with self._lock:
            self._until.pop(claim, None)


class Kept(Protocol):
    """A place that all processes see. Every method raises `ArchiveError`."""

    def take(self, digest: str, at: datetime, *, since: datetime) -> bool:
        """Note that something was done; False where it was noted before, at `since` or later."""
        ...

    def give_back(self, digest: str) -> None:
        """Forget it."""
        ...


class Receipts:
    """Beside the archive, for several processes; only a digest of each is kept, which nobody can read back."""

    def __init__(self, kept: Kept, now: Callable[[], datetime]) -> None:
        self._kept, self._now = kept, now

    def take(self, claim: Claim) -> bool:
        """True for the first who asks within the time. Raises `ArchiveError`."""
        now = self._now()
        return self._kept.take(_digest(claim), now, since=now - REMEMBERED)

    def give_back(self, claim: Claim) -> None:
        """Forget it, as nothing came of it. Raises `ArchiveError`."""
        self._kept.give_back(_digest(claim))


def _digest(claim: Claim) -> str:
    return hashlib.sha256("\0".join(claim).encode()).hexdigest()
