"""Groups statements into briefings and sets what several outlets printed of one utterance side by side.

    records of one ministry -> by day, newest first -> the lead's day -> the same matter in other outlets

A briefing is a ministry and a day. Two outlets report the same matter where briefing, country and topic agree; likeness of
words only orders what agrees, because two faithful quotes of one sentence can share as little as a quarter of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.folding import words_of
from bot.gazetteer.spellings import load_spellings
from bot.model import Kind, Record
from bot.stance.agreement import differs_in, says_nothing
from bot.stance.content import content_words as content_words
from bot.stance.copies import same_copy

#: How many other wordings a card can bear.
MOST_WORDINGS = 3
#: Share of the shorter report's content words from which one that differs is on the same point.
_CONTRADICTS = 0.5
#: Reports that are held against the lead: what contradicts it shares most of its words, and so stands among the first.
_MOST_COMPARED = 80
#: Content words two statements share before one is shown as another wording of the other.
_ALIKE = 2
#: And the share of the shorter one's content words: two remarks on one country share a word or two by chance.
_SAME_POINT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What one ministry said on one day, as far as a question asks for it."""

    #: The day it was said, or, where `stated` is False, the day it was published; None where neither is known.
    day: date | None
    #: True where `day` is when it was said.
    stated: bool
    records: tuple[Record, ...]


def by_briefing(records: Iterable[Record]) -> tuple[Briefing, ...]:
    """Groups one ministry's records by day, newest first.

    On one day what is dated comes before what was only published then, since the latter may be older. A remark recalled
    from an unknown earlier day, or from an article without a date, comes after all of these, each article by itself, the
    one that can be youngest (`said_until`) first.

    Args:
        records: statements of one ministry with their articles, in the archive's order, which each group keeps.
    """
    groups: dict[tuple[int, bool, str], list[Record]] = {}
    for one in records:
        groups.setdefault(_group(one), []).append(one)
    newest_first = sorted(groups.items(), key=lambda item: (*item[0][:2], _youngest(item[0][0], item[1])), reverse=True)
    return tuple(
        Briefing(day=date.fromordinal(day) if day else None, stated=stated, records=tuple(group))
        for (day, stated, _), group in newest_first
    )


