"""`SqlOutbox`: the outbox's contract over the archive's database, SQLite or PostgreSQL alike.

claim:   the post due longest that nobody else holds -> its channel free? -> sending, committed  |  else the next one
settle:  only where the claim still stands: a sender that was gone too long finds its post taken over

On PostgreSQL a claim skips rows that others hold (`FOR UPDATE SKIP LOCKED`); on SQLite writers take turns
(`BEGIN IMMEDIATE`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.archive import outbox_queries as queries
from bot.archive.at_place import AtPlace
from bot.archive.outbox_protocol import TOLD, Kind, Post, State, Subscription
from bot.archive.outbox_rows import post_values, read_post, read_subscription, read_told, subscription_values

#: What Slack allows a channel.
_BETWEEN = timedelta(seconds=1)
#: Posts of busy channels that one claim passes over before it says that nothing is due.
_MOST_PASSED = 50


class SqlOutbox(AtPlace):
    """An `Outbox` at the archive's place; the archive is made when the first thing is written."""

    def subscribe(self, wanted: Subscription) -> bool:
        """Keep a subscription; see the protocol."""
        values = subscription_values(wanted)
        with self._writing(create=True) as connection:
            dropped = connection.execute(queries.drop_subscription, {f"its_{name}": values[name] for name in queries.NAMED})
            connection.execute(queries.add_subscription, values)
        return dropped.rowcount == 0

    def unsubscribe(self, team: str, channel: str, kind: Kind, name: str | None = None) -> int:
        """Drop a channel's subscriptions of a kind, or the one of that name."""
        if not self._is_there():
            return 0
        values = {"its_team": team, "its_channel": channel, "its_kind": kind}
        with self._writing() as connection:
            if name is None:
                return connection.execute(queries.drop_subscriptions, values).rowcount
            return connection.execute(queries.drop_subscription, {**values, "its_name": name}).rowcount

    def subscriptions(self, kind: Kind, team: str | None = None, channel: str | None = None) -> list[Subscription]:
        """Those of a kind, of one workspace and channel where given; oldest first."""
        query = queries.subscriptions(of_team=team is not None, of_channel=channel is not None)
        named = {"its_team": team, "its_channel": channel}
        values = {name: value for name, value in named.items() if value is not None}
        return [read_subscription(row) for row in self._rows(query, its_kind=kind, **values)]

    def plan(self, *posts: Post) -> bool:
        """Write posts down, unless a channel, slot and date of them has one."""
        with self._writing(create=True) as connection:
            add = queries.add_post(connection.dialect.name)
            if all(connection.execute(add, post_values(one)).first() is not None for one in posts):
                return True
            connection.rollback()
        return False

    def newest_dates(self, since: date) -> Mapping[tuple[str, str, str], date]:
        """The newest local date that each team, channel and slot has a post for."""
        return {(team, channel, slot): day for team, channel, slot, day in self._rows(queries.newest_dates, since=since)}

    def told(self, team: str, channel: str, since: date) -> list[tuple[str, str]]:
        """Ids and statuses of what a channel was told for local dates from `since` on."""
        states = [str(state) for state in TOLD]
        rows = self._rows(queries.told, its_team=team, its_channel=channel, since=since, states=states)
        return [one for (told,) in rows for one in read_told(told)]

    def claim(self, now: datetime) -> Post | None:
        """Take the post that is due longest and whose channel is free."""
        if not self._is_there():
            return None
        for _ in range(_MOST_PASSED):
            with self._writing() as connection:
                row = connection.execute(queries.due, {"now": now}).one_or_none()
                if row is None:
                    return None
                post = read_post(row)
                if _is_free(connection, post, now):
                    return _taken(connection, post, now)
                connection.execute(queries.postpone, {"its_key": post.key, "until": now + _BETWEEN})
        return None

    def claim_stale(self, now: datetime, before: datetime) -> Post | None:
        """Take over a post that was taken long ago and never settled."""
        if not self._is_there():
            return None
        with self._writing() as connection:
            row = connection.execute(queries.stale, {"before": before}).one_or_none()
            return None if row is None else _taken(connection, read_post(row), now)

    def settle(self, post: Post, state: State, *, ts: str = "", reason: str = "") -> bool:
        """Say what became of a post that was claimed, where the claim still stands."""
        values = {"state": str(state), "ts": ts or post.ts, "reason": reason, "not_before": post.due}
        return self._if_held(post, {**values, "attempts": post.attempts})

    def put_back(self, post: Post, until: datetime) -> bool:
        """Leave a claimed post that was certainly not posted for later."""
        values = {"state": str(State.PLANNED), "ts": "", "reason": "", "not_before": until}
        return self._if_held(post, {**values, "attempts": post.attempts - 1})

    def decide(self, key: str, state: State, now: datetime) -> bool:
        """An editor's word on an unknown post."""
        if not self._is_there():
            return False
        values = {"its_key": key, "state": str(state), "now": now, "reason": "", "unknown": str(State.UNKNOWN)}
        with self._writing() as connection:
            return connection.execute(queries.decide, values).rowcount == 1

    def post(self, key: str) -> Post | None:
        """One post by its key."""
        return next((read_post(row) for row in self._rows(queries.by_key, its_key=key)), None)

    def posts(self, team: str, channel: str, limit: int) -> list[Post]:
        """A channel's posts, newest first."""
        return [read_post(row) for row in self._rows(queries.newest, its_team=team, its_channel=channel, most=limit)]

    def waiting(self) -> int:
        """How many posts are planned or sending."""
        return sum(number for (number,) in self._rows(queries.waiting))

    def states(self) -> Mapping[str, int]:
        """How many posts there are in each state."""
        return {str(state): 0 for state in State} | dict(self._rows(queries.states))

    def forget(self, before: date) -> int:
        """Delete old posts that need nothing more."""
        if not self._is_there():
            return 0
        with self._writing() as connection:
            return connection.execute(queries.forget, {"before": before}).rowcount

    def _if_held(self, post: Post, values: dict[str, Any]) -> bool:
        with self._writing() as connection:
            held = {"its_key": post.key, "its_claimed": post.claimed, "sending": str(State.SENDING)}
            return connection.execute(queries.settle, {**held, **values}).rowcount == 1


def _is_free(connection: Connection, post: Post, now: datetime) -> bool:
    """Whether a channel may be posted to now, which takes its turn: of two workers at once one gets it."""
    values = {"team": post.team, "channel": post.channel, "free": now + _BETWEEN, "now": now}
    return connection.execute(queries.take_turn(connection.dialect.name), values).first() is not None


def _taken(connection: Connection, post: Post, now: datetime) -> Post:
    first = post.first_claimed or now
    values = {"its_key": post.key, "claimed": now, "first_claimed": first, "attempts": post.attempts + 1}
    connection.execute(queries.take, values)
    return replace(post, state=State.SENDING, claimed=now, first_claimed=first, attempts=post.attempts + 1)
