"""The source phrase beside a cue: the longest readable one before it, behind it, or at the head of the sentence."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.text.clauses import REACH
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.tokens import Token
from bot.text.voices import Voice, voice


class Source(NamedTuple):
    """A voice and the token its phrase begins with."""

    voice: Voice
    begins: int


#: No source phrase runs over one of these marks; one that is looked for behind a cue stops at some more.
_HARD = frozenset(";:—–?!…")
_STOPS = (",", ";", ":", "—", "–", ".", "?", "!")
#: Words left over before a subject that join it to what was before.
_JOINING = ("and", "but", "or", "so", "yet", "meanwhile", "later", "also", "then")
#: A relative clause between a head and its cue is not longer ("a source who …"), nor is a fronted adverbial, nor a subject.
_RELATIVE, _FRONTED, _SUBJECT = 9, 20, 14
#: How far an apposition runs behind a source that stands after its cue, and behind a sentence's subject.
_APPOSITION, _SUBJECT_APPOSITION = 14, 12
#: Somebody whom a relative clause is about is named in so many tokens.
_RELATED = 16
#: No phrase of the lexicon is longer, in tokens.
_LONGEST_HIT = 8
#: The voices that a sentence can be about.
_SUBJECTS = ("person", "role", "ministry", "joint", "country", "government")


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
        if (
            tokens[begin].kind in "xhpq"
            or (begin and tokens[begin - 1].kind in "xh")
            or _inside_hit(frame.outer_hits, begin)
        ):
            continue
        read = voice(tokens, frame.outer_hits, begin, end, surnames)
        if read is not None and read.sort in ("person", "role", "joint"):
            return Source(read, begin)
    return None


def source_behind(frame: Frame, start: int, surnames: Set[str]) -> Voice | None:
    """The longest voice that begins at `start`, up to the next mark, its apposition taken in.

    Args:
        frame: the sentence.
        start: a token of `frame.outer`, or one past the last.
        surnames: last names of people known from the article.
    """
    tokens, subordinate = frame.outer, grammar().subordinate
    end, most = start, min(len(tokens), start + REACH)
    while end < most and not (tokens[end].kind == "q" or tokens[end].text in _STOPS or tokens[end].low in subordinate):
        end += 1
    for stop in range(end, start, -1):
        if tokens[stop - 1].kind in "xhp" and tokens[stop - 1].text != ")":
            continue
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is not None:
            return _and_apposition(frame, read, stop, _APPOSITION, ",.", surnames)
    return None


def leading_voice(frame: Frame, surnames: Set[str] = frozenset(), *, bodies: bool = False) -> Voice | None:
    """The voice at the head of a sentence, behind a fronted adverbial, whether it attributes anything or not.

    Args:
        frame: the sentence.
        surnames: last names of people known from the article.
        bodies: whether an international body will do as well.
    """
    tokens = frame.outer
    start = _main_clause(tokens) if tokens else None
    if start is None:
        return None
    most = min(len(tokens), start + _SUBJECT)
    leaves = grammar().leaves_subject
    limit = next((i for i in range(start + 1, most) if tokens[i].low in leaves or tokens[i].kind == "q"), most)
    for stop in range(limit, start, -1):
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is None or _inside_hit(frame.outer_hits, stop):
            continue
        if read.sort in _SUBJECTS or (bodies and read.sort == "body"):
            return _and_apposition(frame, read, stop, _SUBJECT_APPOSITION, ",", surnames)
    return None


def _main_clause(tokens: list[Token]) -> int | None:
    """Where the main clause begins; None where a fronted adverbial is not closed by a comma."""
    if tokens[0].low not in grammar().fronted:
        return 0
    comma = next((i for i, token in enumerate(tokens[:_FRONTED]) if token.text == ","), None)
    return None if comma is None else comma + 1


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
        if (token.low in not_at_head and begin < end - 1) or _inside_hit(hits, begin):
            continue
        read = voice(tokens, hits, begin, end, surnames)
        if read is None:
            continue
        if begin == start or _may_begin(tokens, start, begin):
            return Source(read, begin)
        if read.sort != "document" or tokens[begin - 1].low != "in":  # "In a statement issued here the ministry"
            return None
    return None


def _inside_hit(hits: dict[int, Hit], at: int) -> bool:
    """Whether a phrase of the lexicon begins before the token and goes on behind it."""
    return any(i in hits and hits[i].end > at for i in range(max(0, at - _LONGEST_HIT), at))


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
    return Source(read, start) if read is not None and read.sort in ("pronoun", *_SUBJECTS) else None


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
            return outer._replace(voice=_combined(outer.voice, inner))
    return None


def _and_apposition(frame: Frame, read: Voice, stop: int, reach: int, closing: str, surnames: Set[str]) -> Voice:
    """A voice that ends at `stop` with what stands behind its comma ("X, the spokesperson,")."""
    tokens = frame.outer
    if stop >= len(tokens) or tokens[stop].text != ",":
        return read
    close = next((i for i in range(stop + 1, min(len(tokens), stop + reach)) if tokens[i].text in closing), None)
    return read if close is None else _combined(read, voice(tokens, frame.outer_hits, stop + 1, close, surnames))


def _combined(outer: Voice, inner: Voice | None) -> Voice:
    """One voice of a phrase and its apposition: the name from one, the role from the other."""
    if inner is None or inner.sort not in ("person", "role"):
        return outer
    office, codes = outer.office or inner.office, outer.codes or inner.codes
    if outer.sort == "person":
        return outer._replace(office=office, role=outer.role or inner.name, codes=codes, former=outer.former or inner.former)
    if outer.sort in ("role", "ministry", "government") and inner.sort == "person":
        role = outer.role or inner.role
        return inner._replace(office=office, role=role, codes=codes, start=outer.start, former=outer.former)
    return outer
