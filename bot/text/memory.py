"""What an article has told so far: who spoke, whom it speaks of, which countries stand around the running words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bot.gazetteer.ministries import Tenure
from bot.model import Speaker
from bot.text.people import Known

#: How many speakers back a phrase may refer; bounds the work on a hostile text.
_REACH = 200
#: How many speakers back an unqualified "the ministry" may refer.
_MINISTRY_REACH = 4
_INSTITUTIONAL = frozenset({"institution", "joint"})


class Resolved(NamedTuple):
    """A speaker, with what later phrases need to refer back to it."""

    speaker: Speaker
    #: person, institution, joint or unnamed.
    sort: str
    gender: str | None = None
    #: The country the voice belongs to, foreign policy or not; "" where unknown.
    code: str = ""
    flags: tuple[str, ...] = ()
    #: The one tenure of the office they speak in, where the article's day is unknown: it bounds the day.
    tenure: Tenure | None = None
    #: The other parties of a joint voice of two or three.
    others: tuple[str, ...] = ()
    known: Known | None = None

    @property
    def known_office(self) -> bool:
        """Whether a person bears a printed office of their own, be it none that speaks for foreign policy."""
        return self.known is not None and self.known.office not in ("", "other")

    def doubted(self, why: str) -> Resolved:
        """The same speaker, held for an editor to look at why."""
        return self if why in self.flags else self._replace(flags=(*self.flags, why))

    @property
    def is_institutional(self) -> bool:
        """Whether an institution or several speak, not a person."""
        return self.sort in _INSTITUTIONAL


def nobody() -> Resolved:
    """A source that cannot be told: the statement is held for an editor."""
    return Resolved(Speaker(name=None), "unnamed")


class Memory:
    """The running memory of one article; it follows the order of the text."""

    def __init__(self, known: dict[str, Known], day: date | None, home: str, demonyms: dict[str, str]) -> None:
        self.known, self.day, self.home, self.demonyms = known, day, home, demonyms
        self.said: list[Resolved] = []
        #: The person a pronoun would mean though they have not spoken yet (the subject of the sentence before).
        self.subject: Resolved | None = None
        self.subject_spoke = False
        #: Whether another country spoke in the last statement's sentence: then "it" may be either.
        self.shared = False
        #: Who spoke before the last ones, who are only recalled ("X had told a rally that …"); None where nobody is.
        self.briefer: Resolved | None = None
        #: Names of those who were recalled only, and never spoke at the event.
        self.recalled: set[str | None] = set()
        #: Who issued the document that a sentence since the last statement tells of, where that is told.
        self.author: Resolved | None = None
        #: The country that heads the article; "" so far.
        self.lede = ""
        #: Countries named by the running sentence before its cue, and whether a body or outlet is among its words.
        self.around: tuple[str, ...] = ()
        self.heads_body = False
        #: The largest list of countries in the article: who "the ministers" are.
        self.group: tuple[str, ...] = ()
        #: Whether those ministers are the foreign ones.
        self.foreign_ministers = False
        #: Offices that the article prints in the plural ("foreign ministers"), and where first.
        self.several: dict[tuple[str, ...], int] = {}

    @property
    def last(self) -> Resolved | None:
        """Who spoke last."""
        return self.said[-1] if self.said else None

    def recent(self, reach: int = _REACH) -> list[Resolved]:
        """Those who spoke last, the last one first, at most `reach`."""
        return self.said[: -reach - 1 : -1]

    def back(self, fits: Callable[[Resolved], bool], reach: int = _REACH) -> Resolved | None:
        """The last speaker that fits, at most `reach` speakers back."""
        return next((said for said in self.recent(reach) if fits(said)), None)

    def spoke(self, resolved: Resolved, *, recalled: bool = False) -> None:
        """Remember a speaker as the running one; `recalled` where it is told only what they "had said"."""
        self.briefer = (self.briefer or self.last) if recalled else None
        if not recalled:
            self.recalled.discard(resolved.speaker.name)
        elif all(said.speaker.name != resolved.speaker.name for said in self.recent()):
            self.recalled.add(resolved.speaker.name)
        self.said.append(resolved)
        self.subject = self.author = None
        self.shared = False
        self.lede = self.lede or resolved.code

    def mentioned(self, resolved: Resolved, *, spoke: bool) -> None:
        """Remember the subject of a sentence that is no statement."""
        self.subject, self.subject_spoke = resolved, spoke
        self.lede = self.lede or resolved.code

    def running_ministry(self, *, people: bool = False) -> str:
        """Whose "the foreign ministry" is: the running sentence's, a near institution's, the lede's, else the home one.

        Args:
            people: whether a person who spoke for a ministry counts as well ("the president" of the article's country).
        """
        if self.around:
            return self.around[0]
        running = self.back(lambda said: (people or said.is_institutional) and bool(said.speaker.ministry), _MINISTRY_REACH)
        return (running.speaker.ministry if running is not None else None) or self.lede or self.home
