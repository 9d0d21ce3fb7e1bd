"""When a feed is asked next: decided from how it stands, what it answered and when; nothing here waits or asks.

answered -> after the usual time
failed   -> twice as long each time, or as long as the site asks for -> rested for a day after so many in a row
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.archive.ledger import FeedState

_DAY = timedelta(days=1)
#: A site may ask for longer; a month is a feed that is gone.
_LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often feeds are asked."""

    #: Between two looks.
    every: timedelta
    #: Failures in a row after which a feed is left alone for a day.
    failures: int


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether a feed may be asked."""
    return state.due_at is None or state.due_at <= now


def is_rested(state: FeedState, rhythm: Rhythm) -> bool:
    """Whether a feed is left alone for having failed too often."""
    return state.failures >= rhythm.failures


def answered(state: FeedState, now: datetime, rhythm: Rhythm, *, etag: str | None, last_modified: str | None) -> FeedState:
    """How a feed stands after an answer, with its validators."""
    return FeedState(url=state.url, asked_at=now, due_at=now + rhythm.every, etag=etag, last_modified=last_modified)


def failed(state: FeedState, now: datetime, rhythm: Rhythm, *, fault: str, retry_after: str | None = None) -> FeedState:
    """How a feed stands after a failure.

    Args:
        state: how it stood.
        now: aware.
        rhythm: how often feeds are asked.
        fault: what went wrong, a sentence.
        retry_after: the site's own header, seconds or an HTTP date; None where it sent none.
    """
    failures = state.failures + 1
    wait = _DAY if failures >= rhythm.failures else min(rhythm.every * 2 ** (failures - 1), _DAY)
    wanted = min(_asked_for(retry_after, now), _LONGEST)
    return replace(state, asked_at=now, due_at=now + max(wait, wanted), failures=failures, fault=fault)


def _asked_for(header: str | None, now: datetime) -> timedelta:
    """How long the site wants to be left alone; nothing where it does not say."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 8:
        return timedelta(seconds=int(text))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return timedelta()
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return max(aware - now, timedelta())
