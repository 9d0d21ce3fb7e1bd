"""Who bears an office or a title that is printed without a name: by the article, else by the gazetteer on that day."""

from __future__ import annotations

from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import ministries
from bot.text.memory import Memory, Resolved
from bot.text.people import Known
from bot.text.posts import is_posted, posts_of
from bot.text.role_words import code_of, role_of, title_words, words_of
from bot.text.spokespersons import ANOTHER_BEARER, REACH
from bot.text.tenures import Printed, as_speaker, printed_of, recalled
from bot.text.tokens import bare
from bot.text.voices import Voice

#: Somebody introduced by a role only ("a top general") may be named within this many characters.
_SOON = 700
#: Offices whose holder is not looked up: several people hold them at once, or the name would be printed.
_NOT_LOOKED_UP = ("envoy", "spokesperson", "press_secretary")


def holder_of(memory: Memory, voice: Voice, at: int) -> Resolved | None:
    """The person whom "the foreign minister", "the general" means; None where nobody can be told.

    Args:
        memory: the article's memory.
        voice: a voice with an office.
        at: where it stands in the text.
    """
    if voice.office == "other":
        return _known_by_words(memory, voice, at)
    if voice.former:
        retired = (known for known in memory.known.values() if known.former and known.office == voice.office)
        known = next(retired, None)
        return recalled(memory, known) if known is not None else memory.last
    code, last = code_of(voice), memory.last
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
    return voice.office != "foreign_secretary" or not known.role or title_words(voice.name) <= role_of(known)


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
            others = any(said.code not in ("", wanted) for said in memory.recent(REACH))
            doubtful = not code and (others or voice.office == "foreign_secretary")
            return holder.doubted(ANOTHER_BEARER) if doubtful else holder
    return None


def _known_by_words(memory: Memory, voice: Voice, at: int) -> Resolved | None:
    """Whom a role that is no office means ("the general"): whoever is known by its words, else the last person."""
    heads = title_words(voice.name)
    if not grammar().spokes.isdisjoint(heads):  # whose spokesperson it is must have been said
        heads = set(bare(voice.name).casefold().split())
    if voice.name[:2].casefold() == "a " or voice.name[:3].casefold() == "an ":
        return _named_soon(memory, voice, heads, at)
    code = code_of(voice)
    said = _who_said(memory, heads, code) if heads else None
    if said is not None:
        return said
    fitting = (known for known in memory.known.values() if heads <= role_of(known) and (not code or _is_of(known, code)))
    known = next(fitting, None) if heads else None
    if known is not None:
        return recalled(memory, known)
    last = memory.last
    if last is None or last.sort != "person" or (code and last.code != code):
        return None
    if last.speaker.ministry is not None or not grammar().spokes.isdisjoint(heads):
        return None
    return None if posts_of(voice.name) - posts_of(last.speaker.role or "") else last


def _named_soon(memory: Memory, voice: Voice, heads: set[str], at: int) -> Resolved | None:
    """Somebody new ("a top general") who is named right after; nobody where several fit."""
    code = code_of(voice)
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
        return heads <= words_of(said)

    return memory.back(fits)
