"""One day's briefing: what was said of each country, what was declined, who reports it, and where reports differ.

    day -> the ministry's statements of it -> by country, own words first
                                           -> declined | reports that are witnesses of their own | wordings that differ

A day without a briefing is answered with the nearest days that have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from bot.archive.protocol import Archive
from bot.model import Kind, Record
from bot.stance.answers import Context, Query
from bot.stance.ask import ranked
from bot.stance.copies import same_copy, witnesses
from bot.stance.days import plain_day, weekday_and_day
from bot.stance.lines import Names, name_of, question_line, transcript_line
from bot.stance.passages import context, counted, small_print, statements, told
from bot.stance.sentences import and_, capital, whose_words, with_article
from bot.stance.transcripts import check_quotes
from bot.stance.typed import as_typed
from bot.stance.views import Follow, Passage, Section, View
from bot.stance.wording_sections import wording_sections

#: Countries with a section of their own, the statements shown of each, and declined ones.
_MOST_COUNTRIES, _MOST_EACH, _MOST_DECLINED = 8, 2, 5
#: Countries that the sentence at the top names.
_NAMED = 3


def briefing(day: date | None, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """What the ministry said on one day.

    Args:
        day: the day; None for the newest one on which it spoke.
        archive: where to look.
        ministry: its country code.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    wanted = day if day is not None else next(iter(archive.days(ministry, limit=1)), None)
    records = _first_reports_first(archive.briefing(ministry, wanted)) if wanted is not None else []
    before, after = _neighbours(wanted, archive, ministry) if wanted is not None else (None, None)
    if wanted is None or not records:
        return _none(wanted, before, after, archive, ministry=ministry, today=today, names=names)
    official = [one for one in records if one.official]
    known = replace(
        context(archive, ministry=ministry, today=today), checked=check_quotes(records, official) if official else ()
    )
    sections = _sections(records, wanted, known, names)
    return View(
        kind="briefing",
        title=f"{whose_words(ministry, names)} briefing of {weekday_and_day(wanted)}",
        message=_message(records, wanted, names),
        sections=sections,
        notes=small_print(sections, archive, ministry=ministry, today=today),
        follows=_follows(before, after),
    )


def _message(records: Sequence[Record], day: date, names: Names) -> str:
    said = [with_article(name_of(code, names)) for code in _by_country(records) if code]
    more = [counted(len(said) - _NAMED, "more country", "more countries")] if len(said) > _NAMED else []
    on = f" on {and_([*said[:_NAMED], *more])}" if said else ""
    return f"The archive holds {statements(len(records))} of {weekday_and_day(day)}{on}. {reported_by(records)}."


def reported_by(records: Iterable[Record]) -> str:
    """Who reports it, copies of one text counted once: "Reported by 2 outlets: Dawn (the same copy in The News) and APP"."""
    found = [one.outlets for one in witnesses(records)]
    if not found:
        return "Reported by no named outlet"
    shown = [f"{first} (the same copy in {and_(more)})" if more else first for first, *more in found]
    return f"Reported by {counted(len(found), 'outlet')}: {and_(shown)}"


def _sections(records: Sequence[Record], day: date, known: Context, names: Names) -> tuple[Section, ...]:
    declined = [one for one in records if one.statement.kind is Kind.DECLINED]
    groups = _by_country([one for one in records if one.statement.kind is not Kind.DECLINED])
    shown = list(groups.items())[:_MOST_COUNTRIES]
    parts = [_of_country(code, some, day, known, names) for code, some in shown]
    left = [capital(name_of(code, names)) for code in list(groups)[_MOST_COUNTRIES:]]
    if left:
        parts.append(Section(heading="Also spoken of", lines=(and_(left),)))
    if declined:
        lines = (f"{_MOST_DECLINED} of {len(declined)} are shown.",) if len(declined) > _MOST_DECLINED else ()
        passages = tuple(_passage(one, known) for one in declined[:_MOST_DECLINED])
        parts.append(Section(heading="Declined to comment", lines=lines, passages=passages))
    return (*parts, *wording_sections(records, known.today))


def _of_country(code: str, records: Sequence[Record], day: date, known: Context, names: Names) -> Section:
    query = Query(text="", countries=(code,) if code else (), since=day, until=day)
    best: list[Record] = []
    for one in ranked(records, query):
        if len(best) < _MOST_EACH and not any(same_copy(one, other) for other in best):
            best.append(one)
    more = len(records) - len(best)
    lines = [reported_by(records)] if len(witnesses(records)) > 1 else []
    if more and code:
        lines.append(f"{counted(more, 'more statement')}: {as_typed(query, names)}")
    elif more:
        lines.append(f"{counted(more, 'more statement')} without a country")
    heading = name_of(code, names) if code else "No country named"
    return Section(heading=heading, lines=tuple(lines), passages=tuple(_passage(one, known) for one in best))


def _passage(one: Record, known: Context) -> Passage:
    return told(one, known.today, notes=(question_line(one), transcript_line(one, known)))


def _by_country(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Statements by the country that they name first, those most spoken of first; "" for none, last."""
    groups: dict[str, list[Record]] = {}
    for one in records:
        groups.setdefault(_first_country(one), []).append(one)
    return dict(sorted(groups.items(), key=lambda item: (not item[0], -len(item[1]), item[0])))


def _first_reports_first(records: Iterable[Record]) -> list[Record]:
    """By the day of publication, then by outlet, each article in its own order."""
    return sorted(records, key=lambda one: (one.article.published or date.max, one.article.outlet or "", one.article.id))


def _first_country(one: Record) -> str:
    said = one.statement
    named = (code for code in said.countries if code not in said.inherited)
    return next(chain(named, said.countries), "")


def _neighbours(day: date, archive: Archive, ministry: str) -> tuple[date | None, date | None]:
    """The nearest days before and after on which the ministry spoke; None where there is none."""
    before = next(iter(archive.days(ministry, limit=1, before=day)), None)
    newest = next(iter(archive.days(ministry, limit=1)), None)
    if newest is None or newest <= day:
        return before, None
    low, high = day + timedelta(days=1), newest  # the day after is one of these: halved until one is left
    while low < high:
        middle = low + (high - low) // 2
        found = archive.days(ministry, limit=1, before=middle + timedelta(days=1))[0:1]
        if found and found[0] > day:
            high = found[0]
        else:
            low = middle + timedelta(days=1)
    return before, high


def _none(
    day: date | None,
    before: date | None,
    after: date | None,
    archive: Archive,
    *,
    ministry: str,
    today: date,
    names: Names,
) -> View:
    country = with_article(name_of(ministry, names))
    if day is None:
        message = f"The archive holds no statement by {country} with a known day."
    else:
        near = [weekday_and_day(one) for one in (before, after) if one is not None]
        verb = "day is" if len(near) == 1 else "days are"
        nearest = f"; the nearest {verb} {and_(near)}" if near else ""
        message = f"The archive holds no statement by {country} of {weekday_and_day(day)}{nearest}."
    return View(
        kind="briefing",
        title=f"{whose_words(ministry, names)} briefing{f' of {plain_day(day)}' if day else ''}",
        message=message,
        notes=small_print((), archive, ministry=ministry, today=today),
        follows=_follows(before, after),
        found=False,
    )


def _follows(before: date | None, after: date | None) -> tuple[Follow, ...]:
    ends = (("Briefing before", before), ("Briefing after", after))
    return tuple(Follow(label=label, question=f"briefing {day.isoformat()}") for label, day in ends if day is not None)
