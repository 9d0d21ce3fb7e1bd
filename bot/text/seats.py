"""Whose a ministry or spokesman is by the capital in which they speak: "In New Delhi, the foreign ministry said …"."""

from __future__ import annotations

from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.voices import Voice

#: Names of a capital, as a place or for its government.
_SEATS = ("capital", "metonym")


def seated(frame: Frame, voice: Voice) -> Voice:
    """The voice with the country of the capital that heads its sentence, where its own words name none.

    Only ministries and spokesmen speak at their own seat; ministers travel.

    Args:
        frame: the sentence.
        voice: its source.
    """
    place = heading_place(frame)
    if place is None or voice.codes or not (voice.sort == "ministry" or voice.office == "spokesperson"):
        return voice
    heads = place.entry.sort in _SEATS and place.end < voice.start
    if not heads or frame.outer[place.end].text != "," or not place.entry.code:
        return voice
    return voice._replace(codes=(place.entry.code,))


def heading_place(frame: Frame) -> Hit | None:
    """The name behind an "In" that begins the sentence; None where none does."""
    return frame.outer_hits.get(1) if frame.outer and frame.outer[0].low == "in" else None
