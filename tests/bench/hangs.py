"""How soon people are told that the archive hangs, and answered when it does no more: `python -m tests.bench.hangs`.

The real bot behind an emulated Slack, over PostgreSQL behind a wire that is cut, and over SQLite on a disk whose reads do
not come back (see `tests/hanging.py`), in both transports: one question, fifty at once, then the end of the hang; and
`fo-stance ask` in a process of its own. Ends with 1 where anything took longer than it may. A minute in all.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from bot.slack import notices
from tests.archive.conftest import running_server
from tests.e2e.test_hanging import PEOPLE, Place, bot, fill
from tests.hanging import Wire, hanging_disk
from tests.slack.cards import texts
from tests.slack.emulator import PROXIES, Emulator, emulate_home
from tests.slack.fakeslack import FakeSlack
from tests.test_hanging import typed

#: Seconds: Slack's own patience, and until answers are back.
_TOLD, _BACK = 3.0, 10.0


def main() -> int:
    """Measure and print."""
    emulate_home()
    for name in [one for one in os.environ if one.lower() in PROXIES]:
        del os.environ[name]
    emulator = Emulator()
    slack = FakeSlack(emulator).start()
    try:
        fine = [_measured(slack, kind, way) for kind in ("PostgreSQL", "disk") for way in ("http", "socket")]
    finally:
        slack.stop()
        emulator.stop()
    return int(not all(fine))


def _measured(slack: FakeSlack, kind: str, way: str) -> bool:
    with tempfile.TemporaryDirectory() as name, _place(kind, Path(name)) as place, bot(slack, way, Path(name), place):
        place.hang()
        alone = _told(slack, "U0ALONE")
        with ThreadPoolExecutor(PEOPLE) as people:
            many = max(people.map(lambda number: _told(slack, f"U{number:09}"), range(PEOPLE)))
        code, _, shell = typed(place.at, "ask", "US", **place.environ)
        place.go_on()
        begun = time.monotonic()
        while _is_told(slack, "U0BACK"):
            time.sleep(0.1)
        back = time.monotonic() - begun
    print(
        f"{kind:>10}, {way:>6}: one is told after {alone:.1f} s, the last of {PEOPLE} after {many:.1f} s;"
        f" the command line after {shell:.1f} s, code {code}; answers {back:.1f} s after the end"
    )
    return max(alone, many, shell) < _TOLD and back < _BACK and code == 2


def _told(slack: FakeSlack, user: str) -> float:
    """Seconds until somebody is told that the archive does not answer."""
    begun = time.monotonic()
    assert _is_told(slack, user)
    return time.monotonic() - begun


def _is_told(slack: FakeSlack, user: str) -> bool:
    return texts(slack.slash("US", user=user).body["blocks"]) == notices.NOT_ANSWERING


@contextmanager
def _place(kind: str, folder: Path) -> Iterator[Place]:
    if kind == "disk":
        disk = hanging_disk(folder)
        if disk is None:
            raise SystemExit("a C compiler is needed to make a disk hang")
        at = str(disk.folder / "archive.db")
        fill(at)
        yield Place(at, disk.hang, disk.go_on, disk.environ)
        return
    with running_server() as server, Wire(server.data / ".s.PGSQL.5432") as wire:
        direct = server.new_database()
        fill(direct)
        at = direct.partition("?")[0].replace("@/", f"@127.0.0.1:{wire.port}/")
        yield Place(at, wire.cut, wire.mend, {})


if __name__ == "__main__":
    raise SystemExit(main())
