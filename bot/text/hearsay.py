"""Words that reach the outlet through somebody who is not named: "X reportedly said", "X, sources said, believes"."""

from __future__ import annotations

from bot.gazetteer.grammar import grammar
from bot.text.clauses import BESIDE
from bot.text.readouts import Told

HEARSAY = "told by hearsay"


def is_hearsay(told: Told) -> bool:
    """Whether a sentence tells its words by hearsay: by an adverb around source and cue, or by unnamed sources beside it.

    What the speaker is told to have said of hearsay ("said that X had reportedly left") is none.

    Args:
        told: the sentence.
    """
    frame, best, found = told
    if any(one is not best and one.voice.sort == "unnamed" and one.trailing and one.level <= BESIDE for one in found):
        return True
    cue, source = frame.outer[best.cue], frame.outer[best.voice.start]
    first, last = min(cue.start, source.start), max(cue.end, frame.outer[best.voice.end - 1].end)
    return any(
        token.low in grammar().hearsay and (first <= token.start < last or token is frame.tokens[0])
        for token in frame.tokens
    )
