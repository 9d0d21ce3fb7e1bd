"""What becomes of misspelt names: `python -m tests.bench.typos --seed N [--each 6]`.

Every English name, official name, demonym and capital of five letters or more, of every country, each with fresh mistakes of
one edit. Prints, by kind, the shares read right, asked with the right one among the choices, asked without it, answered with
another country in silence, and not understood; then every wrong one.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

from bot.gazetteer import load_countries
from bot.gazetteer.keys import joined, key
from bot.gazetteer.spellings import load_spellings, readings
from bot.stance.answers import Query
from bot.stance.match import match
from tests.bench.slips import slip

_TODAY = date(2026, 11, 24)
_LEAST = 5
VERDICTS = ("right", "asked", "asked badly", "wrong", "unknown")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1, help="of the dice")
    options.add_argument("--each", type=int, default=6, help="mistakes a name")
    options.add_argument("--show", type=int, default=40, help="how many of those not right to print")
    chosen = options.parse_args()
    dice = random.Random(chosen.seed)
    tally: dict[str, Counter[str]] = {}
    short: list[str] = []
    for kind, name, meant in names():
        for _ in range(chosen.each):
            typed = slip(name, dice)
            if _is_a_name(typed):
                continue  # with this mistake it is another country's name, and nobody can know
            verdict, got = judge(typed, meant)
            for row in ("all", kind):
                tally.setdefault(row, Counter())[verdict] += 1
            if verdict != "right":
                short.append(f"{verdict:12} {typed:32} of {name:32} {'/'.join(sorted(meant)):8} {got}")
    print(f"{'':10}{'n':>7}" + "".join(f"{verdict:>13}" for verdict in VERDICTS))
    for row, counts in tally.items():
        n = counts.total()
        print(f"{row:10}{n:7}" + "".join(f"{counts[verdict] / n:13.2%}" for verdict in VERDICTS))
    order = ("wrong", "asked badly", "unknown", "asked")
    print(*sorted(short, key=lambda line: order.index(line[:12].strip()))[: chosen.show], sep="\n")


def names() -> Iterator[tuple[str, str, frozenset[str]]]:
    """(kind, name in small letters, the codes it may mean) of every name long enough, once a kind."""
    for country in load_countries().by_code.values():
        if country.body:
            continue
        kinds = {
            "name": (country.name,),
            "official": country.names,
            "demonym": country.demonyms,
            "capital": country.capitals,
        }
        for kind, spellings in kinds.items():
            for name in dict.fromkeys(spelling.lower() for spelling in spellings):
                if name.isascii() and len(joined(key(name))) >= _LEAST:
                    yield kind, name, _codes(key(name)) | {country.code}


def judge(typed: str, meant: frozenset[str]) -> tuple[str, str]:
    """What became of a misspelt name, and the codes that were answered or offered."""
    found = match(typed, today=_TODAY)
    if isinstance(found, Query):
        verdict = "unknown" if not found.countries else "right" if set(found.countries) <= meant else "wrong"
        return verdict, " ".join([*found.countries, *found.topics])
    codes = [choice.code for choice in found.choices]
    return "asked" if set(codes) & meant else "asked badly" if codes else "unknown", f"? {' '.join(codes)}"


def _codes(name: str) -> frozenset[str]:
    value = load_spellings().exact.get(name, "")
    return frozenset(code for meaning in readings(value) for code in meaning.countries) if value else frozenset()


def _is_a_name(typed: str) -> bool:
    spellings, typed = load_spellings(), key(typed)
    return typed in spellings.exact or typed in spellings.alone or typed in spellings.maybe


if __name__ == "__main__":
    main()
