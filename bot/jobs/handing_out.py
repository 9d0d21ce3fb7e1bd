"""Batches of articles as Procrastinate's jobs on PostgreSQL: handed out here, taken by whichever worker is free.

hand out      batch -> a job in its lane, with the articles in it; nobody else has the file they came from
worker        job -> `keep_batch`  |  the archive does not answer -> the same job again, every ten seconds until it does
every ten s   jobs of workers that said nothing for half a minute -> handed out again, digests and feeds included
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status

from bot.errors import ArchiveError
from bot.jobs.bulk import Batch, Row
from bot.slack.faults import log_fault

#: The queue that batches stand in: a worker takes one at a time, and digests do not wait behind them.
QUEUE = "bulk"
#: Seconds after which a job whose worker says nothing any more is handed out again, and between two such signs of life.
LOST_S, ALIVE_S = 30.0, 10.0
_TASK = "batch"
#: Tries after which what the archive refused is the article's fault and no longer the archive's; seconds between two.
_TRIES, _PAUSE_S = 5, 10
#: Before batches, so that those of a dead worker do not wait until all others are done. In their queue, as every worker
#: takes from it.
_SOON = 10

#: Keeps the articles of a batch; the second argument is `keep_batch`'s `again`.
Keep = Callable[[Sequence[Row], bool], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many batches there are."""

    waiting: int
    #: Those that a worker is at.
    begun: int

    @property
    def left(self) -> int:
        """How many are not done."""
        return self.waiting + self.begun


class Office:
    """Hands batches out; opened where there may be no worker at all."""

    def __init__(self, conninfo: str, *, where: str) -> None:
        """Connect to nothing yet.

        Args:
            conninfo: libpq's address of a database that can be reached: for one that cannot, half a minute goes by.
            where: the database as people may see it.
        """
        self._app, self._where = App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=2)), where

    @contextlib.contextmanager
    def open(self) -> Iterator[Office]:
        """Connected, with Procrastinate's tables made where there are none.

        Raises:
            ArchiveError: the server refuses what is asked of it within the block, or goes away.
        """
        try:
            prepare(self._app)
            with self._app.open():
                yield self
        except ConnectorException as error:
            todo = "Check that it runs, and give what was not handed out again; what was is worked on all the same"
            raise ArchiveError("the server refused, or went away", where=self._where, todo=todo) from error

    def hand_out(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """The same batches, each once it is handed out."""
        for batch in batches:
            job = self._app.configure_task(_TASK, queue=QUEUE, lock=f"{QUEUE}-{batch.lane}")
            job.defer(rows=[dict(row) for row in batch.rows])
            yield batch

    def standing(self) -> Standing:
        """How many batches are not done, whoever handed them out."""
        found = next(iter(self._app.job_manager.list_queues(queue=QUEUE, task=_TASK)), {})
        return Standing(waiting=found.get("todo", 0), begun=found.get("doing", 0))


def add_batches(app: App, keep: Keep) -> None:
    """Let a worker take batches.

    Args:
        app: the worker's.
        keep: what it does with one.
    """

    @app.task(name=_TASK, queue=QUEUE, retry=RetryStrategy(wait=_PAUSE_S), pass_context=True)
    def batch(context: JobContext, rows: list[Row]) -> None:
        try:
            keep(rows, context.job.attempts < _TRIES)
        except Exception as error:
            log_fault("keeping a batch of articles", error)
            raise


def add_retaking(app: App, *, lost: float = LOST_S) -> None:
    """Let a worker look after the jobs of those that are gone.

    Args:
        app: the worker's.
        lost: seconds without a sign of life after which a worker is taken for gone.
    """

    @app.periodic(cron="* * * * * */10")
    @app.task(name="retake", queue=QUEUE, queueing_lock="retake", priority=_SOON)
    async def retake(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=lost):
            await _retake(app, job)


async def _retake(app: App, job: Job) -> None:
    """Hand a job out again, or drop it where its successor waits already or somebody else was quicker."""
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
    except ConnectorException as error:
        log_fault("handing out the job of a worker that is gone", error)


def prepare(app: App) -> None:
    """Make Procrastinate's tables where there are none; another worker may be doing the same."""
    with app.open():
        if app.check_connection():
            return
        try:
            app.schema_manager.apply_schema()
        except ConnectorException:
            if not app.check_connection():
                raise
