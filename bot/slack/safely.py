"""Whatever goes wrong in a listener becomes one private sentence, and a line in the log without the person's words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.slack import notices
from bot.slack.card import Card
from bot.slack.faults import log_fault
from bot.slack.replies import ReplyError

_log = logging.getLogger(__name__)

#: Says something to the person who asked, alone.
Tell = Callable[[Card], None]


#: Hears how something ended ("done", "failed") and how many seconds it took.
Count = Callable[[str, float], None]


def safely(doing: str, work: Callable[[], None], tell: Tell, *, count: Count | None = None) -> None:
    """Do the work; where it fails, log that and tell the person.

    Args:
        doing: what is done, in our words ("answering a click").
        work: does it.
        tell: reaches the person.
        count: hears of it; None where nobody counts.
    """
    start, outcome = time.perf_counter(), "done"
    try:
        work()
    except Exception as error:
        outcome = "failed"
        log_fault(doing, error)
        if not isinstance(error, ReplyError):  # that way just failed: it would not carry an apology either
            _apologise(tell, error)
    took = time.perf_counter() - start
    if count is not None:
        count(outcome, took)
    if _log.isEnabledFor(logging.INFO):
        _log.info(doing, extra={"outcome": outcome, "ms": round(took * 1000, 2)})


def _apologise(tell: Tell, fault: Exception) -> None:
    try:
        tell(notices.notice(notices.failure(fault)))
    except Exception as error:
        log_fault("telling of a fault", error)
