"""Whose remarks a ministry answers: they were made before the article's event, though no word of time tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.drafts import Draft
from bot.text.patterns import any_of
from bot.text.people import surname
from bot.text.windows import outer_words

#: What a ministry does with others' words, and what they are.
_ANSWERING = any_of(
    *("reject", "respon", "react", "slam", "condemn", "rebuk", "denounc", "deplor", "regret", "dismiss", "refut", "answer"),
    *("assail", "criticis", "criticiz", "blast", "rebuff", r"took\s+note", r"taken\s+note"),
)
_OTHERS_WORDS = any_of(
    *("remarks?", "statements?", "comments?", "accusations?", "allegations?", "claims?", "speech", "monologue", "disregard"),
    *("threats?", "diatribe", "assertions?", "rhetoric", r"after\s+the\s+latter\s+said"),
)
_ANSWERS = re.compile(rf"\b{_ANSWERING}\w*\b.{{0,160}}?\b{_OTHERS_WORDS}\b", re.I | re.S)


def names_answered(text: str, drafts: Sequence[Draft]) -> set[str]:
    """Last names of those whose remarks a ministry answers in the article's opening."""
    names: set[str] = set()
    for draft in drafts[:4]:
        if draft.resolved.speaker.ministry is None or _ANSWERS.search(outer_words(text, draft.frames)) is None:
            continue
        for frame in draft.frames:
            names |= {
                frame.tokens[hit.end - 1].low
                for hit in frame.hits
                if hit.entry.sort in ("person", "about") and frame.tokens[hit.start].capital
            }
        names.discard(surname(draft.resolved.speaker.name or ""))
    return names
