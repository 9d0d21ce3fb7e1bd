"""The stretch of a sentence that tells when it was said, and a sentence's words outside quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.gazetteer.grammar import grammar
from bot.text.clauses import Attribution
from bot.text.frames import Frame
from bot.text.patterns import AGO

#: How far behind the cue a word of time still belongs to it ("denied on June 16 that …").
_NEAR = 44
#: "said two weeks ago that …", "said last week that …".
_COUNTED = re.compile(
    rf"\s+(?:(?:about\s+|some\s+|nearly\s+|only\s+|just\s+)?{AGO}|(?:last|earlier\s+this)\s+(?:week|month|year)\b)", re.I
)


def cue_window(text: str, frame: Frame, attribution: Attribution) -> str:
    """The words that tell when it was said: around the cue, outside quotations, without what is reported.

    Args:
        text: the article's text.
        frame: the sentence that the attribution stands in.
        attribution: the source and its cue.
    """
    cue, voice = frame.outer[attribution.cue], attribution.voice
    words, base = masked(text, frame), frame.span.start
    if attribution.trailing:
        source = cue if voice.sort == "pronoun" else frame.outer[voice.start]
        begin = min(source.start, cue.start) - base
        behind = words.find("\0", begin)
        return words[max(0, begin) : behind if behind > 0 else len(words)]
    at_once = _tells_at_once(frame, attribution) and _COUNTED.match(words, cue.end - base) is None
    head = words[: cue.end - base + (0 if at_once else _NEAR)]
    that = head.find(" that ", max(0, cue.end - base - 1))
    return (head[:that] if that > 0 else head).replace("\0", " ")


def _tells_at_once(frame: Frame, attribution: Attribution) -> bool:
    """Whether what was said begins right behind "said": then days behind it are of what was said, not of the saying."""
    outer, at = frame.outer, attribution.cue
    if attribution.form.lemma != "say" or at + 1 >= len(outer):
        return False
    cue, behind = outer[at], outer[at + 1]
    told = grammar().setting | grammar().of_whom
    if behind.kind != "w" or behind.low in told or behind.low.endswith("ly"):
        return False
    return not any(cue.end <= token.start < behind.start for token in frame.times)


def masked(text: str, frame: Frame) -> str:
    """The sentence with quoted words blanked out by NULs, places kept."""
    parts, at = [], frame.span.start
    for quote in frame.quotes:
        end = min(quote.end, frame.span.end)
        parts += [text[at : quote.start], "\0" * (end - quote.start)]
        at = end
    return "".join([*parts, text[at : frame.span.end]])


def outer_words(text: str, frames: Sequence[Frame]) -> str:
    """The sentences' words outside quotations."""
    parts = []
    for frame in frames:
        at = frame.span.start
        for quote in frame.quotes:
            parts.append(text[at : max(at, quote.outer_start)])
            at = quote.outer_end
        parts.append(text[at : frame.span.end])
    return " ".join(parts)
