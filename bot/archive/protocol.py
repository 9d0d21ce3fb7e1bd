"""What any archive promises, whatever database keeps it. `stance`, `ingest` and `slack` know only this.

All methods are safe to call from several threads. Every fault of a database surfaces as `ArchiveError`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from bot.model import Article, Kind, Record, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Which statements are wanted. Every given condition must hold; only `shown` and `corrected` ones are answered.

    Order of the answer, always: day newest first (`said_on`, else the day it was published, else last of all), then
    place in the article (earlier words first), then id. Statements marked `earlier` whose own day is unknown sort
    after every dated one, as nobody knows how old they are.
    """

    #: Country code whose ministry speaks ("PK"); None for any voice, other voices included.
    ministry: str | None
    #: All of these must be among the statement's countries.
    countries: tuple[str, ...] = ()
    #: All of these must be among its topics.
    topics: tuple[str, ...] = ()
    #: Each must occur in the statement's words, as a whole word or its beginning, folded (case, accents).
    words: tuple[str, ...] = ()
    #: Each is a run of words that must stand in the statement's words, folded, whole, adjacent and in this order.
    phrases: tuple[str, ...] = ()
    #: Bounds on `said_on`, inclusive; a statement without a day passes neither.
    since: date | None = None
    until: date | None = None
    kinds: tuple[Kind, ...] = ()
    #: Found by one of these rules of the parser.
    rules: tuple[str, ...] = ()
    #: The speaker's canonical name is one of these.
    speakers: tuple[str, ...] = ()
    #: The article's outlet is one of these.
    outlets: tuple[str, ...] = ()
    limit: int = 200
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one article handed to the archive."""

    outcome: Literal["new", "unchanged", "changed", "older"]
    statements: int
    #: Whether it was stored as a copy of another article; and how many stored ones were attached to it as its copies.
    is_copy: bool = False
    copies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """How an article stands to others that print the same."""

    #: Id of the article that it is a copy of; None where it is none.
    copy_of: str | None = None
    #: Ids of stored articles that are copies of it.
    copies: tuple[str, ...] = ()


#: It is a copy of nothing, and nothing of it.
ALONE = Kin()
#: Tells how an article that comes in stands to stored ones that may print the same, the likeliest first.
Weigh = Callable[[Sequence[Article]], Kin]


def is_older(published: date | None, stored: date | None) -> bool:
    """Whether a version was published before the one that is stored; not where either day is unknown."""
    return published is not None and stored is not None and published < stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much an archive holds, copies aside: what they print counts once, as the original's.

    An article is a copy of another as `Kin` tells; a statement that is merged into another one is told by that one.
    """

    articles: int
    statements: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much a ministry said on one country or topic."""

    #: Country code or topic id.
    code: str
    #: Statements that can be answered, those without a day included.
    statements: int
    #: The newest `said_on` among them; None where none is dated.
    newest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How much a ministry said in one calendar month."""

    #: Its first day.
    month: date
    #: Statements that can be answered whose `said_on` lies in it.
    statements: int


