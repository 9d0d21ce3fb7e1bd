"""Which statements are background: said before the article's main event and brought back.

A background passage is opened by words of time ("last week", "on March 24", "had said") in any sentence, and stays open
until a sentence of the main day or of a main speaker closes it. Standing positions of governments ("has long demanded")
and the remarks that the ministry answers are background by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.text.answered import names_answered
from bot.text.dates import Day, is_recent, speech_day
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.past import NOW, STANDING, TIME
from bot.text.people import surname
from bot.text.windows import masked

#: Told to an outlet or issued now.
_TOLD = re.compile(
    r"\b(?:told|confirmed to)\s+(?:reporters|journalists|[A-Z]{2,}\b|The\s[A-Z])"
    r"|\b(?:in|issued) (?:a|the) (?:press )?(?:statement|release)\b"
)
#: A standing position in the present tense counts as background only behind the article's opening.
_OPENING = 2


def earlier_marks(
    text: str, sentences: Sequence[Frame], drafts: Sequence[Draft], said: Day, published: date | None
) -> list[bool]:
    """Whether each draft is background, in order.

    Args:
        text: the article's text.
        sentences: all its sentences in order, statements or not.
        drafts: its drafts.
        said: the day of the main event.
        published: the outlet's day.
    """
    starts = {draft.frames[0].span.start: index for index, draft in enumerate(drafts)}
    targets = names_answered(text, drafts)
    told_in_present = _key(drafts[0]) if drafts and _is_present(drafts[0]) else None
    marks = [False] * len(drafts)
    main: set[str] = set()
    background = False
    opener: _Opener | None = None
    for frame in sentences:
        index = starts.get(frame.span.start)
        if index is None:
            words = text[frame.span.start : frame.span.end]
            background = not NOW.match(words) and (background or (bool(main) and _opens(words)))
            continue
        draft = drafts[index]
        window = draft.window
        own = looks_back(draft, index, published, in_present=_key(draft) == told_in_present) or _other_day(
            _dated_words(text, draft), said, published
        )
        if own:
            background, opener = True, _Opener(_key(draft), draft.attribution is not None and draft.attribution.perfect)
        elif _on_main_day(window, said, published) or (
            background
            and not (opener is not None and opener.goes_on(draft))
            and _turns_back(draft, drafts[index - 1] if index else None, main, window)
        ):
            background = False
        targeted = surname(draft.resolved.speaker.name or "") in targets
        marks[index] = background or targeted
        if not marks[index]:
            main.add(_key(draft))
    return marks


class _Opener(NamedTuple):
    """Whose words opened a background passage, and whether by "had said"."""

    key: str
    perfect: bool

    def goes_on(self, draft: Draft) -> bool:
        """Whether a statement only carries the passage on: told in the same plain past, by the same voice.

        "Earlier, Pakistan voiced concern. “…,” the Foreign Office said": as old; behind "had said" a plain "said" is news.
        """
        return not self.perfect and self.key == _key(draft)


def _dated_words(text: str, draft: Draft) -> str:
    """The words that tell a statement's day: the head's where an outlet or a document only passes a person's words on."""
    attribution = draft.attribution
    passed_on = (
        attribution is not None
        and attribution.rule == "according-to"
        and attribution.voice.sort in ("document", "outlet", "unnamed")
        and draft.resolved.sort == "person"
    )
    return lead_window(text, draft) if passed_on else draft.window


def _turns_back(draft: Draft, before: Draft | None, main: set[str], window: str) -> bool:
    """Whether a statement leaves a background passage: news told to somebody, or a main speaker again.

    A pronoun is a main speaker again only where it jumps back to one.
    """
    if draft.attribution is None:
        return False
    jumps = draft.attribution.voice.sort != "pronoun" or (
        before is not None and _key(before) != _key(draft) and before.paragraph != draft.paragraph
    )
    return (jumps and _key(draft) in main) or draft.attribution.voice.sort == "document" or _TOLD.search(window) is not None


def _key(draft: Draft) -> str:
    """What makes two speakers the same for closing a background passage: the person, or the institution's country."""
    resolved = draft.resolved
    if resolved.sort in ("institution", "joint") and resolved.speaker.ministry is not None:
        return f"{resolved.sort} {resolved.speaker.ministry}"
    return resolved.speaker.name or ""


def looks_back(draft: Draft, index: int, published: date | None, *, in_present: bool = False) -> bool:
    """Whether the draft's own words place it before the main event.

    Args:
        draft: the draft.
        index: which of the article's drafts it is.
        published: the outlet's day.
        in_present: whether the article tells its news of this voice in the present tense, as a press release does.
    """
    attribution = draft.attribution
    if attribution is None:
        return False
    window = draft.window
    past = TIME.search(window) is not None and not is_recent(window, published)
    if attribution.perfect or past or (index > _OPENING and window.startswith("Earlier,")):
        return True
    standing = not in_present and _is_present(draft) and index >= _OPENING
    return standing or STANDING.search(window) is not None


def _is_present(draft: Draft) -> bool:
    """Whether a country speaks in the present tense ("Pakistan condemns", "Iran has denied")."""
    attribution = draft.attribution
    return attribution is not None and attribution.voice.sort in ("country", "government") and attribution.present


def lead_window(text: str, draft: Draft) -> str:
    """The cue's window, and the head of the sentence where the attribution trails behind it."""
    window = draft.window
    if draft.attribution is None or not draft.attribution.trailing:
        return "" if draft.rule == "participle" else window
    lead = re.split(r"\s(?:that|which|who|after|when|as)\s", masked(text, draft.frames[0])[:_LEAD].replace("\0", " "))[0]
    return window if speech_day(window, date(2000, 1, 1)) is not None else f"{lead} {window}"


#: How much of a sentence's head counts as telling the day of what it reports.
_LEAD = 110


#: How much of a sentence that is no statement tells when what follows was.
_HEAD = 70


def _opens(words: str) -> bool:
    """Whether a sentence that is no statement begins to tell of the past: words of time at its head."""
    found = TIME.search(words[:_HEAD])
    return found is not None and found.group().lower() != "recently"


def _on_main_day(window: str, said: Day, published: date | None) -> bool:
    day = speech_day(window, published) if published is not None and window else None
    return day is not None and day.day is not None and said.day is not None and day.day >= said.day


def _other_day(window: str, said: Day, published: date | None) -> bool:
    if published is None or said.day is None or not window:
        return False
    day = speech_day(window, published)
    return day is not None and day.day is not None and day.day < said.day
