"""Official transcripts of press briefings -> the ministry's own words, each answer with the question it answers.

    head -> whose briefing, which day  |  labels -> who speaks, who asks  |  a transcript at all? -> paragraphs -> statements

A transcript is the highest source there is, so nothing is taken for one lightly: its head says so, or several questions and
answers take turns; and the answering side must be known to speak for a foreign ministry. Questions are never statements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.model import TRANSCRIPT, Article, Kind, Parsed, Span, Statement, Status, statement_id
from bot.text.answering import is_speech, refuses
from bot.text.bounds import bounds
from bot.text.briefers import Briefers
from bot.text.dates import Day
from bot.text.frames import Frame, frame
from bot.text.kinds import states_position
from bot.text.mentions import named, topics
from bot.text.origins import Origin, origin_of
from bot.text.sentences import sentences
from bot.text.speakers import Resolved
from bot.text.turns import Layout, Turn, layout

_SAYS_SO = re.compile(r"\btranscript|\bverbatim\b", re.I)
#: A head in which outlets' and reporters' bare names may be taken for whoever asks.
_OF_BRIEFING = re.compile(r"\b(?:press|media|weekly|daily)\s+(?:conference|briefing)\b", re.I)
#: A head is this many lines of at most this many characters: prose before a first label is an article's.
_HEAD_LINES, _HEAD_LINE = 8, 240
#: Without a head that says so, the floor must change hands this often.
_CHANGES = 3
#: An answer of fewer words ("Yes.") is kept, but is no position by itself.
_BARE = 4

#: A paragraph of opening remarks that goes on about what the one before was about.
_GOES_ON = re.compile(r"(?:the two|both|they|he|she|it|this|these|during|the (?:visit|talks|meeting|sides))\b", re.I)


class _Said(NamedTuple):
    """One paragraph of somebody who is not asking."""

    span: Span
    frames: list[Frame]
    resolved: Resolved
    label: Span
    question: Span | None
    #: Number of the question it follows; paragraphs of one number are one answer.
    answer: int


def transcript(article: Article, *, home: str, demonyms: dict[str, str]) -> Parsed | None:
    """The statements of an official transcript; None for any other text.

    Args:
        article: the article; its title and outlet may tell whose briefing it is, too.
        home: country code of the ministry whose briefing it is where the head names no other.
        demonyms: country code -> adjective, for naming ministries.
    """
    text = article.text
    shape = layout(text) if text.count(":") + text.count("：") > 1 else None
    if shape is None or len(shape.turns) < 2:
        return None
    head = [line.of(text) for line in shape.head[:_HEAD_LINES] if line.end - line.start <= _HEAD_LINE]
    says_so = any(_SAYS_SO.search(line) for line in (*head, article.title or ""))
    names_ask = says_so or any(_OF_BRIEFING.search(line) for line in (*head, article.title or ""))
    if not names_ask and sum(turn.label.sort == "ask" for turn in shape.turns) < 2:
        return None
    origin = origin_of(head, article, home=home)
    if origin is None:
        return None
    cast = Briefers(origin, shape.turns, demonyms)
    speakers = [cast.speaker(turn.label) for turn in shape.turns]
    if not _is_transcript(shape, speakers, says_so=says_so, names_ask=names_ask):
        return None
    said = _said(text, shape.turns, speakers)
    return Parsed(
        article=article,
        said_on=origin.day.day,
        said_basis=origin.day.basis,
        statements=_statements(article, said, origin) if said else (),
    )


def _is_transcript(shape: Layout, speakers: Sequence[Resolved | None], *, says_so: bool, names_ask: bool) -> bool:
    """Whether the ministry answers: labels of both sides, or a head that says so and words of the ministry."""
    sides = []
    for turn, speaker in zip(shape.turns, speakers, strict=True):
        if speaker is not None and speaker.speaker.ministry is not None:
            sides.append("ministry")
        elif turn.label.sort == "ask" or (names_ask and turn.label.sort == "name" and speaker is None):
            sides.append("ask")
    if says_so:
        return len(sides) > 1 and "ministry" in sides
    changes = sum(one != other for one, other in pairwise(sides))
    return changes >= _CHANGES and sides.count("ministry") > 1


def _said(text: str, turns: Sequence[Turn], speakers: Sequence[Resolved | None]) -> list[_Said]:
    found: list[_Said] = []
    question: Span | None = None
    answer, asking = 0, False
    for turn, speaker in zip(turns, speakers, strict=True):
        if turn.label.sort == "neutral":
            continue
        if speaker is None:
            if turn.paragraphs:
                start = question.start if asking and question is not None else turn.paragraphs[0].start
                question = Span(start=start, end=turn.paragraphs[-1].end)
                answer += not asking
                asking = True
            continue
        asking = False
        for number, span in enumerate(turn.paragraphs):
            if is_speech(span.of(text), inline=turn.inline and number == 0):
                found.append(_Said(span, _frames(text, span), speaker, turn.label.span, question, answer))
    return found


def _frames(text: str, span: Span) -> list[Frame]:
    return [frame(text, one, (), [], one.start) for one in sentences(text, span, ())]


class _Matters:
    """What each paragraph of a transcript is about, read once."""

    def __init__(self, text: str, said: Sequence[_Said]) -> None:
        self._text, self._said = text, said
        self._asked = {one.question: _frames(text, one.question) for one in said if one.question is not None}
        self._topics = {question: topics().of(frames) for question, frames in self._asked.items()}
        self._asks: dict[tuple[Span, str], tuple[str, ...]] = {}
        self._own = [named(one.frames, own=one.resolved.code) for one in said]
        #: How many paragraphs of an answer name a country.
        self._named = Counter((one.answer, code) for one, codes in zip(said, self._own, strict=True) for code in codes)

    def topics(self, index: int) -> tuple[str, ...]:
        """The topics of a paragraph's own words, else of its question's."""
        one = self._said[index]
        return topics().of(one.frames) or (self._topics[one.question] if one.question is not None else ())

    def countries(self, index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All countries of a paragraph, and those of them that come from its question or from what it goes on about.

        What another paragraph of the answer names itself is that one's matter: a question may have been three.
        """
        one, own = self._said[index], self._own[index]
        before = self._own[index - 1] if index and self._said[index - 1].answer == one.answer else ()
        if one.question is None:
            context = before if not own and _GOES_ON.match(one.span.of(self._text)) else ()
        else:
            asks = self._asked_about(one.question, one.resolved.code)
            elsewhere = (code for code in asks if code not in own and not self._named[one.answer, code])
            context = tuple(elsewhere) if own else asks or before
        return (*own, *context), context

    def _asked_about(self, question: Span, own: str) -> tuple[str, ...]:
        if (question, own) not in self._asks:
            self._asks[question, own] = named(self._asked[question], own=own)
        return self._asks[question, own]


