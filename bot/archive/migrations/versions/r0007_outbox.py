"""Who wants to be told of what, and every post: the outbox of digests and watches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Texts, Words

revision = "0007"
down_revision = "0006"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make its tables."""
    _subscription()
    _outgoing()
    op.create_index("outgoing_due", "outgoing", ["state", "not_before"])
    op.create_index("outgoing_date", "outgoing", ["local_date"])
    op.create_table(
        "pace",
        sa.Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
        sa.Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
        sa.Column("free", sa.BigInteger, nullable=False, comment="when it may be posted to again"),
        sa.PrimaryKeyConstraint("team", "channel", name="pace_pkey"),
    )


def _subscription() -> None:
    op.create_table(
        "subscription",
        sa.Column("key", _KEY, primary_key=True, comment="in order of arrival"),
        sa.Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
        sa.Column("channel", Words, nullable=False, comment="Slack's id of the channel, or of the person who watches"),
        sa.Column("kind", Words, nullable=False, comment="digest or watch"),
        sa.Column("name", Words, nullable=False, comment="the slot's name, or what is watched"),
        sa.Column("at", sa.String(5), comment="HH:MM; null for a watch"),
        sa.Column("zone", Words, comment="IANA name; null for a watch"),
        sa.Column("weekdays", sa.Boolean, nullable=False, comment="from Monday to Friday only"),
        sa.Column("countries", Texts, nullable=False, comment="JSON list of codes; empty for any"),
        sa.Column("topics", Texts, nullable=False, comment="JSON list of topic ids; empty for any"),
        sa.Column("always", sa.Boolean, nullable=False, comment="whether a day without news gets a line"),
        sa.Column("owner", Words, nullable=False, comment="Slack's id of who set it"),
        sa.Column("created", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.UniqueConstraint("team", "channel", "kind", "name", name="subscription_name"),
    )


def _outgoing() -> None:
    op.create_table(
        "outgoing",
        sa.Column("key", sa.String(32), nullable=False, comment="also in the message's metadata"),
        sa.Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
        sa.Column("channel", Words, nullable=False, comment="Slack's id of the channel or person"),
        sa.Column("slot", Words, nullable=False, comment="what it is the only post of for its date"),
        sa.Column(
            "local_date", sa.Date, nullable=False, comment="the date in the slot's zone; for a watch the briefing's day"
        ),
        sa.Column("state", Words, nullable=False, comment="planned, sending, sent, unknown, failed or skipped"),
        sa.Column("due", sa.BigInteger, nullable=False, comment="when it was to be sent"),
        sa.Column("not_before", sa.BigInteger, nullable=False, comment="when it may be taken"),
        sa.Column("payload", Words, nullable=False, comment="the message as JSON, as planned; empty where skipped"),
        sa.Column("told", Texts, nullable=False, comment="JSON list of statement ids, each with its status: id:shown"),
        sa.Column("owner", Words, nullable=False, comment="Slack's id of who is told of a failure; empty for nobody"),
        sa.Column("claimed", sa.BigInteger, comment="when it was last taken; null until it was"),
        sa.Column("first_claimed", sa.BigInteger, comment="when it was first taken"),
        sa.Column("attempts", sa.Integer, nullable=False, comment="how often it was taken"),
        sa.Column("ts", Words, nullable=False, comment="Slack's id of the message; empty until known"),
        sa.Column("reason", Words, nullable=False, comment="why it is unknown, failed or skipped"),
        sa.PrimaryKeyConstraint("key", name="outgoing_pkey"),
        sa.UniqueConstraint("team", "channel", "slot", "local_date", name="outgoing_slot"),
    )
