"""`fo-stance serve` as an operator starts it: the real command, the starter archive, both transports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.wiring import wire
from tests.e2e.test_http import fetch_when_up, get
from tests.e2e.test_installing import install
from tests.fakes import SAID, record
from tests.slack.cards import button
from tests.slack.emulator import BOT_TOKEN, CHANNEL, TEAM, USER, free_port
from tests.slack.fakeslack import APP_TOKEN, SIGNING_SECRET, FakeSlack

_SERVE = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "serve"]


@contextmanager
def serving_command(folder: Path, slack: FakeSlack, *options: str, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command in an empty folder, stopped as a platform stops it; it must end well and have said nothing else."""
    mine = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_URL": slack.api, "PYTHONPATH": str(Path(__file__).parents[2])}
    quiet = {name: value for name, value in os.environ.items() if name not in ("FO_STANCE_CONFIG", "DATABASE_URL")}
    with subprocess.Popen([*_SERVE, *options], cwd=folder, env=quiet | mine | environ, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=20)
            Path(environ.get("LOG", os.devnull)).write_bytes(err)
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
    with serving_command(tmp_path, running_slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT=str(port)):
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
    with serving_command(tmp_path, running_slack, SLACK_APP_TOKEN=APP_TOKEN):
        running_slack.wait_for(lambda: running_slack.connected > before, what="websocket", seconds=20)
        _starter_answers(running_slack)


def test_figures_are_shown_to_whoever_knows_the_token(running_slack: FakeSlack, tmp_path: Path) -> None:
    """Commands by verb and outcome, feeds and posts; never what was asked, by whom or where. Without a token none."""
    slack, port = running_slack, free_port()
    slack.reset()
    slack.transport = "http"
    where = f"http://127.0.0.1:{port}/metrics"
    mine = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "PORT": str(port)}
    with serving_command(tmp_path, slack, FO_STANCE_METRICS="sesame", **mine):
        assert fetch_when_up(where) == (401, "unauthorized")
        slack.app_url = where.replace("/metrics", "/slack/events")
        slack.slash("history afghanistan")
        slack.slash("afghanistan")
        asked = urllib.request.Request(where, headers={"Authorization": "Bearer sesame"})
        with urllib.request.urlopen(asked, timeout=5) as answer:
            shown = answer.read().decode()
    for line in (
        'fo_stance_commands_total{kind="history",outcome="done"} 1.0',
        'fo_stance_commands_total{kind="question",outcome="done"} 1.0',
        'fo_stance_command_seconds_count{kind="question"} 1.0',
        'fo_stance_posts{state="sent"} 0.0',
        'fo_stance_feeds{state="failing"} 0.0',
        "fo_stance_archive_answers 1.0",
    ):
        assert line in shown
    assert [one for one in ("afghanistan", "AF", USER, CHANNEL, TEAM) if one in shown] == []
    with serving_command(tmp_path, slack, **mine):
        assert fetch_when_up(where)[0] == 404


def test_several_processes_count_into_one_folder(running_slack: FakeSlack, tmp_path: Path) -> None:
    """Whichever is asked for figures shows what all of them counted."""
    slack, port, counts = running_slack, free_port(), tmp_path / "counts"
    counts.mkdir()
    slack.reset()
    slack.transport = "http"
    base = f"http://127.0.0.1:{port}"
    mine = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "PORT": str(port), "WEB_CONCURRENCY": "2"}
    with serving_command(tmp_path, slack, FO_STANCE_METRICS="sesame", PROMETHEUS_MULTIPROC_DIR=str(counts), **mine):
        fetch_when_up(f"{base}/readyz")
        slack.app_url = f"{base}/slack/events"
        for _ in range(20):
            slack.slash("afghanistan")
        asked = urllib.request.Request(f"{base}/metrics", headers={"Authorization": "Bearer sesame"})
        with urllib.request.urlopen(asked, timeout=5) as answer:
            assert 'fo_stance_commands_total{kind="question",outcome="done"} 20.0' in answer.read().decode()


@pytest.mark.parametrize("transport", ["http", "socket"])
def test_what_was_begun_is_finished_when_it_is_stopped(running_slack: FakeSlack, tmp_path: Path, transport: str) -> None:
    """A card that Slack takes two seconds to accept is shared, though the process is told to end meanwhile."""
    slack, port = running_slack, free_port()
    slack.reset()
    slack.transport, before = transport, slack.connected
    mine = {"SLACK_SIGNING_SECRET": SIGNING_SECRET} if transport == "http" else {"SLACK_APP_TOKEN": APP_TOKEN}
    with serving_command(tmp_path, slack, PORT=str(port), **mine):
        if transport == "http":
            fetch_when_up(f"http://127.0.0.1:{port}/readyz")
            slack.app_url = f"http://127.0.0.1:{port}/slack/events"
        else:
            slack.wait_for(lambda: slack.connected > before, what="websocket", seconds=20)
        slack.slash("US")
        slack.slow = 2.0
        assert slack.click(button(slack.messages[0].body["blocks"], "Share to channel")).status == 200
    assert [one for one in slack.messages if one.public]


