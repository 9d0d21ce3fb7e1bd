"""What `parse --json` and `match --json` print, key by key: other programs read it, so nothing here is renamed or dropped.

Offsets are half-open code points into the given text. An article's `id` is the one it came with in a JSON line, else its
own: from its address, else from its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.gazetteer import load_countries
from bot.model import Article, Parsed, Span, Statement
from bot.stance.answers import Ambiguous, Query, Unknown


def parsed_json(parsed: Parsed, label: str) -> dict[str, Any]:
    """One article with its statements.

    Args:
        parsed: what was found in it.
        label: the id to print.
    """
    return {
        "id": label,
        "outlet": parsed.article.outlet,
        "published": _day(parsed.article.published),
        "said_on": _day(parsed.said_on),
        "said_basis": parsed.said_basis,
        "statements": [_statement(one, parsed.article) for one in parsed.statements],
    }


def match_json(text: str, matched: Query | Ambiguous | Unknown) -> dict[str, Any]:
    """What one query was understood as.

    Args:
        text: the query as it was given.
        matched: what came of it.
    """
    query = matched if isinstance(matched, Query) else Query(text=text)
    choices = () if isinstance(matched, Query) else matched.choices
    return {
        "query": text,
        "outcome": {Query: "found", Ambiguous: "ambiguous", Unknown: "unknown"}[type(matched)],
        "countries": _public(query.countries),
        "choices": _public(choice.code for choice in choices),
        "topics": list(query.topics),
        "filters": _filters(query) if isinstance(matched, Query) else {},
    }


def _filters(query: Query) -> dict[str, Any]:
    return {
        "words": list(query.words),
        "since": _day(query.since),
        "until": _day(query.until),
        "limit": query.limit,
    }


def _statement(one: Statement, article: Article) -> dict[str, Any]:
    return {
        "id": one.id,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.of(article.text),
        "speaker": one.speaker.name,
        "role": one.speaker.role,
        "ministry": one.speaker.ministry,
        "kind": one.kind.value,
        "quotes": [_pair(quote) for quote in one.quotes],
        "countries": _public(one.countries),
        "inherited": _public(one.inherited),
        "topics": list(one.topics),
        "position": one.position,
        "earlier": one.earlier,
        "said_on": _day(one.said_on),
        "said_basis": one.said_basis,
        "cue": None if one.cue is None else _pair(one.cue),
        "source": None if one.source is None else _pair(one.source),
        "rule": one.rule,
        "status": one.status.value,
        "question": None if one.question is None else _pair(one.question),
        "flags": list(one.flags),
    }


def _public(codes: Iterable[str]) -> list[str]:
    """Our codes as other programs know them; what is no country or body, such as a topic, stays as it is."""
    known = load_countries().by_code
    return [known[code].public_code if code in known else code for code in codes]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
