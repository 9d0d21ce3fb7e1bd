"""A question -> every statement it is about, rather than the latest position: what an export asks an archive for."""

from __future__ import annotations

from dataclasses import replace

from bot.archive.protocol import Lookup
from bot.stance.answers import Ambiguous, Query, Unknown
from bot.stance.ask import lookup_of
from bot.stance.command import Ask, Reading
from bot.stance.respond import Desk, resolved

_NO_QUESTION = "Statements are chosen by a question: a country, a topic, words, times, by: and outlet:"
_TWO_VOICES = "from: asks for one ministry, and --everyone for all voices"


def select(reading: Reading, desk: Desk, *, everyone: bool = False) -> Lookup | Ambiguous | Unknown:
    """What to look up for a question, in full: its page is not looked at, and misspelt words are not mended.

    Args:
        reading: what `read_command` made of the text; Help where nothing was typed, which asks for nothing here.
        desk: who is asked.
        everyone: other voices too, not the ministry's alone.

    Returns:
        The lookup; or the readings to choose from, or what was not understood.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    match reading:
        case Ask(query=query) | Unknown(search=Query() as query):
            return _select(query, desk, everyone=everyone)
        case Ambiguous() | Unknown():
            return reading
        case _:
            return Unknown(text="", fault=_NO_QUESTION)


def all_of(desk: Desk, *, everyone: bool = False) -> Lookup:
    """What to look up where nothing is asked: all the ministry said, or everybody."""
    return Lookup(ministry=None if everyone else desk.ministry)


def _select(query: Query, desk: Desk, *, everyone: bool) -> Lookup | Unknown:
    if everyone and query.ministry:
        return Unknown(text=query.text, fault=_TWO_VOICES)
    found = resolved(query, desk)
    if isinstance(found, Unknown):
        return found
    # Only the ministry's own statements never list its country; with all voices it is a filter as any other.
    return replace(lookup_of(found, ""), ministry=None) if everyone else lookup_of(found, query.ministry or desk.ministry)