class Archive(Protocol):
    """A place that keeps articles and their statements."""

    @property
    def is_starter(self) -> bool:
        """True where the embedded starter archive answers, which is labelled wherever it does."""
        ...

    def add(
        self, article: Article, said_on: date | None, statements: Sequence[Statement], kin: Kin | Weigh = ALONE
    ) -> Added:
        """Keep one article with its statements, in one transaction.

        The same text again adds nothing ("unchanged"), nor does what has no link and is current under another id, the same
        in text, outlet, day and title. A changed text of the same id becomes a new version whose statements replace the old
        ones in answers; the old text and statements stay stored. What was published before the version that is stored adds
        nothing ("older"), in whatever order the two come; where both are of one day, or a day is unknown, the last one
        given stands.

        Where `kin` is to be found out, that is done in this transaction: of an article and its copy that two processes keep
        at once, the second one meets the first. The statements of a copy are stored as `merged` and answered to nobody, and
        so are from then on those of stored articles that `kin` tells to be copies of this one, but for what an editor
        decided on.
        """
        ...

    def alike(self, article: Article) -> list[Article]:
        """Other articles that may print the same: current ones of days around, no copies, the likeliest few first.

        They have some words in common; how many, and which of two is the copy, is for the caller to say.
        """
        ...

    def log_unreadable(self, source: str, reason: str, todo: str | None = None) -> None:
        """Leave a row in the ingest log for an input that could not be read as an article."""
        ...

    def find(self, lookup: Lookup) -> list[Record]:
        """The statements asked for, in `Lookup`'s order."""
        ...

    def count(self, lookup: Lookup, most: int) -> int:
        """How many statements `find` would give without a limit and an offset; cheap for a small `most`.

        Args:
            lookup: what is asked; its limit and offset count for nothing.
            most: where counting ends.
        """
        ...

    def stream(self, lookup: Lookup) -> Iterator[Record]:
        """All the statements asked for, in `Lookup`'s order, however many: some hundred are read at once, as they are taken.

        `limit` and `offset` are not looked at. Each statement comes once, also where articles are added meanwhile; of what
        they say, only what comes behind the place reached is sure to be seen.
        """
        ...

    def statement(self, id: str) -> Record | None:
        """One statement by its id, whatever its status or version: a link shared last year still opens."""
        ...

    def briefing(self, ministry: str, day: date) -> list[Record]:
        """All of a ministry's statements said on that day, earlier ones left out, in article order."""
        ...

    def newest_day(self, ministry: str) -> date | None:
        """The newest `said_on` of the ministry's statements; None where none is dated."""
        ...

    def days(self, ministry: str, *, limit: int, before: date | None = None) -> list[date]:
        """Days on which the ministry spoke, newest first: each `said_on` of its statements, earlier ones left out.

        Args:
            ministry: its country code.
            limit: how many days at most.
            before: only days before this one.
        """
        ...

    def transcript_day(self, ministry: str, until: date) -> date | None:
        """The newest day, no later than another, that an official transcript of the ministry's may be found of.

        None that can be answered is passed over; one that was withdrawn since may still be named. None where there is none.
        """
        ...

    def months(self, ministry: str, country: str, topic: str = "") -> list[Month]:
        """How many statements of the ministry there are by the month of their `said_on`, oldest first.

        Args:
            ministry: its country code.
            country: the code they concern; empty for any.
            topic: the topic they concern; empty for any.

        Returns:
            Months with at least one statement.
        """
        ...

    def tallies(self, ministry: str, by: Literal["country", "topic"]) -> list[Tally]:
        """What the ministry spoke on: most recent first, then most statements, then by code."""
        ...

    def speakers(self, ministry: str) -> list[str]:
        """Names of the ministry's voices that can be answered, most statements first, then by name."""
        ...

    def outlets(self) -> list[str]:
        """Outlets of current articles, most articles first, then by name."""
        ...

    def similar_words(self, word: str) -> list[str]:
        """What a word that stands in no statement may be a misspelling of.

        Args:
            word: one word, as typed.

        Returns:
            Folded words of statements that can be answered, one edit away (a letter too many, too few, another, or two
            neighbours exchanged): those of most statements first (about, beyond 32 of these), then by the word.
            None where the word itself is known, is not one word, has less than four letters or more than 32, or holds a
            digit: too little would speak for any guess. Nor is a word with a digit ever one.
        """
        ...

    def edition(self) -> Hashable | None:
        """What is another after every change, of whatever process; None where that cannot be told cheaply.

        Whatever is answered after it was asked for is as new as that edition, or newer.
        """
        ...

    def waiting(self, lookup: Lookup) -> int:
        """How many statements that are held for review might answer a lookup, up to a hundred.

        Those without a ministry count for any ministry, as what is held often is so because nobody is named; otherwise the
        lookup's conditions hold as in `find`, its limit and offset aside.
        """
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...

    def last_added(self) -> datetime | None:
        """When the newest version of any article came in, aware UTC; None where none did, and for the starter."""
        ...

    def close(self) -> None:
        """Release files and connections; idempotent."""
        ...
