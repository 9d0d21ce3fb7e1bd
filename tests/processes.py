"""`fo-stance` as a process of its own, as it is started and told to end, with feeds on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: What `fo-stance` does with the words behind the feeds, where this very machine may be fetched from.
_COMMAND = """
import sys
from dataclasses import replace
from bot import cli
from bot.wiring import wire
number = int(sys.argv[1])
feeds, words = tuple(sys.argv[2 : 2 + number]), sys.argv[2 + number :]
def here():
    wiring = wire()
    return replace(wiring, config=replace(wiring.config, feeds=feeds), loopback=True)
cli.wire = here
sys.exit(cli.main(words))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A process that runs, and where it writes what it has to say."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """All it wrote so far, answers and messages alike."""
        return self.log.read_text("utf-8")

    def until(self, is_so: Callable[[], object], *, seconds: float = 60.0) -> None:
        """Wait until something is so; AssertionError with what the process wrote where it ends, or never is."""
        end = time.monotonic() + seconds
        while not is_so():
            assert self.process.poll() is None, f"it ended with {self.process.returncode}: {self.said()}"
            assert time.monotonic() < end, f"not so after {seconds} s: {self.said()}"
            time.sleep(0.05)

    def until_said(self, words: str) -> None:
        """Wait until it wrote something."""
        self.until(lambda: words in self.said())

    def told_to_end(self, *, seconds: float = 20.0) -> int:
        """SIGTERM; its exit code, which it has to give within the time that hosts leave it."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)


@contextmanager
def running(
    folder: Path, *words: str, feeds: Sequence[str] = (), place: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """`fo-stance` with these words, killed at the end of the block where it still runs then.

    Args:
        folder: where its archive and what it writes are.
        words: behind the program's name.
        feeds: the feeds of its config.yaml.
        place: of its archive, where that is not in the folder.
        settings: more of its environment.
    """
    config = folder / "config.yaml"
    config.touch()
    log = folder / f"{words[0]}-{time.monotonic_ns()}.log"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    environ |= {"FO_STANCE_CONFIG": str(config), "DATABASE_URL": place or str(folder / "fo-stance.db"), **(settings or {})}
    command = [sys.executable, "-c", _COMMAND, str(len(feeds)), *feeds, *words]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        yield Running(process=process, log=log)
    finally:
        process.kill()
        process.wait()
