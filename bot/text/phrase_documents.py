"""Documents in a source phrase: which is its head, whose author stands before it, and when the words are no phrase."""

from __future__ import annotations

from bot.gazetteer.grammar import grammar
from bot.text.stones import Part
from bot.text.tokens import Token

#: Between an author and a document: "X in a statement", "X through its statement".
_BY_WAY_OF = ("in", "through", "via")
#: Without a document before them these are the verb of a clause.
_ISSUES = ("issued", "released")
_ARTICLES = ("a", "an", "the", "his", "her", "its", "their", "another")


def is_clause(tokens: list[Token], parts: list[Part]) -> bool:
    """Whether the words run over a verb or into an object ("The White House issued a statement")."""
    if tokens[parts[-1].end - 1].low in ("a", "an", "the"):
        return True
    issues = -1
    for part in parts:
        if tokens[part.start].low in _ISSUES:
            issues = part.start
            break
    if issues < 0:
        return False
    behind = tokens[issues + 1] if issues + 1 < parts[-1].end else None
    theirs = behind is not None and (behind.low in ("the", "a", "an") or behind.capital)
    return theirs or not any(part.sort == "document" and part.start < issues for part in parts)


def author_end(tokens: list[Token], parts: list[Part]) -> int | None:
    """Where "in a statement" begins behind an author; None where no author stands before a document so."""
    for index, part in enumerate(parts):
        if part.sort == "document" and index:
            article = index > 1 and tokens[part.start - 1].low in _ARTICLES
            before = index - 2 if article else index - 1
            return parts[before].start if before > 0 and tokens[parts[before].start].low in _BY_WAY_OF else None
    return None


def heads(tokens: list[Token], parts: list[Part], document: Part) -> bool:
    """Whether the document is the phrase's head: nothing that can speak stands right behind it."""
    behind = next((part for part in parts if part.start >= document.end and part.sort != "aside"), None)
    return behind is None or tokens[behind.start].low in grammar().opens_tail or behind.sort == "comma"
