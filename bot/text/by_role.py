"""A role without a name ("the foreign minister", "a top general") -> whoever bears it in this article or that day."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from bot.gazetteer.cues import voice_words
from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import ministries
from bot.model import Speaker
from bot.text.institutions import institution_name, ministry_named_last, names_home_office, of_ministry
from bot.text.lexicon import country_words
from bot.text.memory import Memory, Resolved
from bot.text.people import Known
from bot.text.posts import is_posted, posts_of
from bot.text.tenures import Printed, as_speaker, printed_of, recalled, speaks
from bot.text.tokens import bare
from bot.text.voices import Voice

#: The role of a spokesperson without a name.
UNNAMED_SPOKESPERSON = "unnamed spokesperson"
#: Somebody introduced by a role only ("a top general") may be named within this many characters.
_SOON = 700
#: Offices whose holder is not looked up: several people hold them at once, or the name would be printed.
_NOT_LOOKED_UP = ("envoy", "spokesperson", "press_secretary")
#: Words of a role that tell nobody apart.
_TELLS_NOTHING = frozenset({"the", "a", "an", "of", "for", "senior", "former", "us", "top"})
_ENVOYS = frozenset({"envoy", "ambassador", "commissioner", "representative", "charge", "chargé"})
ANOTHER_BEARER = "another one of this title speaks here"
#: So far back a bare "the spokesperson" is looked for, and so near another bearer of an office makes it doubtful.
_SPOKE, _NEAR = 30, 3


def by_role(memory: Memory, voice: Voice, at: int) -> Resolved:
    """The speaker whom a role means: its holder where one can be told, else somebody known by the role only.

    Args:
        memory: the article's memory.
        voice: a voice with an office.
        at: where it stands in the text.
    """
    another = ministry_named_last(memory) if _of_the_ministry(voice) else None
    if another is not None:
        return another
    voice = _placed(memory, voice)
    running = _running_spokesperson(memory, voice.name) if voice.office == "spokesperson" and not voice.codes else None
    if running is not None:
        return running
    holder = _holder(memory, voice, at)
    if holder is not None:
        return _unless_another(memory, voice, holder)
    if voice.office == "spokesperson" and not voice.former:
        return _spokesperson(memory, voice)
    code, name = _code(voice), bare(voice.name)
    speaking = code and voice.office != "other" and not voice.former and speaks(code, voice.office)
    return Resolved(Speaker(name=name, role=name, ministry=code if speaking else None), "person", code=code)


def _placed(memory: Memory, voice: Voice) -> Voice:
    """The role with its country, where the words or the voice before tell it ("the Foreign Office spokesperson")."""
    if voice.codes:
        return voice
    if names_home_office(voice.name):
        return voice._replace(codes=(memory.home,))
    if voice.office != "spokesperson" or not _is_bare(voice.name) or voice.name.casefold().startswith("a "):
        return voice
    spoke = memory.back(_is_called_spokesperson, _SPOKE)
    ministry = memory.back(lambda said: said.sort == "institution" and said.speaker.ministry is not None, _SPOKE)
    if spoke is not None or ministry is None or ministry.speaker.ministry is None:
        return voice
    return voice._replace(codes=(ministry.speaker.ministry,))


def _is_bare(phrase: str) -> bool:
    """Whether a phrase is "the spokesperson" and no more."""
    return {word for word in bare(phrase).casefold().split() if word not in ("that", "same")} <= grammar().spokes


def _is_called_spokesperson(said: Resolved) -> bool:
    """Whether somebody spoke who is called a spokesperson."""
    return not _words(said).isdisjoint(grammar().spokes)


def _spokesperson(memory: Memory, voice: Voice) -> Resolved:
    """A spokesperson without a name speaks as the ministry; "a spokesperson" of a body or outlet only as themselves."""
    code = _code(voice)
    if not code and memory.heads_body and voice.name.startswith(("a ", "A ")):
        return Resolved(Speaker(name=bare(voice.name), role=bare(voice.name)), "unnamed")
    if not code:
        code = memory.running_ministry(people=True) if memory.last is not None or memory.around else memory.home
    return of_ministry(institution_name(memory, code), code, UNNAMED_SPOKESPERSON)


def _of_the_ministry(voice: Voice) -> bool:
    """Whether it is a spokesperson of "the ministry", whichever that is."""
    low = voice.name.casefold()
    return (
        voice.office == "spokesperson"
        and not voice.codes
        and "ministry" in low
        and "foreign" not in low
        and "external" not in low
    )


def _running_spokesperson(memory: Memory, phrase: str) -> Resolved | None:
    """Whom a bare "the spokesperson" means: the one who spoke; of several the one so called, else in doubt the last."""
    if not _is_bare(phrase):
        return None
    called = grammar().spokes & set(phrase.casefold().split())
    spoke = {said.speaker.name: said for said in reversed(memory.recent(_SPOKE)) if _is_called_spokesperson(said)}
    if len(spoke) < 2:
        return _in_doubt(memory, next(iter(spoke.values()), None))
    so_called = [said for said in spoke.values() if _words(said) & called]
    if len(so_called) == 1:
        return so_called[0]
    last = memory.back(_is_called_spokesperson, _SPOKE)
    return last.doubted(ANOTHER_BEARER) if last is not None else None


def _in_doubt(memory: Memory, spokesperson: Resolved | None) -> Resolved | None:
    """The one spokesperson who spoke; in doubt where another ministry has spoken since."""
    if spokesperson is None or memory.last is spokesperson:
        return spokesperson
    last = memory.back(lambda said: said.speaker.ministry is not None)
    if last is None or last.sort != "institution" or last.speaker.ministry == spokesperson.speaker.ministry:
        return spokesperson
    return spokesperson.doubted(ANOTHER_BEARER)


def _unless_another(memory: Memory, voice: Voice, holder: Resolved) -> Resolved:
    """The holder of a bare office; in doubt where somebody else bearing it has just spoken ("the president" of what?)."""
    heads = _heads(voice.name)
    if voice.codes or voice.office == "other" or not heads or not set(bare(voice.name).casefold().split()) <= heads:
        return holder

    def alike(said: Resolved) -> bool:
        called = _words(said)
        return said.sort == "person" and (heads <= called or (voice.office == "envoy" and not _ENVOYS.isdisjoint(called)))

    last = memory.back(alike, _NEAR)
    if last is None or last.speaker.name == holder.speaker.name:
        return holder
    return holder.doubted(ANOTHER_BEARER)


def _holder(memory: Memory, voice: Voice, at: int) -> Resolved | None:
    """The person whom "the foreign minister", "the general" means."""
    if voice.office == "other":
        return _known_by_words(memory, voice, at)
    if voice.former:
        retired = (known for known in memory.known.values() if known.former and known.office == voice.office)
        known = next(retired, None)
        return recalled(memory, known) if known is not None else memory.last
    code, last = _code(voice), memory.last
    posts = posts_of(voice.name) if voice.office == "envoy" else frozenset()
    holding = [
        known
        for known in memory.known.values()
        if _bears(memory, known, voice, code) and (not posts or is_posted(known, posts, memory.day))
    ]
    if not code and last is not None and last.known is not None and last.known in holding:
        return as_speaker(
            last.known, Printed(voice.office, last.known.role, last.known.codes, False), memory.day, memory.home
        )
    subject = memory.subject if not (code or posts) else None
    if subject is not None and subject.known is not None and subject.known.holds(voice.office, memory.day):
        return subject
    best = _nearest(holding if code else _at_home(memory, holding), at)
    if best is None:
        return _from_gazetteer(memory, voice, code)
    printed = Printed(voice.office, best.role or bare(voice.name), voice.codes or best.codes, voice.former)
    return as_speaker(best, printed, memory.day, memory.home)


def _bears(memory: Memory, known: Known, voice: Voice, code: str) -> bool:
    """Whether somebody holds the office, in that country; a deputy minister is no foreign secretary of the same rank."""
    if not known.holds(voice.office, memory.day) or (code and not _is_of(known, code)):
        return False
    return voice.office != "foreign_secretary" or not known.role or _heads(voice.name) <= _role_of(known)


def _is_of(known: Known, code: str) -> bool:
    """Whether somebody is of a country, by the printed role or by the gazetteer."""
    return code == known.code or (known.person is not None and code == known.person.country)


def _at_home(memory: Memory, holding: list[Known]) -> list[Known]:
    """Of several holders those of the country that heads the article, then those of the home one, where there are any."""
    for wanted in (memory.lede, memory.home):
        holding = [known for known in holding if wanted and _is_of(known, wanted)] or holding
    return holding


def _nearest(holding: list[Known], at: int) -> Known | None:
    """The one named last before a place; where nobody is yet, the first."""
    if not holding:
        return None
    return max(holding, key=lambda known: max((place for place in known.places if place <= at), default=-1))


def _from_gazetteer(memory: Memory, voice: Voice, code: str) -> Resolved | None:
    """Whoever holds the office that day by the gazetteer: only where the day is known and one person does."""
    day = memory.day
    if day is None or voice.former or voice.office in _NOT_LOOKED_UP:
        return None
    running = code or memory.running_ministry(people=True)
    for wanted in dict.fromkeys((running, code or memory.home)):
        in_office = (person for person in ministries().people if person.country == wanted)
        holders = [person for person in in_office if any(tenure.office == voice.office for tenure in person.on(day))]
        if len(holders) == 1:
            known = Known(holders[0].name, holders[0], holders[0].gender)
            holder = as_speaker(known, Printed(voice.office, bare(voice.name), (wanted,), False), day, memory.home)
            others = any(said.code not in ("", wanted) for said in memory.recent(_SPOKE))
            doubtful = not code and (others or voice.office == "foreign_secretary")
            return holder.doubted(ANOTHER_BEARER) if doubtful else holder
    return None


def _known_by_words(memory: Memory, voice: Voice, at: int) -> Resolved | None:
    """Whom a role that is no office means ("the general"): whoever is known by its words, else the last person."""
    heads = _heads(voice.name)
    if not grammar().spokes.isdisjoint(heads):  # whose spokesperson it is must have been said
        heads = set(bare(voice.name).casefold().split())
    if voice.name[:2].casefold() == "a " or voice.name[:3].casefold() == "an ":
        return _named_soon(memory, voice, heads, at)
    code = _code(voice)
    said = _who_said(memory, heads, code) if heads else None
    if said is not None:
        return said
    fitting = (known for known in memory.known.values() if heads <= _role_of(known) and (not code or _is_of(known, code)))
    known = next(fitting, None) if heads else None
    if known is not None:
        return recalled(memory, known)
    last = memory.last
    if last is None or last.sort != "person" or (code and last.code != code):
        return None
    if last.speaker.ministry is not None or not grammar().spokes.isdisjoint(heads):
        return None
    return None if posts_of(voice.name) - posts_of(last.speaker.role or "") else last


def _heads(phrase: str) -> set[str]:
    """The words of a phrase that tell its role."""
    parts = bare(phrase).casefold().split()
    ranks = {before for before, last in pairwise(parts) if last == "general"}  # "consul general" is no general
    return ((set(parts) & _role_words()) | ranks) - _TELLS_NOTHING - country_words()


def _role_of(known: Known) -> set[str]:
    return set(known.role.casefold().split()) | {known.code.casefold()}


def _named_soon(memory: Memory, voice: Voice, heads: set[str], at: int) -> Resolved | None:
    """Somebody new ("a top general") who is named right after; nobody where several fit."""
    code = _code(voice)
    named = [
        known
        for known in memory.known.values()
        if known.places
        and at < known.places[0] < at + _SOON
        and heads
        and heads <= set(known.role.casefold().split())
        and known.code in ("", code)
    ]
    if len(named) != 1:
        return None
    printed = printed_of(named[0])._replace(codes=(code,) if code else ())
    return as_speaker(named[0], printed, memory.day, memory.home)


def _who_said(memory: Memory, heads: set[str], code: str) -> Resolved | None:
    """The last speaker whose role or name holds the words."""

    def fits(said: Resolved) -> bool:
        if said.sort == "joint" or (code and said.code and code != said.code):
            return False
        return heads <= _words(said)

    return memory.back(fits)


def _words(said: Resolved) -> set[str]:
    """The words of a speaker's role and name, small letters."""
    return set(f"{said.speaker.role or ''} {said.speaker.name or ''}".casefold().replace("-", " ").split())


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """Every word of every role phrase."""
    return frozenset(word for phrase in voice_words().roles for word in phrase) - {"of", "for", "and", "affairs"}


def _code(voice: Voice) -> str:
    return voice.codes[0] if voice.codes else ""
