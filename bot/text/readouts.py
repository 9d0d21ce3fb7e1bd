"""Whose words a readout passes on: an institution's its principal's, an outlet's whoever it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.gazetteer.cues import CueClass
from bot.text.clauses import BESIDE, MAIN, REPORTED, SUBORDINATE, Attribution
from bot.text.frames import Frame
from bot.text.institutions import WHOSE_MINISTRY
from bot.text.leading import leading_voice
from bot.text.memory import Resolved
from bot.text.speakers import Speakers
from bot.text.tokens import bare
from bot.text.voices import Voice

_STATES = ("country", "government", "ministry")
#: "said that X": so near behind the cue begins the clause that is all that was said.
_THAT = 2


class Told(NamedTuple):
    """A statement's sentence, the attribution that makes it one, and all that the sentence has."""

    frame: Frame
    best: Attribution
    found: Sequence[Attribution]


def antecedent(frame: Frame, best: Attribution, found: Sequence[Attribution]) -> Voice:
    """The voice of an attribution; a pronoun inside a sentence means the sentence's own subject or source.

    "X was summoned to the ministry, where he expressed …", "X said that talks went on; the border, she added, …".
    """
    if best.voice.sort != "pronoun" or best.voice.name not in ("he", "she"):
        return best.voice
    if best.level == SUBORDINATE:
        subject = leading_voice(frame)
        if subject is not None and subject.sort in ("person", "role"):
            return subject
    before = (
        one.voice for one in found if one.cue < best.cue and one.level == MAIN and one.voice.sort in ("person", "role")
    )
    return next(before, best.voice)


def host(ministry: Voice, envoys: tuple[str, ...], at: int, speakers: Speakers) -> Resolved:
    """The ministry that somebody was summoned to: never that of the envoy's own country.

    Args:
        ministry: the voice of the ministry.
        envoys: the countries named before the summons.
        at: where it stands in the text.
        speakers: the article's memory.
    """
    speakers.around((), False)
    meant = speakers.resolve(ministry, at)
    if meant.speaker.ministry in envoys and speakers.home not in envoys:
        meant = speakers.resolve(ministry._replace(codes=(speakers.home,)), at)
    low = bare(ministry.name).casefold()
    guessed = speakers.last is None and not ministry.codes and low.startswith("ministry") and "foreign" not in low
    return meant.doubted(WHOSE_MINISTRY) if guessed or meant.speaker.ministry in envoys else meant


def principal(told: Told, resolved: Resolved, speakers: Speakers) -> Resolved:
    """A readout of an institution's own named principal is the principal's ("Dar reaffirmed …, the FO said").

    Args:
        told: the sentence.
        resolved: the speaker by its best attribution.
        speakers: the article's memory.
    """
    frame, best, found = told
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


def passed_on(told: Told, resolved: Resolved, speakers: Speakers) -> Resolved:
    """An outlet that reports what a named person said only passes the words on ("Reuters reported that X said …").

    Args:
        told: the sentence.
        resolved: the speaker by its best attribution.
        speakers: the article's memory.
    """
    frame, best, found = told
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


def relay(told: Told, speakers: Speakers) -> None:
    """A person whose words an institution relays may be the next sentence's pronoun."""
    other = next((one for one in told.found if one is not told.best and one.voice.sort in ("person", "role")), None)
    if other is not None:
        speakers.mention(other.voice, told.frame.outer[other.cue].start, spoke=True)


def relays(told: Told, resolved: Resolved) -> bool:
    """Whether a ministry only reports what somebody of another country said: that states no position of its own.

    Args:
        told: the sentence.
        resolved: its speaker.
    """
    frame, best, found = told
    ministry = resolved.speaker.ministry
    if ministry is None or resolved.sort == "joint":
        return False
    if any(hit.entry.sort == "person" and hit.entry.code == ministry for hit in frame.outer_hits.values()):
        return False  # one of its own is part of what it reports
    behind = best.trailing or best.rule == "according-to"
    for other in found:
        country = other.voice.country
        if other is best or other.voice.sort not in ("person", "role") or country in ("", ministry):
            continue
        leads = behind and other.level <= BESIDE and (other.cue < best.cue or best.rule == "according-to")
        if leads or (other.level == REPORTED and other.voice.start <= best.cue + _THAT):
            return True
    return False


def are_two(told: Told, resolved: Resolved) -> bool:
    """Whether another country speaks in the same sentence ("India blamed Pakistan, while Islamabad denied it").

    Args:
        told: the sentence.
        resolved: its speaker.
    """
    others = (one.voice for one in told.found if one is not told.best and one.level != REPORTED)
    return any(
        one.sort in ("country", "government", "ministry") and one.country not in ("", resolved.code) for one in others
    )


def _is_principal(one: Resolved, issuer: Voice, resolved: Resolved) -> bool:
    """Whether a person heads what issued the readout: the same ministry, the same country's office, or nobody else's."""
    if one.speaker.ministry is not None and one.speaker.ministry == resolved.speaker.ministry:
        return True
    if one.code and one.code == resolved.code and (resolved.speaker.name or "").endswith("’s Office"):
        return True
    return issuer.sort == "document" and not issuer.codes and issuer.issuer != "ministry"
