"""The bot in both transports, before an emulated Slack."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from bot.slack.app import build_app
from bot.slack.serve import serve_socket, wsgi
from tests.slack.desk import Desk
from tests.slack.emulator import BOT_TOKEN, PROXIES, Emulator, emulate_home
from tests.slack.fakeslack import APP_TOKEN, SIGNING_SECRET, FakeSlack

if TYPE_CHECKING:
    from slack_bolt import App


@pytest.fixture(scope="package", autouse=True)
def _no_proxy_in_between() -> Iterator[None]:
    """Slack is on this machine here, and its SDK sends everything through a proxy that the environment names."""
    emulate_home()  # npm may need that proxy
    with pytest.MonkeyPatch.context() as patch:
        for name in [one for one in os.environ if one.lower() in PROXIES]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="package")
def running_slack() -> Iterator[FakeSlack]:
    """One emulated workspace for all tests."""
    emulator = Emulator()
    slack = FakeSlack(emulator).start()
    yield slack
    slack.stop()
    emulator.stop()


@pytest.fixture(scope="package")
def desk() -> Desk:
    """The archive behind the bot."""
    return Desk()


@pytest.fixture(scope="package", params=["http", "socket"])
def transport(request: pytest.FixtureRequest, running_slack: FakeSlack, desk: Desk) -> Iterator[str]:
    """The bot, running; closing a Socket Mode client takes seconds, so it is started once."""
    app = build_app(desk.deps(), token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=running_slack.api)
    with running(app, running_slack, request.param):
        yield str(request.param)


@pytest.fixture
def slack(running_slack: FakeSlack, transport: str, desk: Desk) -> Iterator[FakeSlack]:
    """A fresh workspace in front of the running bot; whatever the bot said must be a payload Slack takes."""
    running_slack.reset()
    running_slack.transport = transport
    yield running_slack
    desk.broken, desk.feeds = False, ()
    assert running_slack.problems == []


def running(app: App, slack: FakeSlack, transport: str) -> AbstractContextManager[None]:
    """The app in one of the two transports."""
    return serving(app, slack) if transport == "http" else _in_socket_mode(app, slack)


@contextmanager
def serving(app: App, slack: FakeSlack, *, ready: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """The app behind HTTP on a free port, which Slack is told."""
    server = make_server("127.0.0.1", 0, wsgi(app, ready), _Server, _Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    slack.app_url = f"http://127.0.0.1:{server.server_port}/slack/events"
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _in_socket_mode(app: App, slack: FakeSlack) -> Iterator[None]:
    stop, before = threading.Event(), slack.connected
    thread = threading.Thread(target=serve_socket, args=(app, APP_TOKEN), kwargs={"stop": stop})
    thread.start()
    slack.wait_for(lambda: slack.connected > before, what="websocket")
    try:
        yield
    finally:
        stop.set()
        thread.join()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