def set_beside(
    lead: Record, briefing: Sequence[Record], *, most: int = MOST_WORDINGS
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """What other outlets printed the same of the lead's matter, and what they printed otherwise.

    Args:
        lead: the statement the answer leads with.
        briefing: the ministry's statements of the same day; those of other days, of the lead's outlet, on other
            countries or topics are left out.
        most: how many of each at most.

    Returns:
        Other wordings as `other_wordings` has them. Then what differs in a negation, a number, a name or an opposing word,
        so that both cannot simply be called the same; what shares less than half its words is another point, and neither.
        One of each outlet, and none that is merely another sentence: an outlet of which a wording is the same has not
        contradicted it with its next sentence, unless that is as much like the lead.
    """
    reports = [(one, bool(differs_in(lead, one.record))) for one in _ranked(lead, briefing)]
    return _wordings(lead, reports, most), _otherwise(lead, reports, most)


def other_wordings(lead: Record, briefing: Sequence[Record], *, most: int = MOST_WORDINGS) -> tuple[Record, ...]:
    """What other outlets printed the same of the lead's matter, the best of each: quoted and most alike words first.

    What differs from the lead in a negation, a number, a name or an opposing word is not the same, and copies of one agency
    text are kept once. Arguments as of `set_beside`.
    """
    return _wordings(lead, ((one, bool(differs_in(lead, one.record))) for one in _ranked(lead, briefing)), most)


def independent_outlets(lead: Record, others: Iterable[Record]) -> tuple[str, ...]:
    """The named outlets that report it, the lead's first, each once; a transcript is the source and no report of it."""
    reports = (one for one in chain((lead,), others) if not one.official)
    return tuple(dict.fromkeys(one.article.outlet for one in reports if one.article.outlet is not None))


def _group(one: Record) -> tuple[int, bool, str]:
    said = one.statement
    if said.said_on is not None:
        return said.said_on.toordinal(), True, ""
    if one.article.published is not None and not said.earlier:
        return one.article.published.toordinal(), False, ""
    return 0, False, one.article.id


def _youngest(day: int, group: Sequence[Record]) -> date:
    """The youngest that any of a group without a day can be; two groups never share a day."""
    if day:
        return date.min
    return max((one.statement.said_until for one in group if one.statement.said_until is not None), default=date.min)


class _Report(NamedTuple):
    """A report of the lead's matter, with what was counted of it."""

    record: Record
    #: Content words that it has, and those of them that the lead has, too.
    telling: int
    alike: int


def _wordings(lead: Record, reports: Iterable[tuple[_Report, bool]], most: int) -> tuple[Record, ...]:
    """Of reports, each with whether it differs, those that are the same."""
    kept: list[Record] = []
    for (one, _, _), differs in reports:
        if differs or _outlet(one) in map(_outlet, kept) or same_copy(lead, one):
            continue
        if not any(same_copy(one, other) for other in kept):
            kept.append(one)
        if len(kept) == most:  # telling copies costs far more than the rest, and a busy day has hundreds of outlets
            break
    return tuple(kept)


def _otherwise(lead: Record, reports: Iterable[tuple[_Report, bool]], most: int) -> tuple[Record, ...]:
    """Of reports, each with whether it differs, those that may contradict the lead."""
    kept: dict[str, _Report] = {}
    same: dict[str, int] = {}
    telling = len(_point_words(lead.words))
    for one, differs in reports:
        outlet = _outlet(one.record)
        if not differs:
            same[outlet] = max(same.get(outlet, 0), one.alike)
        elif len(kept) < most and one.alike >= _CONTRADICTS * min(telling, one.telling):
            kept.setdefault(outlet, one)
    return tuple(one.record for outlet, one in kept.items() if one.alike >= same.get(outlet, 0))


def _ranked(lead: Record, briefing: Sequence[Record]) -> list[_Report]:
    """Reports of the lead's matter, quoted ones and the most alike first; those without a content are none."""
    words = _point_words(lead.words)
    some = [_report(words, one) for one in briefing if _may_be_on_it(lead, one)]
    some = [one for one in some if one.alike >= _enough(len(words), one.telling) and not says_nothing(one.record)]
    some.sort(key=lambda one: (not one.record.statement.quotes, -one.alike, one.record.statement.span.start))
    return some[:_MOST_COMPARED]


def _report(words: frozenset[str], one: Record) -> _Report:
    theirs = _point_words(one.words)
    return _Report(record=one, telling=len(theirs), alike=len(words & theirs))


def _enough(first: int, second: int) -> float:
    """How many content words two statements have to share, of so many in each, to be on the same point."""
    return max(_ALIKE, _SAME_POINT * min(first, second))


def _may_be_on_it(lead: Record, one: Record) -> bool:
    """Briefing × country × topic; shared content words have to speak for the matter, too."""
    first, second = lead.statement, one.statement
    return (
        first.id != second.id
        and second.kind is not Kind.DECLINED
        and first.said_on is not None
        and first.said_on == second.said_on
        and first.speaker.ministry == second.speaker.ministry
        and _outlet(lead) != _outlet(one)
        and not set(first.countries).isdisjoint(second.countries)
        and topics_agree(first.topics, second.topics)
    )


def topics_agree(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two statements may be on one topic: they share one, or one of them has none."""
    return not first or not second or not set(first).isdisjoint(second)


def _outlet(one: Record) -> str:
    """What counts as one witness: an outlet, or, where it is unknown, the article."""
    return one.article.outlet or one.article.id


@lru_cache(maxsize=4096)
def _point_words(text: str) -> frozenset[str]:
    """The content words but for names of countries, which every statement on one country shares."""
    known = load_spellings().exact
    return content_words(" ".join(word for word in words_of(text) if known.get(word, "#").startswith("#")))
