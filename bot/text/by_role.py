"""A role without a name ("the foreign minister", "a top general") -> whoever bears it in this article or that day."""

from __future__ import annotations

from bot.model import Speaker
from bot.text.holders import holder_of
from bot.text.institutions import ministry_named_last
from bot.text.memory import Memory, Resolved
from bot.text.rivals import is_rivalled
from bot.text.role_words import code_of, title_words, words_of
from bot.text.spokespersons import ANOTHER_BEARER, is_of_the_ministry, placed, running_spokesperson, unnamed_spokesperson
from bot.text.tenures import speaks
from bot.text.tokens import bare
from bot.text.voices import Voice

_ENVOYS = frozenset({"envoy", "ambassador", "commissioner", "representative", "charge", "chargé"})
#: So near another bearer of an office makes it doubtful, in speakers.
_NEAR = 3


def by_role(memory: Memory, voice: Voice, at: int) -> Resolved:
    """The speaker whom a role means: its holder where one can be told, else somebody known by the role only.

    Args:
        memory: the article's memory.
        voice: a voice with an office.
        at: where it stands in the text.
    """
    another = ministry_named_last(memory) if is_of_the_ministry(voice) else None
    if another is not None:
        return another
    voice = placed(memory, voice)
    running = running_spokesperson(memory, voice.name) if voice.office == "spokesperson" and not voice.codes else None
    if running is not None:
        return running
    holder = holder_of(memory, voice, at)
    if holder is not None:
        return _unless_another(memory, voice, holder, at)
    if voice.office == "spokesperson" and not voice.former:
        return unnamed_spokesperson(memory, voice)
    code, name = code_of(voice), bare(voice.name)
    speaking = code and voice.office != "other" and not voice.former and speaks(code, voice.office)
    return Resolved(Speaker(name=name, role=name, ministry=code if speaking else None), "person", code=code)


def _unless_another(memory: Memory, voice: Voice, holder: Resolved, at: int) -> Resolved:
    """The holder of a bare office; in doubt where somebody else bearing it has just spoken ("the president" of what?)."""
    heads = title_words(voice.name)
    if voice.codes or voice.office == "other" or not heads or not set(bare(voice.name).casefold().split()) <= heads:
        return holder

    def alike(said: Resolved) -> bool:
        called = words_of(said)
        return said.sort == "person" and (heads <= called or (voice.office == "envoy" and not _ENVOYS.isdisjoint(called)))

    last = memory.back(alike, _NEAR)
    nearer = last is not None and last.speaker.name != holder.speaker.name
    if not nearer and not is_rivalled(memory, voice, holder, at):
        return holder
    return holder.doubted(ANOTHER_BEARER)
