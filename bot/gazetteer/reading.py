"""Reads the knowledge files under `bot/data`, leaving every scalar a string: `NO` is Norway, `12:30` is no number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.errors import GazetteerError

DATA = Path(__file__).resolve().parent.parent / "data"


def read_yaml(name: str) -> Any:
    """One knowledge file as plain lists, dicts and strings (`null` and an empty value are None).

    Args:
        name: its path under `bot/data`.

    Raises:
        GazetteerError: it is missing or is not YAML.
    """
    import yaml  # imported here: most commands read the compiled tables and never need it

    try:
        text = (DATA / name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=_strings_only())
    except OSError as error:
        raise GazetteerError(f"cannot be read ({error.strerror})", where=name, todo="Reinstall fo-stance") from error
    except yaml.YAMLError as error:
        raise GazetteerError(f"is not valid YAML ({error})", where=name, todo="Mend the file") from error


def _strings_only() -> type[Any]:
    """A safe loader whose only implicit type is null."""
    import yaml

    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag == "tag:yaml.org,2002:null"]
        for first, rules in base.yaml_implicit_resolvers.items()
    }
    return type("StringsOnly", (base,), {"yaml_implicit_resolvers": resolvers})
