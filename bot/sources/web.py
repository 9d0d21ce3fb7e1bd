"""The web for code that waits: an event loop in a thread of its own, and addresses fetched several at a time.

addresses -> window of those under way -> (address, what was there | why not), in the order given
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from bot.errors import SourceError
from bot.sources.fetch import PAGES, Fetched, Fetcher
from bot.sources.polite import PAUSE, Polite

_T = TypeVar("_T")

#: Addresses under way at once; those of one host still take turns.
_WINDOW = 12


class Web:
    """Fetches addresses politely; to be closed."""

    def __init__(self, fetcher: Callable[[], Fetcher] = Fetcher, *, pause: float = PAUSE) -> None:
        """Start the thread.

        Args:
            fetcher: makes what fetches; called in the thread.
            pause: seconds between two requests to one host.
        """
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="web", daemon=True)
        self._thread.start()
        self._fetcher = self._wait(_made(fetcher))
        self._polite = Polite(self._fetcher, pause=pause)

    def get(self, address: str, *, kinds: frozenset[str] = PAGES, validators: Mapping[str, str] | None = None) -> Fetched:
        """What is at an address; see `Polite.get`."""
        return self._wait(self._polite.get(address, kinds=kinds, validators=validators))

    def each(self, addresses: Iterable[str]) -> Iterator[tuple[str, Fetched | SourceError]]:
        """Every address with what was there, in the order given; addresses are taken from it as others are done."""
        under_way: deque[tuple[str, Future[Fetched]]] = deque()
        waiting = iter(addresses)
        try:
            while True:
                for address in waiting:
                    under_way.append((address, self._begin(self._polite.get(address))))
                    if len(under_way) >= _WINDOW:
                        break
                if not under_way:
                    return
                address, future = under_way.popleft()
                try:
                    yield address, future.result()
                except SourceError as error:
                    yield address, error
        finally:
            for _, future in under_way:
                future.cancel()

    def close(self) -> None:
        """Close the connections and stop the thread."""
        if self._loop.is_running():
            self._wait(self._fetcher.close())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=5.0)
        if not self._loop.is_running():
            self._loop.close()

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self, doing: Coroutine[Any, Any, _T]) -> Future[_T]:
        return asyncio.run_coroutine_threadsafe(doing, self._loop)

    def _wait(self, doing: Coroutine[Any, Any, _T]) -> _T:
        return self._begin(doing).result()


async def _made(fetcher: Callable[[], Fetcher]) -> Fetcher:
    return fetcher()
