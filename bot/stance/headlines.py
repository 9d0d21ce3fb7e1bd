"""The words that an article's headline puts between quotation marks, against those its text has."""

from __future__ import annotations

import re

from bot.folding import words_of
from bot.model import Article, Record, Span
from bot.stance.alignment import align
from bot.stance.briefings import content_words
from bot.stance.placed import Placed, spoken
from bot.stance.wordings import said_words

#: Where a text that was read with its headline has it, and how long one is.
_TOP, _LONGEST_LINE = 400, 160
_QUOTED = re.compile(r"(?<!\w)(?:'(?P<a>[^\n]+?)'|‘(?P<b>[^\n]+?)’|\"(?P<c>[^\n\"]+)\"|“(?P<d>[^\n”]+)”)(?!\w)")
_SENTENCE_END = re.compile(r"[.!?:؟۔][\"”’']?\s*\Z")


def headline_line(record: Record) -> str | None:
    """A line where the headline quotes the statement in other words: "The headline has “mutual respect”"; else None.

    A headline that only quotes fewer words is faithful, and so is one whose words stand elsewhere in the text.
    """
    if not record.statement.quotes:
        return None
    body, quotes = said_words(record), _headline_quotes(record.article, record.statement.span)
    different = [quote for quote in quotes if _differs(quote, body) and not _elsewhere(quote, record.article)]
    return f"The headline has {', '.join(f'“{one}”' for one in different)}" if different else None


def _headline_quotes(article: Article, statement: Span) -> list[str]:
    if article.title is not None:
        lines = [article.title]
    else:
        top = article.text[: min(_TOP, statement.start)]
        lines = [line for line in top.split("\n")[:-1] if len(line) <= _LONGEST_LINE and not _SENTENCE_END.search(line)]
    return [quote for line in lines for match in _QUOTED.finditer(line) for quote in match.groups() if quote]


def _elsewhere(quote: str, article: Article) -> bool:
    """Whether the text has these very words, in another place than its headline where that is part of it."""
    text = f" {' '.join(words_of(article.text))} "
    return text.count(f" {' '.join(words_of(quote))} ") > (article.title is None)


def _differs(quote: str, body: Placed) -> bool:
    head = spoken(quote, (Span(start=0, end=len(quote)),))
    found = align(head.words, body.words, edges=False)
    if found is None:
        return False
    shared = [word for (start, end), _ in found.shared for word in head.words[start:end]]
    same_matter = len(content_words(" ".join(shared))) > 1 and 2 * len(shared) >= len(head.words)
    return same_matter and bool(found.first_only or found.second_only or found.first != (0, len(head.words)))
