"""Outlets by host and by name, from `bot/data/outlets.yaml`.

Adding an outlet is adding an entry there; a host covers its subdomains (`epaper.dawn.com` is Dawn).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Who prints at which host, and under which names."""

    #: Host without `www.` -> the outlet's name.
    hosts: Mapping[str, str]
    #: Folded name or alias -> the outlet's name.
    names: Mapping[str, str]

    def at(self, url: str | None) -> str | None:
        """The outlet at an address; None where the host is not known."""
        try:
            host = (urlsplit(url or "").hostname or "").removeprefix("www.")
        except ValueError:
            return None
        while host:
            if host in self.hosts:
                return self.hosts[host]
            host = host.partition(".")[2]
        return None

    def named(self, name: str | None) -> str | None:
        """The outlet of that name, in any of its spellings; None where it is not known."""
        return self.names.get(fold(name).strip()) if name else None
