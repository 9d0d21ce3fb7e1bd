"""Offices that one country alone calls so: "the external affairs minister" is India's, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from bot.gazetteer.ministries import ministries

#: Read off the name of the ministry of External Affairs.
_EXTERNAL_AFFAIRS = ("external", "affairs")


def country_of_title(lows: Iterable[str]) -> str:
    """The country that the words of a title tell without naming it; "" where they tell none.

    Args:
        lows: the title's words in small letters.
    """
    return _external_affairs() if any(pair == _EXTERNAL_AFFAIRS for pair in pairwise(lows)) else ""


@lru_cache(maxsize=1)
def _external_affairs() -> str:
    """The country whose ministry is one of External Affairs; "" where several are."""
    found = [code for code, profile in ministries().by_country.items() if "External Affairs" in profile.name]
    return found[0] if len(found) == 1 else ""
