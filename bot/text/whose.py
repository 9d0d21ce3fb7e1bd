"""Whose a draft's voice is: what its words tell of the home ministry, and whose a doubtful one most likely is."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace

from bot.model import Speaker
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.institutions import names_home_office
from bot.text.lexicon import country_words
from bot.text.people import surname
from bot.text.seats import heading_place
from bot.text.tokens import bare, words

#: A role with none of these only points back to whoever spoke ("the spokesperson").
_FOREIGN_AFFAIRS = frozenset({"foreign", "external", "fo", "mofa"})
#: Voices that tell the home ministry itself, not only its country.
MINISTERIAL = ("ministry", "role", "document", "person")
#: Names that tell a country.
PLACED = frozenset({"country", "capital", "metonym"})


class Whose:
    """Whose the doubtful voices of an article most likely are."""

    def __init__(self, home: str, named: Callable[[str], str]) -> None:
        self._home, self._named = home, named
        self._renamed: dict[Speaker, Speaker] = {}

    def held(self, draft: Draft, why: str, code: str) -> Draft:
        """The draft, held for a reason, as one of a country's ministry; "" where nobody knows which."""
        resolved = draft.resolved.doubted(why)
        if code != self._home:
            resolved = resolved._replace(speaker=self._speaker(draft, code), code=code)
        return draft._replace(resolved=resolved)

    def _speaker(self, draft: Draft, code: str) -> Speaker:
        """The speaker as one of a country's ministry, "" for nobody knows which; its holder at home is not meant."""
        resolved, voice = draft.resolved, draft.attribution.voice if draft.attribution is not None else None
        if resolved.known is not None and resolved.known.person is None:
            return replace(resolved.speaker, ministry=code or None)
        if voice is None or voice.sort == "pronoun":
            return self._renamed.get(resolved.speaker) or replace(resolved.speaker, ministry=code or None)
        name = self._named(code) if code and resolved.sort == "institution" else bare(voice.name)
        renamed = replace(resolved.speaker, name=name, ministry=code or None)
        self._renamed[resolved.speaker] = renamed
        return renamed


def sort_of(draft: Draft) -> str:
    return draft.attribution.voice.sort if draft.attribution is not None else ""


def is_office(draft: Draft, before: bool) -> bool:
    """Whether the source is a "Foreign Office" by name; one that only points back is what the one before was."""
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is None or voice.sort == "pronoun" or (voice.sort == "role" and not _FOREIGN_AFFAIRS & set(words(voice.name))):
        return before
    return names_home_office(f"{voice.role} {voice.name}")


def is_told(draft: Draft, printed: Set[str], home: str) -> bool:
    """Whether the words tell that the voice is the home ministry's: its country, or one of its people by name."""
    resolved = draft.resolved
    if resolved.sort == "joint":  # its parties are told, or it is held for that
        return True
    if resolved.known is not None and resolved.known.person is not None:
        last = surname(resolved.known.name)
        return resolved.speaker.name in printed or any(token.low == last for frame in draft.frames for token in frame.outer)
    if resolved.known is not None and resolved.known.code == home:  # "Pakistan’s foreign minister X", wherever it is printed
        return True
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is not None and voice.sort != "pronoun" and _is_in(draft.frame, home):
        return True
    if voice is None or home not in voice.codes:
        return False
    phrase = words(f"{voice.role} {voice.name}")
    return voice.sort not in MINISTERIAL or not country_words().isdisjoint(phrase)  # "MoFA" tells nothing


def _is_in(frame: Frame, home: str) -> bool:
    """Whether the sentence begins with a seat of the country: "In Islamabad, the foreign ministry said …"."""
    place = heading_place(frame)
    return place is not None and place.entry.code == home and place.entry.sort in PLACED
