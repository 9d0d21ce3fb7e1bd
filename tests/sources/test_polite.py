"""Sites are asked as their robots.txt wants it, one request at a time a host, and their failures stop nobody else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping

import pytest

from bot.errors import SourceError
from bot.sources.fetch import Fetched, Fetcher
from bot.sources.polite import Polite
from bot.sources.web import Web
from tests.sources.world import World, answer, hostile

_PAGE = answer(b"<p>a page</p>")


def _site(robots: bytes) -> Callable[[str, Mapping[str, str]], Iterable[bytes]]:
    return lambda path, _: [robots if path == "/robots.txt" else _PAGE]


def _text(rules: str) -> bytes:
    return answer(rules.encode(), content_type="text/plain")


def _get(world: World, *addresses: str, pause: float = 0.0) -> list[Fetched | SourceError]:
    async def each() -> list[Fetched | SourceError]:
        async with Fetcher(resolve=world.resolve, connect=world) as fetcher:
            polite = Polite(fetcher, pause=pause)
            found = await asyncio.gather(*map(polite.get, addresses), return_exceptions=True)
            return [one for one in found if isinstance(one, Fetched | SourceError)]

    return asyncio.run(each())


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        pytest.param(_text("User-agent: *\nDisallow: /private"), "", id="another part of the site"),
        pytest.param(_text("User-agent: fo-stance\nDisallow: /"), "robots.txt asks programs not to", id="us by name"),
        pytest.param(_text("User-agent: *\nDisallow: /"), "robots.txt asks programs not to", id="everybody"),
        pytest.param(_text("User-agent: *\nDisallow: /\n\nUser-agent: fo-stance\nAllow: /"), "", id="all but us"),
        pytest.param(answer(status=404), "", id="no file"),
        pytest.param(answer(status=503), "cannot be read now", id="a broken server"),
        pytest.param(answer(b"\xff\xfe\x00nonsense", content_type="text/plain"), "", id="no rules in it"),
    ],
)
def test_robots_txt_is_kept(robots: bytes, reason: str) -> None:
    """What it forbids is not asked for; where it cannot be had for now, nothing is."""
    world = World(_site(robots))
    (found,) = _get(world, "http://public.test/news/1")
    assert reason in (str(found) if isinstance(found, SourceError) else "")
    assert isinstance(found, SourceError) == bool(reason)
    assert ("public.test/news/1" in world.asked) == (not reason)


def test_robots_txt_is_read_once() -> None:
    """Many pages of a host cost one reading of its rules."""
    world = World(_site(answer(status=404)))
    _get(world, *(f"http://public.test/{n}" for n in range(5)))
    assert world.asked.count("public.test/robots.txt") == 1
    assert len(world.asked) == 6


def test_a_host_s_pages_take_turns_with_a_pause() -> None:
    """Five pages of one host take four pauses; another host does not wait for them."""
    world = World(_site(answer(status=404)))
    begun = time.monotonic()
    _get(world, *(f"http://public.test/{n}" for n in range(5)), "http://other.test/1", pause=0.05)
    assert time.monotonic() - begun >= 4 * 0.05
    assert world.asked.index("other.test/1") < world.asked.index("public.test/4")


def test_a_site_s_own_pause_is_kept() -> None:
    """`Crawl-delay` counts where it is longer than ours."""
    world = World(_site(_text("User-agent: *\nCrawl-delay: 0.2")))
    begun = time.monotonic()
    _get(world, "http://public.test/1", "http://public.test/2")
    assert time.monotonic() - begun >= 0.2


def test_many_addresses_come_back_in_their_order() -> None:
    """Each with its page or its sentence; one that fails stops none."""
    world = World(hostile)
    wanted = [f"http://public.test/{n}" if n % 5 else f"http://public.test/status/{400 + n}" for n in range(40)]
    with Web(lambda: Fetcher(resolve=world.resolve, connect=world), pause=0.0) as web:
        found = list(web.each(iter(wanted)))
    assert [address for address, _ in found] == wanted
    assert [isinstance(what, SourceError) for _, what in found] == [n % 5 == 0 for n in range(40)]


def test_closing_leaves_nothing_running() -> None:
    """Whoever stops in the middle of a list leaves no thread behind."""
    world = World(hostile)
    web = Web(lambda: Fetcher(resolve=world.resolve, connect=world), pause=0.0)
    next(iter(web.each(f"http://public.test/{n}" for n in range(100))))
    web.close()
    assert not web._thread.is_alive()
