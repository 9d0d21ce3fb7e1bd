"""The list of outlets."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.folding import fold
from bot.gazetteer.outlets import outlets
from tests.data.raw import DATA, loaded

NEEDED = {"name", "hosts", "aliases", "country"}
OUTLETS: list[dict[str, Any]] = loaded((DATA / "outlets.yaml").read_text(encoding="utf-8"))


def test_every_outlet_is_complete() -> None:
    """An outlet has a name, at least one bare host and a country; `wire`, `mirror` and `ministry` are the only extras."""
    wrong = [
        one
        for one in OUTLETS
        if not NEEDED <= set(one) <= NEEDED | {"wire", "mirror", "ministry"}
        or not one["hosts"]
        or any("/" in host or host.startswith("www.") or host != host.lower() for host in one["hosts"])
        or one.get("wire", "true") != "true"
        or one.get("mirror", "true") != "true"
        or {"wire", "mirror"} <= set(one)
    ]
    assert wrong == []


def test_no_host_and_no_name_belongs_to_two() -> None:
    """A host or a name leads to one outlet, whatever its case."""
    hosts = Counter(host for one in OUTLETS for host in one["hosts"])
    names = Counter(name for one in OUTLETS for name in {fold(name) for name in (one["name"], *one["aliases"])})
    assert [host for host, times in hosts.items() if times > 1] == []
    assert [name for name, times in names.items() if times > 1] == []


def test_the_agencies_are_marked() -> None:
    """Wire copy counts once, so the agencies Pakistani outlets print are marked as such."""
    wires = {one["name"] for one in OUTLETS if "wire" in one}
    assert {"APP", "Reuters", "AFP", "AP", "Anadolu", "Xinhua", "TASS", "IRNA", "PTI", "ANI"} <= wires
    assert not wires & {"Dawn", "The News", "BBC", "Tolo News"}


def test_outlets_are_found_by_host_and_by_name() -> None:
    """A subdomain and a page's own spelling of the name lead to the outlet as the newsroom writes it."""
    known = outlets()
    assert known.at("https://www.brecorder.com/news/1") == "Business Recorder"
    assert known.at("https://epaper.dawn.com/") == "Dawn"
    assert known.named("The Express Tribune") == "Express Tribune"
    assert known.at("https://nosuch.example/") is None


@pytest.mark.parametrize(
    ("address", "trust"),
    [
        ("https://www.dawn.com/news/1", "trusted"),
        ("https://mofa.gov.pk/press-releases/1", "trusted"),
        ("https://www.app.com.pk/national/1", "wire"),
        ("https://www-dawn-com.cdn.ampproject.org/c/s/1", "mirror"),
        ("https://dawn.com.nosuch.example/news/1", "unknown"),
        ("https://nosuch.example/dawn.com", "unknown"),
        ("https://WWW.DAWN.COM./news/1", "trusted"),
        ("http://[", "unknown"),
        (None, "unknown"),
    ],
)
def test_trust_goes_by_the_host(address: str | None, trust: str) -> None:
    """Whoever is not listed under the host is unknown, however much the address looks like an outlet's."""
    assert outlets().trust(address) == trust


def test_an_outlet_has_its_country_s_zone_where_that_is_one() -> None:
    """Pakistan has a single zone, the United States have many."""
    zones = outlets().zones
    assert (zones["Dawn"].key, zones["Al Jazeera"].key) == ("Asia/Karachi", "Asia/Qatar")
    assert "AP" not in zones
