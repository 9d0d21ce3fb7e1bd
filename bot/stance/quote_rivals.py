"""Outlets that print the same sentence turned round: a quote may stand word for word in one that dropped a "not".

a quote that stands -> statements of the same voice and day, like it -> those with another count of negations
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from bot.archive.protocol import Archive
from bot.folding import words_of
from bot.model import Record
from bot.stance.check import variants
from bot.stance.quote_search import Hit, candidates, nearest
from bot.stance.sentences import and_
from bot.stance.turning_words import NOT, OF_A_WORD

#: Words of a quote that is worth holding against others, and the share of them that is alike where it is one sentence.
_ENOUGH, _ONE_SENTENCE = 4, 75.0
_MOST = 3
_CONTRACTED = re.compile(r"n['’]t\b")


def rivals(quote: str, hits: Sequence[Hit], archive: Archive) -> tuple[Hit, ...]:
    """Statements that print a quote's sentence with a negation more or less than it has; the likest first, an outlet once.

    Args:
        quote: as pasted; it stands word for word in `hits`.
        hits: those statements, none of which is a rival.
        archive: where to look.
    """
    if not hits or len(words_of(quote)) < _ENOUGH:
        return ()
    wanted = _negations(" ".join(chain.from_iterable(variants(quote)[0])))
    stands = {hit.record.statement.id for hit in hits}
    some = [one for one in candidates(quote, archive) if one.statement.id not in stands and _of_one_day(one, hits)]
    found: dict[str, Hit] = {}
    for hit in nearest(quote, some):
        if hit.score >= _ONE_SENTENCE and _negations(_stretch(hit)) != wanted:
            found.setdefault(hit.record.article.outlet or hit.record.article.id, hit)
    return tuple(found.values())[:_MOST]


def turned_line(turned: Sequence[Hit]) -> str:
    """Who prints the sentence with a negation more or less."""
    outlets = and_(list(dict.fromkeys(hit.record.article.outlet or "an outlet that is not named" for hit in turned)))
    return f"But a negation differs in {outlets}: read both before using it"


def _of_one_day(one: Record, hits: Sequence[Hit]) -> bool:
    """Whether it may report the very remark: by the same ministry or person, on a day that does not exclude it."""
    said = one.statement
    for hit in hits:
        other = hit.record.statement
        same = said.speaker.name == other.speaker.name or (said.speaker.ministry or "") == other.speaker.ministry
        if same and (None in (said.said_on, other.said_on) or said.said_on == other.said_on):
            return True
    return False


def _stretch(hit: Hit) -> str:
    return " ".join(span.of(hit.record.words) for span in hit.spans)


def _negations(text: str) -> int:
    return sum(word in NOT or word in OF_A_WORD for word in words_of(_CONTRACTED.sub(" not", text)))
