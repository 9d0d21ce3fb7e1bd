"""Why a quote that stands in a statement may not be its speaker's words: denied there, or somebody else's."""

from __future__ import annotations

from bot.stance.quote_denied import denial_of
from bot.stance.quote_frame import frame_of
from bot.stance.quote_others import other_voice
from bot.stance.quote_search import Hit

_READ_ON = "Read on before using it"


def doubt_line(hit: Hit) -> str | None:
    """What to read on for, with the words of print that it follows from; None where nothing around the quote says so.

    The answers of a transcript are read as well, since a spokesperson repeats others' words in order to answer them.
    """
    frame = frame_of(hit)
    denied = denial_of(frame)
    if denied is not None:
        return f"{_READ_ON}: the words around it may deny it (“{denied}”)"
    other = other_voice(frame, hit.record.statement.speaker.ministry)
    if other is not None:
        return f"{_READ_ON}: it may be somebody else's words there (“{other}”)"
    if frame.marked and not frame.counted and hit.record.statement.quotes and not hit.record.official:
        return f"{_READ_ON}: it may be somebody else's words there, as the quotation is not counted as the speaker's own"
    return None
