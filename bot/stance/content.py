"""The words of a text that tell its matter: what two statements are likened by."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.folding import words_of

#: Words of four letters and more that every briefing holds, whatever its matter.
_EMPTY_WORD = re.compile(
    r"about|added|after|also|been|from|have|into|said|that|their|there|these|they|this|were|which|will|with|would"
    r"|spokesperson|foreign|office|ministry|minister|country|countries|pakistan|islamabad"
)


@lru_cache(maxsize=4096)  # each busy day's texts are compared again at every question about it
def content_words(text: str) -> frozenset[str]:
    """The words of a text that tell its matter, each by its beginning; what every briefing holds is left out."""
    # The first six letters stand for the word: "relationship" and "relations" are the same here.
    return frozenset(word[:6] for word in words_of(text) if len(word) > 3 and not _EMPTY_WORD.fullmatch(word))
