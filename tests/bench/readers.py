"""How long readers wait while another process writes: `python -m tests.bench.readers PLACE RATE SECONDS` is that process.

It adds articles of six statements, a transaction each, at the rate asked for in statements a second, or as fast as it can.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count

from bot.archive import open_archive
from bot.archive.protocol import Lookup
from bot.model import Article, Statement
from tests.bench.synthetic import PER_ARTICLE, Language, articles

_NEW = 20_000


def while_writing(place: str, rate: int, seconds: float) -> tuple[float, float, float]:
    """Ask for the latest of countries, a thousand times a second at most, while rows go in.

    Returns:
        Microseconds an answer takes at the median and at the 99th percentile, and statements that went in a second.
    """
    language, took = Language(random.Random(3)), []
    command = [sys.executable, "-m", "tests.bench.readers", place, str(rate), str(seconds)]
    with closing(open_archive(place)) as archive, subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        archive.find(Lookup(ministry="PK", limit=5))
        _wait_for(writer)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            lookup = Lookup(ministry="PK", countries=(language.country(),), limit=5)
            start = time.perf_counter()
            archive.find(lookup)
            took.append((time.perf_counter() - start) * 1e6)
            time.sleep(0.001)
        written = float(writer.communicate()[0])
    took.sort()
    return took[len(took) // 2], took[len(took) * 99 // 100], written


def _wait_for(writer: subprocess.Popen[str]) -> None:
    assert writer.stdout is not None
    writer.stdout.readline()


def _write(place: str, rate: int, seconds: float) -> None:
    entries = _unheard()
    with closing(open_archive(place)) as archive:
        ready = [next(entries) for _ in range(int(rate * seconds / PER_ARTICLE) + 1)]
        print("ready", flush=True)
        start, written = time.perf_counter(), 0
        for article, said in ready:
            time.sleep(max(0.0, start + written / rate - time.perf_counter()))
            if time.perf_counter() - start > seconds:
                break
            archive.add(article, said[0].said_on, said)
            written += len(said)
        print(written / (time.perf_counter() - start))


def _unheard() -> Iterator[tuple[Article, list[Statement]]]:
    """Articles that no archive has yet."""
    for number in count():
        for article, said in articles(_NEW):
            id = f"{os.getpid()}-{number}-{article.id}"
            new = replace(article, id=id, url=f"https://gazette.example/{id}")
            yield new, [replace(one, id=f"{id}-{place}", article_id=id) for place, one in enumerate(said)]


if __name__ == "__main__":
    _write(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
