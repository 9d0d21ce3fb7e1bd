"""Values as they are written -> as the program has them; each raises `Wrong` for what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from yaml.nodes import MappingNode, Node, SequenceNode

from bot.channel_digests import EXAMPLE, KEYS, ChannelDigest, channel_digest
from bot.config.nodes import kind_of, name_of, scalar
from bot.config.wrong import Wrong, nearest, or_known, shown
from bot.zones import Unreadable

#: A name with a dot that ends as no number does; whether it leads anywhere public is checked when it is fetched.
_PUBLIC_HOST = re.compile(r"[^\s.]\S*\.(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)")
#: Ends of names that lead nowhere public.
_INSIDE = (".local", ".internal", ".localhost")


def one_of(text: str, known: Collection[str], what: str) -> str:
    """One of what is known."""
    if text in known:
        return text
    raise Wrong(f"`{shown(text)}` is not {what}{or_known(text, known)}")


def timezone_of(text: str) -> ZoneInfo:
    """A time zone by its name ("Asia/Karachi")."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = nearest(text, available_timezones()) or "; write one such as Asia/Karachi"
        raise Wrong(f"`{shown(text)}` is not a time zone{hint}") from None


def place_of(text: str) -> str:
    """A file's name."""
    if "://" in text:  # never quoted: an address may hold a password
        raise Wrong("an address is not a file; set DATABASE_URL in the environment instead")
    if not text.isprintable():
        raise Wrong("a file name cannot hold this character")
    return text


def feed_address(text: str) -> str:
    """Of a feed, on the public network."""
    try:
        parts = urlsplit(text)
        host, user = parts.hostname or "", parts.username
    except ValueError:
        host, user, parts = "", None, urlsplit("")
    if user is not None:  # never quoted: it may hold a password
        raise Wrong("an address with a user name is not fetched; leave out all before the @")
    if parts.scheme not in ("http", "https") or not host or not text.isprintable() or " " in text:
        raise Wrong(f"`{shown(text)}` is no address of a feed; write it as https://host/path")
    if not _PUBLIC_HOST.fullmatch(host) or host.endswith(_INSIDE):
        raise Wrong(f"`{shown(text)}` is not on the public network, from which alone feeds are fetched")
    return text


def slack_id(text: str) -> str:
    """Of a person (U…, W…) or a user group (S…), as Slack's own menus copy it."""
    if re.fullmatch(r"[UWS][A-Z0-9]{2,20}", text):
        return text
    raise Wrong(f"`{shown(text)}` is no Slack id; copy it from the profile's menu: U… for a person, S… for a user group")


def digest_of(node: Node) -> ChannelDigest:
    """A channel's digest."""
    if not isinstance(node, MappingNode):
        raise Wrong(f"a digest is written as {EXAMPLE}, not as {kind_of(node)}")
    given: dict[str, str | tuple[str, ...]] = {}
    for key, value in node.value:
        name = name_of(key)
        if name not in KEYS:
            raise Wrong(f"`{shown(name)}` is no part of a digest{or_known(name, KEYS)}")
        if name in given:
            raise Wrong(f"`{name}` stands twice in one digest; keep one")
        given[name] = tuple(map(scalar, value.value)) if isinstance(value, SequenceNode) else scalar(value)
    try:
        return channel_digest(given)
    except Unreadable as wrong:
        raise Wrong(shown(str(wrong), limit=200)) from None


def whole(text: str, *, least: int, most: int) -> int:
    """A number within bounds."""
    if text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most:
        return int(text)
    raise Wrong(f"`{shown(text)}` is not a whole number from {least} to {most}")
