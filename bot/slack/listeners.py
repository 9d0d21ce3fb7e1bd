"""What happens when somebody types the command or presses a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.archive.protocol import Archive
from bot.stance.answers import Ambiguous, Answer, Query, Unknown

if TYPE_CHECKING:
    from slack_bolt import App


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
    #: A country, body or topic code -> its name as a person reads it; the code itself where unknown.
    name: Callable[[str], str]
    #: The day in the newsroom's time zone.
    today: Callable[[], date]


def register(app: App, deps: Deps) -> None:
    """Hang every listener on the app."""
