"""The standard streams as commands need them: UTF-8 whatever the locale, and a sentence where one is closed or full."""

from __future__ import annotations

import atexit
import errno
import io
import os
import sys
from contextlib import suppress
from typing import BinaryIO

from bot.errors import UsageError

_CLOSED = "is closed"
#: What writing to a stream ends with when it is full, broken or gone; every other file's faults have a sentence already.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class _Nowhere(io.TextIOBase):
    """Stands for a closed stdout: who prints nothing never notices."""

    def write(self, text: str) -> int:  # noqa: ARG002 - the stream's own signature
        """Refuse."""
        raise _no_output(_CLOSED) from None


def prepare() -> None:
    """Make the streams safe to use; half a character becomes its escape, which is also what JSON calls it."""
    for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is None:  # or the next file that is opened becomes the stream
            _fill(number)
    if sys.stdout is None:
        sys.stdout = _Nowhere()
    if sys.stderr is None:  # where print would turn to stdout
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    for each in (sys.stdout, sys.stderr):
        reconfigure = getattr(each, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)


def given() -> BinaryIO:
    """Standard input's bytes.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:
        todo = "Give a file, or something to read, such as `< article.txt`"
        raise UsageError("it is closed, so there is nothing to read", where="standard input", todo=todo)
    return sys.stdin.buffer


def output_fault(error: Exception) -> UsageError | None:
    """The sentence for an output that takes no more; None where the error is another one. Gives up what waits in it."""
    if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
        return None
    discard_output()
    return _no_output(f"cannot be written ({(error.strerror or 'unknown reason').lower()})")


def discard_output() -> None:
    """Let what the interpreter writes as it ends go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_output(what: str) -> UsageError:
    return UsageError(f"it {what}", where="standard output", todo="Send it to a terminal, a program or a file with room")


def _fill(number: int) -> None:
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


def leave_at_exit(code: int) -> None:
    """Have the process end with this code where the interpreter would begin to clear up: closing a file on a disk that hangs
    would wait for the disk. To be called last."""
    atexit.register(_leave, code)


def _leave(code: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
