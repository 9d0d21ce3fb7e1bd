"""A story filed abroad in which nothing tells of home: its "Foreign Office" need not be the home one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.clean import dateline_end
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.lexicon import lexicon
from bot.text.mentions import first_named
from bot.text.tokens import tokenise

FOREIGN = "filed abroad, and nothing in it tells whose ministry it is"


def is_foreign(text: str, sentences: Sequence[Frame], home: str) -> bool:
    """Whether the dateline is in another country and no sentence names the home one, its people or its capital.

    Args:
        text: the article's text.
        sentences: all its sentences in order.
        home: the followed ministry's country.
    """
    if not sentences:
        return False
    first = sentences[0].span
    dateline = tokenise(text, first.start, dateline_end(text, first))
    placed = {hit.entry.code for hit in lexicon().scan(dateline)} if dateline else set()
    if not placed - {"", home} or home in placed:
        return False
    return home not in first_named(sentences)


def in_doubt(draft: Draft, home: str) -> Draft:
    """The draft, held where its voice is the home ministry's."""
    resolved = draft.resolved
    if resolved.speaker.ministry != home:
        return draft
    return draft._replace(resolved=resolved.doubted(FOREIGN))
