"""The composition root: configuration, environment and clock -> everything a command needs, each made when first asked for.

Nothing below this reads the clock or the environment; nothing here decides anything.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.config import Config, load
from bot.errors import UsageError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from slack_bolt import App

    from bot.archive.installs import SqlInstalls
    from bot.archive.protocol import Archive
    from bot.archive.review import SqlReview
    from bot.archive.starter import StarterUntilIngested
    from bot.archive.store import SqlArchive
    from bot.charting.picture import Picture
    from bot.gazetteer.outlets import Outlets
    from bot.model import Article, Parsed
    from bot.slack.oauth import Several
    from bot.sources.child import Child
    from bot.sources.given import Reading
    from bot.sources.web import Web
    from bot.stance.answers import Answer
    from bot.stance.command import Chart, Help
    from bot.stance.command import Reading as CommandReading
    from bot.stance.present import Names
    from bot.stance.respond import Desk
    from bot.stance.views import View
    from bot.watch.work import Work

#: More HTTP processes than any machine serves a newsroom with.
_MOST_WORKERS = 64

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """Everything, wired."""

    config: Config
    environ: Mapping[str, str]
    #: The present, aware.
    now: Callable[[], datetime]
    #: Whether this very machine may be fetched from, without pauses: for tests, and set by nothing else.
    loopback: bool = False

    @property
    def place(self) -> str:
        """Where the archive is: DATABASE_URL, else the file that the configuration names."""
        return self.environ.get("DATABASE_URL") or str(self.config.archive)

    def nothing_there(self) -> str:
        """A clause for a place without articles; where it is, never with a password, and whether there is any."""
        from bot.archive.place import place_of

        place, here = place_of(self.place), Path.cwd()
        shown = str(place.path.relative_to(here)) if place.path and place.path.is_relative_to(here) else place.shown
        return f"no archive at {shown}" if place.path and not place.path.exists() else f"no article in {shown}"

    def today(self) -> date:
        """The day in the newsroom's zone."""
        return self.now().astimezone(self.config.timezone).date()

    def outlets(self) -> Outlets:
        """The outlets that are known."""
        from bot.gazetteer.outlets import outlets

        return outlets()

    def feeds(self) -> tuple[str, ...]:
        """Addresses of the feeds that are watched."""
        return self.config.feeds

    def reading(self) -> Reading:
        """What reading files needs."""
        from bot.sources.given import Reading

        return Reading(outlets=self.outlets(), zone=self.config.timezone, today=self.today())

    def parse(self, article: Article) -> Parsed:
        """The statements in an article, seen from the newsroom's country."""
        from bot.text.parse import parse

        return parse(article, home=self.config.ministry)

    def pages(self) -> Child:
        """A reader of pages in a process of its own, started at the first page; the caller closes it."""
        from bot.sources.child import Child

        return Child(self.reading())

    def web(self) -> Web:
        """A fetcher of addresses; the caller closes it."""
        from bot.watch.work import web

        return web(loopback=self.loopback)

    def work(self, archive: SqlArchive) -> Work:
        """What ingesting into an archive takes; the caller closes it."""
        from bot.ingest import Keeping
        from bot.watch.due import Rhythm
        from bot.watch.work import Plan, Work

        keeping = Keeping(archive=archive, ledger=archive.ledger, parse=self.parse, outlets=self.outlets())
        every = timedelta(minutes=self.config.watch_minutes)
        return Work(
            Plan(
                reading=self.reading(),
                keeping=keeping,
                rhythm=Rhythm(every=every, failures=self.config.watch_failures),
                now=self.now,
                loopback=self.loopback,
            )
        )

    def review(self) -> SqlReview:
        """The editors' side of the newsroom's archive, which must be there; the caller closes it."""
        from bot.archive import open_review

        return open_review(self.place)

    def user(self) -> str:
        """Who is at this machine, as the system calls them.

        Raises:
            UsageError: it does not tell.
        """
        import getpass

        try:
            return getpass.getuser()
        except (OSError, KeyError):
            raise UsageError("this machine does not tell who you are", where="--by", todo="Give your name") from None

    def archive_to_read(self) -> SqlArchive:
        """The newsroom's archive, which must be there."""
        from bot.archive import open_archive

        return open_archive(self.place)

    def archive_to_fill(self) -> SqlArchive:
        """The newsroom's archive, made empty where there is none."""
        from bot.archive import open_archive

        return open_archive(self.place, create=True)

    def archive_to_ask(self) -> StarterUntilIngested:
        """The newsroom's archive, or the starter until an article was ingested."""
        from bot.archive import starter_until_ingested

        return starter_until_ingested(self.place)

    def migrate(self) -> str:
        """Create or upgrade the archive; a sentence that says what was done."""
        from bot.archive import migrate

        return migrate(self.place)

    def read(self, text: str) -> CommandReading:
        """What was typed -> a command, or what could have been meant."""
        from bot.stance.command import read_command

        config = self.config
        return read_command(
            text, today=self.today(), home=config.ministry, limit=config.card_statements, ministries=_ministries()
        )

    def respond(self, reading: CommandReading, archive: Archive) -> Answer | View | Help:
        """A command -> its answer out of an archive."""
        from bot.stance.respond import respond

        return respond(reading, self.desk(archive))

    def desk(self, archive: Archive) -> Desk:
        """Who is asked, and when."""
        from bot.stance.respond import Desk

        return Desk(archive=archive, ministry=self.config.ministry, today=self.today(), names=self.names())

    def picture(self, chart: Chart, archive: Archive) -> Picture:
        """A chart's picture; raises `ChartError` where it cannot be drawn."""
        from bot.charting.picture import picture_of

        return picture_of(chart, self.desk(archive))

    def names(self) -> Names:
        """Code or topic id -> the name a person reads."""
        from bot.gazetteer import load_countries, load_topics

        countries, topics = load_countries().by_code, load_topics().by_id
        return {code: one.name for code, one in countries.items()} | {id: one.name for id, one in topics.items()}

    def slack_app(self, archive: Archive, *, verify_token: bool = True) -> App:
        """The Slack app, its token checked with Slack unless that was done before."""
        from bot.slack.app import build_app, build_app_of_several
        from bot.slack.deps import Deps
        from bot.slack.once import Claims, Receipts
        from bot.slack.roles import Roles

        shared = self._serves_with_others()
        deps = Deps(
            archive=archive,
            read=self.read,
            ministry=self.config.ministry,
            names=self.names(),
            today=self.today,
            roles=Roles(admins=self.config.admins, editors=self.config.editors, readers=self.config.readers),
            once=Receipts(self._installs(), self.now) if shared else Claims(),
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

    def several(self) -> Several:
        """What an app of several workspaces needs. Raises `SlackSetupError` where FO_STANCE_KEY is no key."""
        from bot.slack.installations import Installations
        from bot.slack.oauth import Several
        from bot.slack.seal import Seal

        seal = Seal(self.environ.get("FO_STANCE_KEY", ""))
        return Several(
            client_id=self.environ["SLACK_CLIENT_ID"],
            client_secret=self.environ["SLACK_CLIENT_SECRET"],
            installations=Installations(self._installs(), seal, self.now),
        )

    def _installs(self) -> SqlInstalls:
        from bot.archive import open_installs

        return open_installs(self.place)

    def _several_workspaces(self) -> bool:
        from bot.slack.setup import several_workspaces

        environ = self.environ
        return several_workspaces(
            environ.get("SLACK_BOT_TOKEN"), environ.get("SLACK_CLIENT_ID"), environ.get("SLACK_CLIENT_SECRET")
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
        port = _number(self.environ, "PORT", 3000, most=65535)
        workers = _number(self.environ, "WEB_CONCURRENCY", 1, most=_MOST_WORKERS)
        with closing(self.archive_to_ask()) as archive:
            app, starting = self.slack_app(archive), archive.is_starter
            if app_token:
                _settle()
                serve_socket(app, app_token, running=running)
        if not app_token:  # only now that every fault had its sentence; the archive's connections do not survive a fork
            serve_http(_InWorker(lambda: self._web(starting)), port, workers=workers, running=running)

    def _web(self, starting: bool) -> WSGIApplication:
        """The application; where there was no article when the server started (`starting`), the starter will do."""
        from bot.slack.serve import wsgi

        archive = self.archive_to_ask()

        def ready() -> bool:
            archive.check()
            return starting or not archive.is_starter

        app = wsgi(self.slack_app(archive, verify_token=False), ready)
        _settle()
        return app


class _InWorker:
    """A WSGI application that each worker process builds for itself at its first request."""

    def __init__(self, build: Callable[[], WSGIApplication]) -> None:
        self._build, self._lock = build, Lock()
        self._built: WSGIApplication | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self._lock:
            if self._built is None:
                self._built = self._build()
        return self._built(environ, start_response)


def wire(environ: Mapping[str, str] | None = None, now: Callable[[], datetime] | None = None) -> Wiring:
    """Read the configuration and wire everything.

    Args:
        environ: the process's own where None.
        now: the clock; the machine's where None.

    Returns:
        The wiring, from FO_STANCE_CONFIG, else `config.yaml` in the working folder, else the packaged defaults.

    Raises:
        ConfigError: with every fault of the configuration.
    """
    environ = os.environ if environ is None else environ
    named, here = environ.get("FO_STANCE_CONFIG"), Path("config.yaml")
    path = Path(named) if named else here if here.exists() else _packaged()
    base = Path.cwd() if path == _packaged() else None
    return Wiring(config=load(path, ministries=_ministries(), base=base), environ=environ, now=now or _now)


def _now() -> datetime:
    return datetime.now(UTC)


def _packaged() -> Path:
    """The defaults that ship with the package; the repository's own file where it runs from a checkout."""
    shipped = _PACKAGE / "data" / "config.yaml"
    return shipped if shipped.exists() else _PACKAGE.parent / "config.yaml"


@cache
def _ministries() -> frozenset[str]:
    """Country codes that have a profile."""
    return frozenset(path.stem.upper() for path in (_PACKAGE / "data" / "ministries").glob("*.yaml"))


def _settle() -> None:
    """What is there when the server starts stays to its end: looking for garbage in it costs answers their time."""
    gc.collect()
    gc.freeze()


def _number(environ: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= most):
        raise UsageError(f"it is not a whole number from 1 to {most}", where=name, todo=f"Set it to one such as {default}")
    return int(text)
