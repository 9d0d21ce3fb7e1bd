"""Asking sites as a guest does: what their robots.txt allows, one request at a time a host, with a pause between two.

address -> host's robots.txt (kept for a day) -> allowed? -> host's turn -> pause -> fetch
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from bot.errors import SourceError
from bot.sources.fetch import AGENT, PAGES, Fetched, Fetcher, HttpError
from bot.sources.target import show, target

#: Seconds between two requests to one host, where its robots.txt asks for no other.
PAUSE = 1.0
#: The longest pause that is kept: a site that asks for more is asked less often by whoever configures it.
_LONGEST_PAUSE = 30.0
#: How long a robots.txt is believed (RFC 9309, 2.4), seconds.
_KEPT = 86_400.0
_ROBOTS = frozenset({"text/plain", "text/html", "text/x-robots", "application/octet-stream"})


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: None where everything is allowed.
    rules: Protego | None = None
    #: Why nothing is allowed now, a clause; None where that is not so.
    closed: str | None = None
    #: On the event loop's clock: when the rules are read anew, and when the next request may start.
    rules_until: float = 0.0
    free_at: float = 0.0


class Polite:
    """A fetcher's manners."""

    def __init__(self, fetcher: Fetcher, *, pause: float = PAUSE) -> None:
        self._fetcher, self._pause = fetcher, pause
        self._hosts: dict[str, _Host] = {}

    async def get(
        self, address: str, *, kinds: frozenset[str] = PAGES, validators: Mapping[str, str] | None = None
    ) -> Fetched:
        """What is at an address, in its host's turn; see `Fetcher.get`.

        Raises:
            SourceError: also where the site's robots.txt keeps programs out.
        """
        target(address, any_port=True)  # what is no address has no host
        parts = urlsplit(address)
        site = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        host = self._hosts.setdefault(site, _Host())
        async with host.turn:
            await self._read_rules(site, host)
            if host.closed is not None:
                raise SourceError(host.closed, where=show(address), todo="Try again later")
            if host.rules is not None and not host.rules.can_fetch(address, AGENT):
                what = "the site's robots.txt asks programs not to read it"
                raise SourceError(what, where=show(address), todo="Open it in a browser, save the page and give the file")
            await self._wait(host)
            return await self._fetcher.get(address, kinds=kinds, validators=validators)

    async def _wait(self, host: _Host) -> None:
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, host.free_at - clock()))
        host.free_at = clock() + self._pause_of(host)

    def _pause_of(self, host: _Host) -> float:
        wanted = host.rules.crawl_delay(AGENT) if host.rules is not None else None
        return self._pause if wanted is None else min(max(float(wanted), self._pause), _LONGEST_PAUSE)

    async def _read_rules(self, site: str, host: _Host) -> None:
        """RFC 9309: no file allows everything, a broken server nothing until it is back."""
        now = asyncio.get_running_loop().time()
        if now < host.rules_until:
            return
        host.rules, host.closed, host.rules_until = None, None, now + _KEPT
        try:
            found = await self._fetcher.get(f"{site}/robots.txt", kinds=_ROBOTS)
            host.rules = Protego.parse(found.body[:512_000].decode("utf-8-sig", "replace"))
        except HttpError as error:
            if error.status >= 500 or error.status == 429:
                host.closed, host.rules_until = "the site's robots.txt cannot be read now, so nothing is", now + 60.0
        except SourceError:
            host.rules_until = now + 60.0  # whatever keeps robots.txt away is said of the page itself, in a moment
