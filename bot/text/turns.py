"""The layout of a text whose lines begin with a label and a colon: who has the floor, from which line to which.

    lines -> labels ("Spokesperson (Mr. X):", "Q:", "MS BRUCE:", "Opening remarks") -> head of the text, turns

Only the writing is looked at here; whether somebody of that name speaks for a ministry is `transcripts`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
#: Bounded, so that a line without a colon costs no more than its first 70 characters.
_LABEL = re.compile(r"(?:\d{1,3}[.)]\s{0,3})?(?P<label>[^\W\d_][^\n:!?؟“”\"]{0,69}?)\s{0,3}[:：](?![/\d])")
_PARTS = re.compile(r"(?P<words>[^(\[,]+)(?:[(\[](?P<inside>[^)\]]*)[)\]]?|,(?P<behind>.*))?")
#: Lines of a head and words that begin a point of an answer: a colon behind them gives nobody the floor.
_NO_SPEAKER = re.compile(
    r"(?:date|day|venue|time|place|location|subject|topics?|theme|title|source|published|posted|updated|transcript\b.*"
    r"|outlet|publisher|publication|newspaper|website|site|urls?|link|address|authors?|by|byline|headline|section|category"
    r"|language|edition|ref(?:erence)?(?: no)?|occasion|event"
    r"|dateline|tags?|notes?|update|quote|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|finally|lastly|next|also|and|but"
    r"|so|well|look|yes|no|one|two|three|point \w+|in short|in sum|to be clear|let me be clear|following|as follows|details"
    r"|background|contact|photo|caption|image|file|watch|read|related|for immediate release|press release|statement"
    r"|annex\b.*|ladies and gentlemen|dear\b.*|excellenc\w+.*|friends|colleagues"
    r"|.*\b(?:relations|ties|issues?|disputes?|situation|conflict|visits?|talks|agreements?|treaty|engagements?|developments?))",
    re.I,
)
_SORTS = tuple(
    (sort, re.compile(pattern, re.I))
    for sort, pattern in (
        (
            "ask",
            r"q(?:uestion)?s?\.?\s?\d{0,3}|media|press|سوال|صحافی|.*\b(?:question|queries|query|follow-up|journalists?|reporters?"
            r"|correspondents?|interviewer|anchor|media persons?)\b.*",
        ),
        ("answer", r"a(?:ns(?:wer)?s?)?\.?\s?\d{0,3}|response|reply|جواب"),
        ("opening", r"(?:opening|introductory|initial)\s+(?:remarks|statements?|comments)(?:\s+by\b.*)?"),
        ("neutral", r"(?:the\s+)?(?:moderator|operator|host|interpreter|translator|staff|participants?|director general.*)"),
    )
)
_OPENING = dict(_SORTS)["opening"]
_SPOKES = re.compile(r"spokes(?:person|man|woman)|ترجمان", re.I)
#: What may stand beside "spokesperson" in the label of a foreign ministry's; anything else makes it another's, or a name.
_OF_MINISTRY = re.compile(
    r"the|official|deputy|acting|principal|chief|of|for|an?|and|mrs?|ms|dr|foreign|office|ministry|fo|mofa|mea|mfa|affairs|external"
    r"|state|department|دفتر|خارجہ|وزارت"
)
#: A line that is the text's title: whatever is labelled before it belongs to the head.
_TITLE = re.compile(r"(?:[\w’'-]+\s+){0,3}(?:transcript|verbatim|text)\s+of\b", re.I)
#: Small words inside names.
_PARTICLES = frozenset(["of", "for", "the", "and", "al", "bin", "ibn", "de", "van", "von", "el", "ul", "ur"])
_MOST_WORDS = 8


class Label(NamedTuple):
    """What gives somebody the floor."""

    #: Its place in the text, without the colon.
    span: Span
    #: ask, answer, opening, office (a foreign ministry's spokesperson), name (anybody) or neutral.
    sort: str
    words: str
    #: What stands in brackets or behind a comma: a name, an office or an outlet; "" where nothing does.
    beside: str


class Turn(NamedTuple):
    """One label with the paragraphs up to the next, trimmed; the first one stands on the label's own line, if `inline`."""

    label: Label
    paragraphs: tuple[Span, ...]
    inline: bool


class Layout(NamedTuple):
    """A text cut at its labels."""

    #: The lines before the first label.
    head: tuple[Span, ...]
    turns: tuple[Turn, ...]


def layout(text: str) -> Layout:
    """Cut a text into its head and its turns; any text at all may be given, most have no turns.

    Args:
        text: the article's text.
    """
    head: list[Span] = []
    turns: list[tuple[Label, list[Span], bool]] = []
    for line in _lines(text):
        label = label_of(text, line)
        if label is None:
            (turns[-1][1] if turns else head).append(line)
            continue
        words = _trimmed(text, min(line.end, _behind(text, label, line)), line.end)
        turns.append((label, [words] if words is not None else [], words is not None))
    while turns and turns[0][0].sort == "name" and any(_is_title(text, line) for line in turns[0][1][turns[0][2] :]):
        label, lines, inline = turns.pop(0)
        head += [Span(start=label.span.start, end=lines[0].end), *lines[1:]] if inline else [label.span, *lines]
    return Layout(tuple(head), tuple(Turn(label, tuple(spans), inline) for label, spans, inline in turns))


def _is_title(text: str, line: Span) -> bool:
    return _TITLE.match(text, line.start, line.end) is not None


def label_of(text: str, line: Span) -> Label | None:
    """The label a line begins with; None where it begins with none.

    Args:
        text: the article's text.
        line: one line of it, trimmed.
    """
    match = _LABEL.match(text, line.start, line.end)
    if match is None:  # a heading over the opening remarks needs no colon
        bare = line.end - line.start < 40 and _OPENING.fullmatch(text, line.start, line.end) is not None
        return Label(line, "opening", line.of(text), "") if bare else None
    span = Span(start=match.start("label"), end=match.end("label"))
    parts = _PARTS.match(span.of(text))
    if parts is None:
        return None
    words, beside = parts["words"].strip(), (parts["inside"] or parts["behind"] or "").strip()
    sort = _sort(words)
    return Label(span, sort, words, beside) if sort else None


def _sort(words: str) -> str:
    for sort, pattern in _SORTS:
        if len(words.split()) <= _MOST_WORDS and pattern.fullmatch(words):
            return sort if _titled(words) else ""
    if _NO_SPEAKER.fullmatch(words):
        return ""
    parts = [word.casefold().strip(".") for word in words.split()]
    if _SPOKES.search(words) and all(_SPOKES.fullmatch(part) or _OF_MINISTRY.fullmatch(part) for part in parts):
        return "office"
    return "name" if _titled(words) and len(words.split()) <= _MOST_WORDS and words[-1] not in ";-–—" else ""


def _titled(words: str) -> bool:
    """Whether it is written as a name or a heading: capitals, or a script that has none."""
    first, *rest = words.split()
    if first[0].islower():
        return False
    return (
        all(not word[0].islower() or word.casefold() in _PARTICLES for word in rest) or _OPENING.fullmatch(words) is not None
    )


def _behind(text: str, label: Label, line: Span) -> int:
    colon = min((at for mark in ":：" if (at := text.find(mark, label.span.end, line.end)) >= 0), default=line.end)
    return colon + 1


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = _trimmed(text, match.start(), match.end())
        if line is not None:
            yield line


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left, right = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return Span(start=left, end=right) if left < right else None
