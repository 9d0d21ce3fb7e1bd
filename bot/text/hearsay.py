"""Doubts that a sentence's own words raise about its ministry's voice.

It reaches the outlet through somebody who is not named ("X reportedly said", "X, sources said, believes"), off the record,
or is made to address its own country ("the statement urged Pakistan to …" behind the words of Pakistan's ministry).
"""

from __future__ import annotations

import re

from bot.gazetteer.grammar import grammar
from bot.text.clauses import BESIDE
from bot.text.institutions import OFF_THE_RECORD
from bot.text.memory import Resolved
from bot.text.readouts import Told

HEARSAY = "told by hearsay"
SELF_ADDRESSED = "it addresses its own country: the words may be another’s"
#: Words by which a source asks not to be named.
_ANONYMOUS = re.compile(
    r"\b(?:condition of anonymity|request(?:ed|ing) anonymity|anonymously"
    r"|not (?:to )?(?:be )?(?:authori[sz]ed|named|identified))\b",
    re.I,
)
#: One of these is in all of them.
_ANONYMOUS_HINTS = ("nonym", "uthori", "named", "dentified")
ENDLESS = "a quotation is never closed: where it ends is not told"
#: Verbs behind which stands whom the words are addressed to or are about. Lemmas.
_TO_WHOM = frozenset(
    {
        *("ask", "urge", "accuse", "blame", "condemn", "criticise", "criticize", "slam", "warn", "tell", "thank", "advise"),
        *("praise", "commend", "denounce", "remind", "congratulate", "request", "threaten", "rebuke", "assure", "caution"),
    }
)
#: "called on Pakistan", "appealed to Pakistan".
_UPON = frozenset({"call", "appeal"})
#: Voices that only point back to whoever is meant.
_POINTING = ("pronoun", "document", "role")


def doubted_by_words(told: Told, resolved: Resolved, words: str) -> Resolved:
    """The speaker, held where they speak for a ministry and the sentence leaves it in doubt that these are their words.

    Args:
        told: the sentence.
        resolved: its speaker.
        words: the sentence as printed.
    """
    ministry = resolved.speaker.ministry
    if ministry is None:
        return resolved
    if any(hint in words for hint in _ANONYMOUS_HINTS) and _ANONYMOUS.search(words) is not None:
        resolved = resolved.doubted(OFF_THE_RECORD)
    if is_hearsay(told):
        resolved = resolved.doubted(HEARSAY)
    if any(quote.endless for quote in told.frame.quotes):
        resolved = resolved.doubted(ENDLESS)
    return resolved.doubted(SELF_ADDRESSED) if _addresses(told, ministry) else resolved


def _addresses(told: Told, code: str) -> bool:
    """Whether a voice that only points back addresses a country, its own if it is who it was taken for."""
    frame, best, _ = told
    if best.voice.sort not in _POINTING or best.voice.codes:
        return False
    at = best.cue + 1
    if best.form.lemma in _UPON and at < len(frame.outer) and frame.outer[at].low in ("on", "upon", "to"):
        at += 1
    elif best.form.lemma not in _TO_WHOM:
        return False
    if at < len(frame.outer) and frame.outer[at].low == "the":
        at += 1
    hit = frame.outer_hits.get(at)
    if hit is None or hit.entry.code != code or hit.entry.sort not in ("country", "metonym", "capital"):
        return False
    return hit.end >= len(frame.outer) or frame.outer[hit.end].kind != "x"


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
