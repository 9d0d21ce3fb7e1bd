"""Addresses: which may be kept as an article's link, and which are one and the same."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from bot.gazetteer.outlets import Outlets, host_of

#: What campaigns and networks add to an address, which leads to the same page without it.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|cmpid|ref_src|at_(?:medium|campaign)|share_id)(?:=|$)", re.I
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
#: Hosts of one site: its pages for telephones and its plain ones.
_VARIANT = re.compile(r"^(?:amp|m|mobile|www\d?)\.")


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


def tidy(address: str) -> str:
    """The address that identifies a page: host in lower case, without default port, fragment and campaign parameters.

    What cannot be taken apart is given back as it is.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    if not parts.netloc:
        return address
    user, _, _ = parts.netloc.rpartition("@")
    host = parts.netloc.rpartition("@")[2].lower()
    if port is not None and port == _DEFAULT_PORTS.get(parts.scheme):
        host = host.removesuffix(f":{port}")
    query = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.match(one))
    return urlunsplit((parts.scheme, f"{user}@{host}" if user else host, parts.path or "/", query, ""))


def same_site(one: str, other: str, outlets: Outlets) -> bool:
    """Whether two addresses are of one outlet, so that a page at the first may say that it belongs at the second."""
    first, second = (_VARIANT.sub("", host_of(address)) for address in (one, other))
    if not first or not second:
        return False
    known = outlets.at(one)
    return first == second or (known is not None and known == outlets.at(other) and outlets.trust(one) != "mirror")
