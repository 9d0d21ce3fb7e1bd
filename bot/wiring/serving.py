"""Slack answered: over Socket Mode, or over HTTP in one process or several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.wiring.posts import PATIENCE_S, Posts

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from slack_bolt import App

    from bot.archive.outbox_protocol import Outbox
    from bot.archive.protocol import Archive
    from bot.archive.review import SqlReview
    from bot.jobs.feeds import Turn
    from bot.jobs.running import Jobs
    from bot.slack.deps import Meter
    from bot.slack.metrics import Metrics

#: More HTTP processes than any machine serves a newsroom with.
_MOST_WORKERS = 64
#: Seconds that a worker which is told to end waits for its posts; gunicorn waits a little longer.
_GRACE_S = 8.0
#: The same where the process is ours alone: a call of Slack's may take ten, and platforms give twenty in all.
_TO_THE_END_S = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring(Posts):
    """Everything, wired."""

    def slack_app(self, archive: Archive, outbox: Outbox, *, verify_token: bool = True, meter: Meter | None = None) -> App:
        """The Slack app, its token checked with Slack unless that was done before, its answers counted by the meter."""
        from bot.archive.patience import patient
        from bot.slack.app import build_app, build_app_of_several
        from bot.slack.deps import Deps
        from bot.slack.editing import Editing
        from bot.slack.once import Claims, Receipts
        from bot.slack.roles import Roles
        from bot.slack.subscribers import Subscriptions

        shared, patience = self._serves_with_others(), self.patience(PATIENCE_S)
        archive, first = patient(archive, patience), _FirstThere(self.review)

        def review() -> SqlReview | None:
            found = patience.ask(first)
            return None if found is None else patient(found, patience)

        setting = Subscriptions(
            archive=archive,
            outbox=patient(outbox, patience),
            ministry=self.config.ministry,
            names=self.names(),
            now=self.now,
            zone=self.config.timezone,
            configured=self._configured(""),
        )
        deps = Deps(
            archive=archive,
            read=self.read,
            ministry=self.config.ministry,
            names=self.names(),
            today=self.today,
            subscriptions=setting,
            adding=self.add_article,
            feeds=lambda: patience.ask(self.feed_states),
            editing=Editing(review=review, now=self.now, zone=self.config.timezone),
            roles=Roles(admins=self.config.admins, editors=self.config.editors, readers=self.config.readers),
            once=Receipts(patient(self._installs(), patience), self.now) if shared else Claims(),
            wait=patience.ask,
            meter=meter,
        )
        if self._several_workspaces():
            return build_app_of_several(
                deps,
                self.several(),
                signing_secret=self.environ["SLACK_SIGNING_SECRET"],
                api_url=self.environ.get("SLACK_API_URL"),
            )
        return build_app(
            deps,
            token=self.environ.get("SLACK_BOT_TOKEN", ""),
            signing_secret=self.environ.get("SLACK_SIGNING_SECRET"),
            api_url=self.environ.get("SLACK_API_URL"),
            verify_token=verify_token,
        )

    def _serves_with_others(self) -> bool:
        """Whether other processes may answer the same workspace: then what was done is kept where all of them see it."""
        return "://" in self.place or self.environ.get("WEB_CONCURRENCY", "1") != "1"

    def serve(self, *, http: bool = False, running: Callable[[], None] = lambda: None) -> None:
        """Answer Slack until stopped: Socket Mode where SLACK_APP_TOKEN is set, else HTTP on PORT (3000).

        Args:
            http: HTTP even where an app token is set, for a platform's `web` process.

        Raises:
            FoStanceError: a token is missing or refused, the port is taken, the archive cannot be read.
        """
        with _undisturbed():
            self._serve(http=http, running=running)

    def _serve(self, *, http: bool, running: Callable[[], None]) -> None:
        from bot.jobs.feeds import Turn
        from bot.slack.serve import serve_http, serve_socket
        from bot.slack.setup import check_tokens

        app_token = None if http else self.environ.get("SLACK_APP_TOKEN")
        check_tokens(
            token=self.environ.get("SLACK_BOT_TOKEN"),
            signing_secret=self.environ.get("SLACK_SIGNING_SECRET"),
            app_token=app_token,
            several=self._several_workspaces(),
        )
        if self._several_workspaces():
            app_token = None
            self.several().installations.renew()
        self.keeps_its_disk()
        port = _number(self.environ, "PORT", 3000, most=65535)
        workers = _number(self.environ, "WEB_CONCURRENCY", 1, most=_MOST_WORKERS)
        if not app_token:
            self._check_metrics(workers)
        archive, outbox = self.archive_to_ask(), self.outbox()
        with self.soon_closed(outbox, archive):
            app, starting = self.slack_app(archive, outbox), archive.is_starter
            jobs = self.jobs(archive, outbox)
            if app_token:
                _settle()
                serve_socket(app, app_token, running=jobs.before(running))
                jobs.stop(seconds=_TO_THE_END_S)
        if not app_token:  # only now that every fault had its sentence; the archive's connections do not survive a fork
            turn = Turn()
            worker = _InWorker(lambda: self._web(starting, turn))
            serve_http(worker, port, workers=workers, running=running, begin=worker.begin, end=worker.end)

    def _web(self, starting: bool, turn: Turn) -> tuple[WSGIApplication, Jobs]:
        """The application; where there was no article when the server started (`starting`), the starter will do."""
        from bot.slack.serve import wsgi

        archive, outbox, patience = self.archive_to_ask(), self.outbox(), self.patience(PATIENCE_S)

        def look() -> bool:
            archive.check()
            return starting or not archive.is_starter

        def ready() -> bool:
            return patience.ask(look)

        metrics = self._metrics(outbox)
        app = wsgi(
            self.slack_app(archive, outbox, verify_token=False, meter=None if metrics is None else metrics.answered),
            ready,
            None if metrics is None else metrics.shown,
        )
        jobs = self.jobs(archive, outbox, turn)
        _settle()
        return app, jobs

    def _metrics(self, outbox: Outbox) -> Metrics | None:
        """Figures for Prometheus, where FO_STANCE_METRICS has the token that a scraper shows."""
        token, patience = self.environ.get("FO_STANCE_METRICS"), self.patience(PATIENCE_S)
        if not token:
            return None
        from bot.slack.metrics import Metrics

        return Metrics(
            token=token,
            feeds=lambda: patience.ask(self.feed_states),
            posts=lambda: patience.ask(outbox.states),
            several=bool(self.environ.get("PROMETHEUS_MULTIPROC_DIR")),
        )

    def _check_metrics(self, workers: int) -> None:
        """Raises `UsageError` where figures are wanted and cannot be had."""
        where = "FO_STANCE_METRICS"
        if not self.environ.get(where):
            return
        if find_spec("prometheus_client") is None:
            raise UsageError("prometheus_client is not installed", where=where, todo="pip install 'fo-stance[metrics]'")
        if workers > 1 and not self.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            todo = "Set PROMETHEUS_MULTIPROC_DIR to an empty folder, or WEB_CONCURRENCY to 1"
            raise UsageError("several processes count into one folder, and none is named", where=where, todo=todo)


class _FirstThere:
    """The editors' side of the archive, from when there is one; None until then."""

    def __init__(self, review: Callable[[], SqlReview]) -> None:
        self._open, self._lock = review, Lock()
        self._review: SqlReview | None = None

    def __call__(self) -> SqlReview | None:
        from bot.archive import ArchiveMissing

        with self._lock:
            if self._review is None:
                try:
                    self._review = self._open()
                except ArchiveMissing:
                    return None
            return self._review


class _InWorker:
    """A WSGI application that each worker process builds for itself when it begins, and the jobs beside it."""

    def __init__(self, build: Callable[[], tuple[WSGIApplication, Jobs]]) -> None:
        self._build, self._lock = build, Lock()
        self._built: tuple[WSGIApplication, Jobs] | None = None

    def begin(self) -> None:
        """Build it, in the worker's own process."""
        with self._lock:
            if self._built is None:
                self._built = self._build()
                self._built[1].start()

    def end(self) -> None:
        """Let the jobs finish what is on its way."""
        if self._built is not None:
            self._built[1].stop(seconds=_GRACE_S)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.begin()
        assert self._built is not None
        return self._built[0](environ, start_response)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Starts without looking for garbage, of which a start makes none to speak of, until it settles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _settle() -> None:
    """What is there when the server starts stays to its end: looking for garbage in it costs answers their time."""
    gc.freeze()
    gc.enable()


def _number(environ: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= most):
        raise UsageError(f"it is not a whole number from 1 to {most}", where=name, todo=f"Set it to one such as {default}")
    return int(text)
