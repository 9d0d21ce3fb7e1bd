"""A statement, readout or report without a name -> whoever issued it."""

from __future__ import annotations

from bot.model import Speaker
from bot.text.by_role import by_role
from bot.text.institutions import institution_name, ministry, of_ministry, unnamed
from bot.text.jointly import UNCLEAR_PARTIES
from bot.text.memory import Memory, Resolved, nobody
from bot.text.tenures import speaks
from bot.text.tokens import bare
from bot.text.voices import Voice

#: Offices whose documents come from an office of their own.
_LABELS = {
    "head_of_government": "Prime Minister’s Office",
    "foreign_minister": "Foreign Minister’s Office",
    "head_of_state": "President’s Office",
}
#: Words beside "statement" that are no issuer.
_NO_ISSUER = ("official", "separate", "fresh", "detailed", "brief", "an official", "the official")
#: A phrase that begins so says where or of what, not whose.
_NOT_WHOSE = ("the", "a ", "in ", "of ", "on ", "to ")
#: Documents that begin so are nobody's in particular.
_ANYBODYS = ("some", "several", "many", "media", "reports", "various")
NOT_TELLING = "whose document this is is not told"
#: "A" before one of these is anybody's; "a statement" is of whoever the article is about.
_OF_THEIRS = frozenset({"tweet", "post", "report", "article", "letter", "document", "dossier", "text", "message", "note"})
#: How many speakers back "the statement" is an institution's rather than the last speaker's.
_NEAR = 4


def office_label(office: str) -> str | None:
    """The name under which an office issues documents; None where it has none."""
    return _LABELS.get(office)


def by_document(memory: Memory, voice: Voice) -> Resolved:
    """Whoever issued a document: whom the phrase tells, else whoever speaks in the article so far.

    Args:
        memory: the article's memory.
        voice: a voice of sort "document".
    """
    if voice.office == "spokesperson":
        return by_role(memory, voice, 0)
    if voice.issuer == "ministry":
        return ministry(memory, voice)
    if voice.office in _LABELS:
        return _of_office(memory, voice)
    low = voice.name.casefold()
    if "joint" in low:
        return _joint_statement(memory)
    if _tells_issuer(voice):
        speaker = Speaker(name=bare(voice.role), role="institutional")
        return Resolved(speaker, "institution", code=voice.codes[0] if voice.codes else "")
    issuer = bare(voice.role)
    if issuer[:1].isupper() and issuer.isupper() and not voice.codes:  # "the UN report"
        return Resolved(Speaker(name=issuer, role="institutional"), "institution")
    if low.split()[0] in _ANYBODYS or (low.split()[0] in ("a", "an") and not _OF_THEIRS.isdisjoint(low.split())):
        return unnamed(voice)
    meant = _report(memory) if "report" in low or "article" in low else _running(memory)
    doubtful = not _OF_THEIRS.isdisjoint(low.split()) and meant.speaker.ministry is not None
    return meant.doubted(NOT_TELLING) if doubtful else meant


def _of_office(memory: Memory, voice: Voice) -> Resolved:
    code = voice.codes[0] if voice.codes else memory.running_ministry()
    speaking = code if speaks(code, voice.office) else None
    speaker = Speaker(name=_LABELS[voice.office], role="institutional", ministry=speaking)
    return Resolved(speaker, "institution", code=code)


def _joint_statement(memory: Memory) -> Resolved:
    speaker = Speaker(name="Joint statement", role="joint statement", ministry=memory.lede or memory.home)
    return memory.back(lambda said: said.sort == "joint") or Resolved(speaker, "joint", flags=(UNCLEAR_PARTIES,))


def _tells_issuer(voice: Voice) -> bool:
    """Whether the words beside the document name its issuer."""
    if len(voice.role.split()) < 2 or voice.role.casefold().startswith(_NOT_WHOSE):
        return False
    return bare(voice.role).casefold() not in _NO_ISSUER


def _report(memory: Memory) -> Resolved:
    """For "the report": an outlet's first of all."""
    outlet = memory.back(lambda said: said.speaker.role == "outlet")
    return outlet or memory.back(lambda said: said.sort == "institution") or memory.last or nobody()


def _running(memory: Memory) -> Resolved:
    """For "the statement": that told of last, the running subject's, a near institution's, a ministry's, else anybody's."""
    if memory.author is not None and memory.author.is_institutional:
        return memory.author
    if memory.subject is not None and memory.subject.sort == "institution":
        return memory.subject
    return _running_voice(memory)


def _running_voice(memory: Memory) -> Resolved:
    near, last = memory.back(lambda said: said.is_institutional, _NEAR), memory.last
    if near is not None:
        return near
    if last is not None and last.speaker.ministry is not None:
        return of_ministry(institution_name(memory, last.speaker.ministry), last.speaker.ministry)
    return memory.back(lambda said: said.is_institutional) or last or nobody()
