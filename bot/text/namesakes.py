"""Other countries' "Foreign Office" in an article: under its name, or by the people whom such a one looks after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.gazetteer.ministries import ministries
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.tokens import Token

#: Behind a demonym these are whom that country's ministry looks after ("British nationals").
_CARED_FOR = ("national", "nationals", "citizen", "citizens", "traveller", "travellers", "tourist", "tourists")


class Namesake(NamedTuple):
    """Where an article names another one."""

    #: Offset into the text.
    at: int
    #: Its country.
    code: str


def namesakes(sentences: Sequence[Frame], home: str) -> list[Namesake]:
    """Where the article names another country's "Foreign Office", or the people whom such a one looks after, in order.

    Args:
        sentences: all its sentences in order.
        home: the followed ministry's country.
    """
    return [
        Namesake(frame.tokens[hit.start].start, hit.entry.code)
        for frame in sentences
        for hit in frame.hits
        if hit.entry.code not in ("", home) and (_is_namesake(frame.tokens, hit) or _looked_after(frame.tokens, hit, home))
    ]


def _is_namesake(tokens: list[Token], hit: Hit) -> bool:
    lows = [token.low for token in tokens[hit.start : hit.end + 2]]
    office = any(one == "foreign" and two == "office" for one, two in pairwise(lows))
    return office or (hit.entry.sort in ("ministry", "metonym") and hit.entry.code in foreign_offices(""))


def _looked_after(tokens: list[Token], hit: Hit, home: str) -> bool:
    if hit.entry.sort != "demonym" or hit.entry.code not in foreign_offices(home):
        return False
    behind = tokens[hit.end].low if hit.end < len(tokens) else ""
    return behind in _CARED_FOR or tokens[hit.start].low.endswith("s")


@lru_cache(maxsize=4)
def foreign_offices(home: str) -> frozenset[str]:
    """The countries besides home whose ministry is called Foreign Office.

    Args:
        home: a country that is left out; "" for none.
    """
    profiles = ministries().by_country.items()
    return frozenset(code for code, profile in profiles if code != home and "Foreign Office" in profile.name)