def test_several_workspaces_are_served_with_their_own_tokens(running_slack: FakeSlack, tmp_path: Path) -> None:
    """With the app's id and secret instead of a token, it is installed from a page and then answers."""
    slack, port = running_slack, free_port()
    slack.reset()
    slack.transport = "http"
    mine = {"SLACK_CLIENT_ID": "111.222", "SLACK_CLIENT_SECRET": "secret", "FO_STANCE_KEY": Fernet.generate_key().decode()}
    with serving_command(tmp_path, slack, SLACK_BOT_TOKEN="", SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT=str(port), **mine):
        assert fetch_when_up(f"http://127.0.0.1:{port}/readyz") == (200, "ready")
        slack.app_url = f"http://127.0.0.1:{port}/slack/events"
        install(slack)
        _starter_answers(slack)


def test_the_log_is_json_lines_without_what_was_asked(running_slack: FakeSlack, tmp_path: Path) -> None:
    """Each line says when, what and how long, and nobody's question."""
    slack, port = running_slack, free_port()
    slack.reset()
    slack.transport = "http"
    with serving_command(tmp_path, slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT=str(port), LOG=str(tmp_path / "log")):
        fetch_when_up(f"http://127.0.0.1:{port}/readyz")
        slack.app_url = f"http://127.0.0.1:{port}/slack/events"
        slack.slash("afghanistan ttp")
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    answered = [one for one in lines if one["message"] == "answering a command"]
    assert [(one["level"], one["outcome"]) for one in answered] == [("INFO", "done")]
    assert 0 < answered[0]["ms"] < 3000
    assert "afghanistan" not in (tmp_path / "log").read_text().casefold()


def test_the_web_process_speaks_http_even_with_an_app_token(running_slack: FakeSlack, tmp_path: Path) -> None:
    """A platform gives both processes one environment; `--http` tells them apart."""
    port = free_port()
    both = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_APP_TOKEN": APP_TOKEN, "PORT": str(port)}
    with serving_command(tmp_path, running_slack, "--http", **both):
        assert fetch_when_up(f"http://127.0.0.1:{port}/healthz") == (200, "ok")


def test_an_archive_that_goes_away_is_noticed(running_slack: FakeSlack, tmp_path: Path) -> None:
    """`/readyz` looks at the file itself: gone or written over it is not ready, though the process lives."""
    place, port, one = tmp_path / "fo-stance.db", free_port(), record()
    with closing(wire({"DATABASE_URL": str(place)}).archive_to_fill()) as archive:
        archive.add(one.article, SAID, [one.statement])
    base = f"http://127.0.0.1:{port}"
    running_slack.reset()
    with serving_command(tmp_path, running_slack, SLACK_SIGNING_SECRET=SIGNING_SECRET, PORT=str(port)):
        assert fetch_when_up(f"{base}/readyz") == (200, "ready")
        kept = place.rename(tmp_path / "away.db")
        assert get(f"{base}/readyz") == (503, "not ready")
        place.write_bytes(b"garbage" * 999)
        assert get(f"{base}/readyz") == (503, "not ready")
        kept.replace(place)
        assert get(f"{base}/readyz") == (200, "ready")
        assert get(f"{base}/healthz") == (200, "ok")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"WEB_CONCURRENCY": "many"}, "WEB_CONCURRENCY: it is not a whole number from 1 to 64. Set it to one such as 1."),
        ({"WEB_CONCURRENCY": "65"}, "WEB_CONCURRENCY: it is not a whole number from 1 to 64. Set it to one such as 1."),
        ({"PORT": "0"}, "PORT: it is not a whole number from 1 to 65535. Set it to one such as 3000."),
        ({"SLACK_API_URL": "http://127.0.0.1:1/"}, "http://127.0.0.1:1/: Slack does not answer at this address."),
        (
            {"SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s"},
            "FO_STANCE_KEY: the key that tokens are encrypted with is not set. Make one with python3 -c",
        ),
        (
            {"FO_STANCE_METRICS": "sesame", "WEB_CONCURRENCY": "2"},
            "FO_STANCE_METRICS: several processes count into one folder, and none is named. Set PROMETHEUS_MULTIPROC_DIR",
        ),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN: Slack refuses this token (invalid_auth)."),
    ],
    ids=["no number", "too many", "no port", "no Slack", "no key", "no folder for figures", "a refused token"],
)
def test_a_failed_start_is_one_sentence(
    settings: dict[str, str], sentence: str, running_slack: FakeSlack, tmp_path: Path
) -> None:
    """Nothing is logged around the sentence that says why it does not start."""
    environ = {name: value for name, value in os.environ.items() if name not in ("FO_STANCE_CONFIG", "DATABASE_URL")}
    environ |= {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_API_URL": running_slack.api}
    environ |= {"PYTHONPATH": str(Path(__file__).parents[2]), **settings}
    ran = subprocess.run(_SERVE, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1), ran.stderr
    assert ran.stderr.startswith(sentence)
