"""The keys that a configuration may have, each with its reader; nodes -> `Config`, or every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from yaml.nodes import Node, SequenceNode

from bot.channel_digests import ChannelDigest
from bot.config.nodes import Faults, compose, is_blank, kind_of, pairs, read_text, scalar
from bot.config.values import digest_of, feed_address, one_of, place_of, slack_id, timezone_of, whole
from bot.config.wrong import Wrong, or_known, shown
from bot.errors import ConfigError


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
    where = shown(str(path))
    values = _values(read_text(path, where), where, _readers(ministries))
    folder = path.parent if base is None else base
    return Config(
        ministry=values.get("ministry", "PK"),
        timezone=values.get("newsroom.timezone") or ZoneInfo("Asia/Karachi"),
        archive=(folder / values.get("archive.place", "fo-stance.db")).absolute(),
        card_statements=values.get("card.statements", 5),
        feeds=values.get("feeds", ()),
        feed_faults=tuple(f"{shown(path.name)}, {fault}" for fault in values.get("feeds.faults", ())),
        watch_minutes=values.get("watch.minutes", 15),
        watch_failures=values.get("watch.failures", 5),
        admins=values.get("roles.admin", ()),
        editors=values.get("roles.editor", ()),
        readers=values.get("roles.reader", ()),
        digests=values.get("digests", ()),
        late_hours=values.get("posting.late_hours", 6),
    )


#: How the text of a value is read, by its key.
Readers = Mapping[str, Callable[[str], Any]]

#: What can be set and is a list: how each of its entries is read.
_LISTS: dict[str, Callable[[Node], Any]] = {
    "feeds": lambda node: feed_address(scalar(node)),
    **dict.fromkeys(("roles.admin", "roles.editor", "roles.reader"), lambda node: slack_id(scalar(node))),
    "digests": lambda node: digest_of(node),
}
#: Lists of which a wrong entry is left out, and not the whole file refused.
_LENIENT = ("feeds",)


def _readers(ministries: Collection[str]) -> Readers:
    """What can be set, and how each value is read."""
    return {
        **dict.fromkeys(_LISTS, str),
        "ministry": lambda text: one_of(text, ministries, "a ministry that is known here"),
        "newsroom.timezone": timezone_of,
        "archive.place": place_of,
        "card.statements": lambda text: whole(text, least=1, most=20),
        "watch.minutes": lambda text: whole(text, least=5, most=1440),
        "watch.failures": lambda text: whole(text, least=1, most=100),
        "posting.late_hours": lambda text: whole(text, least=1, most=48),
    }


def _values(text: str, where: str, readers: Readers) -> dict[str, Any]:
    """The values by `section.key`, or every fault together, in the order of their lines."""
    root = compose(text, where)
    if root is None:
        return {}
    values: dict[str, Any] = {}
    faults: Faults = []
    for line, key, node in _leaves(root, readers, faults):
        if key in _LISTS:
            wrong_entries: Faults = []
            values[key] = tuple(_entries(node, key, faults, wrong_entries))
            if key in _LENIENT:
                values[f"{key}.faults"] = tuple(fault for _, fault in wrong_entries)
            else:
                faults += wrong_entries
            continue
        try:
            values[key] = readers[key](scalar(node))
        except Wrong as wrong:
            faults.append((line, f"line {line}, {key}: {wrong}"))
    if faults:
        raise ConfigError(tuple(fault for _, fault in sorted(faults, key=lambda pair: pair[0])), where=where)
    return values


def _entries(node: Node, key: str, faults: Faults, wrong_entries: Faults) -> Iterator[Any]:
    """A list's entries, each read on its own, each once; what is no list goes to `faults`."""
    if is_blank(node):
        return
    if not isinstance(node, SequenceNode):
        line = node.start_mark.line + 1
        faults.append((line, f"line {line}, {key}: a list is expected, an entry a line behind a dash, not {kind_of(node)}"))
        return
    first: dict[str, int] = {}
    for one in node.value:
        line = one.start_mark.line + 1
        try:
            value = _LISTS[key](one)
            if (name := str(value)) in first:
                raise Wrong(f"`{shown(name)}` stands twice, first on line {first[name]}; keep one")
            first[name] = line
            yield value
        except Wrong as wrong:
            wrong_entries.append((line, f"line {line}, {key}: {wrong}"))


def _leaves(root: Node, readers: Readers, faults: Faults) -> Iterator[tuple[int, str, Node]]:
    """Each known key's line, path and node; what is unknown, twice there or no section goes to `faults`."""
    sections = {key.partition(".")[0] for key in readers if "." in key}
    for line, name, node in pairs(root, "", faults):
        if name in readers:
            yield line, name, node
        elif name not in sections:
            faults.append((line, f"line {line}, {shown(name)}: unknown key{or_known(name, [*readers, *sections])}"))
        elif not is_blank(node):
            yield from _section(name, node, readers, faults)


def _section(section: str, node: Node, readers: Readers, faults: Faults) -> Iterator[tuple[int, str, Node]]:
    for line, name, inner in pairs(node, section, faults):
        key = f"{section}.{name}"
        if key in readers:
            yield line, key, inner
        else:
            faults.append((line, f"line {line}, {shown(key)}: unknown key{or_known(key, readers)}"))
