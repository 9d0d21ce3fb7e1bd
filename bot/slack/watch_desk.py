"""What a person watches, as typed: set, listed, ended. Every function raises `ArchiveError` where the archive or the outbox
cannot be read or written.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.archive.outbox_protocol import Subscription
from bot.slack.card import Card
from bot.slack.digest_posts import skipped, watch_slot
from bot.slack.notices import notice
from bot.slack.subscribers import Asker, Subscriptions
from bot.stance.answers import Query
from bot.stance.news import LATE_PAPERS

#: What one person can watch.
MOST_WATCHES = 20


def watch(desk: Subscriptions, query: Query, asker: Asker) -> Card:
    """Tell this person of every briefing on it from now on."""
    every = desk.outbox.subscriptions("watch", asker.team, asker.user)
    wanted = _watch_of(query, asker, desk.now())
    if len(every) >= MOST_WATCHES and wanted.name not in [one.name for one in every]:
        return notice(f"{MOST_WATCHES} watches are the most one person can have; /fo-stance watches lists yours.")
    about = desk.about(wanted)
    if not desk.outbox.subscribe(wanted):
        return notice(f"You watch this already. Each briefing{about} reaches you in one private message.")
    _pass_over(desk, wanted)
    return notice(
        f"Each new briefing{about} will reach you in one private message. /fo-stance watches lists what you watch."
    )


def unwatch(desk: Subscriptions, query: Query, asker: Asker) -> Card:
    """Tell them of it no more."""
    ended = _watch_of(query, asker, desk.now())
    subject = desk.subject(ended)
    if desk.outbox.unsubscribe(asker.team, asker.user, "watch", ended.name):
        return notice(f"You do not watch {subject} any more.")
    return watches(desk, asker, first=f"You do not watch {subject}. ")


def watches(desk: Subscriptions, asker: Asker, *, first: str = "") -> Card:
    """List what they watch."""
    every = desk.outbox.subscriptions("watch", asker.team, asker.user)
    if not every:
        return notice(f"{first}You watch nothing. /fo-stance watch Iran, say, tells you of each briefing on it.")
    subjects = [desk.subject(one) for one in every]
    return notice(f"{first}You watch {len(every)}: {'; '.join(subjects)}. /fo-stance unwatch and its name ends one.")


def _pass_over(desk: Subscriptions, wanted: Subscription) -> None:
    """A briefing that the archive holds already is no news: what is watched from now on is."""
    today = desk.now().astimezone(desk.zone).date()
    held = desk.teller().watched(wanted, since=today - LATE_PAPERS, until=today + timedelta(days=1))
    if held:
        reason = "it was there before the watch was set"
        desk.outbox.plan(skipped(wanted, max(held), slot=watch_slot(wanted), due=desk.now(), reason=reason))


def _watch_of(query: Query, asker: Asker, now: datetime) -> Subscription:
    countries, topics = tuple(sorted(query.countries)), tuple(sorted(query.topics))
    return Subscription(
        team=asker.team,
        channel=asker.user,
        kind="watch",
        name=" ".join((*countries, *topics)),
        countries=countries,
        topics=topics,
        owner=asker.user,
        created=now,
    )
