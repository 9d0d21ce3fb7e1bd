"""Between the outbox's nouns and its rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from bot.archive.outbox_protocol import Post, State, Subscription
from bot.slots import Slot

Values = dict[str, Any]


def subscription_values(one: Subscription) -> Values:
    """A subscription's row."""
    slot = one.slot
    return {
        "team": one.team,
        "channel": one.channel,
        "kind": one.kind,
        "name": one.name,
        "at": None if slot is None else f"{slot.at:%H:%M}",
        "zone": None if slot is None else slot.zone.key,
        "weekdays": slot is not None and slot.weekdays,
        "countries": one.countries,
        "topics": one.topics,
        "always": one.always,
        "owner": one.owner,
        "created": one.created,
    }


def read_subscription(row: Any) -> Subscription:
    """A subscription out of its row."""
    slot = None
    if row.at is not None:
        slot = Slot(at=time.fromisoformat(row.at), zone=ZoneInfo(row.zone), weekdays=row.weekdays)
    return Subscription(
        team=row.team,
        channel=row.channel,
        kind=row.kind,
        name=row.name,
        slot=slot,
        countries=row.countries,
        topics=row.topics,
        always=row.always,
        owner=row.owner,
        created=row.created,
    )


def post_values(one: Post) -> Values:
    """A new post's row."""
    return {
        "key": one.key,
        "team": one.team,
        "channel": one.channel,
        "slot": one.slot,
        "local_date": one.local_date,
        "state": str(one.state),
        "due": one.due,
        "not_before": one.due,
        "payload": one.payload,
        "told": tuple(f"{id}:{status}" for id, status in one.told),
        "owner": one.owner,
        "claimed": one.claimed,
        "first_claimed": one.first_claimed,
        "attempts": one.attempts,
        "ts": one.ts,
        "reason": one.reason,
    }


def read_post(row: Any) -> Post:
    """A post out of its row."""
    return Post(
        key=row.key,
        team=row.team,
        channel=row.channel,
        slot=row.slot,
        local_date=row.local_date,
        state=State(row.state),
        due=row.due,
        payload=row.payload,
        told=tuple(read_told(row.told)),
        owner=row.owner,
        claimed=row.claimed,
        first_claimed=row.first_claimed,
        attempts=row.attempts,
        ts=row.ts,
        reason=row.reason,
    )


def read_told(told: Iterable[str]) -> list[tuple[str, str]]:
    """Ids and statuses out of "id:status"."""
    return [(id, status) for id, _, status in (one.rpartition(":") for one in told)]
