"""A file -> text -> YAML nodes, which are composed and never constructed: no tag builds anything.

YAML's own typing is left out: `NO` is Norway and `12:30` is a time, as written. An alias bomb stays as small as it is
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.config.wrong import Wrong, shown
from bot.errors import ConfigError

#: More than any newsroom writes, little enough to read at once.
LIMIT = 512_000

#: Lines, each with the sentence on what is wrong there.
Faults = list[tuple[int, str]]


def read_text(path: Path, where: str) -> str:
    """A file's text. Raises `ConfigError` where it cannot be read, or is no text."""
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


def compose(text: str, where: str) -> Node | None:
    """The root of what is written; None where nothing is. Raises `ConfigError` where it is not YAML."""
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
    return f"not YAML: {shown(error.problem or error.context or 'unreadable')}"


def pairs(node: Node, place: str, faults: Faults) -> Iterator[tuple[int, str, Node]]:
    """A mapping's keys with their lines, each key once."""
    if not isinstance(node, MappingNode):
        line = node.start_mark.line + 1
        wanted = f", {place}: keys are expected under it" if place else ": keys are expected, such as `ministry: PK`"
        faults.append((line, f"line {line}{wanted}, not {kind_of(node)}"))
        return
    first: dict[str, int] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 1, name_of(key)
        path = f"{place}.{name}" if place else name
        if name in first:
            faults.append((line, f"line {line}, {shown(path)}: stands twice, first on line {first[name]}; keep one"))
        else:
            first[name] = line
            yield line, name, value


def name_of(key: Node) -> str:
    """A key as it is written."""
    return str(key.value) if isinstance(key, ScalarNode) else f"({kind_of(key)})"


def kind_of(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, SequenceNode):
        return "a list"
    return "a group of keys" if isinstance(node, MappingNode) else "a single value"


def is_blank(node: Node) -> bool:
    """Whether nothing stands behind a key."""
    return isinstance(node, ScalarNode) and not node.value


def scalar(node: Node) -> str:
    """The text as written; lists, groups and tags are no values here, which `Wrong` says."""
    if not isinstance(node, ScalarNode):
        raise Wrong(f"a single value is expected, not {kind_of(node)}")
    if node.tag not in (None, "", "!", "tag:yaml.org,2002:str"):
        raise Wrong("a YAML tag is not allowed here; write the plain value")
    text = str(node.value).strip()
    if not text:
        raise Wrong("the value is empty; write one, or remove the line")
    return text
