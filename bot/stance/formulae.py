"""Which words of one briefing stood in another: what was said again, what is new, what is missing.

    two briefings' statements -> every pair aligned -> a run of words, or most of a sentence, in both  ->  said again
                              -> neither in any of the other's                                         ->  new, or missing

Likeness suggests and decides nothing: outlets choose what to report, so what no report has may have been said all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.model import Kind, Record
from bot.stance.alignment import Alignment, align, marks
from bot.stance.briefings import content_words
from bot.stance.copies import same_copy
from bot.stance.placed import Placed
from bot.stance.wordings import Worded, said_words

#: Words in a row that are a formula rather than grammar, and how many of them have to carry meaning.
_RUN, _MEANING = 4, 2
#: Share of the shorter sentence's words from which two sentences are one, though no run of them is that long.
_MOST_OF_IT = 0.6
#: Statements of a briefing that are compared, best first.
_MOST_COMPARED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A formula in two briefings, the shared words marked in both."""

    newer: Worded
    older: Worded
    #: How many words both have in runs.
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulae:
    """What two briefings on one subject have in common, and what only one of them has."""

    repeated: tuple[Repeated, ...]
    new: tuple[Record, ...]
    missing: tuple[Record, ...]


def formulae(newer: Sequence[Record], older: Sequence[Record]) -> Formulae:
    """Compare two briefings.

    Args:
        newer: statements of the newer one on a subject, best first; announcements and copies of one agency's text are
            left out.
        older: the same of the older one.
    """
    late, early = _stating(newer), _stating(older)
    pairs = [pair for one in late for other in early if (pair := _repeated(one, other)) is not None]
    late_alike = {pair.newer.record.statement.id for pair in pairs}
    early_alike = {pair.older.record.statement.id for pair in pairs}
    return Formulae(
        repeated=_each_once(sorted(pairs, key=lambda pair: -pair.words)),
        new=tuple(one for one in late if one.statement.id not in late_alike),
        missing=tuple(one for one in early if one.statement.id not in early_alike),
    )


def _stating(records: Iterable[Record]) -> list[Record]:
    """What states a stance or declines to, each agency's text once."""
    kept: list[Record] = []
    for one in records:
        states = one.statement.position or one.statement.kind is Kind.DECLINED
        if states and not one.statement.earlier and not any(same_copy(one, other) and _same(one, other) for other in kept):
            kept.append(one)
        if len(kept) == _MOST_COMPARED:
            break
    return kept


def _same(one: Record, other: Record) -> bool:
    return said_words(one).words == said_words(other).words


def _repeated(newer: Record, older: Record) -> Repeated | None:
    if len(content_words(newer.words) & content_words(older.words)) < _MEANING:
        return None
    late, early = said_words(newer), said_words(older)
    found = align(late.words, early.words, edges=False)
    runs = _runs(late, early, found) if found is not None else []
    if found is None or not runs:
        return None
    shared = [found.shared[at] for at in runs]
    return Repeated(
        newer=Worded(record=newer, marks=marks(late, (one for one, _ in shared))),
        older=Worded(record=older, marks=marks(early, (other for _, other in shared))),
        words=sum(end - start for (start, end), _ in shared),
    )


def _runs(late: Placed, early: Placed, found: Alignment) -> list[int]:
    """Which of the shared runs to mark: all of a stretch in which one run is a formula, or that is most of a sentence."""
    words = [late.words[start:end] for (start, end), _ in found.shared]
    formula = any(
        len(run) >= _RUN and len(content_words(" ".join(run))) >= _MEANING and not _is_name(late, *place)
        for run, (place, _) in zip(words, found.shared, strict=True)
    )
    meaning = content_words(" ".join(chain.from_iterable(words)))
    shorter = min(len(late.words), len(early.words))
    sentence = found.words >= _MOST_OF_IT * shorter and len(meaning) > _MEANING
    return [at for at, run in enumerate(words) if content_words(" ".join(run))] if formula or sentence else []


def _is_name(text: Placed, first: int, end: int) -> bool:
    """Whether every word with a meaning is written with a capital: "Federal Republic of Freedonia" is no formula."""
    words = ((text.words[at], text.text[text.places[at][0]]) for at in range(first, end))
    return all(letter.isupper() for word, letter in words if content_words(word))


def _each_once(pairs: Iterable[Repeated]) -> tuple[Repeated, ...]:
    """The pairs that share most, no statement in two of them."""
    kept: list[Repeated] = []
    seen: set[str] = set()
    for pair in pairs:
        ids = {pair.newer.record.statement.id, pair.older.record.statement.id}
        if not ids & seen:
            kept.append(pair)
            seen |= ids
    return tuple(kept)
