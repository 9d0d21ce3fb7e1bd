"""A pronoun -> whoever it means: the running subject, the last speaker that fits, or somebody named who never spoke."""

from __future__ import annotations

from bot.text.memory import Memory, Resolved, nobody
from bot.text.people import Known
from bot.text.spokespersons import UNNAMED_SPOKESPERSON
from bot.text.tenures import recalled, speaks

_GENDERS = {"he": "m", "she": "f"}
#: How many speakers back somebody of the right gender is sure to be meant, and how many a joint voice.
_NEAR = 3
#: A woman who spoke is looked for further back: few do.
_FAR = 40


EITHER = "two countries spoke in the sentence before, and which one goes on is not told"
ANOTHER_PERSON = "the pronoun may mean somebody nearer"


def by_pronoun(memory: Memory, word: str, at: int) -> Resolved:
    """Whom a pronoun means.

    Args:
        memory: the article's memory.
        word: the pronoun, small letters.
        at: where it stands in the text.
    """
    if word == "it":
        return _institution(memory)
    return _several(memory) if word in ("they", "we") else _person(memory, word, at)


def _institution(memory: Memory) -> Resolved:
    if memory.subject is not None and memory.subject.sort == "institution":
        return memory.subject
    meant = memory.back(lambda said: said.is_institutional or said.sort == "unnamed") or nobody()
    return meant.doubted(EITHER) if memory.shared and meant.speaker.ministry is not None else meant


def _several(memory: Memory) -> Resolved:
    joint = memory.back(lambda said: said.sort == "joint", _NEAR)
    return joint or memory.back(lambda said: said.sort in ("unnamed", "institution")) or nobody()


def _person(memory: Memory, word: str, at: int) -> Resolved:
    meant = _meant(memory, word, at)
    nearer = (memory.subject, memory.last)
    doubtful = meant.speaker.ministry is not None and any(_may_be(one, meant) for one in nearer if one is not None)
    return meant.doubted(ANOTHER_PERSON) if doubtful else meant


def _may_be(nearer: Resolved, meant: Resolved) -> bool:
    """Whether a pronoun may as well mean somebody nearer, of whom nobody told whether it is a man or a woman."""
    other = nearer.sort == "person" and nearer.speaker.name != meant.speaker.name
    return other and nearer.gender is None and nearer.known is not None


def _meant(memory: Memory, word: str, at: int) -> Resolved:
    gender, subject, last = _GENDERS.get(word), memory.subject, memory.last

    def fits(said: Resolved) -> bool:
        return said.sort in ("person", "unnamed") and (gender is None or said.gender in (None, gender))

    near = _NEAR if word != "she" else _FAR
    sure = memory.back(lambda said: said.sort == "person" and said.gender == gender, near)
    if subject is not None and fits(subject):
        # A woman who spoke is a better "she" than a subject whose gender nobody told and who never spoke.
        doubtful = word == "she" and subject.gender is None and sure is not None and not memory.subject_spoke
        if not doubtful:
            return _told(subject, gender)
    if last is not None and _is_spokesperson(last):
        return last
    running = memory.back(fits, 1)
    if word == "she" and sure is not None and running is not None and running.gender is None:
        running = None  # a woman who spoke is a better "she" than somebody of whom nothing is told
    found = running or sure or memory.back(fits)
    found = _told(found, gender) if found is not None else None
    return found or _unspoken(memory, gender, at) or memory.back(_is_spokesperson) or nobody()


def _told(found: Resolved, gender: str | None) -> Resolved:
    """Somebody whose gender the pronoun has told from here on."""
    if found.known is None or found.known.gender is not None or gender is None:
        return found
    found.known.gender = gender
    return found._replace(gender=gender)


def _unspoken(memory: Memory, gender: str | None, at: int) -> Resolved | None:
    """A person named so far who could be meant though they never spoke; people of the home ministry first."""
    fits = [known for known in memory.known.values() if known.gender == gender and known.places and known.places[0] < at]
    if not fits:
        return None
    return recalled(memory, min(fits, key=lambda known: (not _of_home_ministry(memory, known), known.places[0])))


def _of_home_ministry(memory: Memory, known: Known) -> bool:
    person = known.person
    if person is None or person.country != memory.home:
        return False
    return any(speaks(tenure.country, tenure.office) for tenure in person.on(memory.day))


def _is_spokesperson(said: Resolved) -> bool:
    return said.speaker.role == UNNAMED_SPOKESPERSON
