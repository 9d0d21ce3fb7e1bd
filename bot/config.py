"""`config.yaml` -> `Config`: every fault at once, each with its line, its key and a "did you mean".

What is wrong with one feed is that feed's own: it is left out and told, and everything else is there all the same.

    bytes -> text -> YAML nodes (never objects) -> each known key read by its own reader -> Config or ConfigError

YAML's own typing is left out: `NO` is Norway and `12:30` is a time, as written. Nodes are composed and never
constructed, so no tag can build anything and an alias bomb stays as small as it is written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.channel_digests import EXAMPLE, KEYS, ChannelDigest, channel_digest
from bot.errors import ConfigError
from bot.zones import Unreadable

#: More than any newsroom writes, little enough to read at once.
LIMIT = 512_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the newsroom decided."""

    #: Country code of the ministry whose positions are answered ("PK").
    ministry: str
    #: The newsroom's zone, in which "today" is a day.
    timezone: ZoneInfo
    #: The archive's SQLite file, absolute.
    archive: Path
    #: How many statements a card lists at most.
    card_statements: int
    #: Addresses of feeds that are watched.
    feeds: tuple[str, ...]
    #: Entries of these that are no such addresses, left out: where each stands, what is wrong and what to write instead.
    feed_faults: tuple[str, ...]
    #: Minutes between two looks at a feed.
    watch_minutes: int
    #: After so many failures in a row a feed is left alone for a day.
    watch_failures: int
    #: Slack ids of people and user groups: who may do all, who change what is answered or posted, who may ask (none: all).
    admins: tuple[str, ...]
    editors: tuple[str, ...]
    readers: tuple[str, ...]
    #: Digests beside those that are set by typing, each channel and slot once.
    digests: tuple[ChannelDigest, ...]
    #: How many hours late a digest is still posted.
    late_hours: int


#: A name with a dot that ends as no number does; whether it leads anywhere public is checked when it is fetched.
_PUBLIC_HOST = re.compile(r"[^\s.][^\s]*\.[^\W\d_]{2,}\.?|\S+\.xn--[a-z0-9-]+")


class _Wrong(ValueError):
    """One value that cannot be read; its message completes "line 3, key: ..."."""


def load(path: Path, *, ministries: Collection[str], base: Path | None = None) -> Config:
    """Read a configuration file; what it leaves out has the packaged value.

    Args:
        path: the file.
        ministries: the country codes that may be chosen.
        base: the folder that a relative archive place starts from; the file's own where None.

    Raises:
        ConfigError: with every fault found but those of single feeds, each with line, key and, where one is near,
            "did you mean".
    """
    where = _show(str(path))
    values = _values(_read(path, where), where, _readers(ministries))
    folder = path.parent if base is None else base
    return Config(
        ministry=values.get("ministry", "PK"),
        timezone=values.get("newsroom.timezone") or ZoneInfo("Asia/Karachi"),
        archive=(folder / values.get("archive.place", "fo-stance.db")).absolute(),
        card_statements=values.get("card.statements", 5),
        feeds=values.get("feeds", ()),
        feed_faults=tuple(f"{_show(path.name)}, {fault}" for fault in values.get("feeds.faults", ())),
        watch_minutes=values.get("watch.minutes", 15),
        watch_failures=values.get("watch.failures", 5),
        admins=values.get("roles.admin", ()),
        editors=values.get("roles.editor", ()),
        readers=values.get("roles.reader", ()),
        digests=values.get("digests", ()),
        late_hours=values.get("posting.late_hours", 6),
    )


#: What can be set and is a list: how each of its entries is read.
_LISTS: dict[str, Callable[[Node], Any]] = {
    "feeds": lambda node: _address(_scalar(node)),
    **dict.fromkeys(("roles.admin", "roles.editor", "roles.reader"), lambda node: _slack_id(_scalar(node))),
    "digests": lambda node: _digest(node),
}
#: Lists of which a wrong entry is left out, and not the whole file refused.
_LENIENT = ("feeds",)


def _readers(ministries: Collection[str]) -> dict[str, Callable[[str], Any]]:
    """What can be set, and how each value is read."""
    return {
        **dict.fromkeys(_LISTS, str),
        "ministry": lambda text: _one_of(text, ministries, "a ministry that is known here"),
        "newsroom.timezone": _timezone,
        "archive.place": _place,
        "card.statements": lambda text: _whole(text, least=1, most=20),
        "watch.minutes": lambda text: _whole(text, least=5, most=1440),
        "watch.failures": lambda text: _whole(text, least=1, most=100),
        "posting.late_hours": lambda text: _whole(text, least=1, most=48),
    }


