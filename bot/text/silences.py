"""A refusal told by no verb of speech: "X did not answer a question on Y", "the ministry had no comment"."""

from __future__ import annotations

from collections.abc import Set

from bot.gazetteer.cues import CueClass, Form, cues
from bot.gazetteer.grammar import grammar
from bot.text.clauses import REPORTED, Attribution, is_reported, level
from bot.text.frames import Frame
from bot.text.memory import Resolved
from bot.text.subjects import source_before

#: The rule's name.
SILENCE = "silence"
UNASKED = "whether anybody asked is not told: silence may be no refusal"
_REFUSED = Form("decline", CueClass.ACT, "past")
#: One of these is among the words of every silence.
_HINTS = frozenset({"not", "no", "unanswered", "skipped", "ignored", "silent", "quiet", "tight"})
_SHORT = ("n't", "n’t")


def silence(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """Who kept silent in a sentence; None where nobody did.

    Args:
        frame: the sentence.
        surnames: last names of people known from the article.
    """
    tokens = frame.outer
    words = [token.low for token in tokens]
    line = " ".join(words)
    if _HINTS.isdisjoint(words) and not any(short in line for short in _SHORT):
        return None
    index_at: dict[int, int] = {}
    length = 0
    for index, token in enumerate(tokens):
        index_at[length] = index
        length += len(token.low) + 1
    for match in cues().silences.finditer(line):
        index = index_at.get(match.start(), 0)
        end = index
        while end and (tokens[end - 1].low in grammar().auxiliaries or tokens[end - 1].low in grammar().adverbs):
            end -= 1
        found = source_before(frame, end, surnames) if end else None
        if found is not None:
            where = REPORTED if is_reported(tokens, found.begins) else level(tokens, found.begins)
            return Attribution(
                "silence", index, found.voice, _REFUSED, where, any(t.low == "had" for t in tokens[end:index])
            )
    return None


def doubted_unless_asked(resolved: Resolved, frame: Frame, best: Attribution, words: str) -> Resolved:
    """The speaker, held where they only kept quiet and no word tells that somebody asked.

    Args:
        resolved: the speaker.
        frame: the sentence.
        best: the attribution that makes it a statement.
        words: the sentence as printed.
    """
    behind = frame.outer[best.cue + 1 : best.cue + 2]
    quiet = best.rule == SILENCE or any(token.low == "nothing" for token in behind)
    kept = quiet and cues().unasked.search(words) is not None and cues().asked.search(words) is None
    return resolved.doubted(UNASKED) if kept else resolved
