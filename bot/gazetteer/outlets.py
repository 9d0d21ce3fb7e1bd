"""Outlets by host and by name, from `bot/data/outlets.yaml`.

Adding an outlet is adding an entry there; a host covers its subdomains (`epaper.dawn.com` is Dawn).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from bot.errors import GazetteerError
from bot.folding import fold
from bot.gazetteer.reading import read_yaml


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


@lru_cache(maxsize=1)
def outlets() -> Outlets:
    """The outlets of `bot/data/outlets.yaml`, read once a process.

    Raises:
        GazetteerError: the file is missing or an entry is not `name`, `hosts`, `aliases`.
    """
    hosts: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in read_yaml("outlets.yaml"):
        try:
            name = entry["name"]
            hosts.update(dict.fromkeys(entry.get("hosts") or (), name))
            names.update(dict.fromkeys((fold(alias) for alias in (name, *(entry.get("aliases") or ()))), name))
        except (TypeError, KeyError, AttributeError) as error:
            raise GazetteerError(
                f"not an outlet: {entry!r}", where="outlets.yaml", todo="Give it a name and hosts"
            ) from error
    return Outlets(hosts=hosts, names=names)
