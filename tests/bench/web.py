"""The web process as a whole, `fo-stance serve --http`: how soon it answers after its start, and how much it answers."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import count

from tests.bench.signed import form, settings, signed
from tests.slack.emulator import free_port

_STARTS = 9
_ASKERS = 16
#: Questions of all askers together, after a tenth as many to warm up; and people, so that nobody is told to wait.
QUESTIONS, _PEOPLE = 5_000, 3_000
#: More than any start takes.
_PATIENCE_S = 30.0
_COMMAND = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main(['serve', '--http']))"]


def starting(place: str, api: str, question: str) -> str:
    """From the start of the process to its first answer, in words. Bytecode is there, as it is of an installed package."""
    with tempfile.TemporaryDirectory() as bytecode:
        took = []
        for number in range(_STARTS + 1):
            start = time.perf_counter()
            with _running(place, api, bytecode) as port:
                _first_answer(port, form(number, question))
                took.append(time.perf_counter() - start)
    took = sorted(took[1:])  # the first one made the bytecode
    return f"{statistics.median(took):.2f} s at the median, {took[0]:.2f} to {took[-1]:.2f} in {_STARTS} starts"


def answering(place: str, api: str, questions: Sequence[str]) -> str:
    """How many answers a second sixteen get who ask at once, in words."""
    with tempfile.TemporaryDirectory() as bytecode, _running(place, api, bytecode) as port:
        _first_answer(port, form(0, questions[0]))
        _asked(port, questions, QUESTIONS // 10)
        start = time.perf_counter()
        waits = _asked(port, questions, QUESTIONS)
        rate = len(waits) / (time.perf_counter() - start)
    cuts = statistics.quantiles(waits, n=100)
    return (
        f"{rate:,.0f} answers/s to {_ASKERS} at once; they wait {cuts[49]:.1f} ms at the median, {cuts[98]:.1f} at the 99th"
    )


@contextmanager
def _running(place: str, api: str, bytecode: str) -> Iterator[int]:
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ = inherited | settings(place, api) | {"PORT": str(port), "PYTHONPYCACHEPREFIX": bytecode}
    process = subprocess.Popen(_COMMAND, env=environ, stderr=subprocess.DEVNULL)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


def _first_answer(port: int, body: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        connection = HTTPConnection("127.0.0.1", port)
        try:
            _ask(connection, body)
        except (ConnectionError, HTTPException):
            time.sleep(0.002)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError("the web process gave no answer")


def _asked(port: int, questions: Sequence[str], number: int) -> list[float]:
    """Milliseconds of `number` questions, shared by all askers."""
    waits: list[float] = []
    numbers, lock = count(), threading.Lock()

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", port)
        while True:
            with lock:
                at = next(numbers)
            if at >= number:
                connection.close()
                return
            body = form(at % _PEOPLE, questions[at % len(questions)])
            start = time.perf_counter()
            _ask(connection, body)
            waits.append((time.perf_counter() - start) * 1000)

    askers = [threading.Thread(target=ask) for _ in range(_ASKERS)]
    for one in askers:
        one.start()
    for one in askers:
        one.join()
    if len(waits) < number:
        raise RuntimeError(f"only {len(waits)} of {number} questions were answered")
    return waits


def _ask(connection: HTTPConnection, body: str) -> None:
    """One question answered. Raises `ValueError` where the answer is none."""
    connection.request("POST", "/slack/events", body, signed(body))
    answer = connection.getresponse()
    said = answer.read()
    if answer.status != 200 or b'"blocks"' not in said:
        raise ValueError(f"status {answer.status}: {said[:200]!r}")
