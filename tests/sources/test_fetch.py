"""Fetching is bounded in time, size, hops and kind, and reaches nothing that is not public."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tracemalloc
from typing import Any

import pytest

from bot.errors import SourceError
from bot.sources.fetch import FEEDS, LARGEST, Fetched, Fetcher, HttpError
from bot.sources.reach import is_public_ip
from tests.repo.source import ROOT
from tests.shared import SHARED
from tests.shared import hostile as rows
from tests.sources.world import PUBLIC, PUBLIC6, World, hostile


def _fetch(address: str, world: World, **options: Any) -> Fetched:
    async def once() -> Fetched:
        async with Fetcher(resolve=world.resolve, connect=world, deadline=1.0) as fetcher:
            return await fetcher.get(address, **options)

    return asyncio.run(once())


@pytest.mark.parametrize(("row", "payload"), [*rows("url"), *rows("feed")])
def test_no_hostile_address_reaches_anything(row: dict[str, Any], payload: bytes) -> None:
    """Whatever the address, only public machines are connected to; what is refused has its sentence."""
    if row["target"] == "feed" and row["category"] != "network":
        pytest.skip("a feed's content, not an address")
    world = World(hostile)
    refused = None
    try:
        _fetch(payload.decode(), world, **({"kinds": FEEDS} if row["target"] == "feed" else {}))
    except SourceError as error:
        refused = str(error)
    if row["category"] != "rebind":  # the first answer of some is public, and that is the one that is connected to
        assert (refused is None) == (row["expect"] == "handled")
    assert refused is None or refused.endswith(".")
    assert set(world.connected) <= {PUBLIC, PUBLIC6}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        (PUBLIC6, True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("10.0.0.5", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("192.0.0.8", False),
        ("192.0.2.1", False),
        ("192.88.99.1", False),
        ("3fff::1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:10.0.0.5", False),
        ("::10.0.0.5", False),
        ("64:ff9b::a00:5", False),
        ("64:ff9b:1::a00:5", False),
        ("2002:a00:5::", False),
        ("2001:0:a00:5::", False),
        ("2001:db8::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2606:2800:220:1::1%eth0", False),
        ("not an address", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    """Only addresses routed in public are, whatever they are wrapped in."""
    assert is_public_ip(address) == public


_WORLD = SHARED / "adversarial" / "ssrf_world.py"


def _has_namespaces() -> bool:
    able = all(shutil.which(program) for program in ("unshare", "ip", "mount"))
    return able and subprocess.run(["unshare", "-rnm", "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _WORLD.exists(), reason="needs ../shared/adversarial")
@pytest.mark.skipif(not _has_namespaces(), reason="needs network namespaces (unshare, ip, mount)")
def test_in_a_network_of_its_own_nothing_private_is_reached() -> None:
    """With real sockets, a real resolver and servers at private addresses, none of them is spoken to."""
    command = ["unshare", "-rnm", sys.executable, "-m", "tests.sources.netns", str(_WORLD)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120, cwd=ROOT)
    *wrong, last = done.stdout.splitlines() or [done.stderr]
    assert wrong == []
    assert re.fullmatch(r"done \d{3}", last)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://public.test/status/404", "answers 404 (there is no such page). Check the address."),
        ("http://public.test/status/503", "answers 503 (the site is out of order). Try again later."),
        ("http://public.test/redir/6", "redirects more than 5 times"),
        ("http://public.test/slow-headers", "did not answer within 1 seconds"),
        ("http://public.test/slow-body", "did not answer within 1 seconds"),
        ("http://public.test/endless", "larger than 5 MB"),
        ("http://public.test/gzbomb", "larger than 5 MB"),
        ("http://public.test/gzgz", "packed as gzip, gzip"),
        ("http://public.test/badgz", "damaged"),
        ("http://public.test/cutgz", "cut short"),
        ("http://public.test/nothing", "cannot be read as HTTP"),
        ("http://public.test/brief.pdf", "it is application/pdf, not a page"),
        ("http://nosuch.test/", "there is no host called nosuch.test"),
        ("http://mixed.test/", "not on the public network"),
        ("https://expired.test/", "certificate is not valid"),
        ("http://public.test/?to=ftp://public.test/", "only http and https"),
        ("http://user:hunter2@public.test/", "http://...@public.test: an address with a user name is not fetched"),
        ("http://public.test:8080/", "port 8080 is not fetched"),
        ("http://2130706433/", "names no host that can be looked up"),
    ],
)
def test_each_refusal_says_why(address: str, reason: str) -> None:
    """The sentence names the address, the fault and what to do, and no password."""
    with pytest.raises(SourceError) as caught:
        _fetch(address, World(hostile))
    assert reason in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_bomb_costs_no_memory() -> None:
    """What a packed body stands for is never unpacked beyond the bound."""
    tracemalloc.start()
    try:
        with pytest.raises(SourceError):
            _fetch("http://public.test/gzbomb", World(hostile))
        assert tracemalloc.get_traced_memory()[1] < 6 * LARGEST
    finally:
        tracemalloc.stop()


def test_redirects_lead_to_where_it_is() -> None:
    """The address at last is told; each hop is checked anew."""
    found = _fetch("http://public.test/r?to=http://other.test/redir/2", World(hostile))
    assert (found.url, found.body) == ("http://other.test/redir/0", b"<p>PUBLIC</p>")


def test_a_packed_page_is_unpacked() -> None:
    """Gzip is what is asked for."""
    assert _fetch("http://public.test/gz", World(hostile)).body == b"<p>packed</p>"


def test_validators_are_sent_and_told() -> None:
    """An answer of 304 is no content and no fault."""
    world = World(hostile)
    assert _fetch("http://public.test/", world).etag == '"1"'
    found = _fetch("http://public.test/same", world, validators={"If-None-Match": '"1"'})
    assert (found.unchanged, found.body, found.etag) == (True, b"", '"2"')
    assert world.headers[-1]["if-none-match"] == '"1"'


def test_a_status_keeps_when_to_come_back() -> None:
    """`Retry-After` is told as the site wrote it."""

    def busy(*_: object) -> list[bytes]:
        return [b"HTTP/1.1 429 X\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"]

    with pytest.raises(HttpError) as caught:
        _fetch("http://public.test/", World(busy))
    assert (caught.value.status, caught.value.retry_after) == (429, "120")


def test_nothing_is_sent_that_tells_more_than_who_asks() -> None:
    """No cookies, no referrer: the program's name is all a site learns."""
    world = World(hostile)

    async def twice() -> None:
        async with Fetcher(resolve=world.resolve, connect=world) as fetcher:
            await fetcher.get("http://public.test/cookies")
            await fetcher.get("http://public.test/r?to=/x")

    asyncio.run(twice())
    assert all(set(sent) == {"host", "user-agent", "accept", "accept-encoding", "connection"} for sent in world.headers)
    assert {sent["user-agent"].partition("/")[0] for sent in world.headers} == {"fo-stance"}
