"""The same jobs on PostgreSQL, shared by any number of worker machines through Procrastinate.

    every ten seconds  plan -> what is due is written down -> as many senders as there are posts, eight at most
    every minute       feeds that are due are looked at, by one worker at a time
    whenever           batches of articles, one at a time in each worker, see `handing_out`

Procrastinate decides who does what first; that nothing is done twice, the rows of the outbox and of the archive decide.
A worker that is killed loses nothing: its posts are looked after when the quiet period is over, its other work is handed out
again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued

from bot.jobs.handing_out import ALIVE_S, LOST_S, QUEUE, Keep, add_batches, add_retaking, prepare
from bot.jobs.running import Jobs, Look
from bot.slack.faults import log_fault

#: Posts that one job sends before another worker may take over, so that a worker that is told to end ends soon.
_AT_ONCE = 20
#: Jobs that send, at most; and what one worker does at a time, planning and feeds included, batches of articles aside.
_SENDERS, _CONCURRENCY = 8, 10
_POSTING = "default"
#: Seconds that a worker which is told to end is left to finish.
_GRACE_S = 15.0
#: Seconds until work is begun anew where the server went away.
_PAUSE_S = 1.0


def app_of(
    conninfo: str,
    jobs: Jobs | None,
    feeds: Look | None = None,
    keep: Keep | None = None,
    *,
    lost: float = LOST_S,
) -> App:
    """The jobs as Procrastinate knows them.

    Args:
        conninfo: libpq's address of the database.
        jobs: what plans and sends; not started. None for a worker that posts nothing.
        feeds: looks at the feeds that are due; None where none is configured.
        keep: keeps a batch of articles; None for a worker that takes none.
        lost: seconds without a sign of life after which a worker is taken for gone.
    """
    app = App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=_CONCURRENCY + 2))
    if jobs is not None:
        _add_posting(app, jobs)
    if feeds is not None:
        _add_feeds(app, feeds)
    if keep is not None:
        add_batches(app, keep)
    add_retaking(app, lost=lost)
    return app


def _add_posting(app: App, jobs: Jobs) -> None:
    @app.periodic(cron="* * * * * */10")
    @app.task(name="plan", queueing_lock="plan")
    def plan(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        for number in range(min(jobs.plan(), _SENDERS)):
            with contextlib.suppress(AlreadyEnqueued):
                send.configure(queueing_lock=f"send-{number}").defer(number=number)

    @app.task(name="send")
    def send(number: int) -> None:
        for _ in range(_AT_ONCE):
            if not jobs.send_one():
                return
        with contextlib.suppress(AlreadyEnqueued):  # there may be more, for whichever worker is free
            send.configure(queueing_lock=f"send-{number}").defer(number=number)

    @app.periodic(cron="0 3 * * *")
    @app.task(name="forget", queueing_lock="forget")
    def forget(timestamp: int) -> None:  # noqa: ARG001
        jobs.forget()


def _add_feeds(app: App, look: Look) -> None:
    @app.periodic(cron="* * * * *")
    @app.task(name="feeds", queueing_lock="feeds", lock="feeds", pass_context=True)
    def ask_feeds(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
        look(context.should_abort)


def run_shared(app: App, running: Callable[[], None], *, until_done: bool = False, alive: float = ALIVE_S) -> None:
    """Work until SIGTERM or SIGINT, then finish what is begun.

    Args:
        app: from `app_of`.
        running: called when nothing keeps it from starting any more.
        until_done: end when there is nothing to do, and listen for no signal.
        alive: seconds between two signs of life.
    """
    prepare(app)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)  # it tells of every job, with the articles in it
    running()
    asyncio.run(_until_told(app, until_done=until_done, alive=alive))


async def _until_told(app: App, *, until_done: bool, alive: float) -> None:
    """Work, begun anew whenever it ends by itself: a server that restarts ends it."""
    told = asyncio.Event()
    if not until_done:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, told.set)
    while True:
        try:
            await app.open_async()
            await _work(app, told, until_done=until_done, alive=alive)
        except Exception as error:
            if until_done:
                raise
            log_fault("taking jobs", error)
        finally:
            await app.close_async()
        if until_done or told.is_set():
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), _PAUSE_S)


async def _work(app: App, told: asyncio.Event, *, until_done: bool, alive: float) -> None:
    """A worker a queue, so that batches and posts do not wait for each other; when one ends, so do both."""
    queues = {task.queue for task in app.tasks.values()} & {_POSTING, QUEUE}
    workers = [
        asyncio.create_task(
            app.run_worker_async(
                queues=[queue],
                concurrency=1 if queue == QUEUE else _CONCURRENCY,
                wait=not until_done,
                install_signal_handlers=False,
                shutdown_graceful_timeout=_GRACE_S,
                fetch_job_polling_interval=1.0,
                update_heartbeat_interval=alive,
                delete_jobs="always",
            )
        )
        for queue in sorted(queues)
    ]
    if until_done:
        await asyncio.wait(workers)
    else:
        end = asyncio.create_task(told.wait())
        await asyncio.wait([*workers, end], return_when=asyncio.FIRST_COMPLETED)
        end.cancel()
    for worker in workers:
        worker.cancel()  # which lets it finish what is begun
    for ended in await asyncio.gather(*workers, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended
