"""What is typed or linked -> an address that may be asked for, or the sentence why not. Nothing is resolved here.

Addresses are taken narrowly: where two programs could read one differently, it is refused.
"""

from __future__ import annotations

import re
from ipaddress import ip_address

import httpx2

from bot.errors import SourceError

#: Longer ones are somebody's joke.
_LONGEST = 4_000
_PORTS = (None, 80, 443)
#: White space, control characters and the backslash, which browsers take for a slash.
_ODD = re.compile(r"[\x00-\x20\x7f\\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_HEAD = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<place>[^/?#]*)", re.IGNORECASE)
#: A host that ends in a number is an IP address (WHATWG URL, 3.5), whatever its notation.
_NUMERIC = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)


def target(address: str, *, any_port: bool = False) -> httpx2.URL:
    """The address, taken apart.

    Args:
        address: as given.
        any_port: whether other ports than the web's are allowed, for tests against servers of their own.

    Raises:
        SourceError: it is not one that is fetched, with what to do.
    """
    shown = show(address)
    head = _HEAD.match(address)
    if not address or len(address) > _LONGEST or _ODD.search(address) or head is None:
        raise SourceError("it is no web address", where=shown, todo="Write it as https://host/path")
    if head["scheme"].lower() not in ("http", "https"):
        raise SourceError("only http and https are fetched", where=shown, todo="Write it as https://host/path")
    if "@" in head["place"]:  # never quoted: it may hold a password
        where = f"{head['scheme']}://...@{show(head['place'].rpartition('@')[2])}"
        raise SourceError(
            "an address with a user name is not fetched", where=where, todo="Leave out what stands before the @"
        )
    try:
        url = httpx2.URL(address)
        host, port = url.raw_host.decode("ascii"), url.port
    except (httpx2.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise SourceError("it is no web address", where=shown, todo="Write it as https://host/path") from error
    if not _is_host(host):
        raise SourceError("it names no host that can be looked up", where=shown, todo="Check the address")
    if port not in _PORTS and not any_port:
        raise SourceError(f"port {port} is not fetched, only 80 and 443", where=shown, todo="Leave the port out")
    return url


def show(address: str) -> str:
    """An address as a message may name it: short, printable on any terminal, and no markup of any place it is posted to."""
    clipped = address if len(address) <= 200 else f"{address[:197]}..."
    return "".join(char if char.isprintable() and char not in "<>" else f"\\u{ord(char):04x}" for char in clipped)


def _is_host(host: str) -> bool:
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return ip_address(bare).version in (4, 6) and "%" not in bare
    except ValueError:
        labels = host.removesuffix(".").split(".")
        fits = len(host) <= 253 and all(0 < len(label) <= 63 for label in labels)
        return fits and not _NUMERIC.fullmatch(labels[-1]) and re.fullmatch(r"[A-Za-z0-9_.-]+", host) is not None
