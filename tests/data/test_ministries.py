"""The ministries' profiles, and the page that says how to add one."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.errors import GazetteerError
from bot.gazetteer import ministries as profiles
from bot.gazetteer import reading
from bot.gazetteer.ministries import ministries
from tests.data.profiles import OFFICES, faults
from tests.data.raw import PROFILES, ROOT, loaded, profile

PAGE = ROOT / "docs" / "add-a-ministry.md"
#: The countries whose voices the parser must tell apart.
WANTED = {"PK", "IN", "CN", "US", "IR", "AF", "RU", "TR", "BD", "GB", "SA", "AE", "IL"}
#: Heads of state without executive power: what they say is not their ministry's.
CEREMONIAL = {"PK", "IN", "BD", "IL", "GB"}


def small(**changes: Any) -> dict[str, Any]:
    """A faultless profile of an invented country, with what a test changes."""
    speaker = {"name": "Ada Quill", "gender": "f", "offices": [tenure("2020-01-01", "2022-06-30")]}
    successor = {"name": "Bo Stern", "gender": "m", "offices": [tenure("2022-07-01", "null")]}
    whole: dict[str, Any] = {
        "country": "XA",
        "name": "Ruritanian Foreign Ministry",
        "institution": ["Ruritanian Foreign Ministry"],
        "seats": ["Strelsau"],
        "speaks": ["spokesperson"],
        "titles": {"spokesperson": ["ruritanian spokesperson"]},
        "people": [speaker, successor],
    }
    return whole | changes


def tenure(since: str, until: str, office: str = "spokesperson", **more: str) -> dict[str, str]:
    """One office held."""
    return {"office": office, "from": since, "until": until} | more


def person(*offices: dict[str, str], name: str = "Cy Marsh", **more: Any) -> dict[str, Any]:
    """Somebody with offices."""
    return {"name": name, "gender": "m", "offices": list(offices)} | more


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_profile_is_without_fault(path: Path) -> None:
    """Every profile has its fields, unique names, ordered tenures and one spokesperson at a time or a reason."""
    assert faults(profile(path)) == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_is_filed_under_its_country(path: Path) -> None:
    """The file's name is the country's code in small letters, so that nobody files a country twice."""
    assert profile(path)["country"].lower() == path.stem


def test_the_wanted_countries_are_there() -> None:
    """The countries a Pakistani newsroom reads about most have a profile, Pakistan's in depth."""
    by_country = ministries().by_country
    assert set(by_country) >= WANTED
    assert sum(person.country == "PK" for person in ministries().people) >= 100


def test_ceremonial_heads_of_state_do_not_speak() -> None:
    """A president or king without executive power is never the ministry; an executive president is."""
    speaking = {country for country, one in ministries().by_country.items() if "head_of_state" in one.speaks}
    assert not CEREMONIAL & speaking
    assert {"US", "RU", "TR", "IR", "CN"} <= speaking


def test_pakistan_has_a_spokesperson_on_every_day() -> None:
    """From 2015 on there is no day without a Foreign Office spokesperson."""
    held = sorted(
        (tenure.since, tenure.until)
        for one in ministries().people
        for tenure in one.tenures
        if one.country == "PK" and tenure.office == "spokesperson" and tenure.title is None
    )
    gaps = [
        (until, since)
        for (_, until), (since, _) in itertools.pairwise(held)
        if since is None or until is None or (since - until).days != 1
    ]
    assert gaps == []
    assert held[-1][1] is None


FAULTY = {
    "an office nobody knows is named": (small(speaks=["herald"]), ["herald is no office"]),
    "other voices cannot be made to speak": (small(speaks=["other"]), ["other voices never speak for the ministry"]),
    "titles are written small": (
        small(titles={"spokesperson": ["Spokesperson"]}),
        ["the title 'Spokesperson' must be written small"],
    ),
    "one name is one person": (
        small(people=[person(tenure("2020-01-01", "null")), person(tenure("2019-01-01", "2019-12-31"))]),
        ["Cy Marsh names 2 people"],
    ),
    "a tenure ends after it began": (
        small(people=[person(tenure("2020-01-01", "2019-01-01"))]),
        ["Cy Marsh: spokesperson ends on 2019-01-01, before it began on 2020-01-01"],
    ),
    "tenures stand in order": (
        small(people=[person(tenure("2020-01-01", "2020-12-31"), tenure("2018-01-01", "2018-12-31"))]),
        ["Cy Marsh: spokesperson since 2018-01-01 must stand before spokesperson since 2020-01-01"],
    ),
    "an envoy needs a title": (
        small(people=[person(tenure("2020-01-01", "null", "envoy"))]),
        ["Cy Marsh: envoy since 2020-01-01 needs a title"],
    ),
    "pronouns need a gender": (
        small(people=[person(tenure("2020-01-01", "null"), gender="x")]),
        ["Cy Marsh: gender must be f or m, pronouns need it"],
    ),
    "two spokespersons at once need a reason": (
        small(people=[person(tenure("2020-01-01", "null")), person(tenure("2021-01-01", "null"), name="Di Fen")]),
        ["Cy Marsh and Di Fen are both spokesperson on 2021-01-01"],
    ),
}


@pytest.mark.parametrize(("profile", "expected"), FAULTY.values(), ids=FAULTY.keys())
def test_a_faulty_profile_is_found_out(profile: dict[str, Any], expected: list[str]) -> None:
    """Each rule above can fail: a profile that breaks it is named with the fault."""
    assert expected == faults(profile)


def test_a_missing_field_is_named() -> None:
    """A profile without seats says so."""
    without = small()
    del without["seats"]
    assert faults(without) == ["seats is missing"]


@pytest.mark.parametrize(("field", "value"), [("from", "2025-13-01"), ("until", "2025-02-30"), ("from", "next May")])
def test_a_day_that_is_none_is_named(field: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose it is, which of the two days, and what stands there; whoever edits a file of a hundred people finds it."""
    (tmp_path / "ministries").mkdir()
    wrong = small(people=[person(tenure("2020-01-01", "2024-12-31") | {field: value})])
    (tmp_path / "ministries" / "xa.yaml").write_text(json.dumps(wrong), "utf-8")
    for module in (reading, profiles):
        monkeypatch.setattr(module, "DATA", tmp_path)
    with pytest.raises(GazetteerError) as caught:
        ministries.__wrapped__()
    what = f"`{field}` of Cy Marsh as spokesperson is '{value}', which is no day"
    assert str(caught.value) == f"ministries/xa.yaml: {what}. Write it as 2024-11-08, as a month or a year."


def test_a_reason_allows_several_spokespersons() -> None:
    """A profile that says why, or a deputy whose office says why, may have several at once."""
    both = [person(tenure("2020-01-01", "null")), person(tenure("2021-01-01", "null", note="a deputy"), name="Di Fen")]
    assert faults(small(people=both)) == []
    brief = [person(tenure("2020-01-01", "null")), person(tenure("2021-01-01", "null"), name="Di Fen")]
    assert faults(small(people=brief, several_spokespersons="They brief in turn")) == []


def test_the_page_shows_a_faultless_profile() -> None:
    """The example on the page that says how to add a ministry follows its own rules."""
    example = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert faults(loaded(example[1])) == []


def test_the_page_names_every_office() -> None:
    """Whoever adds a ministry finds every office explained."""
    page = PAGE.read_text(encoding="utf-8")
    assert set() == {office for office in OFFICES if f"`{office}`" not in page}
