"""`fo-stance serve` as an operator starts it: the real command, the starter archive, both transports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.test_http import fetch_when_up
from tests.slack.emulator import BOT_TOKEN, free_port
from tests.slack.fakeslack import APP_TOKEN, SIGNING_SECRET, FakeSlack

_SERVE = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "serve"]


@contextmanager
def _serving(folder: Path, slack: FakeSlack, *options: str, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command in an empty folder, stopped as a platform stops it; it must end well and have said nothing else."""
    mine = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_URL": slack.api, "PYTHONPATH": str(Path(__file__).parents[2])}
    quiet = {name: value for name, value in os.environ.items() if name not in ("FO_STANCE_CONFIG", "DATABASE_URL")}
    with subprocess.Popen([*_SERVE, *options], cwd=folder, env=quiet | mine | environ, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=20)
        assert (process.returncode, b"Traceback" in err) == (0, False), err.decode()
        assert b"US" not in err  # what is asked is nobody else's business


def _starter_answers(slack: FakeSlack) -> None:
    assert slack.slash("US").status == 200
    [message] = [one for one in slack.messages if one.body.get("blocks")]
    assert "Starter archive" in str(message.body["blocks"])
    assert slack.problems == []


def test_http_where_no_app_token_is_set(running_slack: FakeSlack, tmp_path: Path) -> None:
    """It listens on PORT, is ready, answers a signed command within Slack's three seconds and stops on SIGTERM."""
    port = free_port()
    running_slack.reset()
    running_slack.transport = "http"
    with _serving(tmp_path, running_slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT=str(port)):
        assert fetch_when_up(f"http://127.0.0.1:{port}/readyz") == (200, "ready")
        running_slack.app_url = f"http://127.0.0.1:{port}/slack/events"
        started = time.monotonic()
        _starter_answers(running_slack)
        assert time.monotonic() - started < 3


def test_socket_mode_where_an_app_token_is_set(running_slack: FakeSlack, tmp_path: Path) -> None:
    """It connects, answers and stops on SIGTERM."""
    running_slack.reset()
    running_slack.transport = "socket"
    before = running_slack.connected
    with _serving(tmp_path, running_slack, SLACK_APP_TOKEN=APP_TOKEN):
        running_slack.wait_for(lambda: running_slack.connected > before, what="websocket", seconds=20)
        _starter_answers(running_slack)


def test_the_web_process_speaks_http_even_with_an_app_token(running_slack: FakeSlack, tmp_path: Path) -> None:
    """A platform gives both processes one environment; `--http` tells them apart."""
    port = free_port()
    both = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_APP_TOKEN": APP_TOKEN, "PORT": str(port)}
    with _serving(tmp_path, running_slack, "--http", **both):
        assert fetch_when_up(f"http://127.0.0.1:{port}/healthz") == (200, "ok")
