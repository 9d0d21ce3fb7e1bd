"""How long answers of several parts take: `python -m tests.bench.views` fills an invented archive and times each of them.

Prints milliseconds, the median and the slowest of some runs, on an SQLite file of 30,000 statements with one busy day that
40 outlets report, every one in 12 statements.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.archive import open_archive
from bot.archive.protocol import Archive
from bot.model import Article, Kind, Span, Speaker, Statement, article_id, statement_id
from bot.stance.answers import Query
from bot.stance.changes import changes
from bot.stance.compare import compare
from bot.stance.history import history
from bot.stance.listing import briefing, countries
from bot.stance.quote_check import check
from bot.stance.views import View

_STATEMENTS, _PER_ARTICLE, _BUSY_OUTLETS = 30_000, 12, 40
_RUNS = 15
_COUNTRIES = [f"{first}{second}" for first in "ABCD" for second in "ABCDEFGHIJ"]
_SYLLABLES = ("har", "bour", "tre", "aty", "riv", "er", "fer", "ry", "tol", "len", "mis", "cor", "dan", "vel", "po", "sit")
_BUSY = date(2030, 5, 2)
_VOICE = Speaker(name="Amina Farouk", role="Foreign Office Spokesperson", ministry="PK")


def main() -> None:
    """Fill and time."""
    dice = random.Random(7)
    vocabulary = ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(6000)]
    with tempfile.TemporaryDirectory() as folder, closing(open_archive(str(Path(folder) / "v.db"), create=True)) as archive:
        start, quote = time.perf_counter(), ""
        for article, said in _articles(dice, vocabulary):
            archive.add(article, said[0].said_on, said)
            quote = said[-1].span.of(article.text)
        print(f"{_STATEMENTS:,} statements and a busy day, filled in {time.perf_counter() - start:.0f} s")
        for name, ask in _questions(archive, quote).items():
            _show(name, ask)


def _questions(archive: Archive, quote: str) -> dict[str, Callable[[], View]]:
    given: dict[str, Any] = {"ministry": "PK", "today": date(2030, 6, 1), "names": {}}
    one = Query(text="", countries=("AA",))
    some = [Query(text="", countries=(code,)) for code in _COUNTRIES[:4]]
    words = quote.split()
    changed = " ".join("otherwise" if at % 7 == 3 else word for at, word in enumerate(words))
    return {
        "history of a country": lambda: history(one, archive, **given),
        "history with a word": lambda: history(Query(text="", countries=("AA",), words=("the",)), archive, **given),
        "changes on a country": lambda: changes(one, archive, **given),
        "four countries compared": lambda: compare(some, archive, **given),
        "a usual briefing": lambda: briefing(_BUSY - timedelta(days=30), archive, **given),
        "the busy briefing": lambda: briefing(_BUSY, archive, **given),
        "countries": lambda: countries(archive, **given),
        "a quote that stands there": lambda: check(" ".join(words[2:14]), archive, **given),
        "a quote in other words": lambda: check(changed, archive, **given),
        "a quote that nobody said": lambda: check("colourless green ideas sleep furiously in committees", archive, **given),
    }


def _articles(dice: random.Random, vocabulary: list[str]) -> Iterator[tuple[Article, list[Statement]]]:
    for number in range(_STATEMENTS // _PER_ARTICLE):
        yield _article(dice, vocabulary, number, _BUSY - timedelta(days=1 + number % 1200), f"Outlet {number % 30}")
    for number in range(_BUSY_OUTLETS):
        yield _article(dice, vocabulary[:300], number, _BUSY, f"Busy outlet {number}")


def _article(
    dice: random.Random, vocabulary: list[str], number: int, day: date, outlet: str
) -> tuple[Article, list[Statement]]:
    said = [" ".join((*dice.choices(vocabulary, k=dice.randint(8, 30)), "of the", *dice.choices(vocabulary, k=4)))]
    said += [" ".join(dice.choices(vocabulary, k=dice.randint(10, 40))) for _ in range(_PER_ARTICLE - 1)]
    texts = [f"“{one},” she said." for one in said]
    url = f"https://{outlet.replace(' ', '-')}.example/{number}"
    article = Article(id=article_id(url=url, text=""), text="\n".join(texts), url=url, outlet=outlet, published=day)
    statements, at = [], 0
    for text in texts:
        span = Span(start=at, end=at + len(text))
        at = span.end + 1
        statements.append(
            Statement(
                id=statement_id(article=article.id, words=text),
                article_id=article.id,
                span=span,
                speaker=_VOICE,
                kind=Kind.DIRECT,
                quotes=(Span(start=span.start + 1, end=span.end - 11),),
                countries=tuple(dice.sample(_COUNTRIES, dice.choice((1, 1, 2)))),
                said_on=day,
                rule="said",
            )
        )
    return article, statements


def _show(name: str, ask: Callable[[], View]) -> None:
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:28} {sorted(times)[len(times) // 2]:9.1f} ms {max(times):9.1f} ms")


if __name__ == "__main__":
    main()
