"""A person's name -> a speaker: by the last name, another part of the name, a slip of one letter, or who is in office."""

from __future__ import annotations

from bot.text.memory import Memory, Resolved
from bot.text.people import Known, by_short_name, same_person, surname
from bot.text.tenures import UNKNOWN_BEARER, Printed, as_speaker, tells_ministry
from bot.text.tokens import words
from bot.text.voices import Voice

SHARED_NAME = "two people of this last name"
#: An article that names more people than this is no article; then only names as printed are followed.
_MANY = 400
#: Shorter last names differ from others by a letter too often.
_LONG_ENOUGH = 5


def by_name(memory: Memory, voice: Voice) -> Resolved:
    """The person whom a name means in this article.

    A full name as printed is never somebody else's for its last name's sake; a last name that two people of the article
    bear means the one who spoke last, and is held where a ministry could be meant.

    Args:
        memory: the article's memory.
        voice: a voice of sort "person".
    """
    known, doubtful = _known(memory, voice)
    if voice.person is not None and (known.person is None or known.person.name != voice.person.name):
        known = Known(voice.person.name, voice.person, voice.person.gender)
    elif known.person is None and len(voice.name.split()) == 1 and len(known.name.split()) == 1:
        person = by_short_name(voice.name, memory.day, memory.home)
        known = Known(person.name, person, person.gender) if person is not None else known
    printed = Printed(
        voice.office or known.office,
        voice.role if voice.office else f"{voice.role} {known.role}".strip(),
        voice.codes or known.codes,
        voice.former or (not voice.office and known.former),
    )
    if known.person is None and known.office == voice.office == "spokesperson" and not known.code and voice.codes:
        known.code = voice.codes[0]  # from here on, where the capital told it
    another = _anothers_spokesperson(memory, known, printed) if voice.office else ""
    resolved = as_speaker(known, printed._replace(codes=(another,)) if another else printed, memory.day, memory.home)
    if another:
        resolved = resolved.doubted(UNKNOWN_BEARER)
    return resolved.doubted(SHARED_NAME) if doubtful else resolved


def _anothers_spokesperson(memory: Memory, known: Known, printed: Printed) -> str:
    """The country of whoever spoke right before a "Spokesman X" whom nobody knows; "" where the home ministry is meant.

    "The State Department said … Spokesman X said …": likely theirs, for an editor to tell.
    """
    last = memory.last
    if printed.office != "spokesperson" or printed.codes or known.person is not None or tells_ministry(printed.role):
        return ""
    if memory.back(lambda said: said.known is known) is not None:
        return ""
    foreign = last is not None and last.sort == "institution" and last.speaker.ministry not in (None, memory.home)
    return (last.speaker.ministry or "") if last is not None and foreign else ""


def _known(memory: Memory, voice: Voice) -> tuple[Known, bool]:
    """The person as the article knows them, and whether it could as well be a namesake."""
    low = surname(voice.name)
    first = memory.known.get(low)
    if len(words(voice.name)) > 1:
        if first is not None and same_person(first.name, voice.name):
            return first, False
        return memory.known.get(" ".join(words(voice.name))) or Known(voice.name), False
    namesakes = [known for key, known in memory.known.items() if key.endswith(f" {low}")] if first is not None else []
    if first is None or not namesakes:
        return first or _by_other_name(memory, voice.name) or Known(voice.name), False
    bearers = {known.name: known for known in (first, *namesakes)}
    last = memory.back(lambda said: said.known is not None and said.known.name in bearers)
    return (bearers[last.known.name] if last is not None and last.known is not None else first), True


def _by_other_name(memory: Memory, name: str) -> Known | None:
    """One known by another part of the name ("Wang" for Wang Yi), or by the last name misspelt by one letter."""
    if len(words(name)) > 1:
        return None
    low = surname(name)
    parts = [known for known in memory.known.values() if low in words(known.name)]
    if len(parts) == 1:
        return parts[0]
    if len(low) < _LONG_ENOUGH or len(memory.known) > _MANY:
        return None
    near = [known for key, known in memory.known.items() if len(key) >= _LONG_ENOUGH and _one_edit(low, key)]
    return near[0] if len(near) == 1 else None


def _one_edit(one: str, two: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes one the other."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return one == two
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest_one, rest_two = one[start:], two[start:]
    swapped = len(rest_one) > 1 and rest_one[:2] == rest_two[1::-1] and rest_one[2:] == rest_two[2:]
    return rest_one[1:] == rest_two or rest_one == rest_two[1:] or rest_one[1:] == rest_two[1:] or swapped
