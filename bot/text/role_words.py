"""The words of a printed role: which of them tell who bears it, and which tell nobody apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from bot.gazetteer.cues import voice_words
from bot.text.lexicon import country_words
from bot.text.memory import Resolved
from bot.text.people import Known
from bot.text.tokens import bare
from bot.text.voices import Voice

#: Words of a role that tell nobody apart.
_TELLS_NOTHING = frozenset({"the", "a", "an", "of", "for", "senior", "former", "us", "top"})


def title_words(phrase: str) -> set[str]:
    """The words of a phrase that tell its role."""
    parts = bare(phrase).casefold().split()
    ranks = {before for before, last in pairwise(parts) if last == "general"}  # "consul general" is no general
    return ((set(parts) & _role_words()) | ranks) - _TELLS_NOTHING - country_words()


def role_of(known: Known) -> set[str]:
    """The words of the role printed beside somebody's name, and the code of its country, small letters."""
    return set(known.role.casefold().split()) | {known.code.casefold()}


def words_of(said: Resolved) -> set[str]:
    """The words of a speaker's role and name, small letters."""
    return set(f"{said.speaker.role or ''} {said.speaker.name or ''}".casefold().replace("-", " ").split())


def code_of(voice: Voice) -> str:
    """The country that a voice's own words name first; "" where they name none."""
    return voice.codes[0] if voice.codes else ""


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """Every word of every role phrase."""
    return frozenset(word for phrase in voice_words().roles for word in phrase) - {"of", "for", "and", "affairs"}
