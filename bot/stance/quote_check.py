"""A quote that a colleague pastes -> whether it was said, by whom, when and where it is printed, and what differs.

    pasted text -> the quote in it -> verbatim in a statement | over several | its sentences apart | in other words | nowhere

Any voice of the archive is looked through: that somebody else said it is what an editor most needs to hear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.archive.protocol import Archive, Lookup
from bot.folding import words_of
from bot.stance.check import variants
from bot.stance.lines import Names
from bot.stance.passages import counted, small_print
from bot.stance.quote_doubt import doubt_line
from bot.stance.quote_lines import Asked, inside_marks, line_of, passage, printed_line, unlike
from bot.stance.quote_rivals import rivals, turned_line
from bot.stance.quote_search import MOST_FOUND, Hit, candidates, nearest, running_over, verbatim
from bot.stance.views import Section, View

#: Statements that are shown; and, of a quote in other words, those almost as much like it as the first.
_MOST, _CLOSE = 5, 8.0
#: Words from which a quote can be looked for in other words, as three are like any others; and from which it can be at all.
_ENOUGH, _TOO_SHORT = 4, 3
_MARKS = "\"“”„«»'‘’"
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»")
_SENTENCE = re.compile(r"(?<=[.!?؟۔])[\"”’']?\s+")


def check(text: str, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """Looks a quote up.

    Args:
        text: as pasted: the quote with or without its marks, or a sentence that is mostly quotes, which are then looked up.
        archive: where to look.
        ministry: ISO code of the ministry that is followed, for saying that another voice is not its own.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    quote = quote_in(text)
    asked = Asked(quote=quote, archive=archive, ministry=ministry, today=today, names=names)
    if not words_of(quote):
        return _view(asked, "There are no words to check.", (), found=False)
    hits = verbatim(quote, archive)
    if hits:
        return _verbatim(asked, hits)
    if len(words_of(quote)) < _ENOUGH:
        return _short(asked)
    some = candidates(quote, archive)
    over = running_over(quote, some)
    if over:
        return _over(asked, over)
    apart = _sentences(asked)
    if apart:
        return _apart(asked, apart)
    like = nearest(quote, some)
    return _differs(asked, like) if like else _nowhere(asked)


def quote_in(text: str) -> str:
    """The quote in a pasted text: without the marks around it; of a sentence that is mostly quotes these, as pieces of one.

    "“We are friends,” she said, “and neighbours.”" is the quote "We are friends, … and neighbours."; a word or two between
    marks inside a longer text are a quote within the quote.
    """
    line = " ".join(text.split()).removeprefix(">").strip()
    quoted = ["".join(filter(None, match.groups())) for match in _QUOTED.finditer(line)]
    inside = sum(len(words_of(one)) for one in quoted)
    if quoted and 2 * inside >= len(words_of(line)):
        return " … ".join(quoted)
    return line.strip(_MARKS + " ")


def _verbatim(asked: Asked, hits: Sequence[Hit]) -> View:
    ordered = sorted(hits, key=lambda hit: _rank(hit, asked))
    count = f"{len(hits)} or more" if len(hits) >= MOST_FOUND else f"{len(hits)}"
    stand = "Word for word in" if doubt_line(ordered[0]) is None else "The words stand inside"
    message = f"{stand} a statement {line_of(ordered[0].record, asked)}."
    if len(hits) > 1:
        message = f"{stand} {count} statements; the first shown is {line_of(ordered[0].record, asked)}."
    printed = printed_line(ordered[0])
    if printed and not inside_marks(ordered[0]):
        message += f" {printed}."
    message += _warning(ordered)
    turned = rivals(asked.quote, hits, asked.archive)
    if turned:
        message += f" {turned_line(turned)}."
    lines = (f"{_MOST} of {count} are shown.",) if len(hits) > _MOST else ()
    if len(words_of(asked.quote)) < _TOO_SHORT:
        lines = ("Fewer than three words may stand in any statement: that they do shows little.", *lines)
    sections: tuple[Section, ...] = (_section("Word for word", ordered, asked, lines),)
    if turned:
        sections += (Section(heading="Turned round elsewhere", passages=tuple(unlike(hit, asked) for hit in turned)),)
    return _view(asked, message, sections)


