"""The quotation automaton: which stretches of a text stand inside quotation marks.

Works a paragraph at a time over straight, curly, single and doubled (`''`) marks. Newspapers do three things that a
pair-matcher gets wrong: they open a quotation again without having closed it (the speaker goes on), they never close it,
and they use the apostrophe inside one. Everything here is linear in the text: a search for a closing single mark is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.model import Span


class Quotation(NamedTuple):
    """One quoted stretch; `start:end` are the words, `outer_start:outer_end` include whatever marks there are."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    #: Opened while the one before was still open: the same speaker goes on.
    continued: bool
    #: A closing mark was found.
    closed: bool
    single: bool
    #: It is never closed and runs over a sentence's end: where it ends is not told.
    endless: bool = False


_MARK = re.compile("''|[“”\"„«»‘’']")
_CLOSES_SINGLE = re.compile(r"[’'](?![\w’'])")
#: No quotation between single marks is longer; a longer one is an apostrophe's doing.
_SINGLE_REACH = 400
#: How far into the next paragraph a closing mark is looked for.
_PARAGRAPH_REACH = 1500
_VERB = (
    r"(?:said|says|told|tells|added|adds|stated|noted|remarked|replied|stressed|warned|asserted|maintained|insisted|reiterated"
    r"|explained|announced)"
)
#: What stands before a quotation and never inside one: a mark before it is a misprint ("“X said, “…”", "said that “…”").
_ATTRIBUTES = re.compile(rf"\b{_VERB}(?:\s+that|\s*[,:])$")
#: Where a quotation that is never closed ends: before the source behind it ("“Talks go on, X said."), or with the sentence
#: before one that has a source of its own.
_SOURCE_BEHIND = re.compile(
    rf",\s+(?:[A-Z]|he\b|she\b|it\b|they\b|the\b|an?\b)[^,.;:!?“”\"]{{0,90}}?\b{_VERB}\b"
    rf"|[.!?]\s+(?=[^.!?“”\"]{{3,140}}?\b{_VERB}\b)"
)
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
#: Words after which a mark opened again follows a misprinted one.
_STRAY = 80
_OPENERS = "“„«"
_DOUBLE = '“”"„«»'


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All quotations of the paragraphs, in order, none inside another.

    Args:
        text: the article's text.
        paragraphs: where its content is; marks outside them are not looked at.
    """
    found: list[Quotation] = []
    carried: tuple[int, int] | None = None  # (outer, inner) start of a quotation that runs on into this paragraph
    continued = False
    for index, paragraph in enumerate(paragraphs):
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        carried, continued = _paragraph(text, paragraph, after, carried, continued, found)
    return found


def _paragraph(
    text: str, here: Span, after: Span | None, opened: tuple[int, int] | None, continued: bool, found: list[Quotation]
) -> tuple[tuple[int, int] | None, bool]:
    """One paragraph; gives what is still open at its end, and whether the next quotation continues it."""
    skip = here.start
    for mark in _MARK.finditer(text, here.start, here.end):
        at, glyph = mark.start(), mark.group()
        if at < skip:
            continue
        if glyph == "''" or glyph in _DOUBLE:
            opens, closes = _leaning(text, at, mark.end(), glyph, here)
            if opened is None:
                if opens:
                    opened = (at, mark.end())
            elif closes:
                found.append(Quotation(opened[1], at, opened[0], mark.end(), continued, True, False))
                opened, continued = None, False
            elif opens:  # opened again while open
                end = _trimmed(text, opened[1], at)
                attributed = _ATTRIBUTES.search(text, opened[1], end) is not None
                cut = _before_source(text, opened[1], end) if attributed else end
                stray = attributed and cut == end and end - opened[1] < _STRAY
                end = cut
                if not stray:
                    found.append(Quotation(opened[1], end, opened[0], end, continued, False, False))
                opened, continued = (at, mark.end()), not attributed
        elif opened is None:
            close = _single(text, at, here)
            if close is not None:
                found.append(Quotation(at + 1, close, at, close + 1, False, True, True))
                skip = close + 1
    return _at_paragraph_end(text, here, after, opened, continued, found)


def _at_paragraph_end(
    text: str, here: Span, after: Span | None, opened: tuple[int, int] | None, continued: bool, found: list[Quotation]
) -> tuple[tuple[int, int] | None, bool]:
    """What a quotation still open becomes: it runs on, or ends here and may be opened again in the next paragraph."""
    if opened is None:
        return None, False
    if after is not None and not _starts_quoted(text, after) and _closes_first(text, after):
        return opened, continued  # broken by a line end in the middle of the quotation
    end = _trimmed(text, opened[1], here.end)
    goes_on = after is not None and _starts_quoted(text, after)
    if not goes_on:
        end = _before_source(text, opened[1], end)
    if end > opened[1]:
        endless = not goes_on and _SENTENCE_END.search(text, opened[1], end) is not None
        found.append(Quotation(opened[1], end, opened[0], end, continued, False, False, endless))
    return None, goes_on


def _before_source(text: str, start: int, end: int) -> int:
    """Where a quotation that is never closed ends, before whatever source stands in it; `end` where none does."""
    source = _SOURCE_BEHIND.search(text, start, min(end, start + _PARAGRAPH_REACH))
    return source.start() + 1 if source is not None else end


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without the white space behind it."""
    return start + len(text[start:end].rstrip())


def _leaning(text: str, at: int, end: int, glyph: str, here: Span) -> tuple[bool, bool]:
    """Whether the mark may open and whether it closes, by its glyph and its neighbours."""
    before = text[at - 1] if at > here.start else " "
    behind = text[end] if end < here.end else " "
    tight_left, tight_right = not before.isspace(), not behind.isspace()
    if glyph in _OPENERS:
        wrong_way = tight_left and before not in "([—–-:/‘'" and not behind.isalnum()
        return not wrong_way, wrong_way
    if glyph in "”»":
        return False, True
    opens = tight_right and (not tight_left or before in "([—–-:/‘'“")
    return opens, not opens or (tight_left and not behind.isalnum())


def _single(text: str, at: int, here: Span) -> int | None:
    """Where the quotation that this single mark opens closes; None where it opens none (an apostrophe)."""
    before = text[at - 1] if at > here.start else " "
    if text[at] == "’" or not (before.isspace() or before in "([—–-:/,") or at + 1 >= here.end or not text[at + 1].isalnum():
        return None
    close = _CLOSES_SINGLE.search(text, at + 1, min(here.end, at + _SINGLE_REACH))
    return close.start() if close is not None and close.start() > at + 1 else None


def _starts_quoted(text: str, paragraph: Span) -> bool:
    return paragraph.start < len(text) and text[paragraph.start] in '“"„«'


def _closes_first(text: str, paragraph: Span) -> bool:
    """Whether the paragraph holds a closing mark before any opening one."""
    reach = min(paragraph.end, paragraph.start + _PARAGRAPH_REACH)
    for mark in _MARK.finditer(text, paragraph.start, reach):
        if mark.group() in "‘’'":
            continue
        opens, closes = _leaning(text, mark.start(), mark.end(), mark.group(), paragraph)
        return closes and not (opens and mark.group() in _OPENERS)
    return False
