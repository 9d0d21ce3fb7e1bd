"""Invented newspaper articles of the usual length, as JSON lines: the same for the same number, no two alike.

A briefing of some dozen paragraphs: a ministry's spokesperson, quoted, half quoted and told of, other voices, and sentences
that nobody says. Nouns and names are drawn so that vocabularies grow as a language's do.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench.synthetic import Language

_FIRST_DAY = date(2023, 1, 2)
#: Articles that are printed on one day.
_A_DAY = 40
_OUTLETS = ("Harbour Ledger", "Harbour Post", "Quay Courier")
_COUNTRIES = (
    *("the United States", "China", "India", "Iran", "Afghanistan", "Saudi Arabia", "Turkiye", "Russia", "Qatar"),
    *("the United Kingdom", "Azerbaijan", "Malaysia", "Uzbekistan", "Japan", "Germany", "Egypt", "Nepal", "Oman"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_THINGS = (
    *("talks", "trade", "treaty", "border", "harbour", "railway", "dialogue", "visa regime", "fishermen", "transit fees"),
    *("grain", "pipeline", "scholarships", "flights", "customs post", "river commission", "ferry line", "consulate"),
)
_SAID = (
    "Foreign Office Spokesperson Mumtaz Zahra Baloch said on {day} that the {thing} with {country} would go on in {a}.",
    "“We want {thing} that {a} can rely on, and {country} knows it,” she told the weekly briefing.",
    "The spokesperson said that Pakistan had “noted with concern” what {country} did at the {b} {thing}.",
    "Asked about the {thing} of {a}, she declined to comment on a matter before a court.",
    "“Nobody gains from a closed {b},” she added. “Our position on {country} has not changed.”",
    "According to the Foreign Office, the two sides agreed to keep the {thing} of {a} and {b} under review.",
    "She reaffirmed that Pakistan stood by its word on the {thing}, whatever was written in {a}.",
    "Foreign Minister Ishaq Dar told reporters that {country} had been asked to reopen the {b} {thing}.",
    "The Foreign Office rejected the remarks on {a} as “baseless and out of place”, and urged {country} to drop them.",
)
_OTHERS = (
    "Defence Minister Khawaja Asif told a rally in {a} that nobody would be spared at the {thing}.",
    "“None of it will work,” said Omar {A}, an analyst with a think tank in {b}.",
    "{country} said in a statement that the {thing} had been closed for repairs since {day}.",
)
_TOLD = (
    "The {thing} of {a} were first opened in a year of floods, when {b} was still a village of {c} and salt.",
    "Lorries stood in a line of {c} kilometres before the gate of {a}, and drivers slept under them.",
    "Two earlier rounds, in {b} and in {a}, had ended without a paper that anybody wanted to sign.",
    "Merchants of {a} have lived off the {thing} for generations, and few of them read what is printed in {c}.",
    "The delegation is to travel on to {b}, where a conference on rivers and {thing} begins after the holidays.",
    "A committee of {c} members looks at the accounts of the {thing}, of which the last were published in spring.",
)


def rows(number: int) -> Iterator[dict[str, Any]]:
    """So many articles, as a JSON line has them, oldest first."""
    dice = random.Random(number)
    language = Language(dice)
    for at in range(number):
        day = _FIRST_DAY + timedelta(days=at // _A_DAY)
        yield {
            "text": _text(dice, language),
            "title": f"{_name(language)} and the {dice.choice(_THINGS)} of {_name(language)}",
            "published": day.isoformat(),
            "outlet": dice.choice(_OUTLETS),
            "url": f"https://harbour.example/{at}",
        }


def write(file: Path, number: int) -> None:
    """Fill a file with so many articles."""
    with file.open("w", encoding="utf-8") as out:
        for row in rows(number):
            print(json.dumps(row, ensure_ascii=False), file=out)


def _text(dice: random.Random, language: Language) -> str:
    said = [_SAID[0], *dice.sample(_SAID[1:], 5 + dice.randrange(3)), *dice.sample(_OTHERS, 2)]
    told = [dice.choice(_TOLD) for _ in range(14 + dice.randrange(11))]
    rest = [*said[1:], *told]
    dice.shuffle(rest)
    sentences = [_filled(pattern, dice, language) for pattern in (said[0], *rest)]
    pairs = (" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    return "ISLAMABAD: " + "\n\n".join(pairs)


def _filled(pattern: str, dice: random.Random, language: Language) -> str:
    return pattern.format(
        day=dice.choice(_DAYS),
        thing=dice.choice(_THINGS),
        country=dice.choice(_COUNTRIES),
        a=_name(language),
        b=_name(language),
        c=language.word(),
        A=_name(language),
    )


def _name(language: Language) -> str:
    return language.word().capitalize()
