"""Compile the knowledge files into `names.json`: `python -m bot.gazetteer.build` (`--check` only compares).

Needs babel (the development extra) for the names of territories in other languages; nothing else does.
"""

from __future__ import annotations

import json
import sys
from typing import Any, cast

from bot.errors import GazetteerError
from bot.gazetteer.compiled import COMPILED
from bot.gazetteer.keys import key
from bot.gazetteer.reading import read_yaml
from bot.gazetteer.table import tables

_SPELLINGS = frozenset(
    {"names", "exact", "demonyms", "capitals", "metonyms", "query", "alone", "maybe", "codes", "roman", "urdu"}
)
_LISTS = _SPELLINGS | {"iptc", "text"}
_COUNTRY = _SPELLINGS | {"name", "iso3", "never", "json"}
_TOPIC = frozenset({"name", "iptc", "fit", "query", "urdu", "alone", "text"})


def build() -> dict[str, Any]:
    """Everything `names.json` holds, from the YAML files and CLDR.

    Raises:
        GazetteerError: a file is not what it should be.
    """
    countries = _checked("countries.yaml", _COUNTRY)
    bodies = _checked("bodies.yaml", _COUNTRY)
    topics = _checked("topics.yaml", _TOPIC)
    stops = cast(dict[str, list[str]], read_yaml("stop_phrases.yaml"))
    phrases = list(dict.fromkeys(phrase for group in stops.values() for phrase in group))
    words = _ordinary()
    nothing = dict.fromkeys(key(phrase) for phrase in [*phrases, *words.pop("nothing")])
    return {
        "countries": countries,
        "bodies": bodies,
        "topics": topics,
        "stop_phrases": phrases,
        "ordinary": {**words, "nothing": list(nothing)},
        **tables(countries, bodies, topics, {*words["words"], *words["codes"], *words["fillers"]}),
    }


def render(data: dict[str, Any]) -> str:
    """The text of `names.json`: a line a section, stable for the same input."""
    sections = (f'"{name}": {json.dumps(value, ensure_ascii=False, separators=(",", ":"))}' for name, value in data.items())
    return "{\n" + ",\n".join(sections) + "\n}\n"


def main(argv: list[str]) -> int:
    """Write `names.json`, or with `--check` say whether it is up to date (exit code 1 where not)."""
    text = render(build())
    if "--check" in argv:
        return int(not COMPILED.exists() or COMPILED.read_text(encoding="utf-8") != text)
    COMPILED.write_text(text, encoding="utf-8")
    return 0


def _checked(name: str, keys: frozenset[str]) -> dict[str, Any]:
    entries = read_yaml(name)
    if not isinstance(entries, dict):
        raise GazetteerError("is not a mapping of codes", where=name)
    for code, fields in entries.items():
        if not isinstance(fields, dict) or "name" not in fields:
            raise GazetteerError(f"{code} has no name", where=name)
        for field, value in fields.items():
            _check_field(f"{code}: {field}", field, value, keys, name)
    return entries


def _check_field(place: str, field: str, value: object, allowed: frozenset[str], name: str) -> None:
    if field not in allowed:
        raise GazetteerError(f"{place} is no field", where=name, todo=f"Use one of {', '.join(sorted(allowed))}")
    if field in _LISTS and not (isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)):
        raise GazetteerError(f"{place} is not a list of spellings", where=name)


def _ordinary() -> dict[str, list[str]]:
    """The guard lists, folded: what is compared with them is folded too."""
    lists = cast(dict[str, list[str]], read_yaml("ordinary_words.yaml"))
    return {name: list(dict.fromkeys(key(word) for word in words)) for name, words in lists.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
