"""What is due -> posts written down, each once a channel, slot and date; in whatever process and however often it is asked.

digest  its slot came -> too late? | nothing new? -> skipped, with the reason  |  else planned, its message frozen
watch   a briefing on its subject that it has no post for -> planned, in one message with what else its owner watches
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from bot.archive.outbox_protocol import Outbox, Post, Subscription
from bot.archive.protocol import Archive
from bot.errors import ArchiveError
from bot.model import Record
from bot.slack.digest_posts import NOTE, WATCH, digest_post, skipped, watch_posts, watch_slot
from bot.slack.faults import log_fault
from bot.stance.digest_commands import Scope
from bot.stance.lines import Names
from bot.stance.news import LATE_PAPERS
from bot.stance.telling import Teller

#: How long posts are kept, for their buttons and for whoever asks what became of them.
KEPT = timedelta(days=90)
#: Further back than any slot or briefing that is looked at.
_LOOKED_BACK = timedelta(days=9)

_Newest = Mapping[tuple[str, str, str], date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """What planning needs."""

    archive: Archive
    outbox: Outbox
    #: Country code of the ministry that is followed.
    ministry: str
    #: Code or topic id -> the name a person reads.
    names: Names
    #: The newsroom's zone, in which a watch's days begin.
    zone: ZoneInfo
    #: How late a digest may be posted; an older one is skipped.
    latest: timedelta
    #: Digests out of config.yaml.
    configured: Sequence[Subscription] = ()
    #: When this process began: what config.yaml newly asks for begins then, not with what it would have missed.
    started: datetime

    def digests(self, now: datetime) -> int:
        """Plan every digest whose slot came. How many posts were written down, skipped ones included.

        Raises:
            ArchiveError: the archive or the outbox cannot be read or written.
        """
        newest = self.outbox.newest_dates((now - _LOOKED_BACK).date())
        every = (*self.outbox.subscriptions("digest"), *self.configured)
        due = [(one, day) for one in every if (day := self._due_day(one, newest, now)) is not None]
        last = _last_of_channels(newest) if due else {}
        teller = Teller(self.archive, self.outbox, self.ministry)
        return sum(
            self._planned(partial(self._digest, teller, one, day, last.get((one.team, one.channel)), now))
            for one, day in due
        )

    def watches(self, now: datetime) -> int:
        """Plan a message for every briefing on something watched. How many; raises as `digests` does."""
        if self.archive.is_starter:
            return 0
        newest = self.outbox.newest_dates((now - _LOOKED_BACK).date())
        teller, today = Teller(self.archive, self.outbox, self.ministry), now.astimezone(self.zone).date()
        briefings: dict[tuple[str, str, date], list[tuple[Subscription, list[Record]]]] = {}
        for one in self.outbox.subscriptions("watch"):
            for day, records in self._news(teller, one, newest, today).items():
                briefings.setdefault((one.team, one.channel, day), []).append((one, records))
        return sum(self._planned(partial(self._watched, teller, day, hits, now)) for (_, _, day), hits in briefings.items())

    def forget(self, now: datetime) -> int:
        """Delete posts of long ago, of which nothing is needed any more. How many; raises as `digests` does."""
        return self.outbox.forget((now - KEPT).date())

    def _planned(self, make: Callable[[], tuple[Post, ...]]) -> bool:
        """Whether the posts were written down; a fault with some is logged and keeps no others from their readers."""
        try:
            return self.outbox.plan(*make())
        except ArchiveError:
            raise
        except Exception as error:
            log_fault("making a post", error)
            return False

    def _due_day(self, one: Subscription, newest: _Newest, now: datetime) -> date | None:
        """The local date for which a digest is due and has no post; None where it is not due."""
        day = one.slot.latest(now) if one.slot is not None else None
        if one.slot is None or day is None:
            return None
        last = newest.get((one.team, one.channel, one.name))
        began = one.created or (self.started if last is None else None)
        if (last is not None and last >= day) or (began is not None and one.slot.on(day) < began):
            return None
        return day

    def _digest(self, teller: Teller, one: Subscription, day: date, last: date | None, now: datetime) -> tuple[Post, ...]:
        assert one.slot is not None
        due = one.slot.on(day)
        if now - due > self.latest:
            hours = self.latest.total_seconds() / 3600
            return (skipped(one, day, slot=one.name, due=due, reason=f"it was more than {hours:g} hours late"),)
        scope = Scope(countries=one.countries, topics=one.topics)
        found = teller.digest(one.team, one.channel, scope, day=day, last=last)
        if found.is_empty and not one.always:
            return (skipped(one, day, slot=one.name, due=due, reason="there was nothing new"),)
        return (digest_post(one, found, self.names, slot=one.name, due=due, starter=self.archive.is_starter),)

    def _watched(
        self, teller: Teller, day: date, hits: Sequence[tuple[Subscription, list[Record]]], now: datetime
    ) -> tuple[Post, ...]:
        watches = [one for one, _ in hits]
        found = teller.briefed(watches, chain.from_iterable(records for _, records in hits), day)
        if not found.news:
            return tuple(skipped(one, day, slot=watch_slot(one), due=now, reason="it was told before") for one in watches)
        return watch_posts(watches, found, self.names, now=now)

    def _news(self, teller: Teller, one: Subscription, newest: _Newest, today: date) -> Mapping[date, list[Record]]:
        """What there is of each briefing since the watch began, newer than the last that was told, and not long past."""
        told = newest.get((one.team, one.channel, watch_slot(one)))
        since = max(today - LATE_PAPERS, _began(one, self.zone), told + timedelta(days=1) if told else date.min)
        return teller.watched(one, since=since, until=today) if since <= today else {}


def _last_of_channels(newest: _Newest) -> dict[tuple[str, str], date]:
    """The local date of each channel's last digest, whichever slot it was."""
    last: dict[tuple[str, str], date] = {}
    for (team, channel, slot), day in newest.items():
        if not slot.startswith((WATCH, NOTE)):
            last[team, channel] = max(day, last.get((team, channel), day))
    return last


def _began(one: Subscription, zone: ZoneInfo) -> date:
    return one.created.astimezone(zone).date() if one.created is not None else date.min
