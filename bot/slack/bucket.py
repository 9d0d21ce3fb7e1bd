"""How fast one person may ask: a bucket of tokens each, so that nobody's script keeps the others waiting."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

#: Questions and clicks that a full bucket holds, and how many come back each second.
BURST, PER_SECOND = 30, 1.0
#: People who are remembered; then those with a full bucket are forgotten.
_MOST_REMEMBERED = 10_000

#: The workspace and the person.
Key = tuple[str, str]


class Bucket:
    """Tokens by workspace and person; one process's memory."""

    def __init__(self, *, burst: int = BURST, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._clock = burst, clock
        self._left: dict[Key, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, key: Key) -> int:
        """Take one; 0 where there was one, else in how many seconds there will be."""
        now = self._clock()
        with self._lock:
            left, since = self._left.get(key, (float(self._burst), now))
            left = min(self._burst, left + (now - since) * PER_SECOND)
            if left < 1:
                return max(1, math.ceil((1 - left) / PER_SECOND))
            if len(self._left) >= _MOST_REMEMBERED and key not in self._left:
                self._forget(now)
            self._left[key] = (left - 1, now)
            return 0

    def _forget(self, now: float) -> None:
        full = self._burst - 1
        self._left = {key: (left, at) for key, (left, at) in self._left.items() if left + (now - at) * PER_SECOND < full}
