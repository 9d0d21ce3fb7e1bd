"""Outlets by host and by name, from `bot/data/outlets.yaml`: what they are called, how far they are trusted, their zone.

Adding an outlet is adding an entry there; a host covers its subdomains (`epaper.dawn.com` is Dawn).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.errors import GazetteerError
from bot.folding import fold
from bot.gazetteer.reading import read_yaml

#: trusted: a newsroom, or a ministry's own site. wire: an agency, whose words many outlets print. mirror: prints others'
#: articles whole. unknown: nobody looked at it yet.
Trust = Literal["trusted", "wire", "mirror", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Who prints at which host, and under which names."""

    #: Host without `www.` -> the outlet's name.
    hosts: Mapping[str, str]
    #: Folded name or alias -> the outlet's name.
    names: Mapping[str, str]
    #: Name or alias of a news agency, whose copy many outlets print, as its credit line has it -> its name.
    agencies: Mapping[str, str] = field(default_factory=dict)
    #: The outlet's name -> how far it is trusted, where it is no plain newsroom.
    kinds: Mapping[str, Trust] = field(default_factory=dict)
    #: The outlet's name -> its country's code.
    countries: Mapping[str, str] = field(default_factory=dict)
    #: The outlet's name -> its country's zone, where the country has only one.
    zones: Mapping[str, ZoneInfo] = field(default_factory=dict)

    def at(self, url: str | None) -> str | None:
        """The outlet at an address; None where the host is not known."""
        host = host_of(url)
        while host:
            if host in self.hosts:
                return self.hosts[host]
            host = host.partition(".")[2]
        return None

    def named(self, name: str | None) -> str | None:
        """The outlet of that name, in any of its spellings; None where it is not known."""
        return self.names.get(fold(name).strip()) if name else None

    def trust(self, url: str | None) -> Trust:
        """How far the outlet at an address is trusted."""
        name = self.at(url)
        return "unknown" if name is None else self.kinds.get(name, "trusted")


def host_of(url: str | None) -> str:
    """An address's host, lower case, without `www.` and the root's dot; empty where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def outlets() -> Outlets:
    """The outlets of `bot/data/outlets.yaml`, read once a process.

    Raises:
        GazetteerError: the file is missing or an entry is not `name`, `hosts`, `aliases`.
    """
    hosts: dict[str, str] = {}
    names: dict[str, str] = {}
    agencies: dict[str, str] = {}
    kinds: dict[str, Trust] = {}
    countries: dict[str, str] = {}
    for entry in read_yaml("outlets.yaml"):
        try:
            name = entry["name"]
            hosts.update(dict.fromkeys(entry.get("hosts") or (), name))
            spellings = (name, *(entry.get("aliases") or ()))
            names.update(dict.fromkeys((fold(one) for one in spellings), name))
            agencies.update(dict.fromkeys(spellings if entry.get("wire") == "true" else (), name))
            kinds.update((name, kind) for kind in get_args(Trust) if entry.get(kind) == "true")
            countries[name] = entry.get("country", "")
        except (TypeError, KeyError, AttributeError) as error:
            raise GazetteerError(
                f"not an outlet: {entry!r}", where="outlets.yaml", todo="Give it a name and hosts"
            ) from error
    zones = _zones()
    return Outlets(
        hosts=hosts,
        names=names,
        agencies=agencies,
        kinds=kinds,
        countries=countries,
        zones={name: zones[country] for name, country in countries.items() if country in zones},
    )


def _zones() -> dict[str, ZoneInfo]:
    """Country code -> its zone, where tzdata's own table gives it a single one."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country].append(zone)
    return {country: ZoneInfo(names[0]) for country, names in found.items() if len(names) == 1}
