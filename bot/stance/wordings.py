"""Where outlets, or one article in two places, put other words into one sentence of a briefing: shown, never decided.

    statements of one briefing -> pairs on one country and topic, one of them quoted -> aligned -> what is other on each side

Two records are set side by side because their words are alike, which only suggests that they report one point. Nothing is
merged, nothing counted as one for it, and which wording was said is for a reader to find out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.model import Kind, Record, Span
from bot.stance.alignment import Alignment, align, marks
from bot.stance.briefings import content_words, topics_agree
from bot.stance.copies import same_copy
from bot.stance.placed import Placed, spoken

#: Words that both must have before they are set side by side.
_ENOUGH = 4
#: How many of them have to carry meaning, and which share of the shorter side they have to be: of two quotations; and of a
#: quotation beside an outlet's own words, which say more around it and share more by chance, as "peace and stability in
#: the region" is in every second sentence.
_QUOTED_BOTH, _QUOTED_ONE = (3, 0.5), (4, 0.25)
#: Statements of a briefing that are compared pair by pair.
_MOST_COMPARED = 80
#: Points that are shown of one briefing.
MOST_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A record with what the other has not: half-open code points into its words."""

    record: Record
    marks: tuple[Span, ...]
    #: What the other has within the same stretch and this has not: slices of the other's words.
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two records of one briefing that may report one point, in other words."""

    first: Worded
    second: Worded
    #: How many words both have.
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What may be one point, in the wording that quotes most of it and in others."""

    base: Worded
    others: tuple[Worded, ...]


def difference(first: Record, second: Record) -> Difference | None:
    """How two records' words differ where they may report one point of one briefing; None where they do not.

    Quoted words are compared; of a record without quotes, which can be only one of the two, all words but those that name
    the speaker. None, too, where not one word differs.
    """
    if not _comparable(first, second):
        return None
    here, there = said_words(first), said_words(second)
    found = align(here.words, there.words)
    least = _QUOTED_BOTH if first.statement.quotes and second.statement.quotes else _QUOTED_ONE
    if found is None or not _alike(here, there, found, *least) or not (found.first_only or found.second_only):
        return None
    here_only, there_only = marks(here, found.first_only), marks(there, found.second_only)
    return Difference(
        first=Worded(record=first, marks=here_only, lacks=tuple(span.of(second.words) for span in there_only)),
        second=Worded(record=second, marks=there_only, lacks=tuple(span.of(first.words) for span in here_only)),
        shared=found.words,
    )


def differences(records: Iterable[Record]) -> tuple[Difference, ...]:
    """All differences between statements of one ministry on one day, those that share most words first."""
    some = _in_order(records)
    found = (difference(one, other) for at, one in enumerate(some) for other in some[at + 1 :])
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -one.shared))


def points(records: Iterable[Record], *, most: int = MOST_POINTS) -> tuple[Point, ...]:
    """Differences laid out by the wording that quotes most; each record stands in one point at most.

    Args:
        records: statements of one ministry on one day.
        most: how many points.
    """
    every = differences(records)
    found: list[Point] = []
    used: set[str] = set()
    for base in _in_order(records):
        pairs = [
            pair for one in every if (pair := _seen_from(base, one)) is not None and pair[1].record.statement.id not in used
        ]
        if base.statement.id in used or not pairs or len(found) == most:
            continue
        marked = tuple(dict.fromkeys(chain.from_iterable(here.marks for here, _ in pairs)))
        others = _each_copy_once(other for _, other in pairs)
        found.append(Point(base=Worded(record=base, marks=_joined(marked)), others=others))
        used.update([base.statement.id, *(other.record.statement.id for _, other in pairs)])
    return tuple(found)


def said_words(one: Record) -> Placed:
    """What a record says was said, its places in `record.words`: its quotations, else all but source and cue."""
    said = one.statement
    if said.quotes:
        stretches = [_moved(quote, said.span) for quote in said.quotes]
    else:
        named = sorted(_moved(span, said.span) for span in (said.source, said.cue) if span is not None)
        edges = [0, *chain.from_iterable((span.start, span.end) for span in named), len(one.words)]
        stretches = [Span(start=a, end=b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    return spoken(one.words, stretches)


def _alike(here: Placed, there: Placed, found: Alignment, meaning: int, share: float) -> bool:
    both = [word for (start, end), _ in found.shared for word in here.words[start:end]]
    longest = max(found.first[1] - found.first[0], found.second[1] - found.second[0])
    shorter = min(len(here.words), len(there.words))
    return (
        len(both) >= max(_ENOUGH, share * shorter)
        and 2 * len(both) >= longest
        and len(content_words(" ".join(both))) >= meaning
    )


def _comparable(first: Record, second: Record) -> bool:
    one, other = first.statement, second.statement
    return (
        one.id != other.id
        and bool(one.quotes or other.quotes)
        and Kind.DECLINED not in (one.kind, other.kind)
        and not _two_quotes_of_one_article(first, second)
        and one.said_on is not None
        and one.said_on == other.said_on
        and one.speaker.ministry == other.speaker.ministry
        and bool(set(one.countries) & set(other.countries))
        and topics_agree(one.topics, other.topics)
        and len(content_words(first.words) & content_words(second.words)) >= _QUOTED_BOTH[0]
    )


def _two_quotes_of_one_article(first: Record, second: Record) -> bool:
    """Two whole quotations in one article are two remarks; a lede that quotes in part, or tells, may be of either."""
    return first.article.id == second.article.id and first.statement.kind is second.statement.kind is Kind.DIRECT


def _in_order(records: Iterable[Record]) -> list[Record]:
    """The transcript first, then what quotes most words; those only that can be compared."""
    some = [one for one in records if one.statement.kind is not Kind.DECLINED and not one.statement.earlier]
    return sorted(some, key=lambda one: (not one.official, -_quoted(one)))[:_MOST_COMPARED]


def _quoted(one: Record) -> int:
    return sum(quote.end - quote.start for quote in one.statement.quotes)


def _each_copy_once(some: Iterable[Worded]) -> tuple[Worded, ...]:
    """An agency's sentence in several outlets is one wording."""
    kept: list[Worded] = []
    for one in some:
        words = said_words(one.record).words
        if not any(words == said_words(other.record).words and same_copy(one.record, other.record) for other in kept):
            kept.append(one)
    return tuple(kept)


def _seen_from(base: Record, one: Difference) -> tuple[Worded, Worded] | None:
    """The base's side and the other's."""
    if one.first.record.statement.id == base.statement.id:
        return one.first, one.second
    return (one.second, one.first) if one.second.record.statement.id == base.statement.id else None


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _moved(span: Span, within: Span) -> Span:
    """A stretch of the article as one of the statement's words, cut to them."""
    last = within.end - within.start
    start, end = (min(max(at - within.start, 0), last) for at in (span.start, span.end))
    return Span(start=start, end=end)
