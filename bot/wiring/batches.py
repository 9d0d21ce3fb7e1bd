"""Articles in batches that any worker takes: handed out, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.wiring.articles import Articles

if TYPE_CHECKING:
    from bot.jobs.handing_out import Keep, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches(Articles):
    """Work on articles that several machines share."""

    def shares_work(self) -> bool:
        """Whether workers share a PostgreSQL, and what they share it by is installed."""
        from importlib.util import find_spec

        from bot.archive.place import place_of

        return bool(place_of(self.place).libpq) and find_spec("procrastinate") is not None

    def office(self) -> Office:
        """Hands batches out; for an archive whose work is shared. Raises `ArchiveError` where it cannot be reached."""
        from bot.archive.faults import guarded
        from bot.archive.opening import engine_of
        from bot.archive.place import place_of
        from bot.jobs.handing_out import Office

        place = place_of(self.place)
        engine = engine_of(place)
        with guarded(place.shown, engine):
            engine.connect().close()
        engine.dispose()
        return Office(place.libpq, where=place.shown)

    @contextmanager
    def keeping_batches(self) -> Iterator[Keep]:
        """What a worker does with a batch, within the block."""
        from bot.jobs.bulk import keep_batch

        with closing(self.archive_to_fill()) as archive, closing(self.work(archive)) as work:
            yield lambda rows, again: keep_batch(rows, work.keeping, again=again)

    def run_batches(self, running: Callable[[], None] = lambda: None) -> None:
        """Take batches until SIGTERM or SIGINT, and do nothing else: no token of Slack's is needed.

        Args:
            running: called once nothing of ours can keep it from starting any more.

        Raises:
            UsageError: the archive's work is not shared.
            ArchiveError: the archive cannot be opened.
        """
        from bot.archive.place import place_of

        if not self.shares_work():
            todo = "Set DATABASE_URL to its address and install fo-stance[postgres]; `ingest` works without a worker"
            raise UsageError("batches are shared on PostgreSQL only", where="worker --bulk", todo=todo)
        from bot.jobs.on_postgres import app_of, run_shared

        with self.keeping_batches() as keep:
            run_shared(app_of(place_of(self.place).libpq, None, keep=keep), running)
