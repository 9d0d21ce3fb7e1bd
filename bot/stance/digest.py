"""A digest: what a ministry said that a channel was not told yet, in at most ten lines by country.

    news -> by country, those most spoken of first -> own words first, a line each -> declined | wordings that differ
         -> what was corrected since

It is laid out in words of ours and records; Slack and the terminal show it as they can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.ask import ranked
from bot.stance.briefings import independent_outlets, other_wordings
from bot.stance.days import weekday_and_day
from bot.stance.digest_commands import Scope
from bot.stance.lines import Names, name_of
from bot.stance.news import Told, corrected, day_of, each_once, untold, within
from bot.stance.passages import counted
from bot.stance.sentences import and_, whose_words, with_article
from bot.stance.wordings import Point, points

MOST_LINES, _MOST_EACH = 10, 3
_MOST_DECLINED, _MOST_POINTS = 3, 2
#: Countries that the sentence at the top names.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of a digest."""

    #: The country or body under which it stands; empty where none is named.
    country: str
    record: Record
    #: Outlets that report its matter in words of their own, its own first; a copy is not one.
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is told in one go."""

    ministry: str
    #: The local date it is for.
    day: date
    #: Everything that is told with it, in whatever wording: what later ones leave out.
    news: tuple[Record, ...]
    lines: tuple[Line, ...] = ()
    declined: tuple[Record, ...] = ()
    points: tuple[Point, ...] = ()
    #: What was told before and is corrected or retracted since, as it is now.
    corrections: tuple[Record, ...] = ()
    #: Points that are neither in the lines nor declined, best first.
    rest: tuple[Record, ...] = ()
    #: False for a look back at a day, told or not.
    new: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.news or self.corrections)


def digest(
    records: Iterable[Record],
    told: Sequence[Told],
    *,
    ministry: str,
    day: date,
    scope: Scope | None = None,
    new: bool = True,
) -> Digest:
    """What is new among some statements.

    Args:
        records: the ministry's statements of the days that count, in the archive's order.
        told: what the channel was told of these days.
        ministry: its country code.
        day: the local date that the digest is for.
        scope: what the channel wants to hear of; everything where None.
        new: False for a look back at a day, told or not.
    """
    wanted = scope or Scope()
    news = untold(within(records, wanted), told)
    declined = [one for one in news if one.statement.kind is Kind.DECLINED]
    groups = _by_country((one for one in news if one.statement.kind is not Kind.DECLINED), wanted.countries)
    lines = _lines(groups, news)
    shown = {one.record.statement.id for one in lines}
    rest = (one for group in groups.values() for one in group if one.statement.id not in shown)
    refused = each_once(declined)
    return Digest(
        ministry=ministry,
        day=day,
        news=news,
        lines=lines,
        declined=tuple(refused[:_MOST_DECLINED]),
        points=_points(news),
        corrections=corrected(told),
        rest=(*rest, *refused[_MOST_DECLINED:]),
        new=new,
    )


def title(found: Digest, names: Names) -> str:
    """ "Pakistan's positions, Friday 8 November 2024"."""
    return f"{whose_words(found.ministry, names)} positions, {weekday_and_day(found.day)}"


def message(found: Digest, names: Names) -> str:
    """What is in it, in one sentence; enough for a notification."""
    if not found.news:
        changed = counted(len(found.corrections), "statement")
        return f"Nothing new; {changed} told before changed." if found.corrections else "Nothing new in the last days."
    named = [with_article(name_of(code, names)) for code in dict.fromkeys(one.country for one in found.lines) if code]
    more = [counted(len(named) - _NAMED, "more country", "more countries")] if len(named) > _NAMED else []
    on = f" on {and_([*named[:_NAMED], *more])}" if named else ""
    count = len(found.lines) + len(found.declined) + len(found.rest)
    return f"{counted(count, 'new statement' if found.new else 'statement')}{on}{_of_days(found.news)}."


def _of_days(news: Sequence[Record]) -> str:
    newest = day_of(news)
    if newest is None:
        return ""
    several = len({one.statement.said_on for one in news}) > 1
    return f"{', the newest' if several else ''} of {weekday_and_day(newest)}"


def _by_country(records: Iterable[Record], wanted: Sequence[str]) -> dict[str, list[Record]]:
    """Points by the country that they name first, or by a wanted one; those with most positions first, "" for none last."""
    groups: dict[str, list[Record]] = {}
    for one in records:
        groups.setdefault(_heading(one, wanted), []).append(one)
    best = {code: each_once(ranked(group, _query(code))) for code, group in groups.items()}
    return dict(sorted(best.items(), key=lambda item: (not item[0], -sum(one.statement.position for one in item[1]))))


def _heading(one: Record, wanted: Sequence[str]) -> str:
    said = one.statement
    named = [*(code for code in said.countries if code not in said.inherited), *said.countries]
    return next(chain((code for code in named if code in wanted), named), "")


def _query(code: str) -> Query:
    return Query(text="", countries=(code,) if code else ())


def _lines(groups: Mapping[str, Sequence[Record]], news: Sequence[Record]) -> tuple[Line, ...]:
    """The best point of each country, then the second of each, while there is room; country by country at the end."""
    chosen: dict[str, list[Record]] = {code: [] for code in groups}
    room = MOST_LINES
    for place in range(_MOST_EACH):
        for code, group in groups.items():
            if room and place < len(group):
                chosen[code].append(group[place])
                room -= 1
    return tuple(
        Line(country=code, record=one, outlets=_outlets(one, news)) for code, some in chosen.items() for one in some
    )


def _outlets(lead: Record, news: Sequence[Record]) -> tuple[str, ...]:
    return independent_outlets(lead, other_wordings(lead, news))


def _points(news: Sequence[Record]) -> tuple[Point, ...]:
    """Where outlets differ, day by day, newest first."""
    days = sorted({one.statement.said_on for one in news if one.statement.said_on is not None}, reverse=True)
    found = (point for day in days for point in points([one for one in news if one.statement.said_on == day]))
    several = (one for one in found if len({each.record.article.outlet for each in (one.base, *one.others)}) > 1)
    return tuple(several)[:_MOST_POINTS]
