"""Which sentences are statements, and whose: attributions accepted, quotations carried on, speakers resolved in order."""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import CueClass, voice_words
from bot.gazetteer.grammar import grammar
from bot.model import Span
from bot.text.clauses import Attribution
from bot.text.frames import Frame
from bot.text.kinds import announces_more, own_quotes
from bot.text.speakers import Resolved, Speakers
from bot.text.stones import phrase_at
from bot.text.subjects import leading_voice
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
        for chain in _chains(paragraph):
            before = found[-1] if found and silence <= _CARRY else None
            draft = _draft(text, chain, index, speakers, before, adjacent=silence == 0)
            if draft is not None:
                found.append(draft)
            silence = 0 if draft is not None else silence + 1
    return found


def _chains(paragraph: list[_Sentence]) -> list[list[_Sentence]]:
    """The paragraph's sentences one by one, save that one quotation opened again and again with its source at the end is one.

    Where the source does not come, no later start can find it either: each is then on its own. So one pass is enough.
    """
    out: list[list[_Sentence]] = []
    at = 0
    while at < len(paragraph):
        run = _run(paragraph, at)
        best = _accepted(run[-1]) if len(run) > 1 else None
        out += [run] if len(run) == 1 or (best is not None and best.trailing) else [[sentence] for sentence in run]
        at += len(run)
    return out


def _run(paragraph: list[_Sentence], at: int) -> list[_Sentence]:
    """From a quotation without source or closing mark on: the sentences that open it again, up to its source or end."""
    run = [paragraph[at]]
    if not _whole_quote(run[0][0]) or _accepted(run[0]) is not None or _closed(run[0][0]):
        return run
    for sentence in paragraph[at + 1 :]:
        if not (sentence[0].quotes and sentence[0].quotes[0].continued):
            break
        run.append(sentence)
        if _accepted(sentence) is not None or _closed(sentence[0]):
            break
    return run


def _closed(frame: Frame) -> bool:
    return bool(frame.quotes) and frame.quotes[-1].closed


def _whole_quote(frame: Frame) -> bool:
    return bool(frame.outer) and all(token.kind in "qp" for token in frame.outer)


def _draft(
    text: str, chain: list[_Sentence], paragraph: int, speakers: Speakers, before: Draft | None, *, adjacent: bool
) -> Draft | None:
    frame, _ = chain[-1]
    best = _accepted(chain[-1])
    span = Span(start=chain[0][0].span.start, end=frame.span.end)
    frames = [f for f, _ in chain]
    quotes = own_quotes(text, [q for f in frames for q in f.quotes])
    if best is not None:
        speakers.around(*_named_before(frame, frame.outer[best.cue].start))
        resolved = speakers.resolve(_antecedent(frame, best), frame.outer[best.cue].start)
        issuer = resolved
        resolved = _principal(frame, best, chain[-1][1], resolved, speakers)
        resolved = _passed_on(frame, best, chain[-1][1], resolved, speakers)
        if issuer is not resolved:
            speakers.spoke(issuer)
        speakers.spoke(resolved)
        if resolved.sort == "institution":
            _relayed(frame, best, chain[-1][1], speakers)
        rule = best.rule if len(chain) == 1 else f"chain {best.rule}"
        return Draft(span, frames, resolved, best, quotes, rule, paragraph)
    if before is not None and quotes and _carries_on(frame):
        last = speakers.last
        if last is not None:
            return Draft(span, frames, last, None, quotes, "continued-quotation", paragraph)
    if (
        before is not None
        and adjacent
        and speakers.last is not None
        and announces_more(span.of(text))
        and speakers.last.speaker.ministry is not None
    ):
        return Draft(span, frames, speakers.last, None, quotes, "free-continuation", paragraph)
    subject = _subject(frame, chain[-1][1])
    if subject is not None:
        speakers.mention(subject, frame.span.start, spoke=bool(chain[-1][1]))
    return None


def _relayed(frame: Frame, best: Attribution, all_: list[Attribution], speakers: Speakers) -> None:
    """A person whose words an institution relays may be the next sentence's pronoun."""
    other = next((a for a in all_ if a is not best and a.voice.sort in ("person", "role")), None)
    if other is not None:
        speakers.mention(other.voice, frame.outer[other.cue].start, spoke=True)


def _antecedent(frame: Frame, best: Attribution) -> Voice:
    """ "X was summoned to the ministry, where he expressed …": the pronoun is the sentence's own subject."""
    if best.level == 3 and best.voice.sort == "pronoun" and best.voice.name in ("he", "she"):
        subject = leading_voice(frame)
        if subject is not None and subject.sort in ("person", "role"):
            return subject
    return best.voice


def _named_before(frame: Frame, cue: int) -> tuple[tuple[str, ...], bool]:
    """The countries a sentence names as actors before its cue, and whether a body is named there."""
    codes: list[str] = []
    body = False
    for hit in frame.outer_hits.values():
        if frame.outer[hit.start].start >= cue:
            continue
        body |= hit.entry.sort in ("body", "outlet")
        behind = hit.end + (hit.end < len(frame.outer) and frame.outer[hit.end].kind == "x")
        possessive = behind > hit.end or hit.entry.sort == "demonym"
        titled = phrase_at(frame.outer, behind, len(frame.outer), voice_words().roles, 4) is not None
        actor = hit.entry.sort == "person" or (
            hit.entry.sort in ("country", "metonym", "demonym") and (titled if possessive else True)
        )
        if actor and hit.entry.code and hit.entry.code not in codes and hit.start < 14:
            codes.append(hit.entry.code)
    return tuple(codes), body


