"""What of a ministry's recent statements a channel was not told yet.

    archive -> statements of the last days -> of the wanted countries and topics -> without what was told -> each point once

A statement is told when it was posted itself, when its article was read anew, or when another outlet printed the same
matter of the same day. What was said before the days looked at is no news, however late its article comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.archive.protocol import Archive, Lookup
from bot.model import Record, Status
from bot.stance.agreement import differs_in
from bot.stance.briefings import content_words, topics_agree
from bot.stance.copies import same_copy
from bot.stance.digest_commands import Scope

#: Days before the last digest whose briefings papers may still report; and how long ago news can be at most.
LATE_PAPERS = timedelta(days=3)
OLDEST = timedelta(days=7)
_WINDOW = 200
#: Statements of a few days that are looked at; the busiest ministry makes some dozens a day.
_MOST = 2000
#: Content words that two reports of one matter share: this many, and this part of the shorter one's. Two faithful quotes
#: of one sentence can share as little as a quarter of their words.
_ALIKE, _PART = 2, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement that was posted in a channel."""

    #: As it is now.
    record: Record
    #: How it stood with the editors when it was posted.
    status: Status


def since(last: date | None, today: date) -> date:
    """The first day whose briefings are news.

    Args:
        last: the local date of the last digest; None where there was none.
        today: the local date of this one.
    """
    return max((last or today) - LATE_PAPERS, today - OLDEST)


def recent(archive: Archive, ministry: str, *, since: date, today: date) -> tuple[Record, ...]:
    """The ministry's statements of the days from `since` on, newest first; those without a day of their own by the day
    they were published. What an article only recalls is left out, and what is dated after tomorrow.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    found: list[Record] = []
    for offset in range(0, _MOST, _WINDOW):
        page = archive.find(Lookup(ministry=ministry, limit=_WINDOW, offset=offset))
        found += [one for one in page if _is_of(one, since, today)]
        if len(page) < _WINDOW or (day := _day(page[-1])) is None or day < since:
            break
    return tuple(found)


def within(records: Iterable[Record], scope: Scope) -> tuple[Record, ...]:
    """Those on any of the countries and any of the topics that are wanted."""
    return tuple(one for one in records if _is_within(one, scope))


def untold(records: Iterable[Record], told: Iterable[Told]) -> tuple[Record, ...]:
    """Those that nobody was told in any wording."""
    known = [one.record for one in told]
    return tuple(one for one in records if not any(is_same(one, other) for other in known))


def corrected(told: Iterable[Told]) -> tuple[Record, ...]:
    """What was posted and then corrected or retracted by an editor, as it is now, each once."""
    changed = (one for one in told if one.record.statement.status is not one.status)
    decided = (one.record for one in changed if one.record.statement.status in (Status.CORRECTED, Status.RETRACTED))
    return tuple({one.statement.id: one for one in decided}.values())


def each_once(records: Iterable[Record]) -> list[Record]:
    """The first of each point in several wordings."""
    kept: list[Record] = []
    for one in records:
        if not any(is_same(one, other) for other in kept if other.article.id != one.article.id):
            kept.append(one)
    return kept


def is_same(one: Record, other: Record) -> bool:
    """Whether two records are one statement, one article's words read anew, or one matter in two outlets."""
    first, second = one.statement, other.statement
    if first.id == second.id:
        return True
    if first.kind != second.kind and "declined" in (first.kind, second.kind):
        return False
    if one.article.id == other.article.id:
        return _overlap(one, other)
    same_day = (first.said_on or one.article.published) == (second.said_on or other.article.published)
    if not same_day or first.speaker.ministry != second.speaker.ministry:
        return False
    on_one_matter = bool(set(first.countries) & set(second.countries)) or first.countries == second.countries
    if not on_one_matter or not topics_agree(first.topics, second.topics):
        return False
    return (_are_alike(one, other) or same_copy(one, other)) and not differs_in(one, other)


def _is_of(one: Record, first: date, today: date) -> bool:
    day = _day(one)
    return not one.statement.earlier and day is not None and first <= day <= today + timedelta(days=1)


def _day(one: Record) -> date | None:
    """The day by which the archive sorts it."""
    said = one.statement
    return said.said_on if said.earlier else said.said_on or one.article.published


def _is_within(one: Record, scope: Scope) -> bool:
    said = one.statement
    on_country = not scope.countries or bool(set(scope.countries) & set(said.countries))
    return on_country and (not scope.topics or bool(set(scope.topics) & set(said.topics)))


def _overlap(one: Record, other: Record) -> bool:
    """Two versions of one article may place the same words elsewhere; in one version they would be two statements."""
    if one.article.text == other.article.text:
        first, second = one.statement.span, other.statement.span
        return first.start < second.end and second.start < first.end
    return _are_alike(one, other)


def _are_alike(one: Record, other: Record) -> bool:
    first, second = content_words(one.words), content_words(other.words)
    return len(first & second) >= max(_ALIKE, _PART * min(len(first), len(second)))


def day_of(records: Sequence[Record]) -> date | None:
    """The newest day on which one of them was said; None where none tells."""
    return max((one.statement.said_on for one in records if one.statement.said_on is not None), default=None)
