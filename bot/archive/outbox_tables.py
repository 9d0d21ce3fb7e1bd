"""The tables of the outbox, beside the archive's in the same database.

subscription  who wants to be told of what
outgoing      every post that was ever planned: one a channel, slot and local date
pace          when each channel may be posted to again
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.archive.columns import Texts, Words
from bot.archive.schema import KEY, metadata

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An instant, as microseconds since 1970 in UTC: the same and exact on both databases, and compared as a number."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - its signature
        """From an aware instant to the number."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the number to an instant in UTC."""
        return None if value is None else _EPOCH + value * _MICROSECOND


subscription = Table(
    "subscription",
    metadata,
    Column("key", KEY, primary_key=True, comment="in order of arrival"),
    Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
    Column("channel", Words, nullable=False, comment="Slack's id of the channel, or of the person who watches"),
    Column("kind", Words, nullable=False, comment="digest or watch"),
    Column("name", Words, nullable=False, comment="the slot's name, or what is watched"),
    Column("at", String(5), comment="HH:MM; null for a watch"),
    Column("zone", Words, comment="IANA name; null for a watch"),
    Column("weekdays", Boolean, nullable=False, comment="from Monday to Friday only"),
    Column("countries", Texts, nullable=False, comment="JSON list of codes; empty for any"),
    Column("topics", Texts, nullable=False, comment="JSON list of topic ids; empty for any"),
    Column("always", Boolean, nullable=False, comment="whether a day without news gets a line"),
    Column("owner", Words, nullable=False, comment="Slack's id of who set it"),
    Column("created", Instant, nullable=False, comment="microseconds since 1970, UTC"),
    UniqueConstraint("team", "channel", "kind", "name", name="subscription_name"),
)

outgoing = Table(
    "outgoing",
    metadata,
    Column("key", String(32), nullable=False, comment="also in the message's metadata"),
    Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
    Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
    Column("slot", Words, nullable=False, comment="what it is the only post of for its date"),
    Column("local_date", Date, nullable=False, comment="the date in the slot's zone; for a watch the briefing's day"),
    Column("state", Words, nullable=False, comment="planned, sending, sent, unknown, failed or skipped"),
    Column("due", Instant, nullable=False, comment="when it was to be sent"),
    Column("not_before", Instant, nullable=False, comment="when it may be taken"),
    Column("payload", Words, nullable=False, comment="the message as JSON, as planned; empty where skipped"),
    Column("told", Texts, nullable=False, comment="JSON list of statement ids, each with its status: id:shown"),
    Column("owner", Words, nullable=False, comment="Slack's id of who is told of a failure; empty for nobody"),
    Column("claimed", Instant, comment="when it was last taken; null until it was"),
    Column("first_claimed", Instant, comment="when it was first taken"),
    Column("attempts", Integer, nullable=False, comment="how often it was taken"),
    Column("ts", Words, nullable=False, comment="Slack's id of the message; empty until known"),
    Column("reason", Words, nullable=False, comment="why it is unknown, failed or skipped"),
    PrimaryKeyConstraint("key", name="outgoing_pkey"),
    UniqueConstraint("team", "channel", "slot", "local_date", name="outgoing_slot"),
)

#: What is due, and what was never settled.
outgoing_due = Index("outgoing_due", outgoing.c.state, outgoing.c.not_before)
outgoing_date = Index("outgoing_date", outgoing.c.local_date)

pace = Table(
    "pace",
    metadata,
    Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
    Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
    Column("free", Instant, nullable=False, comment="when it may be posted to again"),
    PrimaryKeyConstraint("team", "channel", name="pace_pkey"),
)
