"""Where an envoy is posted: "the ambassador to X" means whoever is posted to X, nobody else of the same rank."""

from __future__ import annotations

from datetime import date

from bot.text.lexicon import lexicon
from bot.text.people import Known
from bot.text.tokens import tokenise

#: Behind one of these stands the post.
_LEADS = ("to", "in", "at")
#: Sorts of names that are a post.
_POSTS = ("country", "capital", "metonym", "body")


def posts_of(phrase: str) -> frozenset[str]:
    """The codes of the countries and bodies that a role is posted to, small words of a place without one; empty for none."""
    tokens = tokenise(phrase, 0, len(phrase))
    at = next((index for index, token in enumerate(tokens) if token.low in _LEADS), len(tokens))
    behind = tokens[at + 1 :]
    codes = {hit.entry.code for hit in lexicon().scan(behind) if hit.entry.sort in _POSTS and hit.entry.code}
    return frozenset(codes or {token.low for token in behind if token.capital})


def is_posted(known: Known, posts: frozenset[str], day: date | None) -> bool:
    """Whether somebody is known to hold one of the posts: by their printed role, or by their tenures of that day."""
    held = posts_of(known.role)
    for tenure in known.person.on(day) if known.person is not None else ():
        held |= posts_of(tenure.title or "")
    return not held.isdisjoint(posts)
