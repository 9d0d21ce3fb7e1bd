"""How fast articles are parsed: `python -m tests.bench.parse [FILE.jsonl] [--memory N | --linear]`.

Prints articles a CPU-second on one core and the share of each stage, over own-written articles or over the JSON lines of a
file (`text`, and `published` where it is known). `--memory N` parses N articles as a stream and prints the resident memory
at the start, in the middle and at the end. `--linear` times hostile runs against runs twice as long, prints those that grow
faster than their text, and ends with 1 where one takes more than 2.5 times as long.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import bot.text.parse as pipeline
from bot.model import Article, article_id
from tests.text.hostile import FRAMES, UNITS, run
from tests.text.stories import STORIES

#: Stage -> the functions that the pipeline calls for it.
STAGES: dict[str, tuple[str, ...]] = {
    "clean": ("paragraphs",),
    "quotes": ("quotations",),
    "sentences": ("sentences",),
    "frames": ("frame",),
    "people": ("people",),
    "attribution": ("attributions",),
    "drafts": ("drafts", "largest_group"),
    "statements": ("statements", "article_said"),
}
#: A run is made longer until its parse takes so many seconds, or it is this long.
_MEASURABLE, _LONGEST = 0.03, 64_000
_ALLOWED = 2.5


def main() -> int:
    """Measure and print; 1 where `--linear` finds a run that grows too fast."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.parse", description=__doc__)
    options.add_argument("file", nargs="?", type=Path, help="JSON lines; default: own-written articles")
    options.add_argument("--memory", type=int, metavar="N", help="parse N articles and print the resident memory")
    options.add_argument("--linear", action="store_true", help="time hostile runs against runs twice as long")
    chosen = options.parse_args()
    if chosen.linear:
        return linear()
    given = list(articles(chosen.file))
    if chosen.memory is not None:
        memory(given, chosen.memory)
    else:
        speed(given)
    return 0


def articles(file: Path | None) -> Iterator[Article]:
    """The articles of a file of JSON lines, or ten of our own of different length."""
    if file is None:
        texts = [*STORIES, *("".join(pair) for pair in itertools.permutations(STORIES, 2)), "".join(STORIES)]
        for text in texts:
            yield Article(
                id=article_id(url=None, text=text), text=text, outlet="Harbour Ledger", published=date(2024, 11, 8)
            )
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = row.get("published") or row.get("date")
            yield Article(
                id=article_id(url=row.get("url"), text=row["text"]),
                text=row["text"],
                outlet=row.get("outlet"),
                published=date.fromisoformat(day[:10]) if day else None,
            )


def speed(given: list[Article], at_least: float = 2.0) -> None:
    """Print articles a CPU-second, then the share of each stage in a second, slower run that times them."""
    pipeline.parse(given[0])  # tables are built once
    rounds, statements, took = 0, 0, 0.0
    while took < at_least:
        start = time.process_time()
        statements = sum(len(pipeline.parse(article).statements) for article in given)
        took += time.process_time() - start
        rounds += 1
    count, characters = rounds * len(given), rounds * sum(len(article.text) for article in given)
    print(
        f"{len(given)} articles of {characters // count} characters and {statements / len(given):.1f} statements on average"
    )
    print(f"{count / took:8.1f} articles a CPU-second, {characters / took / 1000:.0f} kB a CPU-second")
    shares = stages(given)
    whole = shares.pop("whole")
    for name, seconds in shares.items():
        print(f"{name:12}{seconds / whole:8.1%}")
    print(f"{'the rest':12}{1 - sum(shares.values()) / whole:8.1%}")


def stages(given: list[Article], rounds: int = 3) -> dict[str, float]:
    """CPU seconds of each stage over the articles, and of the whole."""
    spent: Counter[str] = Counter()
    names = [(stage, name) for stage, functions in STAGES.items() for name in functions if hasattr(pipeline, name)]
    originals = {name: getattr(pipeline, name) for _, name in names}
    for stage, name in names:
        setattr(pipeline, name, _timed(originals[name], stage, spent))
    try:
        start = time.process_time()
        for _ in range(rounds):
            for article in given:
                pipeline.parse(article)
        whole = time.process_time() - start
    finally:
        for name, original in originals.items():
            setattr(pipeline, name, original)
    return {**{stage: spent[stage] for stage in STAGES}, "whole": whole}


def _timed(function: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - start  # type: ignore[assignment]

    return timed


def memory(given: list[Article], count: int) -> None:
    """Print the resident memory before, half way through and behind so many articles, each of other words."""
    marks = {0: "at the start", count // 2: "in the middle", count - 1: "at the end"}
    pipeline.parse(given[0])
    for number in range(count):
        article = given[number % len(given)]
        text = f"{article.text}\nHarbour pilot Doe{number} Roe{number} said that ship {number} had come in.\n"
        pipeline.parse(Article(id=article_id(url=None, text=text), text=text, published=article.published))
        if number in marks:
            print(f"{marks[number]:14}{number + 1:8} articles{resident():9.1f} MB")


def resident() -> float:
    """The process's resident memory in megabytes."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # the peak: kilobytes, bytes on macOS
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def linear() -> int:
    """Print the runs whose time more than doubles; 1 where one takes more than 2.5 times as long."""
    seconds(run("spaces", "alone", 100))
    worst, slow = 0.0, 0
    for frame, unit in itertools.product(FRAMES, UNITS):
        ratio, size, took = doubling(unit, frame)
        worst, slow = max(worst, ratio), slow + (ratio > _ALLOWED)
        if ratio > 2.3:
            print(f"{ratio:5.2f} times  {unit:30} {frame:20}{size:7} characters{took * 1e6 / size:8.2f} us a character")
    print(f"{len(FRAMES) * len(UNITS)} runs, the worst {worst:.2f} times; {slow} above {_ALLOWED}")
    return int(slow > 0)


def doubling(unit: str, frame: str) -> tuple[float, int, float]:
    """How many times longer a run twice as long takes, with its size in characters and its CPU seconds."""
    size, once = 2_000, 0.0
    while size < _LONGEST:
        size *= 2
        once = seconds(run(unit, frame, size))
        if once >= _MEASURABLE:
            break
    twice = seconds(run(unit, frame, 2 * size))
    for _ in range(3):  # the least of several: noise only adds
        if twice / once <= 2.3:
            break
        once, twice = min(once, seconds(run(unit, frame, size))), min(twice, seconds(run(unit, frame, 2 * size)))
    return twice / once, size, once


def seconds(text: str) -> float:
    """CPU seconds of one parse."""
    article = Article(id="0" * 16, text=text, published=date(2024, 11, 8))
    start = time.process_time()
    pipeline.parse(article)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
