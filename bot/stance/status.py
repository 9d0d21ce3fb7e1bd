"""What the archive holds and how fresh it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from bot.archive.ledger import FeedState
from bot.archive.protocol import Archive
from bot.stance.days import ago, plain_day, weekday_and_day
from bot.stance.lines import Names
from bot.stance.passages import counted, small_print
from bot.stance.sentences import whose_words
from bot.stance.views import Follow, Section, View

#: Failing feeds that are named.
_MOST_FAILING = 5


def status(archive: Archive, *, ministry: str, today: date, names: Names, feeds: Sequence[FeedState] = ()) -> View:
    """How much there is, the newest briefing, when an article last came in, and which feeds fail.

    Args:
        archive: whose state is told.
        ministry: the country code of the ministry that is followed.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.
        feeds: how the watched feeds stand.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    counts, newest, added = archive.counts(), archive.newest_day(ministry), archive.last_added()
    whose = whose_words(ministry, names)
    briefing = "has no day" if newest is None else f"is of {weekday_and_day(newest)}, {ago(newest, today)}"
    lines = (
        f"{counted(counts.articles, 'article')} with {counted(counts.statements, 'statement')}, of all voices in them.",
        _held(counts.held),
        _came_in(added, starter=archive.is_starter),
        *_watched(feeds),
    )
    return View(
        kind="status",
        title="What the archive holds",
        message=f"{whose} newest briefing in the archive {briefing}.",
        sections=(Section(lines=lines),),
        notes=small_print((), archive, ministry=ministry, today=today)[:-1],  # the message says how old it is
        follows=(Follow(label="Newest briefing", question="latest"), Follow(label="Countries", question="countries")),
        found=counts.articles > 0,
    )


def _watched(feeds: Sequence[FeedState]) -> Iterator[str]:
    """How many feeds are watched, and each that fails with its reason."""
    failing = [one for one in feeds if one.failures]
    if feeds:
        yield f"{counted(len(feeds), 'feed')} watched, {f'{len(failing)} failing' if failing else 'none failing'}."
    for one in failing[:_MOST_FAILING]:
        host = urlsplit(one.url).hostname
        often = f"{host}: failed {counted(one.failures, 'time')} in a row. " if host else ""
        yield f"{often}{one.fault or ''}".strip()


def _held(count: int) -> str:
    if not count:
        return "None waits for an editor's review."
    return f"{counted(count, 'statement')} of these {'waits' if count == 1 else 'wait'} for an editor's review."


def _came_in(added: datetime | None, *, starter: bool) -> str:
    if starter:
        return "No article of the newsroom's own came in yet; `fo-stance ingest` puts one in."
    if added is None:
        return "No article came in yet."
    return f"The newest article came in {plain_day(added.date())}, {added:%H:%M} UTC."
