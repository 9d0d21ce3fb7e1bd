"""A sentence as attribution sees it: each quotation folded into one token, days left out, names looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.model import Span
from bot.text.dates import WEEKDAYS
from bot.text.lexicon import Hit, lexicon
from bot.text.quotes import Quotation
from bot.text.tokens import Token, tokenise

_DAYS = frozenset(WEEKDAYS)
_PARTS_OF_DAY = frozenset(["morning", "afternoon", "evening", "night"])
_TIMES = frozenset(["today", "yesterday", "tonight"])
#: Quotation marks; one without its fellow is left out.
_STRAY = '“”"„«»'
#: Digits of a year.
_YEAR = 4


class Frame(NamedTuple):
    """One sentence."""

    span: Span
    #: All words and marks, quoted ones too.
    tokens: list[Token]
    hits: list[Hit]
    #: The words outside quotations; each quotation is one token of kind "q", inserted adverbs and days are left out.
    outer: list[Token]
    #: Hits of `outer` by their first token.
    outer_hits: dict[int, Hit]
    #: The sentence's quotations in order.
    quotes: list[Quotation]
    #: Days and times that were left out of `outer`.
    times: list[Token]


def frame(text: str, span: Span, quotes: Sequence[Quotation], starts: list[int], own_start: int) -> Frame:
    """The frame of one sentence.

    Args:
        text: the article's text.
        span: the sentence.
        quotes: all quotations of the article, in order.
        starts: their `outer_start`s, for bisection.
        own_start: where the sentence's own words begin, behind a dateline.
    """
    inside = _within(quotes, starts, span)
    tokens = tokenise(text, own_start, span.end)
    hits = lexicon().scan(tokens)
    kept, times = _without_asides(_fold(tokens, inside))
    outer_hits = hits if len(kept) == len(tokens) and not inside else lexicon().scan(kept)
    return Frame(span, tokens, hits, kept, {hit.start: hit for hit in outer_hits}, inside, times)


def _within(quotes: Sequence[Quotation], starts: list[int], span: Span) -> list[Quotation]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return list(quotes[first:last])


def _fold(tokens: list[Token], quotes: list[Quotation]) -> list[Token]:
    """Each quotation as one token, and no mark without its fellow."""
    if not quotes:
        return [token for token in tokens if token.kind != "p" or token.text not in _STRAY]
    out: list[Token] = []
    pending = iter(quotes)
    quote = next(pending, None)
    for token in tokens:
        while quote is not None and token.start >= quote.outer_end:
            quote = next(pending, None)
        if quote is not None and quote.outer_start <= token.start:
            if not out or out[-1].start != quote.outer_start:
                out.append(Token("Q", "q", quote.outer_start, quote.outer_end, "q"))
            continue
        if token.kind == "p" and token.text in _STRAY:
            continue
        out.append(token)
    return out


def _without_asides(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens without days ("on Thursday"), and without adverbs between commas (", however,")."""
    kept: list[Token] = []
    times: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        size = _time(tokens, at, count)
        if size:
            times += tokens[at : at + size]
            at += size
            if not kept and at < count and tokens[at].text == ",":
                at += 1
            if kept and kept[-1].text == "," and at < count and tokens[at].text == ",":
                if kept[0].low not in grammar().fronted:  # "Meanwhile, on Friday, X": the comma closes what is fronted
                    kept.pop()
                at += 1
            continue
        comma = tokens[at].text == ","
        if comma and at + 2 < count and tokens[at + 1].low in grammar().inserts and tokens[at + 2].text == ",":
            at += 3
            continue
        kept.append(tokens[at])
        at += 1
    return kept, times


def _time(tokens: list[Token], at: int, count: int) -> int:
    """How many tokens from here name a day or a time of the main event; 0 where none."""
    index = _weekday(tokens, at, count)
    if tokens[index].low in _DAYS and tokens[index].text[0].isupper():
        index += 1
        while index < count and tokens[index].low in _PARTS_OF_DAY:
            index += 1
        return _comma_date(tokens, index, count) - at
    if tokens[at].low in _TIMES and not (at and tokens[at].capital and tokens[at - 1].capital):
        return 1
    return _on_date(tokens, at, count) if tokens[at].low == "on" else 0


def _on_date(tokens: list[Token], at: int, count: int) -> int:
    """How many tokens "on November 7", "on 7 November, 2024" takes; 0 where there is none."""
    if at + 2 >= count:
        return 0
    one, two = tokens[at + 1].low, tokens[at + 2].low
    months = grammar().months
    if not ((one in months and two.isdigit()) or (one.isdigit() and two in months)):
        return 0
    year = at + 4 if at + 4 < count and tokens[at + 3].text == "," else at + 3
    has_year = year < count and len(tokens[year].low) == _YEAR and tokens[year].low.isdigit()
    return year + 1 - at if has_year else 3


def _weekday(tokens: list[Token], at: int, count: int) -> int:
    """Past what stands before a weekday ("late on", "last", "on late"), if anything does; a token there is always."""
    index = at
    if tokens[index].low in ("late", "early") and index + 1 < count and tokens[index + 1].low in ("on", *_DAYS):
        index += 1
    if tokens[index].low in ("on", "last") and index + 1 < count and tokens[index + 1].low in ("late", *_DAYS):
        index += 1
        if tokens[index].low == "late" and index + 1 < count:
            index += 1
    return index


def _comma_date(tokens: list[Token], at: int, count: int) -> int:
    """Past a date in brackets or after the weekday ("Thursday (7 November)")."""
    if at + 1 < count and tokens[at].text == "(":
        close = next((i for i in range(at, min(count, at + 6)) if tokens[i].text == ")"), None)
        if close is not None and any(tokens[i].low in grammar().months or tokens[i].low.isdigit() for i in range(at, close)):
            return close + 1
    return at
