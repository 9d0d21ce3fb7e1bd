"""Running the app: one Socket Mode connection, or HTTP through gunicorn's threads with health paths beside it."""

from __future__ import annotations

import errno
import logging
import re
import signal
import socket
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from bot.slack.faults import log_fault
from bot.slack.sdk import quiet_logger
from bot.slack.setup import SlackSetupError, refused, unreachable

if TYPE_CHECKING:
    from types import FrameType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from slack_bolt import App
    from slack_sdk.socket_mode.builtin import SocketModeClient

EVENTS_PATH = "/slack/events"
_THREADS = 16
#: Slack's own requests are far smaller; who sends more is not Slack.
_MOST_BYTES = 1_000_000
_MOST_DIGITS = 12
_log = logging.getLogger(__name__)


def wsgi(app: App, ready: Callable[[], bool], figures: Callable[[str], bytes | None] | None = None) -> WSGIApplication:
    """The HTTP face: `/slack/events` for Slack, `/healthz`, `/readyz` and `/metrics` for whoever watches the process.

    Args:
        app: from `build_app`, with a signing secret.
        ready: whether questions can be answered now; an exception counts as no. Called on every `/readyz`.
        figures: what a request to `/metrics` with this Authorization is shown, None for whoever may not see it; there is no
            such path where nobody wants figures.

    Returns:
        A WSGI application; unknown paths answer 404.
    """
    from slack_bolt.adapter.wsgi import SlackRequestHandler

    slack = SlackRequestHandler(app, path=EVENTS_PATH)

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/healthz":
            return _plain(start_response, "200 OK", "ok")
        if path == "/readyz":
            status, body = ("200 OK", "ready") if _is(ready) else ("503 Service Unavailable", "not ready")
            return _plain(start_response, status, body)
        if path == "/metrics" and figures is not None:
            return _figures(start_response, figures(environ.get("HTTP_AUTHORIZATION", "")))
        length = environ.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            return _plain(start_response, "400 Bad Request", "bad request")
        if len(length) > _MOST_DIGITS or int(length) > _MOST_BYTES:
            return _plain(start_response, "413 Content Too Large", "too large")
        if path == EVENTS_PATH and not _could_be_signed(environ):
            return _plain(start_response, "401 Unauthorized", "unauthorized")
        try:
            return slack(environ, start_response)
        except (
            Exception
        ) as error:  # what is no request of Slack's can be anything, and fails before its signature is looked at
            log_fault("reading a request", error)
            return _plain(start_response, "400 Bad Request", "bad request")

    return serve


def serve_http(
    application: WSGIApplication,
    port: int,
    *,
    host: str = "0.0.0.0",
    workers: int = 1,
    running: Callable[[], None] = lambda: None,
    begin: Callable[[], None] = lambda: None,
    end: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT, then return.

    Args:
        application: from `wsgi`.
        port: the TCP port to listen on.
        host: the address to bind; all by default, as platforms route to the container's own address.
        workers: processes; each has 16 threads.
        running: called once nothing of ours can keep it from starting any more.
        begin: called in each process before its first request.
        end: called in each process when it ends.

    Raises:
        SlackSetupError: the port is taken or may not be used.
    """
    _check_port(host, port)
    running()
    hooks = {"post_worker_init": lambda worker: begin(), "worker_exit": lambda server, worker: end()}  # noqa: ARG005
    _gunicorn(application, {"bind": f"{host}:{port}", "workers": workers, **hooks})


def serve_socket(
    app: App, app_token: str, *, stop: threading.Event | None = None, running: Callable[[], None] = lambda: None
) -> None:
    """Connect once and answer until SIGTERM or SIGINT, then close the connection and return.

    Args:
        app: from `build_app`; needs no signing secret.
        app_token: the app-level token (xapp-).
        stop: set it to end from another thread; the process's signals set it too when called in the main thread.
        running: called once it is connected.

    Raises:
        SlackSetupError: Slack refuses the token or does not answer.
    """
    stop = stop or threading.Event()
    _stop_on_signals(stop)
    client = _connected(app, app_token)
    running()
    _log.info("connected to Slack in Socket Mode")
    try:
        stop.wait()
    finally:
        client.close()
        _log.info("disconnected from Slack")


def _connected(app: App, app_token: str) -> SocketModeClient:
    from slack_bolt.adapter.socket_mode import SocketModeHandler
    from slack_sdk.errors import SlackApiError

    client = SocketModeHandler(app, app_token, logger=quiet_logger()).client
    try:
        client.connect()
    except SlackApiError as error:
        client.close()
        raise refused(str(error.response.get("error")), where="SLACK_APP_TOKEN") from error
    except OSError as error:
        client.close()
        raise unreachable(app.client.base_url) from error
    return client


def _gunicorn(application: WSGIApplication, options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn has no types

    settings = {
        "worker_class": "gthread",
        "threads": _THREADS,
        "timeout": 30,
        "graceful_timeout": 10,
        "accesslog": None,
        "loglevel": "warning",
        **options,
    }

    class Server(BaseApplication):  # type: ignore[misc]  # as it is untyped
        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            return application

    Server().run()


def _check_port(host: str, port: int) -> None:
    """Bind and let go: gunicorn itself would retry for seconds and print a stack instead."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise SlackSetupError(f"{port} is no port", where="PORT", todo="Set it to a number from 1 to 65535") from error
        except OSError as error:
            what = "is in use by another program" if error.errno == errno.EADDRINUSE else "may not be used by this program"
            raise SlackSetupError(
                f"port {port} {what}", where="PORT", todo="Stop that program, or set PORT to a free one"
            ) from error


def _could_be_signed(environ: WSGIEnvironment) -> bool:
    """Whether both headers have their form; the SDK fails on any other instead of refusing it."""
    stamp, signature = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""), environ.get("HTTP_X_SLACK_SIGNATURE", "")
    return re.fullmatch(r"[0-9]{1,12}", stamp) is not None and re.fullmatch(r"v0=[0-9a-f]{64}", signature) is not None


def _is(ready: Callable[[], bool]) -> bool:
    try:
        return ready()
    except Exception as error:
        _log.warning("not ready: %s", type(error).__name__)
        return False


def _figures(start_response: StartResponse, shown: bytes | None) -> Iterable[bytes]:
    if shown is None:
        return _plain(start_response, "401 Unauthorized", "unauthorized")
    kind = "text/plain; version=0.0.4; charset=utf-8"
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(shown)))])
    return [shown]


def _plain(start_response: StartResponse, status: str, body: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body.encode()]


def _stop_on_signals(stop: threading.Event) -> None:
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may listen for signals

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
