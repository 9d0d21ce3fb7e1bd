"""An invented archive of any size: the same for the same size, words as unevenly spread as a language's.

Words are made of syllables, with endings, so that beginnings are shared and slips of the hand have neighbours. The n-th most
frequent stem comes up in proportion to 1/(n+3), countries likewise fall off; articles of six statements run over 5,000 days.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from bot.model import Article, Kind, Span, Speaker, Statement, article_id, statement_id

PER_ARTICLE = 6
COUNTRIES = [f"{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJ"]
TOPICS = [f"topic{number}" for number in range(29)]
FIRST_DAY, DAYS = date(2010, 1, 1), 5000

_CONSONANTS = ("b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "tr", "pl", "st")
_SYLLABLES = [a + b for a in _CONSONANTS for b in ("a", "e", "i", "o", "u", "ai")]
_ENDINGS = ("", "", "", "s", "ed", "ing")
_STEMS = 15_000
_WORDS = 28
_SPEAKERS = [f"Speaker {letter}" for letter in "ABCDEFGH"]
_OUTLETS = [f"Gazette {number}" for number in range(40)]


class Language:
    """Draws words, countries and topics from dice."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        of = random.Random(1)
        stems: dict[str, None] = {}
        while len(stems) < _STEMS:
            stems["".join(of.choice(_SYLLABLES) for _ in range(of.choice((2, 2, 3, 3, 4))))] = None
        self._stems = list(stems)
        self._weights = list(accumulate(1 / (number + 3) for number in range(_STEMS)))

    def word(self) -> str:
        """A word, frequent ones more often."""
        at = bisect(self._weights, self._dice.random() * self._weights[-1])
        return self._stems[at] + self._dice.choice(_ENDINGS)

    def country(self) -> str:
        """A country; some are asked and spoken about far more than others."""
        return COUNTRIES[min(int(self._dice.expovariate(0.08)), len(COUNTRIES) - 1)]

    def slip(self, word: str) -> str:
        """The word with one slip of the hand: a letter dropped, doubled, replaced, or two exchanged."""
        at = self._dice.randrange(1, len(word) - 1)
        a, b, rest = word[:at], word[at], word[at + 1 :]
        return self._dice.choice((a + rest, a + b + b + rest, f"{a}x{rest}", a + rest[0] + b + rest[1:]))


def articles(size: int) -> Iterator[tuple[Article, list[Statement]]]:
    """Articles with their statements, `size` of these in all, oldest first."""
    dice = random.Random(size)
    language = Language(dice)
    number = size // PER_ARTICLE
    for at in range(number):
        yield _article(dice, language, at, FIRST_DAY + timedelta(days=at * DAYS // number))


def _article(dice: random.Random, language: Language, number: int, day: date) -> tuple[Article, list[Statement]]:
    sentences = [" ".join(language.word() for _ in range(_WORDS)) for _ in range(PER_ARTICLE)]
    url, text = f"https://gazette.example/{number}", "\n\n".join(sentences)
    article = Article(
        id=article_id(url=url, text=text), text=text, url=url, outlet=dice.choice(_OUTLETS), title="Title", published=day
    )
    return article, list(_statements(dice, language, article, sentences, day))


def _statements(
    dice: random.Random, language: Language, article: Article, sentences: list[str], day: date
) -> Iterator[Statement]:
    start = 0
    for words in sentences:
        yield Statement(
            id=statement_id(article=article.id, words=words),
            article_id=article.id,
            span=Span(start=start, end=start + len(words)),
            speaker=Speaker(
                name=dice.choice(_SPEAKERS), role="Spokesperson", ministry="PK" if dice.random() < 0.7 else None
            ),
            kind=dice.choice(list(Kind)),
            quotes=(Span(start=start, end=start + 9),),
            countries=tuple(dict.fromkeys(language.country() for _ in range(dice.choice((1, 1, 2))))),
            topics=tuple(dict.fromkeys(dice.choice(TOPICS) for _ in range(dice.choice((0, 1, 2))))),
            said_on=day,
            rule="said",
        )
        start += len(words) + 2
