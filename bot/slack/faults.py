"""How a fault is written to the log: what kind and where, never with the words somebody typed.

An exception's own message may hold them (a database error lists its parameters), so only the kinds of the exceptions
and the places in the code are kept.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

_log = logging.getLogger(__name__)


def log_fault(doing: str, error: BaseException) -> None:
    """One line at ERROR.

    Args:
        doing: what was being done, in our words ("answering a command").
        error: what came of it.
    """
    _log.error("%s failed: %s", doing, describe(error))


def describe(error: BaseException) -> str:
    """ "ArchiveError at queries.py:88 in find, from OperationalError at default.py:952 in do_execute"."""
    return ", from ".join(_one(each) for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{place}"
