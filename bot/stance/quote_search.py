"""A pasted quote -> the statements of the whole archive it was made of, whoever said them.

    quote -> its runs of words looked for as they stand  ->  verbatim
          -> else a few of its rarer words at once       ->  the statements most like it

The work is bounded: a fixed number of lookups, each of a fixed number of statements, whatever the archive holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from bot.archive.protocol import Archive, Lookup
from bot.model import Record, Span
from bot.stance.briefings import content_words
from bot.stance.check import Pieces, closest, places, variants
from bot.stance.placed import placed

#: Words of the quote that are looked for, and how many of them at once, rarer combinations first.
_WORDS, _AT_ONCE = 6, (3, 2)
#: Statements that each lookup hands over.
MOST_FOUND = 40
#: Articles whose text is read for a quote that runs over several statements.
_MOST_ARTICLES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A statement that a quote was made of."""

    record: Record
    #: Where the quote's words stand in `record.words`, word for word; the stretch most like it where they do not.
    spans: tuple[Span, ...]
    #: Share of words alike, 0 to 100; 100 where the quote stands there word for word.
    score: float = 100.0


def verbatim(quote: str, archive: Archive) -> tuple[Hit, ...]:
    """Statements in which all pieces of the quote stand word for word and in order; the archive's order, newest first."""
    found: dict[str, Hit] = {}
    for pieces in variants(quote):
        lookup = Lookup(ministry=None, phrases=tuple(" ".join(piece) for piece in pieces), limit=MOST_FOUND)
        for one in archive.find(lookup):
            hit = _stands(pieces, one)
            if hit is not None:
                found.setdefault(one.statement.id, hit)
    return tuple(found.values())


def running_over(quote: str, candidates: Sequence[Record]) -> tuple[Hit, ...]:
    """Statements of one article that a quote runs over: its pieces stand in the article's text, in none of them alone.

    Args:
        quote: the quoted words.
        candidates: statements that share words with it; only their articles are read.
    """
    articles = {one.article.id: one.article for one in candidates}
    for article in list(articles.values())[:_MOST_ARTICLES]:
        text = placed(article.text)
        for pieces in variants(quote):
            spans = [text.span(first, end) for first, end in places(pieces, text)]
            mine = [one for one in candidates if one.article.id == article.id]
            hits = [hit for one in sorted(mine, key=lambda one: one.statement.span) if (hit := _covered(one, spans))]
            if len(hits) > 1:
                return tuple(hits)
    return ()


def candidates(quote: str, archive: Archive) -> tuple[Record, ...]:
    """Statements that share some of the quote's rarer words; those that share most words come first."""
    words = tuple(chain.from_iterable(chain.from_iterable(variants(quote))))
    rare = _rarest(words)
    found: dict[str, Record] = {}
    for size in _AT_ONCE:
        for some in combinations(rare, min(size, len(rare))):
            found.update(
                (one.statement.id, one) for one in archive.find(Lookup(ministry=None, words=some, limit=MOST_FOUND))
            )
        if _alike(quote, list(found.values())):
            break
    wanted = set(words)
    return tuple(sorted(found.values(), key=lambda one: -len(wanted & set(placed(one.words).words))))


def nearest(quote: str, records: Iterable[Record]) -> tuple[Hit, ...]:
    """Of some statements those that are like the quote, the most alike first."""
    hits = [hit for one in records if (hit := _like(quote, one)) is not None]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _rarest(words: Sequence[str]) -> list[str]:
    """The words that are likely to stand in few statements: long ones with a meaning of their own."""
    telling = [word for word in dict.fromkeys(words) if content_words(word)] or list(dict.fromkeys(words))
    return sorted(telling, key=len, reverse=True)[:_WORDS]


def _alike(quote: str, records: Sequence[Record]) -> bool:
    return closest(quote, [placed(one.words) for one in records]) is not None


def _stands(pieces: Pieces, one: Record) -> Hit | None:
    text = placed(one.words)
    found = places(pieces, text)
    return Hit(record=one, spans=tuple(text.span(first, end) for first, end in found)) if found else None


def _covered(one: Record, spans: Iterable[Span]) -> Hit | None:
    """The statement's words that some stretches of its article cover; None where they cover none."""
    text, offset = placed(one.words), one.statement.span.start
    covered = []
    for span in spans:
        inside = [
            at for at, (start, end) in enumerate(text.places) if span.start <= offset + start and offset + end <= span.end
        ]
        covered += [text.span(inside[0], inside[-1] + 1)] if inside else []
    return Hit(record=one, spans=tuple(covered)) if covered else None


def _like(quote: str, one: Record) -> Hit | None:
    text = placed(one.words)
    found = closest(quote, [text])
    return None if found is None else Hit(record=one, spans=(text.span(found.first, found.end),), score=found.score)
