"""What the archive holds: by country, by topic, and day by day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.archive.protocol import Archive
from bot.stance.days import plain_day
from bot.stance.lines import Names, name_of
from bot.stance.one_day import briefing as briefing
from bot.stance.passages import counted, small_print
from bot.stance.sentences import whose_words, with_article
from bot.stance.views import Follow, Section, Table, View


def countries(archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """The countries and bodies the ministry spoke of, most recent first.

    Args:
        archive: where to look.
        ministry: its country code.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    return _listed("country", "countries", archive, ministry=ministry, today=today, names=names)


def topics(archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """The topics the ministry spoke on, most recent first; as `countries`."""
    return _listed("topic", "topics", archive, ministry=ministry, today=today, names=names)


def _listed(
    by: Literal["country", "topic"], kind: str, archive: Archive, *, ministry: str, today: date, names: Names
) -> View:
    tallies = archive.tallies(ministry, by)
    rows = tuple(
        (name_of(one.code, names), f"{one.statements:,}", plain_day(one.newest) if one.newest is not None else "day unknown")
        for one in tallies
    )
    head = ("Country or body" if by == "country" else "Topic", "Statements", "Newest")
    whose = whose_words(ministry, names)
    what = counted(len(rows), "country or body", "countries and bodies") if by == "country" else counted(len(rows), "topic")
    if not rows:
        message = f"The archive holds no statement by {with_article(name_of(ministry, names))} on any {by}."
    else:
        message = f"The archive holds statements on {what}, most recent first: {rows[0][0]}, {rows[0][2]}."
    return View(
        kind=kind,
        title=f"{whose} statements by {by}",
        message=message,
        sections=(Section(table=Table(head=head, rows=rows)),) if rows else (),
        notes=small_print((), archive, ministry=ministry, today=today),
        follows=(Follow(label="Newest briefing", question="latest"),) if rows else (),
        found=bool(rows),
    )