def _statements(article: Article, said: Sequence[_Said], origin: Origin) -> tuple[Statement, ...]:
    matters = _Matters(article.text, said)
    seen: Counter[str] = Counter()
    return tuple(_statement(article, one, matters, index, origin, seen) for index, one in enumerate(said))


def _statement(article: Article, one: _Said, matters: _Matters, index: int, origin: Origin, seen: Counter[str]) -> Statement:
    words = one.span.of(article.text)
    occurrence = seen[words]
    seen[words] += 1
    kind = Kind.DECLINED if refuses(article.text, one.frames) else Kind.DIRECT
    countries, inherited = matters.countries(index)
    flags = (*one.resolved.flags, *((origin.day.flag,) if origin.day.flag else ()))
    day: Day = origin.day
    since, until = bounds("", day, False, article.published, day.day, one.resolved.tenure)
    return Statement(
        id=statement_id(article=article.id, words=words, occurrence=occurrence),
        article_id=article.id,
        span=one.span,
        speaker=one.resolved.speaker,
        kind=kind,
        quotes=(one.span,),
        source=one.label,
        question=one.question,
        countries=countries,
        inherited=inherited,
        topics=matters.topics(index),
        position=len(words.split()) >= _BARE and states_position(words, kind),
        said_on=day.day,
        said_basis=day.basis,
        said_from=since,
        said_until=until,
        rule=TRANSCRIPT,
        status=Status.HELD if flags or one.resolved.speaker.name is None else Status.SHOWN,
        flags=flags,
    )
