"""Which addresses may be kept as an article's link: what a reader can open and nobody is harmed by."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_web(address: str) -> bool:
    """Whether it is an address of the web at all: absolute http(s) with a host, and nothing that cannot be printed."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and address.isprintable()


def is_public(address: str) -> bool:
    """Whether an address may be shown as a link: absolute http(s), a named host with a dot, no user name or password."""
    try:
        parts = urlsplit(address.strip())
        host, user = parts.hostname or "", parts.username
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or user is not None or "." not in host.strip(".") or not address.isprintable():
        return False
    try:
        ip_address(host)
    except ValueError:
        return not host.endswith((".local", ".internal", ".localhost")) and any(c.isalpha() for c in host.rpartition(".")[2])
    return False
