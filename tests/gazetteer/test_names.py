"""The knowledge of countries, bodies and topics, and the file it is compiled into."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from bot.gazetteer import Country, load_countries, load_topics
from bot.gazetteer.build import build, render
from bot.gazetteer.compiled import COMPILED
from bot.gazetteer.reading import DATA

#: CLDR's territories that ISO 3166-1 does not know as countries.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def test_the_compiled_file_is_up_to_date() -> None:
    """`names.json` is what the YAML files compile to; after an edit run python -m bot.gazetteer.build."""
    assert COMPILED.read_text(encoding="utf-8") == render(build())


def test_every_country_is_there() -> None:
    """All codes of ISO 3166-1 and Kosovo are known, by CLDR's count."""
    territories = map(str, Locale.parse("en").territories)
    cldr = {code for code in territories if re.fullmatch("[A-Z]{2}", code)} - _NO_COUNTRY
    ours = {code for code, country in load_countries().by_code.items() if not country.body}
    assert ours == cldr


def test_yaml_keeps_strings() -> None:
    """NO is Norway, and no spelling was read as a truth value or a number."""
    countries = load_countries().by_code
    assert countries["NO"].name == "Norway"
    assert all(isinstance(one, str) for country in countries.values() for one in _spellings(country))


@pytest.mark.parametrize("name", ["countries.yaml", "bodies.yaml", "topics.yaml"])
def test_no_entry_stands_twice(name: str) -> None:
    """A code given twice would silently lose its first entry."""
    codes = re.findall(r"^([^\s#:]+):", (DATA / name).read_text(encoding="utf-8"), re.M)
    assert len(codes) == len(set(codes))


def test_countries_have_a_people() -> None:
    """Every country where more than a garrison lives has a demonym or shares an ambiguous one."""
    shared = {"BV", "HM", "IO", "SJ", "TF", "UM", "AQ", "GS", "GI", "MF", "CD", "CG", "DM", "DO"}
    assert not [code for code, one in load_countries().by_code.items() if not (one.body or one.demonyms or code in shared)]


@pytest.mark.parametrize("word", ["us", "in", "it", "no", "who", "chad", "jordan", "turkey"])
def test_running_text_names_are_written_with_capitals(word: str) -> None:
    """Nothing that running text recognises is a plain word in small letters."""
    seen = {
        one for country in load_countries().by_code.values() for one in (*country.names, *country.exact, *country.demonyms)
    }
    assert word not in seen


def test_stop_phrases_hold_a_country_word() -> None:
    """The list covers treaties, seas, groups and people that carry a country's word."""
    phrases = set(load_countries().stop_phrases)
    assert {
        "Vienna Convention",
        "Indian Ocean",
        "Tehreek-e-Taliban Pakistan",
        "Simla Agreement",
        "Michael Jordan",
    } <= phrases


def test_topics_are_complete() -> None:
    """Each of the 29 topics has words to ask for it, words that show it, and an IPTC code."""
    topics = load_topics().by_id
    assert len(topics) == 29
    for topic in topics.values():
        assert topic.query
        assert topic.text
        assert all(re.fullmatch(r"medtop:\d{8}", code) for code in topic.iptc)


def test_bodies_do_not_take_a_country_code() -> None:
    """The African Union is not Australia, though other programs are told AU."""
    countries = load_countries().by_code
    assert (countries["AU"].name, countries["AFU"].name, countries["AFU"].public_code) == (
        "Australia",
        "African Union",
        "AU",
    )


def _spellings(country: Country) -> tuple[str, ...]:
    return (
        country.name,
        *country.names,
        *country.exact,
        *country.demonyms,
        *country.capitals,
        *country.query,
        *country.urdu,
    )
