"""Whatever goes wrong in a listener becomes one private sentence, and a line in the log without the person's words."""

from __future__ import annotations

from collections.abc import Callable

from bot.slack import notices
from bot.slack.card import Card
from bot.slack.faults import log_fault
from bot.slack.replies import ReplyError

#: Says something to the person who asked, alone.
Tell = Callable[[Card], None]


def safely(doing: str, work: Callable[[], None], tell: Tell) -> None:
    """Do the work; where it fails, log that and tell the person.

    Args:
        doing: what is done, in our words ("answering a click").
        work: does it.
        tell: reaches the person.
    """
    try:
        work()
    except Exception as error:
        log_fault(doing, error)
        if not isinstance(error, ReplyError):  # that way just failed: it would not carry an apology either
            _apologise(tell)


def _apologise(tell: Tell) -> None:
    try:
        tell(notices.notice(notices.FAILED))
    except Exception as error:
        log_fault("telling of a fault", error)
