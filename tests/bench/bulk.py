"""Stored articles by the thousand: `python -m tests.bench.bulk [--articles N] [--only sqlite|postgresql]`.

Ingests so many invented articles (`stored.py`, JSON lines) by the commands themselves, each time into a new archive: into a
SQLite file on one core and on all of them, and on PostgreSQL handed out by `ingest --spread` to one worker and to two, from
the start of the command until no batch is left. Prints articles a second; the processor's time an article in the processes
that read, parse and write, PostgreSQL's own left out, which tells on a busy machine, too; the memory of their own that those
which parse and write have together after a tenth of the time, half of it and at the end; and what is in the archive twice.
Ends with 1 where anything is, or something is missing. PostgreSQL runs on the same cores, without fsync. Linux only.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.archive import open_archive
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from tests.archive.conftest import running_server
from tests.bench import stored

_COMMAND = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
_GLANCE_S = 0.25


def main() -> int:
    """Measure and print; 1 where something is there twice, or not at all."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.bulk", description=__doc__)
    options.add_argument("--articles", type=int, default=5000, metavar="N", help="articles (5000)")
    options.add_argument("--only", choices=("sqlite", "postgresql"), help="one database (both)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        stored.write(file, chosen.articles)
        print(f"{chosen.articles} articles of {file.stat().st_size // chosen.articles} bytes; {len(_cores())} cores")
        memory = f"{'MB at 1/10':>12}{'half':>8}{'end':>8}"
        print(f"{'':28}{'seconds':>9}{'articles/s':>12}{'CPU ms each':>13}{memory}{'twice':>7}{'missing':>9}")
        wrong = 0
        if chosen.only != "postgresql":
            wrong += _on_sqlite(file, chosen.articles)
        if chosen.only != "sqlite":
            wrong += _on_postgres(file, chosen.articles)
    return int(wrong > 0)


def _on_sqlite(file: Path, articles: int) -> int:
    wrong = 0
    for name, cores in (("SQLite, one core", 1), ("SQLite, all cores", len(_cores()))):
        place = str(file.with_name(f"{cores}.db"))
        begun, spent = time.monotonic(), _spent()
        running = _start(place, "ingest", "--jsonl", str(file), cores=cores)
        with _weighing([running]) as weights:
            _ended(running)
        wrong += _row(name, place, articles, (time.monotonic() - begun, _spent() - spent), weights)
    return wrong


def _on_postgres(file: Path, articles: int) -> int:
    wrong = 0
    for number in (1, 2):
        with running_server() as server:
            place = server.new_database()
            open_archive(place, create=True).close()
            spent = _spent()
            workers = [_start(place, "worker", "--bulk") for _ in range(number)]
            _until_listening(place, number)
            begun = time.monotonic()
            with _weighing(workers) as weights:
                _ended(_start(place, "ingest", "--jsonl", str(file), "--spread", "--wait"))
            took = time.monotonic() - begun
            for worker in workers:
                worker.terminate()
                worker.wait()
            name = f"PostgreSQL, {number} worker{'s' * (number > 1)}"
            wrong += _row(name, place, articles, (took, _spent() - spent), weights)
    return wrong


def _row(name: str, place: str, articles: int, seconds: tuple[float, float], weights: list[float]) -> int:
    """Print one, by seconds that passed and those the processor was at it; how many are there twice or missing."""
    took, spent = seconds
    rows, ids = _asked(place, "SELECT count(*), count(DISTINCT id) FROM article")
    said, different = _asked(place, "SELECT count(*), count(DISTINCT id) FROM statement")
    twice, missing = rows - ids + said - different, articles - ids
    start, half, end = (weights[int(len(weights) * share)] for share in (0.1, 0.5, 0.98))
    memory = f"{start:12.0f}{half:8.0f}{end:8.0f}"
    print(
        f"{name:28}{took:9.1f}{articles / took:12.1f}{1e3 * spent / articles:13.1f}{memory}{twice:7}{missing:9}", flush=True
    )
    return twice + abs(missing)


def _asked(place: str, sql: str) -> tuple[int, int]:
    engine = engine_of(place_of(place))
    with engine.connect() as connection:
        first, second = connection.exec_driver_sql(sql).one()
    engine.dispose()
    return first, second


def _until_listening(place: str, number: int) -> None:
    """Until so many workers have begun; Procrastinate's tables are made by the first."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if _asked(place, "SELECT count(*), 0 FROM pg_tables WHERE tablename = 'procrastinate_workers'")[0] and (
            _asked(place, "SELECT count(*), 0 FROM procrastinate_workers")[0] >= number
        ):
            return
        time.sleep(_GLANCE_S)
    raise TimeoutError("no worker begins")


def _start(place: str, *words: str, cores: int = 0) -> subprocess.Popen[bytes]:
    """A command in a process of its own, on so many cores; on all where 0."""
    allowed = _cores()[: cores or None]
    environ = {**os.environ, "DATABASE_URL": place}
    return subprocess.Popen(
        [*_COMMAND, *words],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if words[0] == "worker" else subprocess.PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, allowed),
    )


def _ended(command: subprocess.Popen[bytes]) -> None:
    """Wait for its end, and say why where it failed."""
    _, told = command.communicate()
    if command.returncode:
        raise SystemExit(told.decode())


def _spent() -> float:
    """Seconds that the processor was busy with processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cores() -> list[int]:
    return sorted(os.sched_getaffinity(0))


@contextmanager
def _weighing(processes: list[subprocess.Popen[bytes]]) -> Iterator[list[float]]:
    """Megabytes that these and their children have for themselves, noted a few times a second while the block runs."""
    weights, done = [0.0], threading.Event()

    def weigh() -> None:
        while not done.wait(_GLANCE_S):
            weights.append(sum(_own_memory(id) for one in processes for id in _family(one.pid)))

    thread = threading.Thread(target=weigh)
    thread.start()
    yield weights
    done.set()
    thread.join()


def _family(process: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _own_memory(process: int) -> float:
    """Megabytes, files that are mapped into memory left out; 0 where it ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1e3 for line in lines if line.startswith("RssAnon:"))


if __name__ == "__main__":
    raise SystemExit(main())
