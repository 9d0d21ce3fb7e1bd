"""Whose words a readout passes on: an institution's its principal's, an outlet's whoever it names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gazetteer.cues import CueClass
from bot.text.clauses import BESIDE, MAIN, REPORTED, SUBORDINATE, Attribution
from bot.text.frames import Frame
from bot.text.memory import Resolved
from bot.text.speakers import Speakers
from bot.text.subjects import leading_voice
from bot.text.voices import Voice


def antecedent(frame: Frame, best: Attribution) -> Voice:
    """The voice of an attribution; of "X was summoned to the ministry, where he expressed …" the sentence's own subject."""
    if best.level == SUBORDINATE and best.voice.sort == "pronoun" and best.voice.name in ("he", "she"):
        subject = leading_voice(frame)
        if subject is not None and subject.sort in ("person", "role"):
            return subject
    return best.voice


def principal(
    frame: Frame, best: Attribution, found: Sequence[Attribution], resolved: Resolved, speakers: Speakers
) -> Resolved:
    """A readout of an institution's own named principal is the principal's ("Dar reaffirmed …, the FO said").

    Args:
        frame: the sentence.
        best: the attribution to the institution.
        found: all of the sentence's attributions.
        resolved: the speaker of the best one.
        speakers: the article's memory.
    """
    leads = best.rule == "according-to" or (
        best.voice.sort == "document" and (resolved.speaker.name or "").endswith("Office")
    )
    theirs = best.voice.name.casefold().startswith(("his ", "her ", "their "))
    if not (best.trailing or leads) or not (theirs or best.voice.sort in ("ministry", "document")):
        return resolved
    for other in found:
        inside = other is not best and (other.level <= BESIDE if leads else other.level <= MAIN and other.cue < best.cue)
        if inside and other.voice.sort in ("person", "role", "pronoun"):
            one = speakers.resolve(other.voice, frame.outer[other.cue].start)
            if one.sort == "person" and (theirs or _is_principal(one, best.voice, resolved)):
                return one
    return resolved


def passed_on(
    frame: Frame, best: Attribution, found: Sequence[Attribution], resolved: Resolved, speakers: Speakers
) -> Resolved:
    """An outlet that reports what a named person said only passes the words on ("Reuters reported that X said …").

    Args:
        frame: the sentence.
        best: the attribution to the outlet.
        found: all of the sentence's attributions.
        resolved: the speaker of the best one.
        speakers: the article's memory.
    """
    if resolved.speaker.role != "outlet":
        return resolved
    for other in found:
        at = frame.outer[other.cue].start
        direct = best.rule == "according-to" and other is not best and other.level <= BESIDE
        if direct and other.voice.sort in ("joint", "ministry", "person"):
            return speakers.resolve(other.voice, at)
        if other.level == REPORTED and other.form.cue is CueClass.SAY and other.voice.sort in ("person", "role"):
            one = speakers.resolve(other.voice, at)
            if one.sort == "person":
                return one
    return resolved


def relay(frame: Frame, best: Attribution, found: Sequence[Attribution], speakers: Speakers) -> None:
    """A person whose words an institution relays may be the next sentence's pronoun."""
    other = next((a for a in found if a is not best and a.voice.sort in ("person", "role")), None)
    if other is not None:
        speakers.mention(other.voice, frame.outer[other.cue].start, spoke=True)


def _is_principal(one: Resolved, issuer: Voice, resolved: Resolved) -> bool:
    """Whether a person heads what issued the readout: the same ministry, the same country's office, or nobody else's."""
    if one.speaker.ministry is not None and one.speaker.ministry == resolved.speaker.ministry:
        return True
    if one.code and one.code == resolved.code and (resolved.speaker.name or "").endswith("’s Office"):
        return True
    return issuer.sort == "document" and not issuer.codes and issuer.issuer != "ministry"
