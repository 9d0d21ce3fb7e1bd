"""Where a quote stands in its article: the sentence before it, what is left of that behind it, and the next one.

Quotation marks open around a quote belong to it: what was said of the whole quotation counts for each sentence inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Span
from bot.stance.quote_search import Hit

#: A sentence's end; the points of "T.H. Andrabi", "S. Jaishankar" and "Mr. Naqvi" are none.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St|Lt))(?<!\b(?:Mrs|Gen|Col|Maj|Sen|Rep))(?<!\bProf)"
    r"[.!?][\"”’']*\s+(?=[\"“‘']?(?:[A-Z]|$))|\n"
)
#: Code points that are read on each side, and of a long quotation.
_AROUND, _LONG = 400, 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The words of print around a quote."""

    #: From the sentence's beginning to the quote, the opening words of a quotation that it stands in included.
    before: str
    #: The rest of the sentence, from behind the closing mark.
    rest: str
    #: The next sentence; empty where the paragraph ends.
    following: str
    #: How many code points of `before` lead up to the statement's cue and through it; 0 where it has none there.
    own: int
    #: Whether the statement's cue stands in `rest`, and where it begins there.
    cue_behind: int | None
    #: Whether the quote stands between marks, and in a quotation that counts as the speaker's own.
    marked: bool
    counted: bool


def frame_of(hit: Hit) -> Frame:
    """Reads around a quote."""
    said, text = hit.record.statement, hit.record.article.text
    start = said.span.start + min(span.start for span in hit.spans)
    end = said.span.start + max(span.end for span in hit.spans)
    marks = _marks_around(text, start, end)
    opened, closed = (start, end) if marks is None else (marks.start, marks.end)
    first = opened - len(_END.split(text[max(0, opened - _AROUND) : opened])[-1])
    after = text[closed : closed + _AROUND]
    stop = _END.search(after)
    if marks is not None and text[closed - 2 : closed - 1] in (".", "!", "?") and re.match(r"\s+[A-Z]|\s*$", after):
        rest, behind = "", after.lstrip(" ")  # the quotation ends its sentence
    else:
        rest, behind = (after, "") if stop is None else (after[: stop.start()], after[stop.end() :])
    cue = said.cue
    return Frame(
        before=text[first:start],
        rest=rest,
        following=_END.split(behind)[0],
        own=max(0, cue.end - first) if cue is not None and first <= cue.start and cue.end <= start else 0,
        cue_behind=cue.start - closed if cue is not None and closed <= cue.start < closed + len(rest) else None,
        marked=marks is not None,
        counted=any(quote.start < end and start < quote.end for quote in said.quotes),
    )


def _marks_around(text: str, start: int, end: int) -> Span | None:
    """The quotation, with its marks, that a stretch stands in; None where it stands in none."""
    head = text[text.rfind("\n", 0, start) + 1 : start]
    foot = text[end : end + _LONG].split("\n", 1)[0]
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»")):
        at = head.rfind(opening)
        inside = head.count('"') % 2 == 1 if opening == closing else at > head.rfind(closing)
        last = foot.find(closing)
        if at >= 0 and inside and last >= 0 and len(head) - at <= _LONG:
            return Span(start=start - len(head) + at, end=end + last + 1)
    return None


#: A speaker's own word for what is answered: "rejected the remarks as “…”", "terming it a “…”".
_EPITHET = re.compile(
    r"\b(?:as|(?:term|call|describ|brand|dubb|labell?|deem)(?:ing|ed)\b(?:(?!\b(?:that|when|which|who)\b)[^,;:“”\"]){0,80}?)"
    r"(?: (?:an?|the|so-called))?\s*[“\"‘]\s*$",
    re.IGNORECASE,
)
#: A participle behind a comma, by which the speaker goes on: "denied it, stressing that …".
_GOES_ON = re.compile(
    r",\s+(?:and |while |but )?(?:also |further |instead )?(?:call|term|describ|say|add|stress|not|clarify|reiterat|urg"
    r"|assert|maintain|emphasi[sz]|declar|insist|underlin|underscor|reaffirm|explain|warn)ing\b",
    re.IGNORECASE,
)


def answers_in_own_words(before: str) -> bool:
    """Whether what stands right before a quote is the speaker's word on what others said."""
    return _EPITHET.search(before) is not None


def goes_on(before: str) -> bool:
    """Whether a participle in it takes the sentence back to the speaker."""
    return _GOES_ON.search(before) is not None
