"""How the words reached print: direct, mixed, paraphrase or declined; and whether they state a position.

A quotation that is a name, a title or another's word is no quotation of the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.gazetteer.cues import cues
from bot.model import Kind, Span
from bot.text.patterns import any_of
from bot.text.quotes import Quotation
from bot.text.tokens import Token

#: "will also visit", "is scheduled to".
_IS_TO = r"\b(?:will|would|shall|is|was|are|were|be|to)\s+(?:also\s+|jointly\s+)?"
_TRAVEL = any_of(
    *("visit", "attend", "travel", "arrive", "participate", "undertake", "lead", "chair", "co-chair", "address"),
    *(r"be\s+accompanied", "embark", "host", r"(?:scheduled|set|due|expected|slated)\s+to", "visiting"),
    r"hold\s+(?:talks|meetings)",
)
#: "a visit to X from 3 to 5 May", "called on the president", "dates have been finalised".
_VISIT_FROM = r"\b(?:visit\s+(?:to|of)|conference)\b.{0,60}\bfrom\b"
_CALLED_ON = r"\bcalled on\b.{0,40}\b(?:minister|president|ambassador|envoy)\b"
_DATES_SET = r"\bdates?\b.{0,20}\b(?:announced|finali[sz]ed)\b"
#: An announcement of comings and goings.
_ANNOUNCES = re.compile(rf"{_IS_TO}{_TRAVEL}\b|{_VISIT_FROM}|{_CALLED_ON}|{_DATES_SET}", re.I | re.S)
#: "there is no possibility of a meeting".
_NO_MEETING = re.compile(
    r"\b(?:impression|possibility|reports?|speculation|prospects?)\b.{0,50}\b(?:meeting|visit|call|encounter)\b", re.I
)
#: Courtesies of diplomacy.
_COURTESY = re.compile(
    r"\b"
    + any_of(
        *("congratulat", "felicitat", "condol", "greet", "well-?wishes", "best wishes", "messages? to", "hotline"),
        *("phone call", "telephon", "held talks", "held a meeting", "spoke (?:on|by|over) (?:the )?(?:phone|telephone)"),
        *("logo", "warm regards", "consular access"),
    ),
    re.I,
)
#: Words that state a stance, by their beginnings.
_STANCE = re.compile(
    r"\b"
    + any_of(
        *("condemn", "reject", "support", "oppos", "demand", "urg", "call(?:s|ed|ing)? (?:for|on|upon)", "reaffirm"),
        *("reiterat", "must", "should", "cannot", "will not", "remain", "commit", "believe", "stand", "welcom", "regret"),
        *("deplor", "denounc", "concern", "violat", "warn", "stress", "emphasi", "underscor", "den(?:y|ied)"),
        *("rule[sd]? out", "no change", "position", "hope", "expect", "desire", "appreciat", "thank", "want"),
        *("look(?:s|ed|ing)? forward", "responsib", "illegal", "aggression", "solidarity"),
    ),
    re.I,
)


def own_quotes(text: str, quotes: Sequence[Quotation]) -> tuple[Span, ...]:
    """The quotations that are the speaker's own words: names and titles left out, in order, without their marks.

    Args:
        text: the article's text.
        quotes: the quotations of the statement.
    """
    found = []
    for quote in quotes:
        words = text[quote.start : quote.end].strip()
        if words and not _is_title(words):
            found.append(Span(start=quote.start, end=quote.end))
    return tuple(found)


def _is_title(words: str) -> bool:
    """Whether it is written as a name: every longer word with a capital, no end of a sentence."""
    parts = [word for word in re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", words) if word not in _SMALL_IN_TITLES]
    if not parts or words[-1:] in ".,!?…" or len(parts) > _LONGEST_TITLE:
        return False
    return all(part[0].isupper() for part in parts)


#: "declined to comment on the trial, but said that talks went on": what was said counts.
_BUT_SAID = re.compile(
    r"\b(?:but|yet|though|although|however)\b[^.“”\"]{0,40}?\b"
    r"(?:said|says|added|stated|stressed|reiterated|reaffirmed|emphasi[sz]ed|maintained|insisted|asserted|noted|warned|underlined"
    r"|underscored|confirmed|rejected|condemned|welcomed|urged)\b(?! (?:nothing|no\b|(?:that )?(?:s?he|it) would not))"
)
_SMALL_IN_TITLES = frozenset({"of", "the", "and", "in", "on", "for", "to", "by", "a", "an", "at", "with", "as", "vs"})
_LONGEST_TITLE = 9


def declined(words: str) -> bool:
    """Whether a statement's words refuse an answer, whatever the marks."""
    return refusal(words) is not None


