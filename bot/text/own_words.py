"""Which quotations of a sentence are its speaker's own, and which another's whom it names, contradicts or denies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gazetteer.cues import CueClass, cues
from bot.text.clauses import REPORTED, Attribution, fronts_question
from bot.text.constructions import ANSWERED
from bot.text.denials import is_denied
from bot.text.frames import Frame
from bot.text.quotes import Quotation


def speakers_own(frame: Frame, attribution: Attribution, found: Sequence[Attribution], code: str) -> list[Quotation]:
    """The quotations of a sentence that can be its speaker's.

    None stands in a fronted question, behind "did not say", behind another's verb, or is denied.

    Args:
        frame: the sentence.
        attribution: the one that makes it a statement.
        found: all that it has.
        code: the ministry that speaks, "" for one whose sentence other countries' words may share.
    """
    if not frame.quotes:
        return []
    cue = frame.outer[attribution.cue]
    unsaid = attribution.negated and attribution.form.cue is CueClass.SAY
    asked = fronts_question(frame.outer)
    theirs = [_contradicted(frame, attribution), *_beside(frame, attribution, found, code)]
    denied = [token for at, token in enumerate(frame.outer) if token.kind == "q" and is_denied(frame.outer, at)]
    return [
        quote
        for quote in frame.quotes
        if not any(start <= quote.start < end for start, end in theirs)
        and not (unsaid if quote.start > cue.start else asked)
        and not any(token.start <= quote.start < token.end for token in denied)
    ]


def _contradicted(frame: Frame, attribution: Attribution) -> tuple[int, int]:
    """Where in the text quoted words behind the cue are somebody else's; an empty stretch where nowhere.

    "…, contradicting an official who told the agency that “…”"; "rejected the claim that it was “…”".
    """
    if attribution.rule == ANSWERED:
        return frame.outer[attribution.voice.end].start, frame.outer[attribution.cue].start
    behind = frame.outer[attribution.cue + 1 :]
    for at, token in enumerate(behind):
        if token.low == "who" and any(_tells(one.low) for one in behind[at + 1 : at + 4]):
            return token.start, frame.span.end
        theirs = token.low in _REMARKED and any(one.low == "by" for one in behind[at + 1 : at + 2])
        if theirs or (attribution.form.lemma in _ANSWERS and token.low in _ANSWERED):
            own = (one.start for one in behind[at + 1 :] if one.low in ("as", ",", "and") or one.low in cues().carries_on)
            return token.start, next(own, frame.span.end)
    return 0, 0


def _beside(frame: Frame, own: Attribution, found: Sequence[Attribution], code: str) -> list[tuple[int, int]]:
    """Where in the text another country speaks beside the ministry: "Islamabad denied it, while India said “…”"."""
    stretches: list[tuple[int, int]] = []
    if not code or own.trailing or own.rule == "according-to":
        return stretches
    for other in found:
        if other.trailing or other.level == REPORTED or other.voice.country in ("", code):
            continue
        if other.voice.start > own.cue:
            stretches.append((frame.outer[other.voice.start].start, frame.span.end))
        elif other.cue < own.voice.start:
            stretches.append((frame.outer[other.cue].start, frame.outer[own.voice.start].start))
    return stretches


def _tells(word: str) -> bool:
    form = cues().forms.get(word)
    return form is not None and form.cue is CueClass.SAY and form.shape != "ing"


#: Verbs that answer what somebody else said, and what that was.
_ANSWERS = frozenset(
    {"reject", "dismiss", "deny", "refute", "rebut", "rubbish", "debunk", "trash", "condemn", "slam", "counter"}
)
_ANSWERED = frozenset(
    {"claim", "claims", "allegation", "allegations", "remark", "remarks", "accusation", "accusations", "charge"}
)
#: What somebody else said, where "by" names who: "took exception to the remark by the mayor that “…”".
_REMARKED = frozenset({"remark", "remarks", "comment", "comments", "assertion", "assertions", "threat", "threats"})
