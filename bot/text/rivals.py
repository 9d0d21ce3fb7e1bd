"""Whether an office printed without a name may as well mean another who bears it in the article."""

from __future__ import annotations

from bot.text.memory import Memory, Resolved
from bot.text.people import Known
from bot.text.role_words import role_of, title_words
from bot.text.tokens import bare
from bot.text.voices import Voice


def is_rivalled(memory: Memory, voice: Voice, holder: Resolved, at: int) -> bool:
    """Whether another bearer is nearer than the holder, or several came before the holder was ever named.

    At home the office without a country is the home one's, where that one heads the sentence before.

    Args:
        memory: the article's memory.
        voice: the office, without a name and a country.
        holder: whom it was taken for.
        at: where it stands in the text.
    """
    last = _last_place(holder.known, at) if holder.known is not None else -1
    if last < 0 and memory.back(lambda said: said.speaker.name == holder.speaker.name) is None:
        first = memory.several.get(_plural(voice.name))
        if first is not None and first < at:
            return True
    subject = memory.subject
    if subject is not None and subject.speaker.name == holder.speaker.name and holder.speaker.ministry == memory.home:
        return False
    titles = title_words(voice.name)
    others = (known for known in memory.known.values() if known.name != holder.speaker.name and not known.former)
    return any(
        known.office == voice.office and titles <= role_of(known) and last < _last_place(known, at) for known in others
    )


def _last_place(known: Known, at: int) -> int:
    return max((place for place in known.places if place < at), default=-1)


def _plural(phrase: str) -> tuple[str, ...]:
    """The last two words of an office in the plural ("foreign ministers"), small letters."""
    parts = bare(phrase).casefold().split()[-2:]
    last = parts[-1] if parts else ""
    return (*parts[:-1], f"{last[:-1]}ies" if last.endswith("y") else f"{last}s")
