"""What changed on a country or topic between its two latest briefings: formulae said again, new ones, missing ones.

    question -> its two newest briefings with a day -> their formulae compared -> suggestions, both quotes side by side

Only what the archive's outlets reported can be compared, and every view says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.archive.protocol import Archive
from bot.model import Record
from bot.stance.answers import Query
from bot.stance.ask import ranked
from bot.stance.briefings import Briefing
from bot.stance.days import plain_day
from bot.stance.formulae import Formulae, Repeated, formulae
from bot.stance.lines import Names, name_of
from bot.stance.passages import counted, small_print, told
from bot.stance.reading_back import newest_briefings
from bot.stance.sentences import subject_of, whose_words, with_article
from bot.stance.typed import as_typed
from bot.stance.views import Follow, Passage, Section, View

#: Briefings read in search of two that say something of their day and not of an earlier one.
_SEARCHED = 12
_CAUTION = "Suggested by likeness of words. An outlet may have left out what was said: what is not here is not unsaid"


def changes(query: Query, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """New, missing and repeated formulae between the two latest briefings.

    Args:
        query: what to look for; `limit` counts the statements of each part.
        archive: where to look.
        ministry: ISO code of the ministry whose statements are compared.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Returns:
        A view that also says so where there is only one briefing to look at, or none.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    about = subject_of(query, names)
    two = _two_latest(query, archive, ministry)
    if len(two) < 2:
        return _too_few(about, two, query, archive, ministry=ministry, today=today, names=names)
    newer, older = two
    found = formulae(ranked(newer.records, query), ranked(older.records, query))
    days = tuple(plain_day(one.day) for one in two if one.day is not None)
    sections = _sections(found, days, query.limit, today)
    return View(
        kind="changes",
        title=f"{whose_words(ministry, names)} words on {about}, {days[1]} and {days[0]}",
        message=_message(about, days, found),
        sections=sections,
        notes=(_CAUTION, *small_print(sections, archive, ministry=ministry, today=today)),
        follows=(Follow(label="History", question=f"history {as_typed(_first_page(query), names)}"),),
    )


def _two_latest(query: Query, archive: Archive, ministry: str) -> list[Briefing]:
    """The newest days on which the ministry spoke on it; what was recalled from a day is no briefing of that day."""
    found = []
    for one in newest_briefings(query, archive, ministry=ministry, count=_SEARCHED):
        fresh = tuple(each for each in one.records if not each.statement.earlier)
        if one.stated and fresh:
            found.append(replace(one, records=fresh))
    return found[:2]


def _too_few(
    about: str, found: Sequence[Briefing], query: Query, archive: Archive, *, ministry: str, today: date, names: Names
) -> View:
    country = with_article(name_of(ministry, names))
    sections: tuple[Section, ...] = ()
    message = f"The archive holds no statement by {country} on {about} with a known day."
    if found and found[0].day is not None:
        day = plain_day(found[0].day)
        message = f"The archive holds one briefing on {about}, of {day}: there is nothing to compare it with."
        passages = tuple(told(one, today) for one in ranked(found[0].records, query)[:1])
        sections = (Section(heading=day, passages=passages),)
    return View(
        kind="changes",
        title=f"{whose_words(ministry, names)} words on {about}",
        message=message,
        sections=sections,
        notes=small_print(sections, archive, ministry=ministry, today=today),
        found=False,
    )


def _message(about: str, days: Sequence[str], found: Formulae) -> str:
    again = counted(len(found.repeated), "formula", "formulae") if found.repeated else "no formula"
    return (
        f"On {about}, {days[0]} against {days[1]}: {again} said again, {counted(len(found.new), 'statement')} only in the"
        f" newer reports, {counted(len(found.missing), 'statement')} only in the older ones."
    )


def _sections(found: Formulae, days: Sequence[str], most: int, today: date) -> tuple[Section, ...]:
    parts = (
        Section(
            heading="Said again",
            lines=("Marked: the words that both have.", *_more(len(found.repeated), most)),
            passages=tuple(one for pair in found.repeated[:most] for one in _pair(pair, today)),
        ),
        _listed(f"In the reports of {days[0]} only", found.new, most, today),
        _listed(f"In the reports of {days[1]} only", found.missing, most, today),
    )
    return tuple(part for part in parts if part.passages)


def _pair(pair: Repeated, today: date) -> tuple[Passage, Passage]:
    newer, older = (told(one.record, today, marks=one.marks) for one in (pair.newer, pair.older))
    return newer, older


def _listed(heading: str, records: Sequence[Record], most: int, today: date) -> Section:
    return Section(
        heading=heading, lines=_more(len(records), most), passages=tuple(told(one, today) for one in records[:most])
    )


def _more(count: int, most: int) -> tuple[str, ...]:
    return (f"{most} of {count} are shown; --limit {min(count, 20)} shows more.",) if count > most else ()


def _first_page(query: Query) -> Query:
    return replace(query, offset=0)
