"""How whole questions are read: `python -m tests.bench.commands --seed N [--count 4000]`.

Two names, or one or two and a topic, in any of their spellings, put together by dice with what people put between them.
Prints, by kind, the shares read exactly, with a country too many, with one too few, without the topic, and asked back; then
those not read exactly.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from datetime import date

from bot.gazetteer import load_countries, load_topics
from bot.gazetteer.keys import key
from bot.gazetteer.spellings import load_spellings
from bot.stance.answers import Query
from bot.stance.match import match

_TODAY = date(2026, 11, 24)
_BETWEEN = (" ", ", ", "/", " and ", " vs ", " & ", "-", " or ")
_VERDICTS = ("exact", "wrong", "missed", "topic", "asked")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1, help="of the dice")
    options.add_argument("--count", type=int, default=4000, help="how many questions")
    options.add_argument("--show", type=int, default=30, help="how many of those not exact to print")
    chosen = options.parse_args()
    dice = random.Random(chosen.seed)
    places, topics = _places(), _topics()
    tally: dict[str, Counter[str]] = {}
    short = []
    for _ in range(chosen.count):
        kind, typed, codes, topic = _question(places, topics, dice)
        verdict = _verdict(typed, codes, topic)
        for row in ("all", kind):
            tally.setdefault(row, Counter())[verdict] += 1
        if verdict != "exact":
            short.append(f"{verdict:8} {typed}  ({' '.join(sorted(codes))} {topic})")
    print(f"{'':18}{'n':>7}" + "".join(f"{verdict:>10}" for verdict in _VERDICTS))
    for row, counts in tally.items():
        print(f"{row:18}{counts.total():7}" + "".join(f"{counts[one] / counts.total():10.2%}" for one in _VERDICTS))
    print(*sorted(short, key=lambda line: _VERDICTS.index(line.split()[0]))[: chosen.show], sep="\n")


def _question(
    places: list[tuple[str, str]], topics: list[tuple[str, str]], dice: random.Random
) -> tuple[str, str, set[str], str]:
    """Its kind, what is typed, and the codes and the topic it asks for."""
    (one, first), (two, second) = dice.sample(places, 2)
    word, topic = dice.choice(topics)
    between = dice.choice(_BETWEEN)
    typed, codes, topic, kind = dice.choice(
        [
            (f"{one}{between}{two}", {first, second}, "", "two names"),
            (f"{one} {word}", {first}, topic, "name, topic"),
            (f"{word} {one}", {first}, topic, "topic, name"),
            (f"{one}{between}{two} {word}", {first, second}, topic, "two names, topic"),
        ]
    )
    return kind, dice.choice((str, str.lower))(typed), codes, topic


def _verdict(typed: str, codes: set[str], topic: str) -> str:
    found = match(typed, today=_TODAY)
    if not isinstance(found, Query):
        return "asked" if found.choices else "missed"
    if set(found.countries) - codes:
        return "wrong"
    if codes - set(found.countries):
        return "missed"
    return "exact" if not topic or topic in found.topics else "topic"


def _places() -> list[tuple[str, str]]:
    """(spelling, code) of every spelling that means one place beside other words."""
    spellings, found = load_spellings(), {}
    for country in load_countries().by_code.values():
        names = (country.name, *country.names, *country.exact, *country.demonyms, *country.capitals, *country.metonyms)
        for spelling in (*names, *country.query, *country.roman, *country.urdu):
            if spellings.exact.get(key(spelling)) == country.code and key(spelling) not in spellings.alone:
                found[spelling] = country.code
    return list(found.items())


def _topics() -> list[tuple[str, str]]:
    exact = load_spellings().exact
    known = ((word, topic.id) for topic in load_topics().by_id.values() for word in topic.query)
    return [(word, id) for word, id in known if exact.get(key(word)) == f"#{id}"]


if __name__ == "__main__":
    main()
