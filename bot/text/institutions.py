"""Ministries, governments, bodies and unnamed sources as speakers."""

from __future__ import annotations

from bot.gazetteer.ministries import ministries
from bot.model import Speaker
from bot.text.lexicon import country_name
from bot.text.memory import Memory, Resolved
from bot.text.tokens import bare
from bot.text.voices import Voice

OFF_THE_RECORD = "sources, not on the record"
WHOSE_MINISTRY = "whose ministry this is is not told"
_SOURCES = frozenset({"source", "sources", "official", "officials"})
#: So near before "the ministry" another one may have been named.
_NEAR = 4
#: What a foreign ministry is called everywhere; another name is kept as printed.
_GENERIC = ("foreign ministry", "foreign office", "ministry of foreign", "foreign affairs")


def institution_name(memory: Memory, code: str) -> str:
    """A ministry by name: the home one as it is, others with their country's adjective.

    Args:
        memory: the article's memory.
        code: the country; "" for the home one.
    """
    profile = ministries().by_country.get(code or memory.home)
    name = profile.name if profile is not None else "Foreign Ministry"
    demonym = memory.demonyms.get(code, code)
    own = not code or code == memory.home or name.startswith((demonym, code, country_name(code)))
    return name if own else f"{demonym} {name}"


def ministry(memory: Memory, voice: Voice) -> Resolved:
    """A ministry by its own name or the generic one."""
    another = None if voice.codes else _another_ministry(memory, voice)
    if another is not None:
        return another
    running = memory.home if names_home_office(voice.name) else memory.running_ministry()
    named = "" if voice.codes else _named_by_its_own_name(memory, voice)
    if named not in ("", running):  # "The Foreign Office said … India has said … The ministry said"
        return of_ministry(institution_name(memory, named), named).doubted(WHOSE_MINISTRY)
    code = voice.codes[0] if voice.codes else running
    name = bare(voice.name) if _keeps_name(memory, voice) else institution_name(memory, code)
    resolved = of_ministry(name, code, voice.role if voice.sort == "ministry" else "")
    if _is_sources(voice.name):
        return resolved.doubted(OFF_THE_RECORD)
    return resolved.doubted(WHOSE_MINISTRY) if _is_guessed(memory, voice, code) else resolved


def _is_guessed(memory: Memory, voice: Voice, code: str) -> bool:
    """Whether "the ministry" is only taken for that of a country the article speaks of: nobody of it has spoken yet."""
    if voice.codes or memory.around or not memory.lede or names_home_office(voice.name):
        return False
    return memory.back(lambda said: said.speaker.ministry == code and WHOSE_MINISTRY not in said.flags) is None


def _named_by_its_own_name(memory: Memory, voice: Voice) -> str:
    """Whose ministry spoke last by its own name, not by its country's; "" where "the ministry" is not bare or none did."""
    if bare(voice.name).casefold() != "ministry" or memory.around:
        return ""
    named = memory.back(_is_by_own_name, _NEAR)
    return (named.speaker.ministry or "") if named is not None else ""


def _is_by_own_name(said: Resolved) -> bool:
    return said.sort == "institution" and said.speaker.ministry is not None and said.speaker.role == "institutional"


def names_home_office(phrase: str) -> bool:
    """Whether a phrase names a "Foreign Office", which without a country is the home one."""
    return "Foreign Office" in phrase or "FO" in phrase.split()


def _is_sources(phrase: str) -> bool:
    return not _SOURCES.isdisjoint(phrase.casefold().split())


def _another_ministry(memory: Memory, voice: Voice) -> Resolved | None:
    """Whom "the ministry" means right behind the finance ministry: that one."""
    if bare(voice.name).casefold() not in ("ministry", "his ministry", "her ministry"):
        return None
    return ministry_named_last(memory)


def ministry_named_last(memory: Memory) -> Resolved | None:
    """The ministry that is no foreign one and spoke last; None where a foreign one is nearer, or none is near."""
    named = memory.back(lambda said: "ministry" in (said.speaker.name or "").casefold(), _NEAR)
    return named if named is not None and named.speaker.ministry is None else None


def of_ministry(name: str, code: str, role: str = "") -> Resolved:
    """A ministry as an institution.

    Args:
        name: its name.
        code: its country.
        role: who of it speaks, where that is printed.
    """
    return Resolved(Speaker(name=name, role=role or "institutional", ministry=code), "institution", code=code)


def government(memory: Memory, voice: Voice) -> Resolved:
    """A country or its government; the home one speaks through its ministry."""
    code, low = voice.codes[0], voice.name.casefold()
    if "administration" in low or "leadership" in low:
        name = bare(voice.name)
    else:
        name = institution_name(memory, code) if code == memory.home else f"Government of {country_name(code)}"
    return Resolved(Speaker(name=name, role="government", ministry=code), "institution", code=code)


def body(voice: Voice) -> Resolved:
    """An international body; of them the EU alone acts as a government does."""
    european = "European" in voice.name or voice.name == "EU"
    speaker = Speaker(name=bare(voice.name), role="institutional", ministry="EU" if european else None)
    return Resolved(speaker, "institution", code=_first(voice))


def unnamed(voice: Voice) -> Resolved:
    """An outlet, or sources and officials without a name: never a ministry's."""
    is_outlet = voice.sort == "outlet"
    speaker = Speaker(name=bare(voice.name), role="outlet" if is_outlet else bare(voice.name))
    return Resolved(speaker, "institution" if is_outlet else "unnamed", code=_first(voice))


def _keeps_name(memory: Memory, voice: Voice) -> bool:
    """Whether a foreign ministry keeps its printed name ("State Department"): one of its own, of several words."""
    if not voice.codes or voice.codes[0] == memory.home or voice.role:
        return False
    words, low = bare(voice.name).split(), bare(voice.name).casefold()
    return len(words) > 1 and words[0] != "of" and not any(generic in low for generic in _GENERIC)


def _first(voice: Voice) -> str:
    return voice.codes[0] if voice.codes else ""
