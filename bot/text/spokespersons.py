"""A spokesperson without a name -> the one who spoke, else their ministry; in doubt where several could be meant."""

from __future__ import annotations

from bot.gazetteer.grammar import grammar
from bot.model import Speaker
from bot.text.institutions import institution_name, names_home_office, of_ministry
from bot.text.memory import Memory, Resolved
from bot.text.role_words import code_of, words_of
from bot.text.tokens import bare
from bot.text.voices import Voice

#: The role of a spokesperson without a name.
UNNAMED_SPOKESPERSON = "unnamed spokesperson"
ANOTHER_BEARER = "another one of this title speaks here"
#: So far back a bare "the spokesperson" is looked for, in speakers.
REACH = 30


def is_of_the_ministry(voice: Voice) -> bool:
    """Whether it is a spokesperson of "the ministry", whichever that is."""
    low = voice.name.casefold()
    return (
        voice.office == "spokesperson"
        and not voice.codes
        and "ministry" in low
        and "foreign" not in low
        and "external" not in low
    )


def placed(memory: Memory, voice: Voice) -> Voice:
    """The role with its country, where the words or the voice before tell it ("the Foreign Office spokesperson")."""
    if voice.codes:
        return voice
    if names_home_office(voice.name):
        return voice._replace(codes=(memory.home,))
    if voice.office != "spokesperson" or not is_bare_spokesperson(voice.name) or voice.name.casefold().startswith("a "):
        return voice
    spoke = memory.back(_is_called_spokesperson, REACH)
    ministry = memory.back(lambda said: said.sort == "institution" and said.speaker.ministry is not None, REACH)
    if spoke is not None or ministry is None or ministry.speaker.ministry is None:
        return voice
    return voice._replace(codes=(ministry.speaker.ministry,))


def running_spokesperson(memory: Memory, phrase: str) -> Resolved | None:
    """Whom a bare "the spokesperson" means: the one who spoke; of several the one so called, else in doubt the briefing's.

    One who is only recalled ("X had said") is none of several, once the briefing goes on.
    """
    if not is_bare_spokesperson(phrase):
        return None
    called = grammar().spokes & set(phrase.casefold().split())
    spoke = {said.speaker.name: said for said in reversed(memory.recent(REACH)) if _is_called_spokesperson(said)}
    if memory.briefer is None:
        spoke = {name: said for name, said in spoke.items() if name not in memory.recalled} or spoke
    if len(spoke) < 2:
        return _in_doubt(memory, next(iter(spoke.values()), None))
    so_called = [said for said in spoke.values() if words_of(said) & called]
    if len(so_called) == 1:
        return so_called[0]
    last = memory.back(_is_called_spokesperson, REACH)
    headed = next((said for said in spoke.values() if said.speaker.ministry in (memory.lede, memory.home)), last)
    return headed.doubted(ANOTHER_BEARER) if headed is not None else None


def unnamed_spokesperson(memory: Memory, voice: Voice) -> Resolved:
    """A spokesperson without a name speaks as the ministry; "a spokesperson" of a body or outlet only as themselves."""
    code = code_of(voice)
    if not code and memory.heads_body and voice.name.startswith(("a ", "A ")):
        return Resolved(Speaker(name=bare(voice.name), role=bare(voice.name)), "unnamed")
    if not code:
        code = memory.running_ministry(people=True) if memory.last is not None or memory.around else memory.home
    return of_ministry(institution_name(memory, code), code, UNNAMED_SPOKESPERSON)


def is_bare_spokesperson(phrase: str) -> bool:
    """Whether a phrase is "the spokesperson" and no more."""
    return {word for word in bare(phrase).casefold().split() if word not in ("that", "same")} <= grammar().spokes


def _is_called_spokesperson(said: Resolved) -> bool:
    """Whether somebody spoke who is called a spokesperson."""
    return not words_of(said).isdisjoint(grammar().spokes)


def _in_doubt(memory: Memory, spokesperson: Resolved | None) -> Resolved | None:
    """The one spokesperson who spoke; in doubt where another ministry has spoken since."""
    if spokesperson is None or memory.last is spokesperson:
        return spokesperson
    last = memory.back(lambda said: said.speaker.ministry is not None)
    if last is None or last.sort != "institution" or last.speaker.ministry == spokesperson.speaker.ministry:
        return spokesperson
    return spokesperson.doubted(ANOTHER_BEARER)
