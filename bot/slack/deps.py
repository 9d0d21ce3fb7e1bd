"""What the listeners are given, so that they read neither clock nor environment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.archive.protocol import Archive
from bot.stance.command import Reading
from bot.stance.present import Names
from bot.stance.respond import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """What the listeners answer with; wiring builds it once."""

    archive: Archive
    #: What was typed -> a command, or what could have been meant.
    read: Callable[[str], Reading]
    #: Country code of the ministry that is followed ("PK").
    ministry: str
    #: Code or topic id -> the name a person reads.
    names: Names
    #: The day in the newsroom's time zone.
    today: Callable[[], date]

    def desk(self) -> Desk:
        """Who is asked, now."""
        return Desk(archive=self.archive, ministry=self.ministry, today=self.today(), names=self.names)
