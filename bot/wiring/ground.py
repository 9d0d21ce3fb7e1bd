"""What was decided, what the environment says and what time it is; and what follows from these alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.gazetteer.outlets import Outlets
    from bot.stance.present import Names

#: Where the package is.
PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What everything else stands on."""

    config: Config
    environ: Mapping[str, str]
    #: The present, aware.
    now: Callable[[], datetime]
    #: Whether this very machine may be fetched from, without pauses: for tests, and set by nothing else.
    loopback: bool = False

    @property
    def place(self) -> str:
        """Where the archive is: DATABASE_URL, else the file that the configuration names."""
        return self.environ.get("DATABASE_URL") or str(self.config.archive)

    def today(self) -> date:
        """The day in the newsroom's zone."""
        return self.now().astimezone(self.config.timezone).date()

    def outlets(self) -> Outlets:
        """The outlets that are known."""
        from bot.gazetteer.outlets import outlets

        return outlets()

    def names(self) -> Names:
        """Code or topic id -> the name a person reads."""
        from bot.gazetteer import load_countries, load_topics

        countries, topics = load_countries().by_code, load_topics().by_id
        return {code: one.name for code, one in countries.items()} | {id: one.name for id, one in topics.items()}

    def user(self) -> str:
        """Who is at this machine, as the system calls them.

        Raises:
            UsageError: it does not tell.
        """
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):
            raise UsageError("this machine does not tell who you are", where="--by", todo="Give your name") from None


@cache
def ministries() -> frozenset[str]:
    """Country codes that have a profile."""
    return frozenset(path.stem.upper() for path in (PACKAGE / "data" / "ministries").glob("*.yaml"))
