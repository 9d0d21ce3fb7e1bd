"""One statement as JSON, under stable keys: what other programs read out of `fo-stance ask --json`.

Offsets (`start`, `end`, `quotes`, `cue`, `source`) count code points in the stored article, as in `fo-stance parse --json`;
days are ISO 8601 dates, null where unknown; `url` is null for an article without one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.gazetteer import load_countries
from bot.model import Record, Span
from bot.stance.transcripts import Checked
from bot.stance.views import Section, View


def record_json(record: Record, checked: Checked | None = None) -> dict[str, Any]:
    """A statement with who printed it.

    Args:
        record: the statement.
        checked: how its quotes compare with the official transcript of the day, where there is one.

    Returns:
        `id, text, start, end, speaker, role, ministry, kind, quotes` (the words), `quote_spans, countries, inherited,
        topics, position, earlier, said_on, said_basis, said_from, said_until, rule, status, flags, cue, source`;
        `question` (what a transcript's answer was asked), `transcript` (verbatim, differs, not_found; null where the archive
        has no transcript of the day), `transcript_words` (what it has where it differs); and of the article `article_id,
        outlet, url, title, published, wording`.
    """
    said, article = record.statement, record.article
    return {
        "id": said.id,
        "text": record.words,
        "start": said.span.start,
        "end": said.span.end,
        "speaker": said.speaker.name,
        "role": said.speaker.role,
        "ministry": None if said.speaker.ministry is None else public(said.speaker.ministry),
        "kind": said.kind.value,
        "quotes": [quote.of(article.text) for quote in said.quotes],
        "quote_spans": [_pair(quote) for quote in said.quotes],
        "countries": [public(code) for code in said.countries],
        "inherited": [public(code) for code in said.inherited],
        "topics": list(said.topics),
        "position": said.position,
        "earlier": said.earlier,
        "said_on": day_json(said.said_on),
        "said_basis": said.said_basis,
        "said_from": day_json(said.said_from),
        "said_until": day_json(said.said_until),
        "rule": said.rule,
        "status": said.status.value,
        "flags": list(said.flags),
        "cue": None if said.cue is None else _pair(said.cue),
        "source": None if said.source is None else _pair(said.source),
        "question": None if said.question is None else said.question.of(article.text),
        "transcript": None if checked is None else checked.mark.value,
        "transcript_words": None if checked is None else checked.instead,
        "article_id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": day_json(article.published),
        "wording": article.wording.value,
    }


def day_json(day: date | None) -> str | None:
    """An ISO 8601 date, or null."""
    return None if day is None else day.isoformat()


def view_json(view: View) -> dict[str, Any]:
    """A view of several parts.

    Returns:
        `answer` (history, changes, compare, check, briefing, countries, topics), `found, title, message, notes`; `sections`,
        each with `heading, lines, passages` (`line, notes, statement` as `record_json`, `marks` as pairs of code points into
        the statement's `text`) and `table` (`head, rows`, or null); `follows` (`label, question`), what can be asked next.
    """
    return {
        "answer": view.kind,
        "found": view.found,
        "title": view.title,
        "message": view.message,
        "sections": [_section_json(one) for one in view.sections],
        "notes": list(view.notes),
        "follows": [{"label": one.label, "question": one.question} for one in view.follows],
    }


def _section_json(section: Section) -> dict[str, Any]:
    table = section.table
    return {
        "heading": section.heading,
        "lines": list(section.lines),
        "passages": [
            {
                "line": one.line,
                "marks": [_pair(mark) for mark in one.marks],
                "notes": list(one.notes),
                "statement": record_json(one.record),
            }
            for one in section.passages
        ],
        "table": None if table is None else {"head": list(table.head), "rows": [list(row) for row in table.rows]},
    }


def public(code: str) -> str:
    """The code that other programs are told for a country or body; a topic's id, as any other, is its own."""
    country = load_countries().by_code.get(code)
    return code if country is None else country.public_code


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
