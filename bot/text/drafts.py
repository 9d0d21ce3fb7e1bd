"""Which sentences are statements, and whose: attributions accepted, quotations carried on, speakers resolved in order."""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import CueClass
from bot.model import Span
from bot.text.attribution import Attribution
from bot.text.frames import Frame
from bot.text.kinds import own_quotes
from bot.text.speakers import Resolved, Speakers
from bot.text.tokens import Token
from bot.text.voices import Voice


class Draft(NamedTuple):
    """A statement before its countries, kind and day are known."""

    span: Span
    frames: list[Frame]
    resolved: Resolved
    attribution: Attribution | None
    quotes: tuple[Span, ...]
    rule: str
    #: Index of the paragraph it stands in.
    paragraph: int

    @property
    def cue(self) -> Token | None:
        """The attributing word; None for a continuation."""
        return None if self.attribution is None else self._frame.outer[self.attribution.cue]

    @property
    def source(self) -> Span | None:
        """The source phrase; None for a pronoun or a continuation."""
        if self.attribution is None or self.attribution.voice.sort == "pronoun":
            return None
        voice = self.attribution.voice
        return Span(start=self._frame.outer[voice.start].start, end=self._frame.outer[voice.end - 1].end)

    @property
    def outer(self) -> list[Token]:
        """The words outside quotations, all sentences."""
        return [token for frame in self.frames for token in frame.outer]

    @property
    def _frame(self) -> Frame:
        return self.frames[-1] if self.rule.startswith("chain") else self.frames[0]


#: A quotation with no source of its own carries on at most this many sentences behind its speaker's last words.
_CARRY = 2

_Sentence = tuple[Frame, list[Attribution]]


def drafts(text: str, attributed: list[list[_Sentence]], speakers: Speakers) -> list[Draft]:
    """The statements of an article in order, speakers resolved.

    Args:
        text: the article's text.
        attributed: its sentences with their attributions, a list a paragraph.
        speakers: the article's memory; it is used up.
    """
    found: list[Draft] = []
    silence = 0
    for index, paragraph in enumerate(attributed):
        at = 0
        while at < len(paragraph):
            size = _chain(paragraph, at)
            draft = _draft(text, paragraph[at : at + size], index, speakers, found[-1] if found and silence <= _CARRY else None)
            if draft is not None:
                found.append(draft)
                silence = 0
            else:
                silence += 1
            at += size
    return found


def _chain(paragraph: list[_Sentence], at: int) -> int:
    """How many sentences are one quotation opened again and again with the source at its end."""
    if not _whole_quote(paragraph[at][0]) or _accepted(paragraph[at]) is not None or _closed(paragraph[at][0]):
        return 1
    size = 1
    while at + size < len(paragraph) and paragraph[at + size][0].quotes and paragraph[at + size][0].quotes[0].continued:
        best = _accepted(paragraph[at + size])
        size += 1
        if best is not None:
            return size if best.trailing else 1
        if _closed(paragraph[at + size - 1][0]):
            return 1
    return 1


def _closed(frame: Frame) -> bool:
    return bool(frame.quotes) and frame.quotes[-1].closed


def _whole_quote(frame: Frame) -> bool:
    return bool(frame.outer) and all(token.kind in "qp" for token in frame.outer)


def _draft(text: str, chain: list[_Sentence], paragraph: int, speakers: Speakers, before: Draft | None) -> Draft | None:
    frame, _ = chain[-1]
    best = _accepted(chain[-1])
    span = Span(start=chain[0][0].span.start, end=frame.span.end)
    frames = [f for f, _ in chain]
    quotes = own_quotes(text, [q for f in frames for q in f.quotes], ())
    if best is not None:
        resolved = speakers.resolve(best.voice, frame.outer[best.cue].start)
        resolved = _principal(frame, best, chain[-1][1], resolved, speakers)
        speakers.spoke(resolved)
        rule = best.rule if len(chain) == 1 else f"chain {best.rule}"
        return Draft(span, frames, resolved, best, quotes, rule, paragraph)
    if before is not None and quotes and _carries_on(frame, quotes):
        last = speakers.last
        if last is not None:
            return Draft(span, frames, last, None, quotes, "continued-quotation", paragraph)
    subject = _subject(frame, chain[-1][1])
    if subject is not None:
        speakers.mention(subject, frame.span.start)
    return None


def _principal(frame: Frame, best: Attribution, all_: list[Attribution], resolved: Resolved, speakers: Speakers) -> Resolved:
    """A readout of an institution's own named principal is the principal's ("Dar reaffirmed …, the FO said")."""
    if not best.trailing or best.voice.sort not in ("ministry", "document"):
        return resolved
    for other in all_:
        if other.level == 0 and other.cue < best.cue and other.voice.sort in ("person", "role", "pronoun"):
            principal = speakers.resolve(other.voice, frame.outer[other.cue].start)
            if principal.sort == "person" and principal.speaker.ministry is not None and principal.speaker.ministry == resolved.speaker.ministry:
                return principal
    return resolved


def _accepted(sentence: _Sentence) -> Attribution | None:
    frame, found = sentence
    for attribution in found:
        if _accepts(frame, attribution):
            return attribution
    return None


def _accepts(frame: Frame, attribution: Attribution) -> bool:
    form, voice = attribution.form, attribution.voice
    quoted = any(token.kind == "q" for token in frame.outer)
    if form.cue is CueClass.WEAK:
        return quoted and attribution.level <= 1 and voice.sort in ("joint", "person", "role", "pronoun", "ministry", "country")
    if attribution.level >= 3 and voice.sort not in ("person", "country", "government", "ministry", "joint", "role", "pronoun"):
        return False
    return not (form.shape == "base" and voice.sort == "country")


def _carries_on(frame: Frame, quotes: tuple[Span, ...]) -> bool:
    """Whether the sentence is nothing but a quotation going on (a few words of the outlet's aside)."""
    words = [token for token in frame.outer if token.kind == "w"]
    return bool(frame.outer) and frame.outer[0].kind == "q" and len(words) <= 9


def _subject(frame: Frame, found: list[Attribution]) -> Voice | None:
    """The person a sentence that is no statement is about."""
    from bot.text.attribution import leading_voice

    return found[0].voice if found else leading_voice(frame)
