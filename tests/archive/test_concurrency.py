"""Several processes and threads at one archive: nothing is added twice, nothing fails, nobody waits for ever."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from threading import Barrier

from bot.archive import open_archive
from bot.archive.protocol import Counts, Lookup
from tests.fakes import SAID, record

#: A program that waits for a line, so that several start together, then makes the archive and adds twenty articles.
_INGEST = """
import sys
from bot.archive import open_archive
from tests.fakes import SAID, record
sys.stdin.readline()
archive = open_archive(sys.argv[1], create=True)
for number in range(20):
    one = record(f"Statement {number}.")
    print(archive.add(one.article, SAID, [one.statement]).outcome)
archive.close()
"""


def test_processes_that_ingest_the_same_articles(place: str) -> None:
    """Of three processes that make the archive and add the same articles at once, each article is new to exactly one."""
    running = [
        subprocess.Popen([sys.executable, "-c", _INGEST, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    outcomes = [outcome for each in running for outcome in each.communicate("go\n", timeout=60)[0].split()]
    assert sorted(outcomes) == ["new"] * 20 + ["unchanged"] * 40
    with closing(open_archive(place)) as archive:
        assert archive.counts() == Counts(articles=20, statements=20, held=0)


def together(*calls: Callable[[], object]) -> None:
    """Run all calls at the same moment, each in its thread."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        gate.wait()
        call()

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(run, calls))


def test_threads_that_change_one_article(place: str) -> None:
    """Of versions that arrive at once, exactly one is answered in the end; all are stored."""
    one = record()
    versions = [replace(one.article, title=f"Title {number}") for number in range(4)]
    with closing(open_archive(place, create=True)) as archive:
        archive.add(one.article, SAID, [one.statement])
        together(*(partial(archive.add, each, SAID, [one.statement]) for each in versions))
        assert archive.counts() == Counts(articles=1, statements=1, held=0)
        titles = [found.article.title for found in archive.find(Lookup(ministry="PK"))]
        assert len(titles) == 1
        assert titles[0] in [each.title for each in versions]


def test_readers_while_another_writes(place: str) -> None:
    """Questions are answered while articles come in, each seeing whole articles only."""
    with closing(open_archive(place, create=True)) as archive:

        def write() -> None:
            for number in range(30):
                one = record(f"Statement {number}.")
                archive.add(one.article, SAID, [one.statement])

        def read() -> None:
            for _ in range(60):
                assert all(found.words.startswith("Statement") for found in archive.find(Lookup(ministry="PK")))

        together(write, read, read)
        assert archive.counts().statements == 30
