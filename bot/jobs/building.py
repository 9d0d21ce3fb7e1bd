"""The jobs put together: what wiring knows -> threads that plan and post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.archive.outbox_protocol import Outbox, Subscription
from bot.archive.protocol import Archive
from bot.channel_digests import ChannelDigest
from bot.jobs.planning import Planner
from bot.jobs.running import Jobs, Look
from bot.jobs.sending import Sender
from bot.slack.delivery import Clients, Slack
from bot.stance.lines import Names


def jobs_of(
    *,
    archive: Archive,
    outbox: Outbox,
    clients: Clients,
    ministry: str,
    names: Names,
    zone: ZoneInfo,
    late_hours: int,
    configured: Sequence[Subscription],
    feeds: Look | None = None,
    now: Callable[[], datetime],
) -> Jobs:
    """Threads that are not started yet.

    Args:
        archive: what is told.
        outbox: to whom, and what became of it.
        clients: the Web API's client of each workspace.
        ministry: country code of the ministry that is followed.
        names: code or topic id -> the name a person reads.
        zone: the newsroom's.
        late_hours: how many hours late a digest is still posted.
        configured: digests out of config.yaml.
        feeds: looks at feeds; None where there are none.
        now: the clock.
    """
    latest = timedelta(hours=late_hours)
    planner = Planner(
        archive=archive,
        outbox=outbox,
        ministry=ministry,
        names=names,
        zone=zone,
        latest=latest,
        configured=configured,
        started=now(),
    )
    sender = Sender(outbox=outbox, wire=Slack(clients), now=now, latest=latest)
    return Jobs(planner, sender, now=now, feeds=feeds)


def subscriptions_of(digests: Sequence[ChannelDigest], team: str) -> tuple[Subscription, ...]:
    """Digests out of config.yaml as subscriptions in a workspace."""
    return tuple(
        Subscription(
            team=team,
            channel=one.channel,
            kind="digest",
            name=one.slot.name,
            slot=one.slot,
            countries=one.countries,
            topics=one.topics,
            always=one.always,
        )
        for one in digests
    )
