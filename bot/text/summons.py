"""What a ministry does to an envoy, told in the passive: "The ambassador was summoned to the ministry and handed a note".

Such sentences have no speaking subject. The summons names the ministry; what was conveyed to the envoy follows without it
("It was underscored that …", "The Indian side was urged to …") and is the running ministry's.
"""

from __future__ import annotations

import re
from collections.abc import Set

from bot.gazetteer.cues import CueClass, Form
from bot.text.clauses import MAIN, Attribution
from bot.text.frames import Frame
from bot.text.leading import source_behind
from bot.text.patterns import any_of

_SUMMONED = Form("summon", CueClass.ACT, "past")
#: The words stand so near the head of their sentence; what was done there, so near behind.
_HEAD, _DONE_WITHIN = 24, 24
#: Whose side or envoy it is stands among so many words of the sentence's head.
_SIDE = 3
#: What is told, handed or conveyed to somebody summoned.
_DONE = frozenset(
    {"conveyed", "handed", "told", "informed", "apprised", "urged", "asked", "reminded", "warned", "protested", "lodged"}
    | {"lodge", "convey", "protest", "condemn", "express", "register", "demarche", "démarche", "communicated"}
)
#: "It was underscored that …", "It was conveyed to the envoy that …".
_IT_WAS = (
    r"it\s+(?:was|has\s+been)\s+(?:also\s+|further\s+|once\s+again\s+|again\s+|clearly\s+|emphatically\s+)?"
    + any_of("underscored", "underlined", "conveyed", "stressed", "emphasi[sz]ed", "reiterated", r"made\s+clear")
    + r"\b[^.“”\"]{0,80}?\bthat\b"
)
#: "The Indian side was urged to …", "The envoy was told that …".
_ENVOY_WAS = (
    r"the\s+(?:\w+\s+){0,2}"
    + any_of("side", "ambassador", "envoy", "diplomat", r"high\s+commissioner", r"charg[eé]\s+d[’']affaires")
    + r"\s+was\s+(?:also\s+|further\s+|clearly\s+|categorically\s+)?"
    + any_of("told", "informed", "urged", "asked", "reminded", "conveyed", "apprised", r"called\s+upon", "warned", "advised")
    + r"\b"
)
_CONVEYED = re.compile(rf"(?:{_IT_WAS}|{_ENVOY_WAS})", re.I)


def is_summoned(frame: Frame, index: int) -> bool:
    """Whether a form of "summon" is a passive near the head of its sentence ("The ambassador was summoned")."""
    return 0 < index < _HEAD and frame.outer[index - 1].low in ("was", "were", "been")


def summoned(frame: Frame, index: int, surnames: Set[str]) -> Attribution | None:
    """The ministry to which somebody "was summoned", where something was said to them there; None where nothing was.

    Args:
        frame: the sentence.
        index: the word "summoned", a passive.
        surnames: last names of people known from the article.
    """
    behind = [token.low for token in frame.outer[index + 1 : index + _DONE_WITHIN]]
    if behind[:1] not in (["to"], ["by"]) or _DONE.isdisjoint(behind):
        return None
    read = source_behind(frame, index + 2, surnames)
    told = read is not None and read.sort in ("ministry", "country", "government")
    return Attribution("summons", index, read, _SUMMONED, MAIN) if read is not None and told else None


def is_conveyed(frame: Frame, words: str, code: str) -> bool:
    """Whether a sentence tells in the passive what a ministry said, to an envoy or to nobody in particular.

    Args:
        frame: the sentence.
        words: its words.
        code: the ministry's country; what was said to its own envoy was said by another.
    """
    if _CONVEYED.match(words) is None:
        return False
    return not any(hit.entry.code == code for hit in frame.hits if hit.start <= _SIDE)
