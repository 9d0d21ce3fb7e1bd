"""The bot as it is usually built: a JSON list in memory, every question a walk over it, words compared by rapidfuzz."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bot.archive.protocol import Lookup
from tests.bench.synthetic import articles

Row = dict[str, Any]


def write(path: Path, size: int) -> None:
    """The invented archive as a list of statements."""
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(_rows(size)):
            file.write(("[" if number == 0 else ",") + json.dumps(row))
        file.write("]")


def _rows(size: int) -> Any:
    for article, said in articles(size):
        for one in said:
            yield {
                "day": str(one.said_on),
                "ministry": one.speaker.ministry,
                "countries": one.countries,
                "topics": one.topics,
                "words": one.span.of(article.text),
                "url": article.url,
            }


class Naive:
    """The list, asked as an archive is."""

    def __init__(self, path: Path) -> None:
        self._rows: list[Row] = json.loads(path.read_text("utf-8"))

    def find(self, lookup: Lookup) -> list[Row]:
        """The newest that fit; where words are asked for, the best match of each statement's text."""
        fitting = [row for row in self._rows if _fits(row, lookup)]
        if lookup.words:
            typed = " ".join(lookup.words)
            near = process.extract(typed, [row["words"] for row in fitting], scorer=fuzz.partial_ratio, limit=lookup.limit)
            return [fitting[at] for _, _, at in near]
        return sorted(fitting, key=lambda row: row["day"], reverse=True)[: lookup.limit]

    def months(self, ministry: str, country: str) -> list[tuple[date, int]]:
        """Statements by month."""
        lookup = Lookup(ministry=ministry, countries=(country,))
        counted = Counter(date.fromisoformat(row["day"]).replace(day=1) for row in self._rows if _fits(row, lookup))
        return sorted(counted.items())

    def similar_words(self, word: str) -> list[str]:
        """Its search bears misspellings by itself."""
        return [word]

    def close(self) -> None:
        """Nothing."""


def _fits(row: Row, lookup: Lookup) -> bool:
    return (
        row["ministry"] == lookup.ministry
        and all(code in row["countries"] for code in lookup.countries)
        and all(topic in row["topics"] for topic in lookup.topics)
    )
