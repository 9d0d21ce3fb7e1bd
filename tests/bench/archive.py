"""How fast the archive is: `python -m tests.bench.archive [--statements N] [--keep FOLDER] [--without postgresql naive]`.

Makes an invented archive on SQLite, carries it over to a PostgreSQL of its own, writes it as the JSON list of the naive bot,
asks all three the same questions, one after the other, and prints one table. Its last column is how many times the median is
what it is with a thousand statements. With `--keep` SQLite's file and the list stay in the folder and are used again. A
million statements take a quarter of an hour to make on SQLite and seven minutes to carry over; the default takes three.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.archive.conftest import Server
from tests.bench import naive
from tests.bench.filling import fill
from tests.bench.loading import load
from tests.bench.readers import while_writing

_ROWS_A_SECOND = 1_000
_SECONDS = 10.0
#: From so many statements on, answers are to take as long as with these.
_FEW = 1_000
#: The naive bot takes seconds an answer.
_ROUNDS = {"SQLite": 300, "PostgreSQL": 300, "naive": 5}

Measured = dict[str, Any]


def main() -> None:
    """Measure and print."""
    options = _options()
    with folder_of(options.keep) as folder:
        file, few = (folder / f"{size}.db" for size in (options.statements, _FEW))
        measured = {"SQLite": _sqlite(file, options.statements)}
        if "naive" not in options.without:
            measured["naive"] = _naive(folder / f"{options.statements}.json", options.statements)
        if "postgresql" not in options.without:
            measured["PostgreSQL"] = _postgresql(file)
        _print(options.statements, measured, _of_few(few))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="how fast the archive is")
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--without", nargs="*", default=[], choices=["postgresql", "naive"])
    return parser.parse_args()


@contextmanager
def folder_of(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _sqlite(file: Path, size: int) -> Measured:
    filled = None if file.exists() else fill(str(file), size)
    measured = _asked("SQLite", "archive", str(file))
    measured["bytes a statement"] = file.stat().st_size / size
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy = shutil.copy(file, folder)  # what goes in meanwhile is no part of what is kept
        return measured | {"filled": filled, "while writing": while_writing(copy, _ROWS_A_SECOND, _SECONDS)}


def _of_few(file: Path) -> Measured:
    if not file.exists():
        fill(str(file), _FEW)
    return _asked("SQLite", "archive", str(file))


def _postgresql(file: Path) -> Measured:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # run by the administrator, it becomes another user
        server = Server(Path(folder) / "data")
        try:
            server.run("ALTER SYSTEM SET max_wal_size = '8GB'")
            server.run("SELECT pg_reload_conf()")
            place = server.new_database()
            print(f"carried over to PostgreSQL in {load(file, place):,.0f} s", file=sys.stderr)
            measured = _asked("PostgreSQL", "archive", place)
            return measured | {"while writing": while_writing(place, _ROWS_A_SECOND, _SECONDS)}
        finally:
            server.stop()


def _naive(file: Path, size: int) -> Measured:
    if not file.exists():
        naive.write(file, size)
    return _asked("naive", "naive", str(file))


def _asked(name: str, kind: str, place: str) -> Measured:
    command = [sys.executable, "-m", "tests.bench.questions", kind, place, str(_ROUNDS[name])]
    measured: Measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return measured


def _print(size: int, measured: dict[str, Measured], few: Measured) -> None:
    print(f"{size:,} statements; microseconds, median / 99th percentile: least of three times (first time)")
    print(f"last column: times the median with {_FEW:,} statements, where most questions find less than a page")
    _row("", [*measured, f"SQLite / {_FEW:,}"])
    for question, taken in measured["SQLite"]["questions"].items():
        grown = taken["again"][0] / few["questions"][question]["again"][0]
        _row(question, [*(_times(one["questions"].get(question)) for one in measured.values()), f"{grown:.1f}"])
    _row(f"latest, {_ROWS_A_SECOND:,} rows/s go in", [_waited(one.get("while writing")) for one in measured.values()])
    _row("open", [f"{one['opening'][0]:,.0f}" for one in measured.values()])
    _row("open, ask once, close", [f"{one['opening'][1]:,.0f}" for one in measured.values()])
    _row("memory, MB", [f"{one['memory']:,.0f}" for one in measured.values()])
    _row("bytes a statement", [_number(one.get("bytes a statement")) for one in measured.values()])
    _row("articles/s, in bulk", [_number(one.get("filled")) for one in measured.values()])


def _row(name: str, cells: list[str]) -> None:
    print(f"{name:26}" + "".join(f"{cell:>32}" for cell in cells))


def _times(one: dict[str, tuple[float, float]] | None) -> str:
    if one is None:
        return "-"
    again, first = one["again"], one["first"]
    return f"{again[0]:,.0f} / {again[1]:,.0f} ({first[0]:,.0f} / {first[1]:,.0f})"


def _waited(one: tuple[float, float, float] | None) -> str:
    return "-" if one is None else f"{one[0]:,.0f} / {one[1]:,.0f} (at {one[2]:,.0f} rows/s)"


def _number(one: float | None) -> str:
    return "-" if one is None else f"{one:,.0f}"


if __name__ == "__main__":
    main()
