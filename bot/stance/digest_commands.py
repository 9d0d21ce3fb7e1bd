"""What can be asked about a channel's digest and a person's watches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.slots import Slot
from bot.stance.answers import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a digest is about; empty for everything that the ministry says."""

    #: Codes of countries and bodies: any of them. Where topics are given too, both have to hold.
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOn:
    """Post here every day at this time."""

    slot: Slot
    scope: Scope = Scope()
    #: Whether a day without news gets a line that says so.
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOff:
    """Post here no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestNow:
    """Post here at once what is new since the last digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPreview:
    """Show the asker alone what would be posted now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOf:
    """Show the asker alone one day's digest."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestStatus:
    """What is set here, and what became of the last posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Tell this person of every briefing on it."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwatch:
    """Tell them of it no more."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Watches:
    """What this person watches."""


DigestCommand: TypeAlias = DigestOn | DigestOff | DigestNow | DigestPreview | DigestOf | DigestStatus
WatchCommand: TypeAlias = Watch | Unwatch | Watches
Subscribing: TypeAlias = DigestCommand | WatchCommand