def _read(path: Path, where: str) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError((f"cannot be read ({reason}); check the path",), where=where) from error
    if len(data) > LIMIT:
        raise ConfigError((f"larger than the {LIMIT // 1000} kB a configuration may have",), where=where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError((f"line {line}: not UTF-8 text; save the file as UTF-8",), where=where) from error
    if "\0" in text:
        raise ConfigError(("binary data, not a text file",), where=where)
    return text


def _values(text: str, where: str, readers: dict[str, Callable[[str], Any]]) -> dict[str, Any]:
    """The values by `section.key`, or every fault together, in the order of their lines."""
    root = _compose(text, where)
    if root is None:
        return {}
    values: dict[str, Any] = {}
    faults: list[tuple[int, str]] = []
    for line, key, node in _leaves(root, readers, faults):
        if key in _LISTS:
            wrong_entries: list[tuple[int, str]] = []
            values[key] = tuple(_entries(node, key, faults, wrong_entries))
            if key in _LENIENT:
                values[f"{key}.faults"] = tuple(fault for _, fault in wrong_entries)
            else:
                faults += wrong_entries
            continue
        try:
            values[key] = readers[key](_scalar(node))
        except _Wrong as wrong:
            faults.append((line, f"line {line}, {key}: {wrong}"))
    if faults:
        raise ConfigError(tuple(fault for _, fault in sorted(faults, key=lambda pair: pair[0])), where=where)
    return values


def _entries(node: Node, key: str, faults: list[tuple[int, str]], wrong_entries: list[tuple[int, str]]) -> Iterator[Any]:
    """A list's entries, each read on its own, each once; what is no list goes to `faults`."""
    if _is_blank(node):
        return
    if not isinstance(node, SequenceNode):
        line = node.start_mark.line + 1
        faults.append((line, f"line {line}, {key}: a list is expected, an entry a line behind a dash, not {_kind(node)}"))
        return
    first: dict[str, int] = {}
    for one in node.value:
        line = one.start_mark.line + 1
        try:
            value = _LISTS[key](one)
            if (name := str(value)) in first:
                raise _Wrong(f"`{_show(name)}` stands twice, first on line {first[name]}; keep one")
            first[name] = line
            yield value
        except _Wrong as wrong:
            wrong_entries.append((line, f"line {line}, {key}: {wrong}"))


def _compose(text: str, where: str) -> Node | None:
    try:
        root: Node | None = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise ConfigError((f"{line}{_syntax(error, text)}",), where=where) from error
    except yaml.YAMLError as error:
        raise ConfigError(("a character that YAML does not allow; save the file as plain text",), where=where) from error
    except RecursionError as error:
        raise ConfigError(("nested too deeply to be a configuration",), where=where) from error
    return root


def _syntax(error: Any, text: str) -> str:
    mark = error.problem_mark
    if mark is not None and text.splitlines()[mark.line : mark.line + 1] and "\t" in text.splitlines()[mark.line]:
        return "a tab; YAML indents with spaces, so replace it by two"
    return f"not YAML: {_show(error.problem or error.context or 'unreadable')}"


def _leaves(
    root: Node, readers: dict[str, Callable[[str], Any]], faults: list[tuple[int, str]]
) -> Iterator[tuple[int, str, Node]]:
    """Each known key's line, path and node; what is unknown, twice there or no section goes to `faults`."""
    sections = {key.partition(".")[0] for key in readers if "." in key}
    for line, name, node in _pairs(root, "", faults):
        if name in readers:
            yield line, name, node
        elif name not in sections:
            faults.append((line, f"line {line}, {_show(name)}: unknown key{_known(name, [*readers, *sections])}"))
        elif not _is_blank(node):
            yield from _section(name, node, readers, faults)


def _section(
    section: str, node: Node, readers: dict[str, Callable[[str], Any]], faults: list[tuple[int, str]]
) -> Iterator[tuple[int, str, Node]]:
    for line, name, inner in _pairs(node, section, faults):
        key = f"{section}.{name}"
        if key in readers:
            yield line, key, inner
        else:
            faults.append((line, f"line {line}, {_show(key)}: unknown key{_known(key, readers)}"))


def _pairs(node: Node, place: str, faults: list[tuple[int, str]]) -> Iterator[tuple[int, str, Node]]:
    """A mapping's keys with their lines, each key once."""
    if not isinstance(node, MappingNode):
        line = node.start_mark.line + 1
        wanted = f", {place}: keys are expected under it" if place else ": keys are expected, such as `ministry: PK`"
        faults.append((line, f"line {line}{wanted}, not {_kind(node)}"))
        return
    first: dict[str, int] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 1, _name(key)
        path = f"{place}.{name}" if place else name
        if name in first:
            faults.append((line, f"line {line}, {_show(path)}: stands twice, first on line {first[name]}; keep one"))
        else:
            first[name] = line
            yield line, name, value


def _name(key: Node) -> str:
    return str(key.value) if isinstance(key, ScalarNode) else f"({_kind(key)})"


def _kind(node: Node) -> str:
    if isinstance(node, SequenceNode):
        return "a list"
    return "a group of keys" if isinstance(node, MappingNode) else "a single value"


def _is_blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value


def _scalar(node: Node) -> str:
    """The text as written; lists, groups and tags are no values here."""
    if not isinstance(node, ScalarNode):
        raise _Wrong(f"a single value is expected, not {_kind(node)}")
    if node.tag not in (None, "", "!", "tag:yaml.org,2002:str"):
        raise _Wrong("a YAML tag is not allowed here; write the plain value")
    text = str(node.value).strip()
    if not text:
        raise _Wrong("the value is empty; write one, or remove the line")
    return text


def _one_of(text: str, known: Collection[str], what: str) -> str:
    if text in known:
        return text
    raise _Wrong(f"`{_show(text)}` is not {what}{_known(text, known)}")


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = _nearest(text, available_timezones()) or "; write one such as Asia/Karachi"
        raise _Wrong(f"`{_show(text)}` is not a time zone{hint}") from None


def _place(text: str) -> str:
    if "://" in text:  # never quoted: an address may hold a password
        raise _Wrong("an address is not a file; set DATABASE_URL in the environment instead")
    if not text.isprintable():
        raise _Wrong("a file name cannot hold this character")
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, user = parts.hostname or "", parts.username
    except ValueError:
        host, user, parts = "", None, urlsplit("")
    if user is not None:  # never quoted: it may hold a password
        raise _Wrong("an address with a user name is not fetched; leave out all before the @")
    if parts.scheme not in ("http", "https") or not host or not text.isprintable() or " " in text:
        raise _Wrong(f"`{_show(text)}` is no address of a feed; write it as https://host/path")
    if (
        "." not in host.strip(".")
        or host.endswith((".local", ".internal", ".localhost"))
        or not host.rpartition(".")[2].isalpha()
    ):
        raise _Wrong(f"`{_show(text)}` is not on the public network, from which alone feeds are fetched")
    return text


def _slack_id(text: str) -> str:
    """Of a person (U…, W…) or a user group (S…), as Slack's own menus copy it."""
    if re.fullmatch(r"[UWS][A-Z0-9]{2,20}", text):
        return text
    raise _Wrong(f"`{_show(text)}` is no Slack id; copy it from the profile's menu: U… for a person, S… for a user group")


def _digest(node: Node) -> ChannelDigest:
    if not isinstance(node, MappingNode):
        raise _Wrong(f"a digest is written as {EXAMPLE}, not as {_kind(node)}")
    given: dict[str, str | tuple[str, ...]] = {}
    for key, value in node.value:
        name = _name(key)
        if name not in KEYS:
            raise _Wrong(f"`{_show(name)}` is no part of a digest{_known(name, KEYS)}")
        if name in given:
            raise _Wrong(f"`{name}` stands twice in one digest; keep one")
        given[name] = tuple(map(_scalar, value.value)) if isinstance(value, SequenceNode) else _scalar(value)
    try:
        return channel_digest(given)
    except Unreadable as wrong:
        raise _Wrong(_show(str(wrong), limit=200)) from None


def _whole(text: str, *, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most:
        return int(text)
    raise _Wrong(f"`{_show(text)}` is not a whole number from {least} to {most}")


def _known(text: str, known: Collection[str]) -> str:
    return _nearest(text, known) or f"; known are {', '.join(sorted(known))}"


def _nearest(text: str, known: Collection[str]) -> str:
    if len(text) > 60:
        return ""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(text.casefold(), folded, n=1, cutoff=0.6)
    if not near:  # a key typed without its section
        near = [name for name in folded if name.rpartition(".")[2] == text.casefold()][:1]
    return f"; did you mean `{folded[near[0]]}`?" if near else ""


def _show(text: str, *, limit: int = 60) -> str:
    """What may stand in a message: short, and printable on any terminal."""
    clipped = text if len(text) <= limit else f"{text[: limit - 3]}..."
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in clipped)
