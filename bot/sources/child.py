"""Pages and feeds read in a process of its own, which can be killed: some make any reader slow, and the bot waits for none.

    bytes -> child: page | feed -> back, or killed after so many seconds | over so much memory -> a sentence

The child is started at the first page and kept; one that was killed is replaced.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from bot.errors import SourceError
from bot.sources.encoding import decode
from bot.sources.given import Reading

if TYPE_CHECKING:
    from pebble import ProcessPool

    from bot.sources.feed import Feed
    from bot.sources.page import Page

#: Seconds that a page may take; a long one takes a tenth of one. To kill a child that is deep in C takes three more.
SECONDS = 6.0
#: Bytes that the child may ask for; trafilatura and its languages take a third of it.
MEMORY = 1_500_000_000
#: Pages after which the child is replaced, so that nothing grows.
_PAGES = 5_000

_TODO = "Save the article's text as a .txt file"


class Child:
    """Reads pages and feeds; to be closed."""

    def __init__(self, reading: Reading, *, seconds: float = SECONDS, memory: int = MEMORY, loopback: bool = False) -> None:
        """Make one; nothing is started yet.

        Args:
            reading: how pages are read.
            seconds: how long one may take.
            memory: bytes that it may ask for.
            loopback: see `read_feed`.
        """
        self._reading, self._seconds, self._memory = reading, seconds, memory
        self._loopback = loopback
        self._pool: ProcessPool | None = None

    def read(self, data: bytes, *, source: str, url: str | None = None) -> Page:
        """One page.

        Args:
            data: as fetched or read.
            source: where it is from, for messages.
            url: the address it was fetched from; None for a file that nobody gave one.

        Raises:
            SourceError: no article in it, or too much of something to be one.
        """
        page: Page = self._bounded(_read, (data, source, url), source)
        return page

    def feed(self, data: bytes, *, source: str) -> Feed:
        """One feed; see `read_feed`."""
        feed: Feed = self._bounded(_feed, (data, source, self._loopback), source)
        return feed

    def close(self) -> None:
        """Stop the child, whatever it is doing."""
        if self._pool is None:
            return
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates its other methods only
        self._pool.join()

    def _bounded(self, doing: Callable[..., Any], given: tuple[object, ...], source: str) -> Any:
        from pebble import ProcessExpired

        try:
            return self._started().schedule(doing, given, timeout=self._seconds).result()
        except Late as error:
            what = f"reading it takes more than {self._seconds:g} seconds, which nothing that is written for readers does"
            raise SourceError(what, where=source, todo=_TODO) from error
        except (ProcessExpired, MemoryError) as error:
            what = "reading it takes more memory than anything that is written for readers"
            raise SourceError(what, where=source, todo=_TODO) from error

    def _started(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool

            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=_PAGES,
                initializer=_begin,
                initargs=(self._reading, self._memory),
                context=multiprocessing.get_context("spawn"),  # a fork would take locks of other threads with it
            )
        return self._pool

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_reading: Reading | None = None


def _begin(reading: Reading, memory: int) -> None:
    """In the child: take the limits and what reading needs, once; load what takes time before a page's own begins."""
    import trafilatura  # noqa: F401

    global _reading
    _reading = reading
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it; the time limit holds there, too
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))


def _read(data: bytes, source: str, url: str | None) -> Page:
    """In the child: the page."""
    from bot.sources.page import read_page

    assert _reading is not None, "the pool runs _begin first"
    with _portable(source):
        return read_page(decode(data, where=source), source=source, reading=_reading, url=url)


def _feed(data: bytes, source: str, loopback: bool) -> Feed:
    """In the child: the feed."""
    from bot.sources.feed import read_feed

    with _portable(source):
        return read_feed(data, source=source, loopback=loopback)


@contextmanager
def _portable(source: str) -> Iterator[None]:
    """Let only faults out that can be sent to the parent: those of the libraries hold on to trees and logs."""
    try:
        yield
    except (SourceError, MemoryError):
        raise
    except Exception as error:
        raise SourceError(f"it cannot be read ({type(error).__name__})", where=source, todo=_TODO) from None