def largest_group(frames: list[Frame]) -> tuple[str, ...]:
    """The longest list of countries in the article (three or more in a row), the parties of a joint statement."""
    best: list[str] = []
    for frame in frames:
        run: list[str] = []
        end = -9
        for hit in frame.hits:
            if hit.entry.sort not in ("country", "metonym"):
                continue
            if hit.start - end > _LIST_GAP:
                run = []
            run.append(hit.entry.code)
            end = hit.end
            if len(run) > max(2, len(best)) and len(run) <= _LONGEST_LIST:
                best = list(run)
    return tuple(dict.fromkeys(best))


#: Words that may stand between two countries of one list ("A, the Kingdom of B and C"); no list of parties is longer.
_LIST_GAP, _LONGEST_LIST = 5, 60


def _principal(frame: Frame, best: Attribution, all_: list[Attribution], resolved: Resolved, speakers: Speakers) -> Resolved:
    """A readout of an institution's own named principal is the principal's ("Dar reaffirmed …, the FO said")."""
    leads = best.rule == "according-to" or (
        best.voice.sort == "document" and (resolved.speaker.name or "").endswith("Office")
    )
    theirs = best.voice.name.casefold().startswith(("his ", "her ", "their "))
    if not (best.trailing or leads) or (best.voice.sort not in ("ministry", "document") and not theirs):
        return resolved
    for other in all_:
        if (
            other.level <= (1 if leads else 0)
            and other is not best
            and (leads or other.cue < best.cue)
            and other.voice.sort in ("person", "role", "pronoun")
        ):
            principal = speakers.resolve(other.voice, frame.outer[other.cue].start)
            same = principal.speaker.ministry is not None and principal.speaker.ministry == resolved.speaker.ministry
            same |= (
                bool(principal.code)
                and principal.code == resolved.code
                and (resolved.speaker.name or "").endswith("’s Office")
            )
            if principal.sort == "person" and (
                same
                or theirs
                or (best.voice.sort == "document" and not best.voice.codes and best.voice.issuer != "ministry")
            ):
                return principal
    return resolved


def _passed_on(frame: Frame, best: Attribution, all_: list[Attribution], resolved: Resolved, speakers: Speakers) -> Resolved:
    """An outlet that reports what a named person said only passes the words on ("Reuters reported that X said …")."""
    if resolved.speaker.role != "outlet":
        return resolved
    for other in all_:
        if (
            best.rule == "according-to"
            and other is not best
            and other.level <= 1
            and other.voice.sort in ("joint", "ministry", "person")
        ):
            return speakers.resolve(other.voice, frame.outer[other.cue].start)
        if other.level == 5 and other.form.cue is CueClass.SAY and other.voice.sort in ("person", "role"):
            found = speakers.resolve(other.voice, frame.outer[other.cue].start)
            if found.sort == "person":
                return found
    return resolved


def _accepted(sentence: _Sentence) -> Attribution | None:
    frame, found = sentence
    for attribution in found:
        if _accepts(frame, attribution):
            return attribution
    return None


def _accepts(frame: Frame, attribution: Attribution) -> bool:
    form, voice = attribution.form, attribution.voice
    if attribution.level == 5:
        return False
    if form.lemma == "call" and _paid_a_call(frame, attribution):
        return False
    quoted = bool(frame.quotes)
    if form.cue is CueClass.WEAK:
        if (
            form.lemma == "agree"
            and voice.sort in ("joint", "pronoun")
            and attribution.level <= 1
            and voice.name not in ("he", "she", "it")
        ):
            return True
        return (
            quoted and attribution.level <= 1 and voice.sort in ("joint", "person", "role", "pronoun", "ministry", "country")
        )
    if attribution.level >= 3 and voice.sort not in (
        "person",
        "country",
        "government",
        "ministry",
        "joint",
        "role",
        "pronoun",
    ):
        return False
    if attribution.level >= 3 and form.lemma in grammar().musings:
        return False
    if form.lemma == "say" and _only_where(frame, attribution):
        return False
    return not (form.shape == "base" and voice.sort == "country")


def _paid_a_call(frame: Frame, attribution: Attribution) -> bool:
    """ "X called on the president": a visit, unless it goes on with what they called on them to do."""
    behind = [token.low for token in frame.outer[attribution.cue + 1 : attribution.cue + 60]]
    return behind[:1] == ["on"] and not any(word in ("to", "for", "q") for word in behind)


def _only_where(frame: Frame, attribution: Attribution) -> bool:
    """ "X said this while addressing Y": where it was said, not what."""
    behind = [token.low for token in frame.outer[attribution.cue + 1 : attribution.cue + 4]]
    return (
        behind[:1] in (["this"], ["so"])
        and len(behind) > 1
        and behind[1] in ("while", "during", "in", "at", "after", "when", "on")
    )


def _carries_on(frame: Frame) -> bool:
    """Whether the sentence is nothing but a quotation going on (a few words of the outlet's aside)."""
    words = [token for token in frame.outer if token.kind == "w"]
    return bool(frame.outer) and frame.outer[0].kind == "q" and len(words) <= 9


def _subject(frame: Frame, found: list[Attribution]) -> Voice | None:
    """The person a sentence that is no statement is about."""
    return found[0].voice if found else leading_voice(frame)
