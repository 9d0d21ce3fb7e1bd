"""What reading, fetching and keeping articles takes."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.wiring.archives import Archives

if TYPE_CHECKING:
    from bot.archive.store import SqlArchive
    from bot.jobs.pool import Pool
    from bot.model import Article, Parsed
    from bot.sources.child import Child
    from bot.sources.given import Reading
    from bot.sources.web import Web
    from bot.watch.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles(Archives):
    """Articles on their way into the archive."""

    def reading(self) -> Reading:
        """What reading files needs."""
        from bot.sources.given import Reading

        return Reading(outlets=self.outlets(), zone=self.config.timezone, today=self.today())

    def parse(self, article: Article) -> Parsed:
        """The statements in an article, seen from the newsroom's country."""
        from bot.text.parse import parse

        return parse(article, home=self.config.ministry)

    def pool(self, archive: SqlArchive) -> Pool:
        """Parses on this machine's other cores what an archive does not hold yet; the caller closes it."""
        from bot.ingest import is_held
        from bot.jobs.pool import Pool, spare_cores
        from bot.text.parse import parse

        def wanted(article: Article) -> bool:
            return not is_held(article, archive.ledger)

        return Pool(partial(parse, home=self.config.ministry), wanted=wanted, children=spare_cores())

    def pages(self) -> Child:
        """A reader of pages in a process of its own, started at the first page; the caller closes it."""
        from bot.sources.child import Child

        return Child(self.reading())

    def web(self) -> Web:
        """A fetcher of addresses; the caller closes it."""
        from bot.watch.work import web

        return web(loopback=self.loopback)

    def work(self, archive: SqlArchive) -> Work:
        """What ingesting into an archive takes; the caller closes it."""
        from bot.ingest import Keeping
        from bot.watch.due import Rhythm
        from bot.watch.work import Plan, Work

        keeping = Keeping(
            archive=archive,
            ledger=archive.ledger,
            parse=self.parse,
            outlets=self.outlets(),
            alone=archive.alone,
        )
        every = timedelta(minutes=self.config.watch_minutes)
        return Work(
            Plan(
                reading=self.reading(),
                keeping=keeping,
                rhythm=Rhythm(every=every, failures=self.config.watch_failures),
                now=self.now,
                loopback=self.loopback,
            )
        )

    def add_article(self, address: str) -> str:
        """Fetch and keep the article at an address; what became of it, in a sentence or two."""
        from bot.ingest import ingest
        from bot.reporting import added_sentence
        from bot.sources.inputs import Asked, entries

        with closing(self.archive_to_fill()) as archive, closing(self.work(archive)) as work:
            read = entries(Asked(urls=[address]), work.means(io.BytesIO()))
            return added_sentence(ingest(read, work.keeping, seen=lambda _report: None))
