"""Two to four countries side by side: the latest position on each, and who was spoken of when, and on what.

questions -> ask each -> its lead as a passage
          -> topics of all × questions -> the newest statement on each  |  newest days of all × questions
                                       -> a matrix of said, declined, mentioned, not raised
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from bot.archive.protocol import Archive
from bot.model import Kind, Record
from bot.stance.answers import Answer, Declined, Found, OnlyMentions, Query
from bot.stance.ask import ask, lookup_of
from bot.stance.days import plain_day
from bot.stance.lines import Names, name_of, transcript_line
from bot.stance.passages import small_print, told
from bot.stance.reading_back import newest_statements
from bot.stance.sentences import and_, capital, message, subject_of, whose_words
from bot.stance.typed import as_typed
from bot.stance.views import Follow, Section, Table, View

#: Rows of each matrix, and statements on each question that its topics and days are taken from.
_MOST_TOPICS, _MOST_DAYS, _READ = 12, 8, 200
_NOT_RAISED = "not raised"
_CAUTION = "Not raised: the archive holds no statement on it; an outlet may have left out what was said"


def compare(queries: Sequence[Query], archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """Sets questions side by side.

    Args:
        queries: two to four questions, alike but for what they ask about.
        archive: where to look.
        ministry: ISO code of the ministry whose statements are compared.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
        ValueError: fewer than two questions, or more than four.
    """
    if not 2 <= len(queries) <= 4:
        raise ValueError(f"{len(queries)} questions; two to four can be set side by side")
    whole = [replace(one, offset=0) for one in queries]
    answers = [ask(one, archive, ministry=ministry, today=today) for one in whole]
    newest = [list(islice(newest_statements(one, archive, ministry=ministry), _READ)) for one in whole]
    heads = tuple(capital(_head(one, names)) for one in whole)
    leads = tuple(_lead(head, answer, today, names) for head, answer in zip(heads, answers, strict=True))
    tables = (*_by_topic(whole, newest, heads, archive, ministry, names), *_by_day(newest, heads))
    sections = (*leads, *tables)
    found = any(map(_first, answers))
    about = and_([subject_of(one, names) for one in whole])
    return View(
        kind="compare",
        title=f"{whose_words(ministry, names)} positions on {about}",
        message=" ".join(message(one, names) for one in answers),
        sections=sections if found else (),
        notes=(_CAUTION, *small_print(sections, archive, ministry=ministry, today=today)),
        follows=tuple(
            Follow(label=f"History: {head}", question=f"history {as_typed(one, names)}")
            for head, one, some in zip(heads, whole, newest, strict=True)
            if some
        ),
        found=found,
    )


def _head(query: Query, names: Names) -> str:
    """What a column is called: the country, where there is one."""
    parts = [name_of(code, names) for code in (*query.countries, *(() if query.countries else query.topics))]
    return and_(parts) or subject_of(query, names)


def _first(answer: Answer) -> Record | None:
    match answer:
        case Found() | Declined():
            return answer.lead
        case OnlyMentions():
            return answer.mentions[0]
        case _:
            return None


def _lead(head: str, answer: Answer, today: date, names: Names) -> Section:
    first = _first(answer)
    if first is None or not isinstance(answer, Found | Declined | OnlyMentions):
        return Section(heading=head, lines=(message(answer, names),))
    lines = (message(answer, names),) if isinstance(answer, OnlyMentions) else ()
    shown = told(first, today, notes=(transcript_line(first, answer.context),))
    return Section(heading=head, lines=lines, passages=(shown,))


def _by_topic(
    queries: Sequence[Query],
    newest: Sequence[Sequence[Record]],
    heads: tuple[str, ...],
    archive: Archive,
    ministry: str,
    names: Names,
) -> tuple[Section, ...]:
    """What was said last on each topic; nothing where the questions are about one already."""
    if any(one.topics for one in queries):
        return ()
    counts = Counter(chain.from_iterable(one.statement.topics for one in chain.from_iterable(newest)))
    topics = sorted(counts, key=lambda topic: (-counts[topic], topic))[:_MOST_TOPICS]
    rows = tuple(
        (name_of(topic, names), *(_newest_on(replace(one, topics=(topic,)), archive, ministry) for one in queries))
        for topic in topics
    )
    return _matrix("By topic, the newest statement on each", ("Topic", *heads), rows)


def _newest_on(query: Query, archive: Archive, ministry: str) -> str:
    """ "said, 7 November 2024"."""
    found = archive.find(lookup_of(query, ministry, limit=1))
    if not found:
        return _NOT_RAISED
    day = found[0].statement.said_on
    same_day = archive.find(replace(lookup_of(query, ministry), since=day, until=day)) if day is not None else found
    return f"{_word(same_day)}, {plain_day(day) if day is not None else 'day unknown'}"


def _by_day(newest: Sequence[Sequence[Record]], heads: tuple[str, ...]) -> tuple[Section, ...]:
    """The newest days on which any of them was spoken of."""
    said = [_days(some) for some in newest]
    # A column that was not read to its end knows nothing of the days before the oldest one read.
    known = max(
        (min(days) for days, some in zip(said, newest, strict=True) if len(some) == _READ and days), default=date.min
    )
    days = sorted((day for day in set(chain.from_iterable(said)) if day >= known), reverse=True)[:_MOST_DAYS]
    rows = tuple((plain_day(day), *(_word(some.get(day, ())) for some in said)) for day in days)
    return _matrix("By briefing, newest first", ("Day", *heads), rows)


def _days(records: Iterable[Record]) -> dict[date, list[Record]]:
    """Statements by the day they were said on; what was recalled from an earlier day is left out."""
    found: dict[date, list[Record]] = {}
    for one in records:
        if one.statement.said_on is not None and not one.statement.earlier:
            found.setdefault(one.statement.said_on, []).append(one)
    return found


def _word(records: Iterable[Record]) -> str:
    """What some statements come to: a position goes before a decline, and that before a mere mention."""
    some = list(records)
    if any(one.statement.position and one.statement.kind is not Kind.DECLINED for one in some):
        return "said"
    if any(one.statement.kind is Kind.DECLINED for one in some):
        return "declined"
    return "mentioned" if some else _NOT_RAISED


def _matrix(heading: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[Section, ...]:
    return (Section(heading=heading, table=Table(head=head, rows=rows)),) if rows else ()
