"""Which lines of an article's text are its body: junk lines are left out, offsets into the given text stay true.

Nothing is rewritten. A line is a paragraph; a headline, standfirst, caption, ticker, byline, link to another story, tail
line or site furniture is none. What tells them is general: furniture has set words, the rest are lines without a full stop.
"""

from __future__ import annotations

import re

from bot.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…:,;۔؟][\"”’'»)\]]{0,3}$|[.!?…,۔؟][\"”’'»)\]\s]{0,4}$")
_TRAILS_OFF = re.compile(r"(\.{3}|…)[\"”’')\]]{0,2}$")
#: Lines that are a site's, not a story's; each alternative is a whole line.
_FURNITURE = re.compile(
    r"""^(?:
      # what a page asks of its reader
      share(?:\ this.*)? | follow\ us\b.* | subscribe\b.* | sign\ (?:in|up)\b.* | notify\ me\ of.* | get\ daily\ updates.*
      | download\b.*app.* | listen\ to\ (?:this\ )?article.* | enlarge\ this\ image.* | toggle\ caption.* | close
      # links to other stories
      | related(?:\ (?:stories|news|posts?|articles?))? | read\ more\b.* | also\ read\b.* | post\ navigation
      | read\ or\ share\ this\ story.* | tags?:.* | topics?:.*
      # the form for comments
      | comments? | comment\ \* | leave\ a\ reply.* | your\ email\ address.* | (?:name|email|website)(?:\ \*)?
      # whose it is
      | copyright\b.* | ©.* | all\ rights\ reserved.* | advertisements? | header\ image\b.* | agencies\.?
      | (?:by|from)\ our\ (?:correspondent|reporter|staff).*
      | \(?with\ (?:additional\ )?input.* | (?:with\ )?additional\ (?:input|reporting)\b.*
      # when it was put up
      | published\ (?:in|on|:)?.*\d{4}.* | updated\b.*\d{4}.* | last\ updated.* | \[?more\ to\ follow\]?.*
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ .{0,30}\d{4}
      # nothing but marks
      | \W*
    )\.?$""",
    re.X | re.I,
)
_BYLINE = re.compile(r"^(?:By|BY)\s+[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]+|and|in|&|\|))*$")
#: "… — Reuters/File": whose picture it is, at the end of its caption.
_CREDIT = (
    r"[—–-]\s*(?:screengrab|reuters|afp|ap|app|file|photo|x/|online|courtesy|dawn|pid|inp|online|epa|getty|xinhua"
    r"|radio pakistan|social media)[^.]{0,60}\.?$"
)
#: "(file photo)", "…/Getty Images".
_CREDIT_IN_BRACKETS = r"\((?:photo|image|picture|file photo)\b[^)]*\)\.?$"
_CREDIT_BEHIND_SLASH = r"/(?:file|afp|reuters|getty images)\b[^.]{0,30}$"
#: "This handout photo …", "An undated picture of …".
_SHOWS = (
    r"^(?:this|an?|the)\s+(?:(?:un)?dated\s+)?(?:handout|file|representational|combination|collage|undated|combo)"
    r"\s+(?:photo|picture|image|photograph|of)"
)
_CAPTION = re.compile("|".join((_CREDIT, _CREDIT_IN_BRACKETS, _CREDIT_BEHIND_SLASH, _SHOWS)), re.I)
_TICKER = re.compile(r"[▲▼]|\b(?:Increased|Decreased)\s+By\b|\(\s*[+-]?\d+(?:\.\d+)?%\s*\)\s*$")
#: A crawler's " date 2024-04-05 " at the head of a text.
_CRAWLED = r"\s*date\s+\d{4}-\d\d-\d\d\s+"
#: "ISLAMABAD", "NEW YORK/GENEVA", with a day and an agency in brackets or not; "Islamabad, Pakistan" needs its dash.
_CITY = r"[A-Z][A-Z.’'-]+(?:[ /,][A-Z][A-Z.’'-]+){0,4}"
_ON_DAY = r"(?:,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,\s*\d{4})?)"
_AGENCY = r"(?:\s*\([^)\n]{2,30}\))"
_CITY_AND_COUNTRY = r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?, [A-Z][a-z]+(?: [A-Z][a-z]+)?\s+(?:—|–|--|-)\s+"
#: "ISLAMABAD:", "TEHRAN (AFP):", "WASHINGTON —", "KABUL, Nov 20 (AFP) - ", with or without the crawler's date.
_DATELINE = re.compile(
    rf"(?:{_CRAWLED})?\s*(?:{_CITY}(?:{_ON_DAY}?{_AGENCY}?\s*(?::|—|–|--)|(?:{_ON_DAY}{_AGENCY}?|{_AGENCY})\s+-\s)\s*"
    rf"|{_CITY_AND_COUNTRY})"
)
_CRAWL_DATE = re.compile(_CRAWLED)


#: A site's line is no longer than a line, a caption than a short paragraph; longer ones are a story's.
_LONGEST_FURNITURE, _LONGEST_CAPTION = 160, 350


def paragraphs(text: str) -> list[Span]:
    """The body's paragraphs in order, trimmed of surrounding white space; never empty spans.

    Args:
        text: the article as stored; any text at all.
    """
    lines = [Span(start=s, end=e) for s, e in _lines(text)]
    lines = _joined(text, lines)
    kept = [line for line in lines if not _is_furniture(line.of(text))]
    return _body(text, kept)


def dateline_end(text: str, paragraph: Span) -> int:
    """Where the paragraph's own words start, behind a dateline or a crawler's date if there is one."""
    match = _DATELINE.match(text, paragraph.start, paragraph.end) or _CRAWL_DATE.match(text, paragraph.start, paragraph.end)
    return match.end() if match is not None else paragraph.start


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if end > start:
            found.append((start, end))
    return found


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """Lines broken in the middle of a sentence put together: no stop at the end, a small letter at the next start."""
    out: list[Span] = []
    for line in lines:
        if out and text[line.start].islower() and not _ENDS.search(text, max(out[-1].start, out[-1].end - 6), out[-1].end):
            gap = text[out[-1].end : line.start]
            if gap.count("\n") <= 1 and out[-1].end - out[-1].start > 40:
                out[-1] = Span(start=out[-1].start, end=line.end)
                continue
        out.append(line)
    return out


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_CAPTION:
        return False
    if len(line) <= _LONGEST_FURNITURE and (_FURNITURE.match(line) or _BYLINE.match(line)):
        return True
    return _TICKER.search(line) is not None or _CAPTION.search(line) is not None


def _body(text: str, lines: list[Span]) -> list[Span]:
    """Lines that end as sentences do; the rest are headlines, standfirsts, links and tail lines."""
    body = []
    for index, line in enumerate(lines):
        words = line.of(text)
        if not _ENDS.search(words[-6:]):
            continue
        if _TRAILS_OFF.search(words[-6:]) and len(words) < 300 and _only_tail_follows(text, lines[index + 1 : index + 7]):
            continue
        body.append(line)
    if not body and lines:  # a text without any full stop: its longest line is better than nothing
        longest = max(lines, key=lambda line: line.end - line.start)
        return [longest] if longest.end - longest.start > 60 else []
    return body


def _only_tail_follows(text: str, later: list[Span]) -> bool:
    """Whether none of the next lines has a story's own length: then one that trails off is a teaser of another story."""
    ends = [(line.end - line.start, line.of(text)[-6:]) for line in later]
    return not any(size > 80 and _ENDS.search(end) and not _TRAILS_OFF.search(end) for size, end in ends)
