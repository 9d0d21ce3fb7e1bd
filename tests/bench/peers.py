"""Other ways to read a country's name, to be measured beside this one: each takes what was typed and gives a code or None.

The naive design needs rapidfuzz, which the product has; the libraries are no part of the project and are left out where they
are not installed (`pip install pycountry countrynames countryguess`).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from rapidfuzz import fuzz, process, utils

from bot.gazetteer import load_countries

Peer = Callable[[str], str | None]


def naive() -> Peer:
    """The most similar of the countries' English names, by rapidfuzz's weighted ratio."""
    names = {country.name: country.code for country in load_countries().by_code.values() if not country.body}

    def guess(typed: str) -> str | None:
        found = process.extractOne(typed, names.keys(), scorer=fuzz.WRatio, processor=utils.default_process)
        return names[found[0]] if found else None

    return guess


def careful() -> Peer:
    """The same with a threshold that many a tutorial recommends."""
    names = {country.name: country.code for country in load_countries().by_code.values() if not country.body}

    def guess(typed: str) -> str | None:
        found = process.extractOne(typed, names.keys(), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=85)
        return names[found[0]] if found else None

    return guess


def pycountry() -> Peer:
    """`pycountry.countries.lookup`, which knows codes, then the first answer of `search_fuzzy`."""
    countries: Any = import_module("pycountry").countries

    def guess(typed: str) -> str | None:
        with suppress(LookupError):
            return str(countries.lookup(typed).alpha_2)
        with suppress(LookupError):
            return str(countries.search_fuzzy(typed)[0].alpha_2)
        return None

    return guess


def countrynames() -> Peer:
    """`countrynames.to_code` with `fuzzy`."""
    to_code: Any = import_module("countrynames").to_code
    return lambda typed: to_code(typed, fuzzy=True)


def countryguess() -> Peer:
    """`countryguess.guess_country`."""
    guess_country: Any = import_module("countryguess").guess_country
    return lambda typed: guess_country(typed, attribute="iso2")


#: By the name that is printed; those of the libraries raise ImportError where they are not installed.
PEERS: dict[str, Callable[[], Peer]] = {
    "WRatio over a list": naive,
    "WRatio, at least 85": careful,
    "pycountry fuzzy": pycountry,
    "countrynames fuzzy": countrynames,
    "countryguess": countryguess,
}
