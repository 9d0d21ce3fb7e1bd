"""What a ministry said on a country or topic over time: how much a month, and what of each briefing.

    question -> statements by month  ->  a table
             -> briefings, newest first -> one page of them -> the best statement of each -> passages

What has no day comes last, each article by itself, as nobody knows where it belongs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.archive.protocol import Archive
from bot.stance.answers import Query
from bot.stance.ask import ranked
from bot.stance.briefings import Briefing
from bot.stance.days import month as month_name
from bot.stance.days import plain_day
from bot.stance.lines import Names, name_of
from bot.stance.monthly import Monthly, monthly
from bot.stance.passages import counted, small_print, statements, told
from bot.stance.reading_back import MOST_READ, newest_briefings
from bot.stance.sentences import subject_of, whose_words, with_article
from bot.stance.typed import as_typed
from bot.stance.views import Follow, Passage, Section, Table, View

#: Months in a table; what is older stands below it as a sum.
_MOST_MONTHS = 12


def history(query: Query, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """A timeline.

    Args:
        query: what to look for; `limit` and `offset` count briefings.
        archive: where to look.
        ministry: ISO code of the ministry whose statements are listed.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Returns:
        A table of months and a passage a briefing, newest first; what has no day comes last, each article by itself.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    found = newest_briefings(query, archive, ministry=ministry, count=query.offset + query.limit + 1)
    page = found[query.offset : query.offset + query.limit]
    about = subject_of(query, names)
    if not page:
        return _nothing(about, len(found), archive, ministry=ministry, today=today, names=names)
    by_month = monthly(query, archive, ministry=ministry)
    passages = tuple(_passage(one, query, today) for one in page)
    sections = (*_by_month(by_month), Section(heading="Briefing by briefing, newest first", passages=passages))
    return View(
        kind="history",
        title=f"{whose_words(ministry, names)} statements on {about}",
        message=_message(about, by_month, found[0]),
        sections=sections,
        notes=small_print(sections, archive, ministry=ministry, today=today),
        follows=_follows(query, more=len(found) > query.offset + query.limit, names=names),
    )


def _nothing(about: str, count: int, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    country = with_article(name_of(ministry, names))
    message = f"The archive holds no statement by {country} on {about}."
    if count:
        message = f"The archive holds {counted(count, 'briefing')} on {about}, all shown before this page."
    return View(
        kind="history",
        title=f"{whose_words(ministry, names)} statements on {about}",
        message=message,
        notes=small_print((), archive, ministry=ministry, today=today),
        found=False,
    )


def _message(about: str, by_month: Monthly, newest: Briefing) -> str:
    months = by_month.months
    if not months:
        return f"The archive holds statements on {about}, none of which has a day."
    total = ("" if by_month.whole else "at least ") + statements(sum(one.statements for one in months))
    first, last = months[0].month, months[-1].month
    stretch = f"in {month_name(last)}" if first == last else f"from {month_name(first)} to {month_name(last)}"
    day = f"; the newest was said on {plain_day(newest.day)}" if newest.day is not None and newest.stated else ""
    return f"The archive holds {total} on {about} with a known day, {stretch}{day}."


def _by_month(by_month: Monthly) -> tuple[Section, ...]:
    """A table of the newest months, and a line for those before; nothing where no statement has a day."""
    shown, before = by_month.months[-_MOST_MONTHS:], by_month.months[:-_MOST_MONTHS]
    if not shown:
        return ()
    rows = tuple((month_name(one.month), f"{one.statements:,}") for one in reversed(shown))
    lines: tuple[str, ...] = ()
    if before:
        count = statements(sum(one.statements for one in before))
        lines = (f"before these: {count} in {counted(len(before), 'month')}, from {month_name(before[0].month)}",)
    if not by_month.whole:
        lines = (*lines, f"Only the newest {MOST_READ:,} statements were counted.")
    return (Section(heading="Statements a month", lines=lines, table=Table(head=("Month", "Statements"), rows=rows)),)


def _passage(briefing: Briefing, query: Query, today: date) -> Passage:
    """What leads a briefing, and how much more of it there is."""
    lead, count = ranked(briefing.records, query)[0], len(briefing.records) - 1
    more = counted(count, "more statement") if count else ""
    if briefing.day is None:
        return told(lead, today, notes=(more and f"{more} on this in the same article",))
    what = "said that day" if briefing.stated else "published that day, day not stated"
    where = f": briefing {briefing.day}" if briefing.stated else ""
    return told(lead, today, notes=(more and f"{more} on this {what}{where}",))


def _follows(query: Query, *, more: bool, names: Names) -> tuple[Follow, ...]:
    follows = []
    if query.offset:
        newer = replace(query, offset=max(0, query.offset - query.limit))
        follows.append(Follow(label="Newer", question=f"history {as_typed(newer, names)}"))
    if more:
        earlier = replace(query, offset=query.offset + query.limit)
        follows.append(Follow(label="Earlier", question=f"history {as_typed(earlier, names)}"))
    return tuple(follows)
