"""The command line as a test types at it: in an empty folder, in an environment without settings."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.cli import main

_SETTINGS = ("FO_STANCE_CONFIG", "DATABASE_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")


class Ran(NamedTuple):
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Run = Callable[..., Ran]


def typed_in(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`fo-stance` in a folder: the words, and as `stdin` the bytes of standard input -> what it did."""
    monkeypatch.chdir(folder)
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def command(*argv: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            code = main(argv)
        except SystemExit as end:  # argparse's own
            code = int(end.code or 0)
        return Ran(code, *capsys.readouterr())

    return command
