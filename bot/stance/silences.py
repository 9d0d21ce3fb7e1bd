"""Two kinds of silence: a ministry that was asked and refused, and one that an outlet asked without hearing anything."""

from __future__ import annotations

import re

from bot.model import Kind, Record

#: An outlet that heard nothing tells so with one of these; they are looked for first, as most refusals have none.
_MAYBE = re.compile(r"respon|repl|return|comment|reaction|available|reached", re.IGNORECASE)


def is_unanswered(record: Record) -> bool:
    """Whether a refusal only tells that the outlet asked and heard nothing: "did not respond to a request for comment"."""
    said = record.statement
    if said.kind is not Kind.DECLINED or said.quotes or record.official or not _MAYBE.search(record.words):
        return False
    from bot.gazetteer.cues import cues  # imported here: the table of verbs is large, and few cards need it

    return cues().unanswered.search(record.words) is not None
