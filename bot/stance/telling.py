"""What a channel is to be told now: its posts so far and the archive -> a digest.

One teller serves one round of work: what it has read it remembers, so that a thousand channels with the same morning
digest cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain

from bot.archive.outbox_protocol import Outbox, Subscription
from bot.archive.protocol import Archive, Lookup
from bot.model import Record, Status
from bot.stance import news
from bot.stance.digest import Digest, digest
from bot.stance.digest_commands import Scope
from bot.stance.news import Told

#: How long what was posted is looked after for corrections.
LOOKED_AFTER = timedelta(days=14)
#: A day's statements on a watched subject are counted in dozens.
_MOST = 200

_Key = tuple[Scope, date, date, tuple[tuple[str, str], ...]]


class Teller:
    """Digests for one round."""

    def __init__(self, archive: Archive, outbox: Outbox, ministry: str) -> None:
        self._archive, self._outbox, self._ministry = archive, outbox, ministry
        self._recent: dict[tuple[date, date], tuple[Record, ...]] = {}
        self._records: dict[str, Record | None] = {}
        self._digests: dict[_Key, Digest] = {}

    def digest(self, team: str, channel: str, scope: Scope, *, day: date, last: date | None) -> Digest:
        """What a channel was not told yet.

        Args:
            team: Slack's id of the workspace.
            channel: Slack's id of the channel.
            scope: what it wants to hear of.
            day: the local date of the digest.
            last: that of the channel's last one; None where there was none.

        Raises:
            ArchiveError: the archive or the outbox cannot be read.
        """
        since = news.since(last, day)
        told = tuple(self._outbox.told(team, channel, min(since, day - LOOKED_AFTER) - timedelta(days=1)))
        key = (scope, since, day, told)
        if key not in self._digests:
            records = self._recent_since(since, day)
            self._digests[key] = digest(records, self._told(told), ministry=self._ministry, day=day, scope=scope)
        return self._digests[key]

    def of_day(self, day: date) -> Digest:
        """Everything of one day, told or not. Raises as `digest` does."""
        return digest(self._archive.briefing(self._ministry, day), (), ministry=self._ministry, day=day, new=False)

    def statements(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """Statements as they are now, without those that no longer stand. Raises as `digest` does."""
        found = (self._record(id) for id in ids)
        return tuple(one for one in found if one is not None and one.statement.status in (Status.SHOWN, Status.CORRECTED))

    def watched(self, watch: Subscription, *, since: date, until: date) -> dict[date, list[Record]]:
        """What there is on a watched subject, by the day of its briefing, oldest first. Raises as `digest` does.

        Every watched country and topic has to hold. What has no day of its own is of no briefing, and left out: dated by
        its publication, the second outlet a day later would tell the same again.
        """
        lookup = Lookup(
            ministry=self._ministry,
            countries=watch.countries,
            topics=watch.topics,
            since=since,
            until=until,
            limit=_MOST,
        )
        by_day: dict[date, list[Record]] = {}
        for one in self._archive.find(lookup):
            if one.statement.said_on is not None and not one.statement.earlier:
                by_day.setdefault(one.statement.said_on, []).append(one)
        return dict(sorted(by_day.items()))

    def briefed(self, watches: Sequence[Subscription], records: Iterable[Record], day: date) -> Digest:
        """What somebody was not told yet of a briefing's records on what they watch, under the countries that they watch.

        A subject that a second outlet adds to a matter is no news. Raises as `digest` does.
        """
        each = {one.statement.id: one for one in records}
        told = self._told(self._outbox.told(watches[0].team, watches[0].channel, day))
        everywhere = any(not one.countries for one in watches)
        countries = () if everywhere else tuple(dict.fromkeys(chain.from_iterable(one.countries for one in watches)))
        return digest(each.values(), told, ministry=self._ministry, day=day, scope=Scope(countries=countries))

    def _recent_since(self, since: date, day: date) -> tuple[Record, ...]:
        if (since, day) not in self._recent:
            self._recent[since, day] = news.recent(self._archive, self._ministry, since=since, today=day)
        return self._recent[since, day]

    def _told(self, told: Sequence[tuple[str, str]]) -> list[Told]:
        """The statements, each as it was told last."""
        last = dict(told)
        found = ((self._record(id), status) for id, status in last.items())
        return [Told(record=record, status=Status(status)) for record, status in found if record is not None]

    def _record(self, id: str) -> Record | None:
        if id not in self._records:
            self._records[id] = self._archive.statement(id)
        return self._records[id]


def told_with(found: Digest) -> tuple[tuple[str, str], ...]:
    """Ids and statuses of everything that a digest tells, for later ones; `rest` first, so that its length finds it."""
    every = (*found.rest, *found.news, *found.corrections)
    last = {one.statement.id: str(one.statement.status) for one in every}
    return tuple(last.items())
