"""Which machines may be spoken to: the check stands in the connection itself, past which no redirect and no resolver gets.

    host -> resolved once -> every address public? -> connected to exactly the address that was checked

A name that resolves to a public and a private address is refused whole: whoever controls the name chooses which one is used.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore2

#: Host and port -> the addresses that the name stands for; raises OSError where it stands for none.
Resolve = Callable[[str, int], Awaitable[list[str]]]

#: All of IPv6 that is routed in public (RFC 4291, 2.4); whatever else there is, is not.
_UNICAST = IPv6Network("2000::/3")
#: Public IPv4 behind a translator (RFC 6052): what counts is the address inside.
_TRANSLATED = IPv6Network("64:ff9b::/96")
#: What IANA's registries keep from the public network and Python's own table of them leaves in, or adds in later versions
#: only: protocol assignments with their tunnels (RFC 6890, 2928), relays (RFC 7526), documentation (RFC 9637).
_SPECIAL_V4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SPECIAL_V6 = (IPv6Network("2001::/23"), IPv6Network("3fff::/20"))
#: Addresses that are tried in turn.
_MOST_TRIED = 4


class Barred(httpcore2.ConnectError):
    """The connection was refused here, before anything was sent; the message is a clause for the reader."""


class NoSuchHost(httpcore2.ConnectError):
    """The name stands for no address."""


def is_public_ip(address: str) -> bool:
    """Whether an IP address, as text, is one of the public network: no private, local, shared, documentation or other range.

    An IPv6 address that stands for an IPv4 one is judged by that.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _inside(ip)
        return _is_public_v6(ip) if inner is None else _is_public_v4(inner)
    return _is_public_v4(ip)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connects only to public addresses."""

    def __init__(self, *, resolve: Resolve, connect: httpcore2.AsyncNetworkBackend, loopback: bool) -> None:
        """Wrap a backend that knows no bounds.

        Args:
            resolve: names -> addresses.
            connect: makes the connections; is given IP addresses only.
            loopback: whether this very machine may be spoken to, for tests against servers of their own.
        """
        self._resolve, self._connect, self._loopback = resolve, connect, loopback

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the host, by an address that was checked."""
        addresses = await self._checked(host, port)
        fault: Exception | None = None
        for address in addresses[:_MOST_TRIED]:
            try:
                return await self._connect.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
        raise fault or NoSuchHost(f"there is no host called {host}")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = [str(ip_address(host))]
        except ValueError:
            try:
                addresses = await self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                raise NoSuchHost(f"there is no host called {host}") from error
        if not all(is_public_ip(address) or (self._loopback and _is_loopback(address)) for address in addresses):
            raise Barred("its host is not on the public network")
        return addresses


async def system_resolver(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives, each once."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _is_public_v4(ip: IPv4Address) -> bool:
    kept = ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local
    return ip.is_global and not kept and not any(ip in network for network in _SPECIAL_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    return ip in _UNICAST and ip.is_global and ip.scope_id is None and not any(ip in network for network in _SPECIAL_V6)
