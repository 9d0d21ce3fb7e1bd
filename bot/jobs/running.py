"""The jobs in threads of one process, until it is told to stop.

One thread plans, one looks at feeds where there are any. A few take posts, each one post at a time and only when it is free
to send it, so that a slow channel keeps one thread and not the others, and memory stays the same however many are due.
Whatever fails is logged and tried again: a database that went away is asked again, with longer and longer pauses, until it
answers.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime

from bot.jobs.planning import Planner
from bot.jobs.sending import Sender
from bot.slack.faults import log_fault

#: Threads that post. Slack takes a message in some tenths of a second: eight post a thousand in a minute or two.
SENDERS = 8
#: Seconds between two looks at what is due, at what is watched, at the outbox, at the feeds, and at what is too old.
_PLANNING, _WATCHING, _IDLE, _FEEDS, _FORGETTING = 5.0, 30.0, 1.0, 20.0, 6 * 3600.0
#: Seconds at most between two tries while something fails.
_MOST_PATIENCE = 5.0
_log = logging.getLogger(__name__)

#: Looks at the feeds that are due, which takes its time; ends early once what it is given says so.
Look = Callable[[Callable[[], bool]], None]


class Jobs:
    """Threads that plan and send, and look at feeds; `start` them, and `stop` them before the process ends."""

    def __init__(
        self,
        planner: Planner,
        sender: Sender,
        *,
        now: Callable[[], datetime],
        feeds: Look | None = None,
        senders: int = SENDERS,
        idle: float = _IDLE,
        planning: float = _PLANNING,
        watching: float = _WATCHING,
    ) -> None:
        self._planner, self._sender, self._now, self._idle = planner, sender, now, idle
        self._stop, self._taking = threading.Event(), threading.Lock()
        self._threads = [
            self._thread(planning, "planning digests", self._plan),
            self._thread(watching, "planning watches", self._watch),
            self._thread(_FORGETTING, "forgetting old posts", self.forget),
            *(threading.Thread(target=self._send, name=f"sender-{number}", daemon=True) for number in range(senders)),
        ]
        self._looks = feeds is not None
        if feeds is not None:
            self._threads.append(self._thread(_FEEDS, "looking at feeds", lambda: feeds(self._stop.is_set)))

    def start(self) -> None:
        """Begin."""
        _log.info("digests and watches are planned and posted from here%s", ", feeds looked at" if self._looks else "")
        for thread in self._threads:
            thread.start()

    def plan(self) -> int:
        """Plan everything that is due, in the caller's own thread; how many posts there are to send then."""
        self._plan()
        self._watch()
        return self._sender.outbox.waiting()

    def send_one(self) -> bool:
        """Send or look after one post, in the caller's own thread; False where there is none."""
        task = self._sender.take()
        if task is not None:
            task()
        return task is not None

    def forget(self) -> None:
        """Delete posts of long ago."""
        self._planner.forget(self._now())

    def before(self, then: Callable[[], None]) -> Callable[[], None]:
        """Starts them, and then does something else."""

        def both() -> None:
            self.start()
            then()

        return both

    def stop(self, *, seconds: float = 15.0) -> bool:
        """Take nothing more, and wait for what is on its way.

        Args:
            seconds: how long at most; what is on its way then is looked after by whoever starts next.

        Returns:
            Whether everything ended.
        """
        self._stop.set()
        end = time.monotonic() + seconds
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, end - time.monotonic()))
        ended = not any(thread.is_alive() for thread in self._threads)
        _log.info("posting ended" if ended else "posting ended with messages on their way, which are looked for later")
        return ended

    def _plan(self) -> None:
        self._planner.digests(self._now())

    def _watch(self) -> None:
        self._planner.watches(self._now())

    def _thread(self, seconds: float, doing: str, work: Callable[[], None]) -> threading.Thread:
        return threading.Thread(target=self._every, args=(seconds, doing, work), name=doing, daemon=True)

    def _every(self, seconds: float, doing: str, work: Callable[[], None]) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            pause = seconds if self._worked(doing, work) else min(max(1.0, pause * 2), _MOST_PATIENCE)

    def _send(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            busy = False

            def work() -> None:
                nonlocal busy
                with self._taking:  # one of this process's threads asks at a time
                    task = None if self._stop.is_set() else self._sender.take()
                if task is not None:
                    busy = True
                    task()

            pause = (
                (0.0 if busy else self._idle) if self._worked("posting", work) else min(max(1.0, pause * 2), _MOST_PATIENCE)
            )

    def _worked(self, doing: str, work: Callable[[], None]) -> bool:
        try:
            work()
        except Exception as error:
            log_fault(doing, error)
            return False
        return True


def run_until_told(jobs: Jobs, running: Callable[[], None]) -> None:
    """Run the jobs until SIGTERM or SIGINT, then let them finish what is on its way; for the main thread."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    jobs.before(running)()
    stop.wait()
    jobs.stop()
