"""Which day the article tells of, and which day each statement was made: its own words, or the main event they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.gazetteer.cues import cues
from bot.text.background import lead_window, looks_back
from bot.text.by_document import office_label
from bot.text.dates import Day, article_day, background_day, speech_day
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.memory import Resolved
from bot.text.occasions import is_separate, occasions
from bot.text.people import surname
from bot.text.tokens import words
from bot.text.windows import outer_words

#: Those who speak at events of their own: a ministry's briefing does not date them, nor they the briefing.
_HEADS = ("head_of_government", "head_of_state")
_UNANSWERED = Day(None, "day not stated: the outlet asked and heard nothing")
_ANOTHERS = Day(None, "day not stated: the day in the text is another voice’s")
_APART = Day(None, "day not stated: the day in the text is of another occasion")
_BACKGROUND = Day(None, "background: said before the main event, day not stated")


def article_said(text: str, drafts: Sequence[Draft], opening: Sequence[Frame], published: date | None, home: str) -> Day:
    """The day of the article's main event, from its main statements."""
    main = [draft for index, draft in enumerate(drafts) if not looks_back(draft, index, published)]
    voices = Counter(draft.resolved.speaker.ministry for draft in main if draft.resolved.speaker.ministry)
    leading = max(voices, key=lambda code: (voices[code], code == home), default=None)
    speeches = [
        (lead_window(text, draft), leading is not None and draft.resolved.speaker.ministry == leading) for draft in main
    ]
    return article_day(speeches, [outer_words(text, [frame]) for frame in opening], published)


def days_of(text: str, drafts: Sequence[Draft], background: Sequence[bool], said: Day, published: date | None) -> list[Day]:
    """The day of each draft, in order.

    Args:
        text: the article's text.
        drafts: its drafts.
        background: whether each was said before the main event.
        said: the day of the main event.
        published: the outlet's day.
    """
    dated = [
        draft
        for draft, earlier in zip(drafts, background, strict=True)
        if not earlier and _is_dated(text, draft, said, published)
    ]
    event = _Event(text, dated, said.day)
    return [
        _earlier_day(draft, said, published)
        if earlier
        else _main_day(draft, said, published, event, _is_unanswered(text, draft))
        for draft, earlier in zip(drafts, background, strict=True)
    ]


def _is_dated(text: str, draft: Draft, said: Day, published: date | None) -> bool:
    """Whether the draft's own sentence tells the day of the main event."""
    window = lead_window(text, draft) if said.day is not None and published is not None else ""
    day = speech_day(window, published) if window and published is not None else None
    return day is not None and day.day == said.day


class _Event:
    """The main event, by the statements whose own sentences tell its day."""

    def __init__(self, text: str, dated: Sequence[Draft], day: date | None) -> None:
        self._text, self._day = text, day
        self._dated = bool(dated)
        self._occasions = {
            (draft.resolved.speaker.name, one) for draft in dated for one in occasions(lead_window(text, draft))
        }
        self._names = {draft.resolved.speaker.name for draft in dated}
        self._present = {low for draft in dated for low in words(outer_words(text, draft.frames))}
        self._parties = {self._party(draft.resolved) for draft in dated}

    def includes(self, draft: Draft) -> bool:
        """Whether an undated voice spoke at it.

        Whoever is named with the day did; so did a ministry and whoever speaks for it, unless two of its people speak, each
        on their own. Where no statement tells the day, all are of it.
        """
        resolved, name = draft.resolved, draft.resolved.speaker.name
        if not self._dated:
            return True
        named_there = resolved.sort == "person" and surname(name or "") in self._present
        if name in self._names or named_there or resolved.sort == "joint":
            return True
        ministry, institutional = self._party(resolved)
        return bool(ministry) and any(code == ministry and (institutional or other) for code, other in self._parties)

    def is_apart(self, draft: Draft) -> bool:
        """Whether it is a post, an interview or the like of its own, and no such thing by the same voice has the day."""
        own, name = lead_window(self._text, draft), draft.resolved.speaker.name
        return is_separate(own) or any((name, one) not in self._occasions for one in occasions(own))

    def _party(self, resolved: Resolved) -> tuple[str, bool]:
        """The ministry, "" for a voice of its own, and whether it speaks as an institution."""
        ministry = "" if _is_head(resolved, self._day) else resolved.speaker.ministry
        return ministry or "", resolved.sort != "person"


def _is_head(resolved: Resolved, day: date | None) -> bool:
    """Whether a head of government or state speaks, or their office."""
    if resolved.known is not None:
        return any(resolved.known.holds(office, day) for office in _HEADS)
    return resolved.speaker.name in (office_label(office) for office in _HEADS)


def _is_unanswered(text: str, draft: Draft) -> bool:
    """Whether the draft's verb tells only that the outlet asked and heard nothing: that is no part of the event."""
    cue, span = draft.cue, draft.frame.span
    if cue is None or " no" not in text[span.start : span.end]:  # "did not", "had no": in every one of them
        return False
    return any(one.start() <= cue.start < one.end() for one in cues().unanswered.finditer(text, span.start, span.end))


def _main_day(draft: Draft, said: Day, published: date | None, event: _Event, silent: bool) -> Day:
    own = speech_day(draft.window, published) if published is not None and draft.rule != "participle" else None
    if own is not None and (own.flag or said.day is None or own.day is None or own.day > said.day):
        return own
    if own is None and silent:
        return _UNANSWERED
    if own is None and said.day is not None:
        return _APART if event.is_apart(draft) else said if event.includes(draft) else _ANOTHERS
    return said


def _earlier_day(draft: Draft, said: Day, published: date | None) -> Day:
    if published is None:
        return Day(None, "background, and the day of publication is unknown")
    return background_day(draft.window, published, said.day) or _BACKGROUND
