"""Every question and order that the outbox puts to its tables, each built once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.archive.outbox_protocol import State
from bot.archive.outbox_tables import outgoing, pace, subscription

_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
#: What tells subscriptions apart.
NAMED = ("team", "channel", "kind", "name")

_OF_CHANNEL = (subscription.c.team == bindparam("its_team"), subscription.c.channel == bindparam("its_channel"))
_OF_KIND = subscription.c.kind == bindparam("its_kind")

add_subscription = insert(subscription)
drop_subscriptions = delete(subscription).where(*_OF_CHANNEL, _OF_KIND)
drop_subscription = drop_subscriptions.where(subscription.c.name == bindparam("its_name"))

#: What is due longest, and held by nobody. SQLite, where one writes at a time, knows no locks of rows and leaves that out.
due = (
    select(outgoing)
    .where(outgoing.c.state == str(State.PLANNED), outgoing.c.not_before <= bindparam("now"))
    .order_by(outgoing.c.not_before, outgoing.c.due, outgoing.c.key)
    .limit(1)
    .with_for_update(skip_locked=True)
)

#: Taken long ago and never settled.
stale = (
    select(outgoing)
    .where(outgoing.c.state == str(State.SENDING), outgoing.c.claimed < bindparam("before"))
    .order_by(outgoing.c.claimed, outgoing.c.key)
    .limit(1)
    .with_for_update(skip_locked=True)
)

take = (
    update(outgoing)
    .where(outgoing.c.key == bindparam("its_key"))
    .values(
        state=str(State.SENDING),
        claimed=bindparam("claimed"),
        first_claimed=bindparam("first_claimed"),
        attempts=bindparam("attempts"),
    )
)

postpone = update(outgoing).where(outgoing.c.key == bindparam("its_key")).values(not_before=bindparam("until"))

#: Only while the claim stands by which its sender holds it.
settle = (
    update(outgoing)
    .where(
        outgoing.c.key == bindparam("its_key"),
        outgoing.c.claimed == bindparam("its_claimed"),
        outgoing.c.state == bindparam("sending"),
    )
    .values({name: bindparam(name) for name in ("state", "ts", "reason", "not_before", "attempts")})
)

decide = (
    update(outgoing)
    .where(outgoing.c.key == bindparam("its_key"), outgoing.c.state == bindparam("unknown"))
    .values(state=bindparam("state"), due=bindparam("now"), not_before=bindparam("now"), reason=bindparam("reason"))
)

by_key = select(outgoing).where(outgoing.c.key == bindparam("its_key"))

newest = (
    select(outgoing)
    .where(outgoing.c.team == bindparam("its_team"), outgoing.c.channel == bindparam("its_channel"))
    .order_by(outgoing.c.due.desc(), outgoing.c.key)
    .limit(bindparam("most"))
)

newest_dates = (
    select(outgoing.c.team, outgoing.c.channel, outgoing.c.slot, func.max(outgoing.c.local_date))
    .where(outgoing.c.local_date >= bindparam("since"))
    .group_by(outgoing.c.team, outgoing.c.channel, outgoing.c.slot)
)

told = (
    select(outgoing.c.told)
    .where(
        outgoing.c.team == bindparam("its_team"),
        outgoing.c.channel == bindparam("its_channel"),
        outgoing.c.local_date >= bindparam("since"),
        outgoing.c.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(outgoing.c.due, outgoing.c.key)
)

waiting = select(func.count()).where(outgoing.c.state.in_([str(State.PLANNED), str(State.SENDING)]))

states = select(outgoing.c.state, func.count()).group_by(outgoing.c.state)

forget = delete(outgoing).where(
    outgoing.c.local_date < bindparam("before"),
    outgoing.c.state.in_([str(State.SENT), str(State.FAILED), str(State.SKIPPED)]),
)


@cache
def subscriptions(*, of_team: bool, of_channel: bool) -> Select[Any]:
    """Subscriptions of a kind, of one workspace and channel where wanted."""
    query = select(subscription).where(_OF_KIND).order_by(subscription.c.key)
    wanted = [one for one, wanted in zip(_OF_CHANNEL, (of_team, of_channel), strict=True) if wanted]
    return query.where(*wanted)


@cache
def add_post(dialect: str) -> Any:
    """A new post; no row where its channel, slot and date have one."""
    query = _INSERTS[dialect](outgoing).on_conflict_do_nothing(index_elements=["team", "channel", "slot", "local_date"])
    return query.returning(outgoing.c.key)


@cache
def take_turn(dialect: str) -> Any:
    """A channel's next turn; no row where it is not free yet."""
    query = _INSERTS[dialect](pace).values(team=bindparam("team"), channel=bindparam("channel"), free=bindparam("free"))
    query = query.on_conflict_do_update(
        index_elements=["team", "channel"], set_={"free": query.excluded.free}, where=pace.c.free <= bindparam("now")
    )
    return query.returning(pace.c.channel)
