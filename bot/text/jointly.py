"""Several who speak with one voice ("both sides", "the foreign ministers") -> the parties, one of them its ministry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import Speaker
from bot.text.lexicon import country_name
from bot.text.memory import Memory, Resolved
from bot.text.people import Known, surname
from bot.text.tenures import recalled
from bot.text.tokens import bare
from bot.text.voices import Voice

UNCLEAR_PARTIES = "whose voice this is together is not clear"
#: How many speakers back a joint voice runs on, and two people are "both".
_NEAR = 6
#: So many of those named last are looked at for a pair.
_NAMED = 8
#: So many countries of the running sentence make up a joint voice's name.
_SHOWN = 4
#: A joint voice of so many parties is about the others too.
_FEW = 4
#: Words of a joint voice of two.
_BOTH = ("both", "two", "pair", "duo", "sides", "leaders")


def jointly(memory: Memory, voice: Voice, at: int) -> Resolved:
    """The parties of a joint voice: those it names, the running ones, those of the sentence, of the article, or a pair.

    Args:
        memory: the article's memory.
        voice: a voice of sort "joint".
        at: where it stands in the text.
    """
    if voice.names:
        return _named(memory, voice)
    if voice.codes:
        return _together(memory, bare(voice.name), voice.codes, "joint statement")
    running = memory.back(lambda said: said.sort == "joint", _NEAR)
    if running is not None:
        return running
    if len(memory.around) > 1:
        name = " and ".join(country_name(code) for code in memory.around[:_SHOWN])
        return _together(memory, name, memory.around, "joint statement")
    if memory.group and not any(word in voice.name.casefold() for word in _BOTH):
        return _together(memory, f"{_group_name(memory, voice)} ({_listing(memory.group)})", memory.group, "joint statement")
    return _pair(memory, voice, at)


def _group_name(memory: Memory, voice: Voice) -> str:
    name = bare(voice.name)
    return "foreign ministers" if name == "ministers" and memory.foreign_ministers else name


def _named(memory: Memory, voice: Voice) -> Resolved:
    members = [memory.known.get(surname(name)) for name in voice.names]
    resolved = [recalled(memory, known) for known in members if known is not None]
    codes = [one.speaker.ministry for one in resolved if one.speaker.ministry] or voice.codes
    name = _names(resolved) if len(resolved) == len(voice.names) else voice.name
    return _together(memory, name, codes, "joint")


def _pair(memory: Memory, voice: Voice, at: int) -> Resolved:
    """For "both sides": the two people of different countries who spoke or were named last, where there are two."""
    spoke = (said for said in memory.recent(_NEAR) if said.sort == "person" and said.speaker.ministry is not None)
    named = (recalled(memory, known) for known in _named_last(memory, at))
    pair = _of_two_countries(spoke) or _of_two_countries(one for one in named if one.speaker.ministry or one.known_office)
    if pair:
        return _together(memory, _names(pair), [one.speaker.ministry or one.code for one in pair], "joint")
    ministry = memory.last.speaker.ministry if memory.last is not None else None
    return Resolved(Speaker(name=bare(voice.name), role="joint", ministry=ministry), "joint", flags=(UNCLEAR_PARTIES,))


def _of_two_countries(latest_first: Iterable[Resolved]) -> list[Resolved]:
    """The first two of different countries, in the order of the text; empty where there are none."""
    first: Resolved | None = None
    for one in latest_first:
        if first is None:
            first = one if one.code else None
        elif one.code and one.code != first.code:
            return [one, first]
    return []


def _named_last(memory: Memory, at: int) -> list[Known]:
    """The people named before a place, the last one first."""
    last = [(max((place for place in known.places if place <= at), default=-1), known) for known in memory.known.values()]
    named = sorted((one for one in last if one[0] >= 0), key=lambda one: -one[0])
    return [known for _, known in named[:_NAMED]]


def _together(memory: Memory, name: str, codes: Sequence[str], role: str) -> Resolved:
    """One voice of several countries; the home ministry's where it is among them, else the first one's."""
    ministry = memory.home if memory.home in codes else codes[0] if codes else None
    others = tuple(code for code in codes if code != ministry) if len(codes) < _FEW else ()
    return Resolved(Speaker(name=name, role=role, ministry=ministry), "joint", code=ministry or "", others=others)


def _names(parties: Sequence[Resolved]) -> str:
    return " and ".join(one.speaker.name or "" for one in parties)


def _listing(codes: tuple[str, ...]) -> str:
    names = [country_name(code) for code in codes]
    return ", ".join(names[:-1]) + f" and {names[-1]}"
