"""From a source phrase to a speaker: names, roles, pronouns and institutions resolved against what the article told before.

    voice -> by_name | by_role | by_pronoun | by_document | jointly | institutions -> Resolved, and the memory moves on

An allow-list decides who is a ministry: its people in an office that speaks for foreign policy on that day, its institution,
its government or seat as the subject of a speech verb. Everyone else speaks under their own name.
"""

from __future__ import annotations

from datetime import date

from bot.text.by_document import by_document
from bot.text.by_name import by_name
from bot.text.by_pronoun import by_pronoun
from bot.text.by_role import by_role
from bot.text.institutions import body, government, institution_name, ministry, unnamed
from bot.text.jointly import jointly
from bot.text.memory import Memory, Resolved
from bot.text.people import Known
from bot.text.tenures import Printed, as_speaker
from bot.text.voices import Voice

#: Sorts of subjects that a later pronoun may mean.
_SUBJECTS = ("person", "role", "country", "government", "ministry")
#: Sorts of voices that issue documents.
_AUTHORS = (*_SUBJECTS, "body", "joint")


class Speakers:
    """The speakers of one article; phrases must be resolved in the order of the text."""

    def __init__(self, known: dict[str, Known], day: date | None, home: str, demonyms: dict[str, str]) -> None:
        self._memory = Memory(known, day, home, demonyms)

    def gather(self, group: tuple[str, ...], foreign_ministers: bool, several: dict[tuple[str, ...], int]) -> None:
        """Tell what the whole article is looked through for.

        Args:
            group: its largest list of countries.
            foreign_ministers: whether its several ministers are the foreign ones.
            several: the offices it prints in the plural, and where first.
        """
        self._memory.group, self._memory.foreign_ministers, self._memory.several = group, foreign_ministers, several

    def around(self, codes: tuple[str, ...], body: bool) -> None:
        """Tell which countries the running sentence names before its cue, and whether a body or outlet is in it."""
        self._memory.around, self._memory.heads_body = codes, body

    @property
    def home(self) -> str:
        """The followed ministry's country."""
        return self._memory.home

    @property
    def last(self) -> Resolved | None:
        """Who spoke last."""
        return self._memory.last

    @property
    def interrupted(self) -> bool:
        """Whether a sentence since the last statement is about somebody else."""
        subject, last = self._memory.subject, self._memory.last
        return subject is not None and last is not None and subject.speaker.name != last.speaker.name

    def spoke(self, resolved: Resolved, *, shared: bool = False, recalled: bool = False) -> None:
        """Remember a speaker as the running one.

        Args:
            resolved: the speaker.
            shared: whether another country spoke in the same sentence.
            recalled: whether it is told only what they "had said".
        """
        self._memory.spoke(resolved, recalled=recalled)
        self._memory.shared = shared

    def resume(self) -> None:
        """Go on with whoever spoke before somebody was recalled: a new matter is the briefing's again."""
        briefer, last = self._memory.briefer, self._memory.last
        if briefer is not None and last is not None and briefer.speaker.ministry not in (None, last.speaker.ministry):
            self._memory.spoke(briefer)

    def ministry_name(self, code: str) -> str:
        """A country's foreign ministry by name."""
        return institution_name(self._memory, code)

    def mention(self, voice: Voice, at: int, *, spoke: bool = False) -> None:
        """Remember the subject of a sentence that is no statement: the next pronoun may mean them."""
        if voice.sort in _SUBJECTS:
            resolved = self.resolve(voice, at)
            if resolved.sort in ("person", "institution"):
                self._memory.mentioned(resolved, spoke=spoke)

    def tell_of_document(self, author: Voice, at: int) -> None:
        """Remember who issued a document in a sentence that is no statement: "the statement" means that one."""
        if author.sort in _AUTHORS:
            self._memory.author = self.resolve(author, at)

    def of(self, known: Known, office: str, role: str, codes: tuple[str, ...], former: bool) -> Resolved:
        """A person as a speaker in a printed office and role, of these countries."""
        return as_speaker(known, Printed(office, role, codes, former), self._memory.day, self._memory.home)

    def resolve(self, voice: Voice, at: int) -> Resolved:
        """The speaker a phrase means.

        Args:
            voice: the phrase.
            at: where it stands in the text.
        """
        memory = self._memory
        match voice.sort:
            case "pronoun":
                return by_pronoun(memory, voice.name, at)
            case "person":
                return by_name(memory, voice)
            case "role":
                return by_role(memory, voice, at)
            case "ministry":
                return ministry(memory, voice)
            case "document":
                return by_document(memory, voice)
            case "joint":
                return jointly(memory, voice, at)
            case "country" | "government":
                return government(memory, voice)
            case "body":
                return body(voice)
        return unnamed(voice)


__all__ = ["Resolved", "Speakers"]
