"""What editors decided, carried over to a new version of an article: a new reading never undoes it.

statements as read -> the same words, decided on before? -> as decided
                   -> nearly the same words? -> held, as an editor has to look again
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.archive import queries, review_queries
from bot.archive.deciding import decided, together
from bot.archive.rows import ANSWERED
from bot.folding import words_of
from bot.model import Article, Span, Statement, Status

#: What an editor decided about a statement outlives a new version of the article that still says it.
_DECIDED = (Status.CORRECTED, Status.RETRACTED)
#: What a statement must not be answered as if nobody had ever looked at it.
_DELICATE = (*map(str, _DECIDED), str(Status.MERGED))
#: Share of the shorter statement's words in the other from which they are one sentence, reworked.
_NEARLY = 0.8
#: Fewer words are in common by chance ("he said").
_ENOUGH = 4


def as_decided(connection: Connection, within: Article, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a new version with what editors decided about the same words in any earlier one."""
    stands = {id: Status(status) for id, status in connection.execute(queries.statuses_so_far, {"id": within.id})}
    ever = _decisions(connection, within.id)
    kept = [_as_it_stood(said, stands) if said.id not in ever else decided(said, ever[said.id]) for said in statements]
    return _near_ones_held(connection, within, kept, ever) if ever else kept


def _as_it_stood(said: Statement, stands: Mapping[str, Status]) -> Statement:
    """The statement as one was given that came in as decided already, by no decision that was kept."""
    return replace(said, status=stands[said.id]) if stands.get(said.id) in _DECIDED else said


def _decisions(connection: Connection, article: str) -> Mapping[str, Mapping[str, Any]]:
    """The fields that editors set, by statement."""
    by_statement: dict[str, list[Mapping[str, Any]]] = {}
    for id, after in connection.execute(review_queries.corrections_of_article, {"id": article}):
        by_statement.setdefault(id, []).append(after)
    return {id: together(each) for id, each in by_statement.items()}


def _near_ones_held(
    connection: Connection, within: Article, statements: Sequence[Statement], ever: Mapping[str, Mapping[str, Any]]
) -> list[Statement]:
    """Holds what would be answered in place of something decided on that the version no longer says in those words."""
    here = {said.id for said in statements}
    gone = [id for id, fields in ever.items() if id not in here and fields.get("status") in _DELICATE]
    if not gone:
        return list(statements)
    words = _last_words(connection, within.id, gone)
    return [_held_if_near(said, within, words) if said.id not in ever else said for said in statements]


def _last_words(connection: Connection, article: str, ids: Sequence[str]) -> dict[str, Counter[str]]:
    rows = connection.execute(review_queries.last_words, {"article": article, "ids": ids})
    return {id: Counter(words_of(Span(start=start, end=stop).of(text))) for id, start, stop, text in rows}


def _held_if_near(said: Statement, within: Article, gone: Mapping[str, Counter[str]]) -> Statement:
    words = Counter(words_of(said.span.of(within.text)))
    near = next((id for id, others in gone.items() if _is_near(words, others)), None)
    if near is None or said.status not in ANSWERED:
        return said
    flag = f"an editor decided on nearly the same words before, see statement {near}"
    return replace(said, status=Status.HELD, flags=(*said.flags, flag))


def _is_near(one: Counter[str], other: Counter[str]) -> bool:
    fewer = min(one.total(), other.total())
    return fewer >= _ENOUGH and (one & other).total() >= _NEARLY * fewer
