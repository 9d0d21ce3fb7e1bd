"""How fast the archive is: `python -m tests.bench.archive [--statements N] [--keep FOLDER] [--without postgresql naive]`.

Makes an invented archive on SQLite, on a PostgreSQL of its own and as the JSON list of the naive bot, asks all three the
same questions, one after the other, and prints one table. With `--keep` SQLite's file and the list stay in the folder
and are used again. A million statements take a quarter of an hour to make on SQLite, and longer on PostgreSQL; the
default takes three minutes.
"""

from __future__ import annotations

import argparse
import json
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
from tests.bench.readers import while_writing

_ROWS_A_SECOND = 1_000
_SECONDS = 10.0
#: The naive bot takes seconds an answer.
_ROUNDS = {"SQLite": 300, "PostgreSQL": 300, "naive": 5}

Measured = dict[str, Any]


def main() -> None:
    """Measure and print."""
    options = _options()
    with _folder(options.keep) as folder:
        measured = {"SQLite": _sqlite(folder / f"{options.statements}.db", options.statements)}
        if "naive" not in options.without:
            measured["naive"] = _naive(folder / f"{options.statements}.json", options.statements)
        if "postgresql" not in options.without:
            measured["PostgreSQL"] = _postgresql(options.statements)
    _print(options.statements, measured)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="how fast the archive is")
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--without", nargs="*", default=[], choices=["postgresql", "naive"])
    return parser.parse_args()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
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
    return measured | {"filled": filled, "while writing": while_writing(str(file), _ROWS_A_SECOND, _SECONDS)}


def _postgresql(size: int) -> Measured:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # run by the administrator, it becomes another user
        server = Server(Path(folder) / "data")
        try:
            place = server.new_database()
            filled = fill(place, size)
            measured = _asked("PostgreSQL", "archive", place)
            return measured | {"filled": filled, "while writing": while_writing(place, _ROWS_A_SECOND, _SECONDS)}
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


def _print(size: int, measured: dict[str, Measured]) -> None:
    print(f"{size:,} statements; microseconds, median / 99th percentile: least of three times (first time)")
    print(f"{'':24}" + "".join(f"{name:>34}" for name in measured))
    for question in measured["SQLite"]["questions"]:
        _row(question, [_times(one["questions"].get(question)) for one in measured.values()])
    _row(f"latest, {_ROWS_A_SECOND:,} rows/s go in", [_waited(one.get("while writing")) for one in measured.values()])
    _row("open and ask once", [f"{one['opening']:,.0f}" for one in measured.values()])
    _row("memory, MB", [f"{one['memory']:,.0f}" for one in measured.values()])
    _row("bytes a statement", [_number(one.get("bytes a statement")) for one in measured.values()])
    _row("articles/s, in bulk", [_number(one.get("filled")) for one in measured.values()])


def _row(name: str, cells: list[str]) -> None:
    print(f"{name:24}" + "".join(f"{cell:>34}" for cell in cells))


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
