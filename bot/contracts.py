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
from bot.stance.command import Ask, Changes, Chart, Compare, History, Reading


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


def match_json(text: str, reading: Reading) -> dict[str, Any]:
    """What one query was understood as.

    Args:
        text: the query as it was given.
        reading: what came of it.

    Returns:
        `query, outcome` (found, ambiguous, unknown), `command` (ask, history, compare ...; null where there is none),
        `countries, choices, topics, filters`.
    """
    queries = _queries(reading)
    understood = not isinstance(reading, Ambiguous | Unknown)
    choices = reading.choices if isinstance(reading, Ambiguous | Unknown) else ()
    return {
        "query": text,
        "outcome": "found" if understood else "ambiguous" if isinstance(reading, Ambiguous) else "unknown",
        "command": type(reading).__name__.lower() if understood else None,
        "countries": _public(dict.fromkeys(code for query in queries for code in query.countries)),
        "choices": _public(choice.code for choice in choices if choice.code),
        "topics": list(queries[0].topics) if queries else [],
        "filters": _filters(queries[0]) if queries else {},
    }


def _queries(reading: Reading) -> tuple[Query, ...]:
    match reading:
        case Ask(query=query) | History(query=query) | Changes(query=query):
            return (query,)
        case Compare(queries=queries) | Chart(queries=queries):
            return queries
        case _:
            return ()


def _filters(query: Query) -> dict[str, Any]:
    return {
        "words": list(query.words),
        "phrases": list(query.phrases),
        "by": query.by,
        "outlet": query.outlet,
        "ministry": query.ministry,
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
