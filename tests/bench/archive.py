"""How fast the archive is: `python -m tests.bench.archive [URL]` fills invented archives and times opening and questions.

Prints milliseconds, the median and the 99th percentile, for an SQLite file of 10,000 and of 100,000 statements; with the
URL of an empty PostgreSQL database, for 10,000 statements there.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from bot.archive import open_archive
from bot.archive.protocol import Lookup
from bot.archive.store import SqlArchive
from bot.model import Article, Kind, Span, Speaker, Statement, article_id, statement_id

_PER_ARTICLE = 6
_COUNTRIES = [f"{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJ"]
_TOPICS = [f"topic{number}" for number in range(29)]
_FIRST_DAY = date(2010, 1, 1)

QUESTIONS: dict[str, Callable[[random.Random], Lookup]] = {
    "a country, 200 records": lambda dice: Lookup(ministry="PK", countries=(_country(dice),)),
    "a country, 5 records": lambda dice: Lookup(ministry="PK", countries=(_country(dice),), limit=5),
    "a country and a topic": lambda dice: Lookup(ministry="PK", countries=(_country(dice),), topics=(dice.choice(_TOPICS),)),
    "two countries": lambda dice: Lookup(ministry="PK", countries=("AA", _country(dice))),
    "a country and a word": lambda dice: Lookup(
        ministry="PK", countries=(_country(dice),), words=(f"w{dice.randrange(4000)}",)
    ),
    "a word alone": lambda dice: Lookup(ministry="PK", words=(f"w{dice.randrange(4000)}",)),
    "any voice on a country": lambda dice: Lookup(ministry=None, countries=(_country(dice),)),
}


def main(place: str | None) -> None:
    """Fill and time."""
    if place is not None:
        _report(place, 10_000)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in (10_000, 100_000):
            _report(str(Path(folder) / f"{size}.db"), size)


def _report(place: str, size: int) -> None:
    dice, start = random.Random(size), time.perf_counter()
    with closing(open_archive(place, create=True)) as archive:
        for article, said in _articles(dice, size):
            archive.add(article, said[0].said_on, said)
    spent = time.perf_counter() - start
    disk = f", {Path(place).stat().st_size / size:,.0f} bytes a statement" if Path(place).exists() else ""
    print(f"{size:,} statements: {size / _PER_ARTICLE / spent:,.0f} articles a second, one transaction each{disk}")
    _show("opening", [_open(place) for _ in range(20)])
    with closing(open_archive(place)) as archive:
        for name, question in QUESTIONS.items():
            _show(name, [_ask(archive, question(dice)) for _ in range(200)])


def _show(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    middle, worst = (ordered[len(ordered) * part // 100] * 1000 for part in (50, 99))
    print(f"  {name:26} p50 {middle:7.2f} ms   p99 {worst:7.2f} ms")


def _open(place: str) -> float:
    start = time.perf_counter()
    with closing(open_archive(place)) as archive:
        archive.is_empty()
        return time.perf_counter() - start


def _ask(archive: SqlArchive, lookup: Lookup) -> float:
    start = time.perf_counter()
    archive.find(lookup)
    return time.perf_counter() - start


def _country(dice: random.Random) -> str:
    """Some countries are asked and spoken about far more than others."""
    return _COUNTRIES[min(int(dice.expovariate(0.08)), len(_COUNTRIES) - 1)]


def _articles(dice: random.Random, size: int) -> Iterator[tuple[Article, list[Statement]]]:
    for number in range(size // _PER_ARTICLE):
        day = _FIRST_DAY + timedelta(days=number * 5000 * _PER_ARTICLE // size)
        sentences = [" ".join(f"w{min(int(dice.expovariate(0.004)), 3999)}" for _ in range(30)) for _ in range(_PER_ARTICLE)]
        url, text = f"https://gazette.example/{number}", "\n\n".join(sentences)
        article = Article(
            id=article_id(url=url, text=text), text=text, url=url, outlet="Gazette", title="Title", published=day
        )
        yield article, list(_statements(dice, article, sentences, day))


def _statements(dice: random.Random, article: Article, sentences: list[str], day: date) -> Iterator[Statement]:
    start = 0
    for words in sentences:
        yield Statement(
            id=statement_id(article=article.id, words=words),
            article_id=article.id,
            span=Span(start=start, end=start + len(words)),
            speaker=Speaker(name="Amina Farouk", role="Spokesperson", ministry="PK" if dice.random() < 0.7 else None),
            kind=dice.choice(list(Kind)),
            quotes=(Span(start=start, end=start + 9),),
            countries=tuple({_country(dice) for _ in range(dice.choice((1, 1, 2)))}),
            topics=tuple({dice.choice(_TOPICS) for _ in range(dice.choice((0, 1, 2)))}),
            said_on=day,
            rule="said",
        )
        start += len(words) + 2


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
