"""Spellings of two owners: each one that makes the bot ask is meant to."""

from __future__ import annotations

from bot.gazetteer.compiled import compiled
from bot.gazetteer.keys import key

#: Reviewed: these name several countries to those who write them, and nothing else does.
_SHARED = {
    "BE EU": {"brussels", "bruxelles", "brussel", "bruselas"},
    "CD CG": {"congo", "the congo", "congolese", "kango"},
    "CZ SK": {"czechoslovakia"},
    "DM DO": {"dominican"},
    "GF GY SR": {"guiana"},
    "GG JE": {"channel islander"},
    "GN GQ GW PG": {"guinea"},
    "KP KR": {"korea", "korean", "koreans", "corea", "koria", "کوریا", "کورین"},
    "MF SX": {"saint martin", "st martin"},
    "VG VI": {"virgin islands", "virgin islander"},
}


def test_two_countries_share_a_spelling_only_where_reviewed() -> None:
    """A spelling given to a second country by mistake would turn an answer into a question."""
    found: dict[str, set[str]] = {}
    for spelling, owners in compiled()["exact"].items():
        if " " in owners:
            found.setdefault(owners, set()).add(spelling)
    assert found == _SHARED


def test_a_topic_takes_no_name_of_a_country() -> None:
    """Nor a spelling of another topic: the first owner would win without a word."""
    data = compiled()
    taken = [
        (id, spelling, value)
        for id, topic in data["topics"].items()
        for spelling in (*topic["query"], *topic.get("urdu", ()))
        if (value := data["exact"][key(spelling)]).split("+")[0] != f"#{id}"
    ]
    assert taken == []


def test_no_code_names_another_country_in_silence() -> None:
    """Each code of ISO 3166-1 means its country, or makes the bot ask ("NAM" is Namibia and a movement)."""
    data = compiled()
    wrong = [
        (code, known)
        for country, entry in data["countries"].items()
        for code in (country.lower(), entry["iso3"].lower())
        if (known := data["alone"].get(code) or data["exact"].get(code)) and country not in known.split()
    ]
    assert wrong == []
