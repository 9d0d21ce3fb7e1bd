"""Parsing ahead changes nothing but the time it takes, whatever becomes of the children."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.jobs.pool import Entry, Pool
from bot.model import Article
from bot.sources.given import Given, Unreadable
from bot.text.parse import parse
from tests.text.stories import STORIES

GIVEN = [
    Given(article=Article(id=f"{n:016x}", text=f"{STORIES[n % 3]}\nThis was number {n}."), label=str(n)) for n in range(24)
]


@contextmanager
def pool_of(*, children: int = 1, few: int = 0, held: frozenset[str] = frozenset()) -> Iterator[Pool]:
    """A pool that starts its children at once."""
    with closing(Pool(parse, wanted=lambda article: article.id not in held, children=children, few=few)) as pool:
        yield pool


def children() -> list[int]:
    """The processes that are at work for this one, by their ids."""
    return [child.pid for child in multiprocessing.active_children() if child.pid]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_order_and_outcome_are_the_same(number: int) -> None:
    """Entries in their order, unreadable ones in their place, and of each what a parse makes of it."""
    entries: list[Entry] = [*GIVEN[:5], Unreadable(source="a.txt", reason="it is empty"), *GIVEN[5:]]
    came: list[Entry] = []
    with pool_of(children=number) as pool:
        for entry in pool.ahead(entries):
            assert not isinstance(entry, Given) or pool.parse(entry.article) == parse(entry.article)
            came.append(entry)
    assert came == entries
    assert children() == []


def test_no_memory_for_a_child_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be parsed elsewhere is parsed here."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("concurrent.futures.process.ProcessPoolExecutor._launch_processes", refuse)
    with pool_of() as pool:
        found = [pool.parse(entry.article) for entry in pool.ahead(GIVEN[:4]) if isinstance(entry, Given)]
    assert found == [parse(one.article) for one in GIVEN[:4]]


def test_a_few_articles_start_nobody() -> None:
    """Nor do those that are held already: reading a folder again costs no process."""
    with pool_of(few=5) as pool:
        for entry in pool.ahead(GIVEN[:5]):
            assert isinstance(entry, Given)
            pool.parse(entry.article)
        assert children() == []
    with pool_of(held=frozenset(one.article.id for one in GIVEN)) as pool:
        assert len(list(pool.ahead(GIVEN))) == len(GIVEN)
        assert children() == []


def test_a_child_that_is_killed_costs_nothing() -> None:
    """The rest is parsed by the one that is left."""
    with pool_of() as pool:
        for number, entry in enumerate(pool.ahead(GIVEN)):
            assert isinstance(entry, Given)
            if number == 3:
                until(lambda: bool(children()))
                for child in children():
                    os.kill(child, signal.SIGKILL)
            assert pool.parse(entry.article) == parse(entry.article)


def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """Nobody would ever end them."""
    script = tmp_path / "parent.py"
    script.write_text(
        "import multiprocessing, time\n"
        "from tests.jobs.test_pool import GIVEN, pool_of\n"
        "if __name__ == '__main__':\n"
        "    with pool_of(children=2) as pool:\n"
        "        for entry in pool.ahead(GIVEN): pool.parse(entry.article)\n"
        "        print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "        time.sleep(60)\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environ, text=True) as parent:
        assert parent.stdout is not None
        ids = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(ids) == 2
    until(lambda: not any(is_alive(id) for id in ids))


def is_alive(process: int) -> bool:
    """Whether a process runs; one that ended and was not collected yet does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def until(holds: object, seconds: float = 10.0) -> None:
    """Wait for something to come true, and fail where it does not."""
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.01)
