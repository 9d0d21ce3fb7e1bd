"""The starter archive: it answers at first use, and stands aside for good once the newsroom has an article of its own.

The rule has one home, here: the starter answers when there is no archive at the place, or one that never got an article.
"""

from __future__ import annotations

import atexit
from collections.abc import Hashable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from threading import RLock
from typing import Literal

from bot.archive.errors import ArchiveMissing
from bot.archive.opening import engine_of, in_memory, open_with
from bot.archive.place import place_of
from bot.archive.protocol import ALONE, Added, Counts, Kin, Lookup, Month, Tally, Weigh
from bot.archive.starter_file import read_starter
from bot.archive.store import SqlArchive, StarterArchive
from bot.model import Article, Record, Statement


@cache
def load_once() -> StarterArchive:
    """The starter archive, in memory until the process ends; closing it does nothing, as all its callers share it."""
    name = "data/starter.yaml"
    archive = in_memory(where="the starter archive")
    for filed in read_starter(files("bot").joinpath(name).read_text("utf-8"), where=f"bot/{name}"):
        archive.add(filed.article, filed.said_on, filed.statements)
    atexit.register(archive.release)
    return archive


class StarterUntilIngested:
    """The archive at a place; until it has an article, the starter answers in its stead.

    While the starter answers, every call looks again, so that a running bot notices the first ingest. What is added
    goes to the place, never to the starter.
    """

    def __init__(self, place: str) -> None:
        self._place, self._lock = place_of(place), RLock()
        # Kept while there is no archive yet: a new pool for each look costs more than the answer.
        self._engine = engine_of(self._place)
        self._own: SqlArchive | None = None
        self._ingested = False
        try:
            self._ingested_one()  # a place that cannot be used is a fault now, not at the first question
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def is_starter(self) -> bool:
        """True for as long as the starter answers."""
        return self._answering().is_starter

    def find(self, lookup: Lookup) -> list[Record]:
        """The statements asked for, in `Lookup`'s order."""
        return self._answering().find(lookup)

    def count(self, lookup: Lookup, most: int) -> int:
        """How many statements `find` would give without a limit and an offset, up to `most`."""
        return self._answering().count(lookup, most)

    def stream(self, lookup: Lookup) -> Iterator[Record]:
        """All the statements asked for, in `Lookup`'s order; from the archive that answers now, to the end."""
        return self._answering().stream(lookup)

    def statement(self, id: str) -> Record | None:
        """One statement by its id; one of the starter's, too, whose link was shared before the first ingest."""
        return self._answering().statement(id) or load_once().statement(id)

    def briefing(self, ministry: str, day: date) -> list[Record]:
        """All of a ministry's statements said on that day, earlier ones left out, in article order."""
        return self._answering().briefing(ministry, day)

    def newest_day(self, ministry: str) -> date | None:
        """The newest `said_on` of the ministry's statements; None where none is dated."""
        return self._answering().newest_day(ministry)

    def days(self, ministry: str, *, limit: int, before: date | None = None) -> list[date]:
        """Days on which the ministry spoke, newest first."""
        return self._answering().days(ministry, limit=limit, before=before)

    def transcript_day(self, ministry: str, until: date) -> date | None:
        """The newest day up to `until` that an official transcript of the ministry's may be found of."""
        return self._answering().transcript_day(ministry, until)

    def months(self, ministry: str, country: str, topic: str = "") -> list[Month]:
        """How many statements of the ministry there are by month, oldest first."""
        return self._answering().months(ministry, country, topic)

    def tallies(self, ministry: str, by: Literal["country", "topic"]) -> list[Tally]:
        """What the ministry spoke on, most recent first."""
        return self._answering().tallies(ministry, by)

    def speakers(self, ministry: str) -> list[str]:
        """Names of the ministry's voices, most statements first."""
        return self._answering().speakers(ministry)

    def outlets(self) -> list[str]:
        """Outlets of current articles, most articles first."""
        return self._answering().outlets()

    def similar_words(self, word: str) -> list[str]:
        """What a word that stands in no statement may be a misspelling of."""
        return self._answering().similar_words(word)

    def waiting(self, lookup: Lookup) -> int:
        """How many statements that are held for review might answer a lookup."""
        return self._answering().waiting(lookup)

    def edition(self) -> Hashable | None:
        """What is another after every change, and once the newsroom's own archive answers."""
        answering = self._answering()
        found = answering.edition()
        return None if found is None else (answering.is_starter, found)

    def counts(self) -> Counts:
        """How much there is."""
        return self._answering().counts()

    def last_added(self) -> datetime | None:
        """When the newest version of any article came in."""
        return self._answering().last_added()

    def add(
        self, article: Article, said_on: date | None, statements: Sequence[Statement], kin: Kin | Weigh = ALONE
    ) -> Added:
        """Keep one article at the place, made if need be."""
        return self._at_place(create=True).add(article, said_on, statements, kin)

    def alike(self, article: Article) -> list[Article]:
        """Other articles that may print the same."""
        return self._answering().alike(article)

    def log_unreadable(self, source: str, reason: str, todo: str | None = None) -> None:
        """Leave a row in the place's ingest log, made if need be."""
        self._at_place(create=True).log_unreadable(source, reason, todo)

    def check(self) -> None:
        """Look at the place anew: connections that are kept go on reading a file that was taken away or written over.

        Raises:
            ArchiveError: what is there cannot be used, or nothing is there any more.
        """
        engine = engine_of(self._place)
        try:
            with closing(open_with(engine, self._place, create=False)) as archive:
                archive.is_empty()
        except ArchiveMissing:
            if self._ingested:
                raise
        finally:
            engine.dispose()

    def close(self) -> None:
        """Release the place's files and connections; idempotent."""
        with self._lock:
            if self._own is not None:
                self._own.close()
            self._engine.dispose()

    def _answering(self) -> SqlArchive:
        with self._lock:
            return self._ingested_one() or load_once()

    def _ingested_one(self) -> SqlArchive | None:
        """The archive at the place, once it has an article."""
        with self._lock:
            if self._ingested:
                return self._own
            try:
                own = self._at_place(create=False)
            except ArchiveMissing:
                return None
            self._ingested = not own.is_empty()
            return own if self._ingested else None

    def _at_place(self, *, create: bool) -> SqlArchive:
        with self._lock:
            if self._own is None:
                self._own = open_with(self._engine, self._place, create=create)
            return self._own
