"""The voice at the head of a sentence, and the one that stands behind its cue."""

from __future__ import annotations

from collections.abc import Set

from bot.gazetteer.grammar import grammar
from bot.text.appositions import and_apposition
from bot.text.clauses import REACH
from bot.text.frames import Frame
from bot.text.lexicon import inside_hit
from bot.text.tokens import Token
from bot.text.voices import Voice, voice

#: A phrase that is looked for behind a cue stops at these marks.
_STOPS = (",", ";", ":", "—", "–", ".", "?", "!")
#: A fronted adverbial and the subject that heads a sentence are not longer, in tokens.
_FRONTED, _SUBJECT = 20, 14
#: How far an apposition runs behind a source that stands after its cue, and behind a sentence's subject.
_APPOSITION, _SUBJECT_APPOSITION = 14, 12
#: The voices that a sentence can be about.
SUBJECTS = ("person", "role", "ministry", "joint", "country", "government")


def source_behind(frame: Frame, start: int, surnames: Set[str]) -> Voice | None:
    """The longest voice that begins at `start`, up to the next mark, its apposition taken in.

    Args:
        frame: the sentence.
        start: a token of `frame.outer`, or one past the last.
        surnames: last names of people known from the article.
    """
    tokens, subordinate = frame.outer, grammar().subordinate
    end, most = start, min(len(tokens), start + REACH)
    while end < most and not (tokens[end].kind == "q" or tokens[end].text in _STOPS or tokens[end].low in subordinate):
        end += 1
    for stop in range(end, start, -1):
        if tokens[stop - 1].kind in "xhp" and tokens[stop - 1].text != ")":
            continue
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is not None:
            return and_apposition(frame, read, stop, _APPOSITION, ",.", surnames)
    return None


def leading_voice(frame: Frame, surnames: Set[str] = frozenset(), *, bodies: bool = False) -> Voice | None:
    """The voice at the head of a sentence, behind a fronted adverbial, whether it attributes anything or not.

    Args:
        frame: the sentence.
        surnames: last names of people known from the article.
        bodies: whether an international body will do as well.
    """
    tokens = frame.outer
    start = _main_clause(tokens) if tokens else None
    if start is None:
        return None
    most = min(len(tokens), start + _SUBJECT)
    leaves = grammar().leaves_subject
    limit = next((i for i in range(start + 1, most) if tokens[i].low in leaves or tokens[i].kind == "q"), most)
    for stop in range(limit, start, -1):
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is None or inside_hit(frame.outer_hits, stop):
            continue
        if read.sort in SUBJECTS or (bodies and read.sort == "body"):
            return and_apposition(frame, read, stop, _SUBJECT_APPOSITION, ",", surnames)
    return None


def _main_clause(tokens: list[Token]) -> int | None:
    """Where the main clause begins; None where a fronted adverbial is not closed by a comma."""
    if tokens[0].low not in grammar().fronted:
        return 0
    comma = next((i for i, token in enumerate(tokens[:_FRONTED]) if token.text == ","), None)
    return None if comma is None else comma + 1
