"""How well and how fast questions are read, beside other ways to do it: `python -m tests.bench.match [--seed N]`.

First the shares of what is typed for one country, for several readings or for none: right, wrong in silence, one of several
readings picked in silence, asked, missed; and microseconds of CPU a question. The questions are those of `../shared/names`
where it lies beside the checkout, else generated ones. Then, for this product alone, milliseconds for loading the tables
and for kinds of questions.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.gazetteer.spellings import load_spellings
from bot.stance.answers import Query
from bot.stance.match import MOST_CHARACTERS, match
from tests.bench.peers import PEERS, Peer
from tests.bench.slips import slip
from tests.bench.typos import names
from tests.shared import SHARED

_TODAY = date(2026, 11, 24)
_LETTERS = "abcdefghijklmnoprstuwz"
_VERDICTS = ("right", "wrong", "pick", "asked", "missed")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is typed, and the codes it may mean: none is no country."""

    typed: str
    meant: frozenset[str]
    #: To be asked back, with two of the codes among the choices, or with the only one; or these answered.
    ambiguous: bool = False
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The codes answered, or else offered."""

    found: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1, help="of the dice that generate questions")
    dice = random.Random(options.parse_args().seed)
    start = time.perf_counter()
    load_spellings()
    loading = (time.perf_counter() - start) * 1000
    match("afganstan", today=_TODAY)  # imports what distances need
    rows = list(_labelled() if (SHARED / "names").exists() else _generated(dice))
    print(f"{len(rows)} questions {'of ../shared/names' if (SHARED / 'names').exists() else 'generated'}")
    print(f"{'':22}" + "".join(f"{verdict:>9}" for verdict in _VERDICTS) + f"{'µs p50':>10}{'µs p99':>10}")
    _print("this product", rows, _ours)
    for name, make in PEERS.items():
        try:
            peer = make()
        except ImportError as error:
            print(f"{name:22} not measured: {error.name} is not installed", file=sys.stderr)
            continue
        _print(name, rows, _theirs(peer))
    print(f"\n{'loading the tables':24}{loading:9.2f} ms")
    for kind, question in QUESTIONS.items():
        dice = random.Random(7)
        took = [_milliseconds(question(dice)) for _ in range(200)]
        print(f"{kind:24}{statistics.median(took):9.3f} ms median{max(took):9.3f} ms slowest")


def _print(name: str, rows: list[Asked], read: Callable[[str], Answered]) -> None:
    counts: Counter[str] = Counter()
    took = []
    for row in rows:
        start = time.thread_time_ns()
        answered = read(row.typed)
        took.append((time.thread_time_ns() - start) / 1000)
        counts[_verdict(row, answered)] += 1
    shares = "".join(f"{counts[verdict] / len(rows):9.2%}" for verdict in _VERDICTS)
    took.sort()
    print(f"{name:22}{shares}{statistics.median(took):10.0f}{took[int(len(took) * 0.99)]:10.0f}")


def _ours(typed: str) -> Answered:
    found = match(typed, today=_TODAY)
    if isinstance(found, Query):
        return Answered(found=frozenset(found.countries))
    return Answered(offered=frozenset(choice.code for choice in found.choices))


def _theirs(peer: Peer) -> Callable[[str], Answered]:
    def read(typed: str) -> Answered:
        code = peer(typed)
        return Answered(found=frozenset({code} if code else ()))

    return read


def _verdict(row: Asked, answered: Answered) -> str:
    if answered.found and answered.found <= row.accepted:
        return "right"
    if answered.found:
        return "wrong" if answered.found - row.meant - row.accepted else "pick" if row.ambiguous else "right"
    both = len(answered.offered & row.meant)
    if row.ambiguous:
        return "right" if both >= min(2, len(row.meant)) else "missed"
    if not row.meant:
        return "asked" if answered.offered else "right"
    return "asked" if both else "missed"


def _labelled() -> Iterator[Asked]:
    """The set's core questions but for bodies, Kashmir and whole commands, which the libraries know nothing of."""
    for line in (SHARED / "names" / "dev.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if not row or not row["core"] or row["kind"] == "multi" or row.get("org") or row["expected"] == "KASHMIR":
            continue
        meant = row["expected"] or []
        codes = frozenset({meant} if isinstance(meant, str) else meant)
        ambiguous = bool(meant) and not isinstance(meant, str)
        yield Asked(typed=row["query"], meant=codes, ambiguous=ambiguous, accepted=frozenset(row.get("accept") or ()))


def _generated(dice: random.Random) -> Iterator[Asked]:
    for _, name, meant in names():
        for typed in (name, slip(name, dice)):
            yield Asked(typed=typed, meant=meant, ambiguous=len(meant) > 1)
    for word in sorted(load_spellings().ordinary["words"]):
        yield Asked(typed=word, meant=frozenset())


def _milliseconds(text: str) -> float:
    start = time.perf_counter()
    match(text, today=_TODAY)
    return (time.perf_counter() - start) * 1000


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_LETTERS) for _ in range(dice.randrange(4, 11)))


if __name__ == "__main__":
    main()
