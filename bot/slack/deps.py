"""What the listeners are given, so that they read neither clock nor environment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.archive.protocol import Archive
from bot.stance.answers import Ambiguous, Answer, Query, Unknown
from bot.stance.present import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """What the listeners answer with; wiring builds it once."""

    archive: Archive
    #: What was typed -> a question, or what could have been meant.
    match: Callable[[str], Query | Ambiguous | Unknown]
    #: A question -> its answer out of `archive`.
    ask: Callable[[Query], Answer]
    #: Country code of the ministry that is followed ("PK").
    ministry: str
    #: Code or topic id -> the name a person reads.
    names: Names
    #: The day in the newsroom's time zone.
    today: Callable[[], date]
