"""Compile the knowledge files into `names.json`: `python -m bot.gazetteer.build` (`--check` only compares).

Needs babel (the development extra) for the names of territories in other languages; nothing else does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

import yaml

from bot.errors import GazetteerError
from bot.gazetteer.compiled import COMPILED, DATA


class _Strings(yaml.CSafeLoader):
    """Reads every scalar as the text it is: `NO` is Norway and `12:30` a string."""


_Strings.yaml_implicit_resolvers = {}

_LISTS = frozenset({"names", "exact", "demonyms", "capitals", "metonyms", "query", "roman", "urdu"})
_COUNTRY = _LISTS | {"name", "iso3", "never", "json"}
_TOPIC = frozenset({"name", "iptc", "fit", "query", "urdu", "alone", "text"})


def read_yaml(path: Path) -> Any:
    """A YAML file with every scalar left a string.

    Raises:
        GazetteerError: it cannot be read, is not YAML, or gives one key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
        _refuse_double_keys(yaml.compose(text, Loader=_Strings), path.name)
        return yaml.load(text, Loader=_Strings)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise GazetteerError(f"cannot be read: {error}", where=path.name) from error


def build() -> dict[str, Any]:
    """Everything `names.json` holds, from the YAML files and CLDR.

    Raises:
        GazetteerError: a file is not what it should be.
    """
    countries = _checked("countries.yaml", _COUNTRY)
    bodies = _checked("bodies.yaml", _COUNTRY)
    topics = _checked("topics.yaml", _TOPIC)
    stops = cast(dict[str, list[str]], read_yaml(DATA / "stop_phrases.yaml"))
    phrases = list(dict.fromkeys(phrase for group in stops.values() for phrase in group))
    return {"countries": countries, "bodies": bodies, "topics": topics, "stop_phrases": phrases}


def render(data: dict[str, Any]) -> str:
    """The text of `names.json`: a line a section, stable for the same input."""
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in data.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(argv: list[str]) -> int:
    """Write `names.json`, or with `--check` say whether it is up to date (exit code 1 where not)."""
    text = render(build())
    if "--check" in argv:
        return int(not COMPILED.exists() or COMPILED.read_text(encoding="utf-8") != text)
    COMPILED.write_text(text, encoding="utf-8")
    return 0


def _checked(name: str, keys: frozenset[str]) -> dict[str, Any]:
    entries = read_yaml(DATA / name)
    if not isinstance(entries, dict):
        raise GazetteerError("is not a mapping of codes", where=name)
    for code, fields in entries.items():
        if not isinstance(fields, dict) or "name" not in fields:
            raise GazetteerError(f"{code} has no name", where=name)
        for key, value in fields.items():
            if key not in keys:
                raise GazetteerError(f"{code} has an unknown field {key!r}", where=name, todo=f"Use {', '.join(sorted(keys))}")
            if key in _LISTS and not isinstance(value, list):
                raise GazetteerError(f"{code}: {key} is not a list", where=name)
    return entries


def _refuse_double_keys(node: Any, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise GazetteerError(f"line {key.start_mark.line + 1} gives {key.value} twice", where=name)
            seen.add(key.value)
            _refuse_double_keys(value, name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
