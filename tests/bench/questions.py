"""What is asked of an archive, and how long each answer takes; a process of its own for each, so that memory can be told.

`python -m tests.bench.questions archive|naive PLACE [ROUNDS]` prints a JSON object: microseconds by question, as pairs of
the median and the 99th percentile over different questions, what opening takes, alone and with a question and closing, and
the memory that the process alone needs, in MB.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.archive import open_archive
from bot.archive.protocol import Lookup
from tests.bench.naive import Naive
from tests.bench.synthetic import TOPICS, Language

#: Each question is asked so many times, and the least time counts: what else the machine does is not the archive's.
_TIMES = 3
_SHOWN = 5

Asked = Callable[[], object]


def questions(archive: Any, dice: random.Random) -> dict[str, Callable[[], Asked]]:
    """Makers of questions, each a different one at every call."""
    language = Language(dice)

    def find(**asked: Any) -> Asked:
        lookup = Lookup(ministry="PK", limit=_SHOWN, **asked)
        return lambda: archive.find(lookup)

    def mistyped() -> Asked:
        country, typed = language.country(), language.slip(language.word())

        def ask() -> object:
            near = archive.similar_words(typed)[:1]
            return archive.find(Lookup(ministry="PK", limit=_SHOWN, countries=(country,), words=tuple(near or (typed,))))

        return ask

    def months() -> Asked:
        country = language.country()
        return lambda: archive.months("PK", country)

    return {
        "latest of a country": lambda: find(countries=(language.country(),)),
        "latest, with a topic": lambda: find(countries=(language.country(),), topics=(dice.choice(TOPICS),)),
        "timeline of a country": months,
        "a word in a country": lambda: find(countries=(language.country(),), words=(language.word(),)),
        "a mistyped word": mistyped,
        "a phrase in a country": lambda: find(countries=(language.country(),), phrases=(_two(language),)),
        "a word anywhere": lambda: find(words=(language.word(),)),
    }


def _two(language: Language) -> str:
    return f"{language.word()} {language.word()}"


def timed(make: Callable[[], Asked], rounds: int) -> dict[str, tuple[float, float]]:
    """The median and the 99th percentile over `rounds` questions: of the least of several times, and of the first."""
    asked = [make() for _ in range(rounds)]
    took = [[_microseconds(ask) for ask in asked] for _ in range(_TIMES)]
    return {"again": _cuts([min(times) for times in zip(*took, strict=True)]), "first": _cuts(took[0])}


def _cuts(took: list[float]) -> tuple[float, float]:
    ordered = sorted(took)
    return ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]


def _microseconds(ask: Asked) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1e6


def own_memory() -> float:
    """MB that this process alone holds for good, files that are mapped into it left out; NaN where Linux does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return float("nan")
    lines = (line.split() for line in rollup.read_text().splitlines())
    return next(float(words[1]) for words in lines if words[0] == "Anonymous:") / 1024


def main(kind: str, place: str, rounds: int) -> None:
    """Ask everything and print what it took."""
    open_it: Callable[[], Any] = (lambda: open_archive(place)) if kind == "archive" else (lambda: Naive(Path(place)))
    if kind == "archive":
        _open_and_ask(open_it)  # imports
    opening = [_open_and_ask(open_it) for _ in range(20 if kind == "archive" else 1)]
    archive = open_it()
    makers = questions(archive, random.Random(7))
    if kind == "naive":
        del makers["a phrase in a country"]
    measured: dict[str, Any] = {name: timed(make, rounds) for name, make in makers.items()}
    least = [min(times) for times in zip(*opening, strict=True)]
    print(json.dumps({"opening": least, "questions": measured, "memory": own_memory()}))
    archive.close()


def _open_and_ask(open_it: Callable[[], Any]) -> tuple[float, float]:
    """Microseconds to open it, and to open it, ask and close it."""
    start = time.perf_counter()
    archive = open_it()
    opened = time.perf_counter()
    archive.months("PK", "AA")
    archive.close()
    return (opened - start) * 1e6, (time.perf_counter() - start) * 1e6


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 300)