@lru_cache(maxsize=256)  # asked for a statement's countries and for its kind
def refusal(words: str) -> re.Match[str] | None:
    """The words that refuse an answer, whatever the marks; None where there are none, or something is stated behind them."""
    table, low = cues(), words.lower()
    if not any(hint in low for hint in table.declines_hints):
        return None
    found = table.declines.search(words)
    return found if found is not None and not goes_on(words, found.end()) else None


def goes_on(words: str, at: int = 0) -> bool:
    """Whether something is stated behind a refusal that ends at a place ("but said that talks went on")."""
    return _BUT_SAID.search(words, at) is not None


def kind(text: str, span: Span, own_start: int, quotes: Sequence[Span], outer: Sequence[Token], cue: Token | None) -> Kind:
    """Direct, mixed or paraphrase, from where the quotations stand around the cue.

    Args:
        text: the article's text.
        span: the statement.
        own_start: where its own words begin, behind a dateline.
        quotes: the speaker's own quotations in it.
        outer: its words outside quotations, each quotation one token.
        cue: the attributing word; None for a continuation.
    """
    if not quotes:
        return Kind.PARAPHRASE
    if cue is None:
        quoted = sum(q.end - q.start for q in quotes)
        return Kind.DIRECT if quoted >= 0.6 * (span.end - own_start) else Kind.MIXED
    tail = [token for token in outer if token.start > cue.start]
    head = [token for token in outer if token.start < cue.start]
    if _goes_on(outer, cue):
        return Kind.MIXED
    if outer and outer[0].kind == "q" and quotes[0].start <= outer[0].end:
        between = [token for token in head[1:] if token.kind == "w"]
        return Kind.DIRECT if len(between) <= 14 and not _spliced(head) and not _that(tail) else Kind.MIXED
    return Kind.DIRECT if _opened_clause(text, quotes[0], cue) and not _that(_until(tail, quotes[0].start)) else Kind.MIXED


def _until(tokens: list[Token], start: int) -> list[Token]:
    return [token for token in tokens if token.end <= start]


def _that(tokens: Sequence[Token]) -> bool:
    """Whether a reported clause follows the cue ("said that …")."""
    return any(token.low == "that" for token in tokens[:6])


def _goes_on(outer: Sequence[Token], cue: Token) -> bool:
    """Whether a participle behind the cue carries on the attribution ("he said, adding that …")."""
    return any(
        token.start > cue.start and token.low in cues().carries_on and (before.text == "," or before.low == "and")
        for before, token in pairwise(outer)
    )


def _spliced(head: Sequence[Token]) -> bool:
    """Whether the opening quotation is only part of the sentence ("“X” was redirected to “Y”, he said")."""
    if len(head) < 2 or head[0].kind != "q":
        return False
    return sum(token.kind == "q" for token in head) > 1 and any(
        token.kind == "w" for token in head[1 : [i for i, t in enumerate(head) if t.kind == "q"][-1]]
    )


def _opened_clause(text: str, quote: Span, cue: Token) -> bool:
    """Whether the quotation after the cue is a clause of its own: behind a comma or colon, with a capital."""
    before = text[max(0, quote.start - 4) : quote.start - 1].rstrip()
    first = text[quote.start : quote.start + 1]
    return (
        before[-1:] in (":", ",") and (first.isupper() or not first.isascii() or first in "[(") and quote.start > cue.start
    )


_MORE = re.compile(r"^.{0,60}?\b(?:is|are|was|were|will|would)\s+also\b", re.S)


def announces_more(words: str) -> bool:
    """Whether a sentence without a source carries on an announcement ("The delegation is also scheduled to visit …")."""
    return _MORE.match(words) is not None and _ANNOUNCES.search(words) is not None


def states_position(words: str, kind_: Kind) -> bool:
    """Whether the words state a stance; an announced visit, a courtesy and a bare mention do not."""
    if kind_ is Kind.DECLINED or _NO_MEETING.search(words) is not None:
        return False
    if _ANNOUNCES.search(words) is not None:
        return kind_ is Kind.DIRECT and _STANCE.search(words) is not None
    return kind_ is Kind.DIRECT or _COURTESY.search(words) is None or _STANCE.search(words) is not None
