"""The source phrase before a cue: the longest readable one, with its relative clause or apposition."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.text.appositions import combined
from bot.text.clauses import REACH
from bot.text.frames import Frame
from bot.text.leading import SUBJECTS
from bot.text.lexicon import inside_hit
from bot.text.tokens import Token
from bot.text.voices import Voice, voice


class Source(NamedTuple):
    """A voice and the token its phrase begins with."""

    voice: Voice
    begins: int


#: No source phrase runs over one of these marks.
_HARD = frozenset(";:—–?!…")
#: A relative clause between a head and its cue is not longer ("a source who …"), nor is where a subject spoke.
_RELATIVE, _SUBJECT = 9, 14
#: Words left over before a subject that join it to what was before.
_JOINING = ("and", "but", "or", "so", "yet", "meanwhile", "later", "also", "then")
#: Somebody whom a relative clause is about is named in so many tokens.
_RELATED = 16


def source_before(frame: Frame, end: int, surnames: Set[str]) -> Source | None:
    """The voice whose phrase ends right before `end`; the longest that can be read.

    Args:
        frame: the sentence.
        end: a token of `frame.outer`, not the first.
        surnames: last names of people known from the article.
    """
    tokens = frame.outer
    if tokens[end - 1].text == ",":
        return _before_apposition(frame, end - 1, surnames)
    if tokens[end - 1].low == "who":
        return _antecedent(frame, end - 1, surnames)
    low = max(0, end - REACH)
    edge = _edge(tokens, low, end)
    best = _longest(frame, edge + 1, end, surnames)
    headed = None
    if best is None:
        headed = _with_relative(frame, low, edge, end, surnames) or _with_while(frame, low, edge, end, surnames)
    if headed is not None:
        return headed
    wider = _over_commas(frame, low, edge, end, surnames) if edge >= low and tokens[edge].text == "," else None
    return wider if wider is not None and (best is None or _is_list(best.voice, wider.voice)) else best


def _antecedent(frame: Frame, who: int, surnames: Set[str]) -> Source | None:
    """Whom "X, who said" is about: the longest voice that ends right before the relative pronoun."""
    tokens = frame.outer
    end = who - 1 if who and tokens[who - 1].text == "," else who
    for begin in range(max(0, end - _RELATED), end):
        if tokens[begin].kind in "xhpq" or (begin and tokens[begin - 1].kind in "xh") or inside_hit(frame.outer_hits, begin):
            continue
        read = voice(tokens, frame.outer_hits, begin, end, surnames)
        if read is not None and read.sort in ("person", "role", "joint"):
            return Source(read, begin)
    return None


def _edge(tokens: list[Token], low: int, end: int) -> int:
    """The last token before `end` that no source phrase runs over; `low - 1` where there is none."""
    edge, subordinate = end - 1, grammar().subordinate
    while edge >= low:
        token = tokens[edge]
        if token.kind == "q" or token.text in _HARD or token.text == ",":
            break
        if token.kind == "w" and token.low in subordinate and edge < end - 1:
            break
        edge -= 1
    return edge


def _longest(frame: Frame, start: int, end: int, surnames: Set[str]) -> Source | None:
    """The longest readable phrase in `start:end` that ends at `end`."""
    tokens, hits, not_at_head = frame.outer, frame.outer_hits, grammar().not_at_head
    for begin in range(start, end):
        token = tokens[begin]
        if (token.kind in "xhp" and token.text != "(") or (begin and tokens[begin - 1].kind in "xh"):
            continue
        if (token.low in not_at_head and begin < end - 1) or inside_hit(hits, begin):
            continue
        read = voice(tokens, hits, begin, end, surnames)
        if read is None:
            continue
        if begin == start or _may_begin(tokens, start, begin):
            return Source(read, begin)
        if read.sort != "document" or tokens[begin - 1].low != "in":  # "In a statement issued here the ministry"
            return None
    return None


def _may_begin(tokens: list[Token], start: int, begin: int) -> bool:
    """Words left over before a phrase are a fronted adverbial, a conjunction, or the phrase is no subject."""
    before = tokens[begin - 1].low
    return before in _JOINING or (tokens[start].low in grammar().fronted and before not in grammar().no_leftover_end)


def _with_relative(frame: Frame, low: int, edge: int, end: int, surnames: Set[str]) -> Source | None:
    """A head with its relative clause: "An official who took part said"."""
    tokens, subordinate = frame.outer, grammar().subordinate
    if edge <= low or tokens[edge].low not in ("who", "that") or end - edge >= _RELATIVE:
        return None
    before = (i for i in range(edge - 1, low - 1, -1) if tokens[i].kind in "qp" or tokens[i].low in subordinate)
    start = next(before, low - 1) + 1
    read = voice(tokens, frame.outer_hits, start, end, surnames) if start < edge else None
    return Source(read, start) if read is not None and read.sort in ("unnamed", "role") else None


def _with_while(frame: Frame, low: int, edge: int, end: int, surnames: Set[str]) -> Source | None:
    """A subject with where it spoke: "He while addressing the briefing said"."""
    tokens = frame.outer
    if edge <= low or tokens[edge].low != "while" or end - edge > _SUBJECT or not tokens[edge + 1].low.endswith("ing"):
        return None
    before = (i for i in range(edge - 1, low - 1, -1) if tokens[i].kind in "qp" or tokens[i].low in grammar().subordinate)
    start = next(before, low - 1) + 1
    read = voice(tokens, frame.outer_hits, start, edge, surnames) if start < edge else None
    return Source(read, start) if read is not None and read.sort in ("pronoun", *SUBJECTS) else None


def _over_commas(frame: Frame, low: int, edge: int, end: int, surnames: Set[str]) -> Source | None:
    """A phrase that runs over commas: "The foreign ministers of A, B and C", "X, the spokesperson"."""
    tokens, subordinate = frame.outer, grammar().subordinate
    for start in range(low, edge):
        before = tokens[start - 1] if start else None
        if before is not None and not (
            before.text == ","
            or before.text in _HARD
            or before.kind == "q"
            or before.low in subordinate
            or before.low in ("and", "but")
        ):
            continue
        read = voice(tokens, frame.outer_hits, start, end, surnames)
        if read is not None:
            return Source(read, start)
    return None


def _is_list(short: Voice, wide: Voice) -> bool:
    """Whether the short phrase is only the last member of a list."""
    return wide.sort == "joint" and short.sort in ("country", "government", "person", "joint")


def _before_apposition(frame: Frame, comma: int, surnames: Set[str]) -> Source | None:
    """The source stands before two commas, its apposition between them: "X, who …, said", "the spokesman, X, told"."""
    tokens = frame.outer
    for opening in range(comma - 1, max(0, comma - REACH), -1):
        if tokens[opening].kind == "q" or tokens[opening].text in _HARD:
            return None
        if tokens[opening].text != "," or tokens[opening - 1].text == ",":
            continue
        outer = source_before(frame, opening, surnames)
        if outer is not None:
            inner = voice(tokens, frame.outer_hits, opening + 1, comma, surnames)
            return outer._replace(voice=combined(outer.voice, inner))
    return None