def _over(asked: Asked, hits: Sequence[Hit]) -> View:
    outlet = hits[0].record.article.outlet or "an outlet that is not named"
    message = f"Word for word in {outlet}, over {len(hits)} statements; the first is {line_of(hits[0].record, asked)}."
    message += _warning(hits)
    return _view(asked, message, (_section("Word for word, over several statements", hits, asked),))


def _apart(asked: Asked, hits: Sequence[Hit]) -> View:
    message = (
        f"Each sentence is there word for word, but not in one piece: in {counted(len(hits), 'statement')}, the first"
        f" {line_of(hits[0].record, asked)}.{_warning(hits)}"
    )
    return _view(asked, message, (_section("Its sentences, where they stand", hits, asked),))


def _differs(asked: Asked, hits: Sequence[Hit]) -> View:
    close = [hit for hit in hits if hit.score >= hits[0].score - _CLOSE]
    ordered = sorted(close, key=lambda hit: (hit.record.statement.speaker.ministry != asked.ministry, -hit.score))[:_MOST]
    lines = ("Marked: the words that the quote has otherwise or not at all.",)
    message = f"Not word for word. Most like it is a statement {line_of(ordered[0].record, asked)}.{_warning(ordered)}"
    return _view(
        asked,
        message,
        (Section(heading="In other words", lines=lines, passages=tuple(unlike(hit, asked) for hit in ordered)),),
    )


def _warning(hits: Sequence[Hit]) -> str:
    """That the quote may be denied or another's there, where that is so of the first statement or of several."""
    lines = [line for hit in hits[:_MOST] if (line := doubt_line(hit))]
    if not lines:
        return ""
    return f" {lines[0]}." if doubt_line(hits[0]) else f" In {len(lines)} of those shown it may be denied or another's."


def _short(asked: Asked) -> View:
    message = "No statement has these three words in a row; a quote this short is not looked for in other words."
    if len(words_of(asked.quote)) < _TOO_SHORT:
        message = "No statement has this word for word, and fewer than three words are too short to be checked otherwise."
    return _view(asked, f"{message}{_held(asked)}", (), found=False)


def _nowhere(asked: Asked) -> View:
    message = "No statement in the archive has these words or is like them."
    return _view(asked, f"{message}{_held(asked)}", (), found=False)


def _held(asked: Asked) -> str:
    """That what waits for an editor's review has the words, and nothing more of it; empty where nothing has."""
    pieces = variants(asked.quote)[0]
    lookup = Lookup(ministry=asked.ministry, phrases=tuple(" ".join(piece) for piece in pieces))
    held = asked.archive.waiting(lookup)
    if not held:
        return ""
    waits = "One statement that has them waits" if held == 1 else f"{held} that have them wait"
    return f" {waits} for an editor's review."


def _section(heading: str, hits: Sequence[Hit], asked: Asked, lines: tuple[str, ...] = ()) -> Section:
    return Section(heading=heading, lines=lines, passages=tuple(passage(hit, asked) for hit in hits[:_MOST]))


def _view(asked: Asked, message: str, sections: tuple[Section, ...], *, found: bool = True) -> View:
    return View(
        kind="check",
        title="A quote against the archive",
        message=message,
        sections=sections,
        notes=small_print(sections, asked.archive, ministry=asked.ministry, today=asked.today),
        found=found,
    )


def _sentences(asked: Asked) -> tuple[Hit, ...]:
    """A statement for each sentence of a quote of several, word for word; none where one of them has none."""
    parts = [part for part in _SENTENCE.split(asked.quote) if words_of(part)]
    if len(parts) < 2 or any(len(words_of(part)) < _TOO_SHORT for part in parts):
        return ()
    found: dict[str, Hit] = {}
    for part in parts:
        hits = sorted(verbatim(part, asked.archive), key=lambda hit: _rank(hit, asked))
        if not hits:
            return ()
        id = hits[0].record.statement.id
        before = found[id].spans if id in found else ()
        found[id] = Hit(record=hits[0].record, spans=(*before, *hits[0].spans))
    return tuple(found.values())


def _rank(hit: Hit, asked: Asked) -> tuple[bool, bool, bool, bool]:
    """Who said it before who may only repeat it, the followed ministry, a transcript, what stands in marks before prose."""
    one = hit.record
    return (
        doubt_line(hit) is not None,
        one.statement.speaker.ministry != asked.ministry,
        not one.official,
        not inside_marks(hit),
    )
