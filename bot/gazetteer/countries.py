"""Countries and bodies by code, and how they are written in running text and when typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.gazetteer.compiled import compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country, a territory or a body, with its spellings as in `countries.yaml` and `bodies.yaml`."""

    #: ISO 3166-1 alpha-2 code, or a body's own code ("UN", "ARABLEAGUE").
    code: str
    name: str
    #: ISO 3166-1 alpha-3 code; None for a body.
    iso3: str | None = None
    #: Full names, safe in running text; `name` is not repeated.
    names: tuple[str, ...] = ()
    #: Recognised in running text in exactly this case only.
    exact: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    #: Stand for the government, always.
    metonyms: tuple[str, ...] = ()
    #: Understood when typed, never in running text.
    query: tuple[str, ...] = ()
    #: Understood only when nothing else is typed.
    alone: tuple[str, ...] = ()
    #: Typed, they make the bot ask.
    maybe: tuple[str, ...] = ()
    #: Three-letter codes besides `iso3`, such as the Olympic ones; typed in capitals.
    codes: tuple[str, ...] = ()
    roman: tuple[str, ...] = ()
    urdu: tuple[str, ...] = ()
    #: True for a body or alliance.
    body: bool = False
    #: The code other programs are told, where it differs from ours.
    json: str | None = None

    @property
    def public_code(self) -> str:
        """The code in `--json` output."""
        return self.json or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """All of them, and what only looks like one of them."""

    #: Countries and bodies alike, by code.
    by_code: Mapping[str, Country]
    #: Phrases of running text that contain a country's word and do not mean it ("Vienna Convention").
    stop_phrases: tuple[str, ...]

    def name(self, code: str) -> str:
        """The name people read; the code itself where it is not known."""
        country = self.by_code.get(code)
        return country.name if country else code


@lru_cache(maxsize=1)
def load_countries() -> Countries:
    """The countries and bodies of the compiled name file, read once a process.

    Raises:
        GazetteerError: the compiled file is missing or broken.
    """
    data = compiled()
    by_code = {code: _country(code, fields, body=False) for code, fields in data["countries"].items()}
    by_code.update({code: _country(code, fields, body=True) for code, fields in data["bodies"].items()})
    return Countries(by_code=by_code, stop_phrases=tuple(data["stop_phrases"]))


def _country(code: str, fields: Mapping[str, Any], *, body: bool) -> Country:
    kept: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    kept.pop("never", None)
    return Country(code=code, body=body, **kept)
