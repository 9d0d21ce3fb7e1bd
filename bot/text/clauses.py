"""An attribution, and how far out in its sentence the clause stands in which it is made."""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import Form
from bot.gazetteer.grammar import grammar
from bot.text.tokens import Token
from bot.text.voices import Voice

#: Levels of a clause: the main one, behind a comma or a quotation, joined by "and", subordinate, a participle, and one that
#: is itself reported ("… that X said").
MAIN, BESIDE, JOINED, SUBORDINATE, PARTICIPLE, REPORTED = range(6)
#: A source phrase is not longer than this, in tokens; bounds the work on hostile text.
REACH = 34
_JOINING = ("and", "but", "or", "so", "yet")


class Attribution(NamedTuple):
    """A cue and its source in one sentence."""

    #: The frame they stand in, by the name that `--explain` shows.
    rule: str
    #: Which token is the cue.
    cue: int
    voice: Voice
    form: Form
    #: `MAIN` to `REPORTED`.
    level: int
    #: "had said": said before the main event.
    perfect: bool = False
    #: "has said", "says": a standing position where a country speaks.
    present: bool = False
    negated: bool = False
    #: It stands behind what it attributes.
    trailing: bool = False


def level(tokens: list[Token], begins: int) -> int:
    """How far out a clause stands, by what is before its subject; never `REPORTED` or `PARTICIPLE`.

    Args:
        tokens: a sentence's frame.
        begins: the first token of the clause's subject.
    """
    if begins == 0:
        return MAIN
    before, fronted = tokens[begins - 1], tokens[0].low in grammar().fronted
    if before.kind == "q" or before.text in (",", "—", "–", ";", ":"):
        return MAIN if fronted and before.text == "," and _plain(tokens, begins - 1) else BESIDE
    if before.low in _JOINING:
        return MAIN if begins == 1 else JOINED
    if before.low in grammar().subordinate:
        return SUBORDINATE
    return MAIN if fronted else JOINED


def is_reported(tokens: list[Token], begins: int) -> bool:
    """Whether the clause is itself reported ("that X said")."""
    return begins > 0 and tokens[begins - 1].low == "that"


def trails(tokens: list[Token], begins: int, cue: int) -> bool:
    """Whether the attribution stands behind its words: something before it, nothing but setting after it.

    Args:
        tokens: a sentence's frame.
        begins: the first token of the source.
        cue: the attributing word.
    """
    if begins == 0 or not (tokens[begins - 1].kind == "q" or tokens[begins - 1].text == ","):
        return False
    if cue + 1 == len(tokens):
        return True
    behind = tokens[cue + 1]
    if behind.kind == "w" and any(token.low == "that" and token.kind == "w" for token in tokens[cue + 1 : cue + 3]):
        return False
    if behind.kind == "p" or behind.low in grammar().setting:
        return True
    quoted = any(token.kind == "q" for token in tokens[:begins])
    if quoted and behind.low in grammar().of_whom:
        return not any(token.kind == "q" or token.low == "that" for token in tokens[cue + 1 :])
    addressed = quoted or tokens[cue].low in ("told", "tells")
    return addressed and behind.capital and cue + 2 < len(tokens) and tokens[cue + 2].kind in "wpq"


def _plain(tokens: list[Token], end: int) -> bool:
    """Whether a fronted adverbial runs from the sentence's head to `end`: short, no quotation or comma inside."""
    return end < 2 * REACH and not any(token.kind == "q" or token.text == "," for token in tokens[:end])


#: A sentence that opens so tells first what was asked or answered: another's words and matters.
_QUESTION = ("asked", "responding", "reacting", "commenting", "replying", "answering", "pressed", "queried")


def fronts_question(tokens: list[Token]) -> bool:
    """Whether a sentence opens with what was asked or answered ("Asked about …", "When asked …", "Responding to …")."""
    opening = [token.low for token in tokens[:2]]
    return bool(opening) and (opening[0] in _QUESTION or opening == ["when", "asked"])
