"""Run inside a network namespace of its own: every hostile address of the set's small internet, fetched for real.

`python -m tests.sources.netns WORLD.py`, after `unshare -rnm`. Prints a line a fetch that went where it must not, then
"done N". The world's servers say SECRET at every address that is not public.
"""

from __future__ import annotations

import asyncio
import importlib.util
import subprocess
import sys
import tempfile
from types import ModuleType

from bot.errors import SourceError
from bot.sources.fetch import PAGES, Fetcher


def main(world_file: str) -> int:
    """Set the network up, fetch everything, print what went wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as resolver:
        resolver.write("nameserver 127.0.0.53\noptions timeout:1 attempts:1\n")
        resolver.flush()
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["mount", "--bind", resolver.name, "/etc/resolv.conf"], check=True)
        world = _world(world_file)
        world.start()
        return asyncio.run(_all(world))


async def _all(world: ModuleType) -> int:
    corpus, wrong = world.corpus(), 0
    async with Fetcher(deadline=5.0) as fetcher:
        for address, expected in corpus:
            try:
                body = (await fetcher.get(address, kinds=PAGES)).body
            except SourceError:
                body = None
            turning = expected == "deny-secret" or "rebind" in address  # public at first: that is what is connected to
            if b"SECRET" in (body or b"") or (not turning and (body is None) != (expected == "deny")):
                wrong += 1
                print(f"wrong: {address!r} {expected} {body!r}")
    reached = {where for where, _ in world.HITS} - {world.PUB, world.PUB6}
    for where in sorted(reached):
        print(f"reached: {where}")
    print(f"done {len(corpus)}")
    return int(bool(wrong or reached))


def _world(file: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("ssrf_world", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
