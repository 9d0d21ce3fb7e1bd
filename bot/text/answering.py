"""What is said to the matter in a turn of a transcript, and what of it refuses an answer, in the first person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.gazetteer.cues import cues
from bot.text.frames import Frame

#: A line of nothing but such words is a courtesy or gives the floor.
_COURTEOUS = re.compile(
    r"ok(?:ay)?|yes|right|sorry|please|thanks?|you|and|so|very|much|all|everyone|everybody|ladies|gentlemen|friends|colleagues"
    r"|good|morning|afternoon|evening|day|welcome|assalam\w*|[ou]|alaikum|hello|hi|go|ahead|next|last|first|one|more|any|other"
    r"|questions?|sir|madam|ma[’']am|over|back|here|again|to|the|this|your|a|weekly|daily|press|briefing|for|coming|joining|us"
    r"|today|we",
    re.I,
)
_STAGE = re.compile(r"\([^)]*\)\W*|\[[^\]]*\]\W*|end(?:s)?\.?|\W+", re.I)
_SENTENCE_END = re.compile(r"[.!?…;:۔؟][\"”’'»)\]]{0,3}$")
_REFUSES = re.compile(
    r"\b(?:refrain(?:ed)? from|rather not|not (?:be )?in a position to|not going to (?:comment|speculate|get into|preview)|"
    r"(?:will|would|can|could|shall)\s*(?:not|n[’']t)\s+(?:like to |want to )?(?:comment|speculate|discuss|go into)|"
    r"(?:would |will |[’']d )?refer you to|get back to you|do not (?:comment|speculate|discuss)|"
    r"(?:do not|don[’']t) have (?:any(?:thing)?|an?)\b.{0,20}\b(?:announce(?:ment)?|add|comment|share|read ?out|preview)|"
    r"nothing (?:further |more |new )?to (?:announce|read out|preview|add|share))\b",
    re.I,
)


def is_speech(words: str, *, inline: bool) -> bool:
    """Whether a line is said to the matter: no courtesy, no stage direction, no tail line without a full stop."""
    plain = {word.strip(".,!?–-").casefold() for word in words.replace("-", " ").split()}
    if _STAGE.fullmatch(words) or (all(map(_COURTEOUS.fullmatch, plain)) and plain != {"yes"}):
        return False
    return inline or _SENTENCE_END.search(words[-6:]) is not None


def refuses(text: str, frames: Sequence[Frame]) -> bool:
    """Whether at least half of the paragraph refuses an answer; a position behind "I will not comment" stays one."""
    refusing = sum(
        one.span.end - one.span.start
        for one in frames
        if _REFUSES.search(text, one.span.start, one.span.end) or cues().declines.search(text, one.span.start, one.span.end)
    )
    return 2 * refusing >= sum(one.span.end - one.span.start for one in frames) > 0
