"""How fast questions are read: `python -m tests.bench.match`.

Prints milliseconds for loading the tables and, per kind of question, the median and the slowest of 200 readings.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import date

from bot.gazetteer.spellings import load_spellings
from bot.stance.match import MOST_CHARACTERS, match

_TODAY = date(2026, 11, 24)
_LETTERS = "abcdefghijklmnoprstuwz"

QUESTIONS: dict[str, Callable[[random.Random], str]] = {
    "a name": lambda dice: dice.choice(["US", "امریکہ", "saudi arabia", "the Kremlin", "kashmir"]),
    "names, topics, words": lambda dice: dice.choice(
        ["us china tariffs since 2024", "afghanistan ttp last month", "US imran khan"]
    ),
    "a misspelt name": lambda dice: dice.choice(["afganstan", "saudi arabai", "azerbijan", "uzbekstan"]),
    "no name": lambda dice: " ".join(_word(dice) for _ in range(3)),
    "as long as it may be": lambda dice: " ".join(_word(dice) for _ in range(90))[:MOST_CHARACTERS],
    "10,000 characters": lambda _: "afghanista " * 900,
}


def main() -> None:
    """Measure and print."""
    start = time.perf_counter()
    load_spellings()
    print(f"{'loading the tables':24}{(time.perf_counter() - start) * 1000:9.2f} ms")
    match("afganstan", today=_TODAY)  # imports what distances need
    for name, make in QUESTIONS.items():
        dice = random.Random(7)
        took = [_milliseconds(make(dice)) for _ in range(200)]
        print(f"{name:24}{statistics.median(took):9.2f} ms median{max(took):9.2f} ms slowest")


def _milliseconds(text: str) -> float:
    start = time.perf_counter()
    match(text, today=_TODAY)
    return (time.perf_counter() - start) * 1000


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_LETTERS) for _ in range(dice.randrange(4, 11)))


if __name__ == "__main__":
    main()
