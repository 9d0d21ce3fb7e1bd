"""The composition root: configuration, environment and clock -> everything a command needs, each made when first asked for.

Nothing below this reads the clock or the environment; nothing here decides anything.
"""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.config import Config, load
from bot.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from slack_bolt import App

    from bot.archive.examining import Finding
    from bot.archive.installs import SqlInstalls
    from bot.archive.ledger import FeedState
    from bot.archive.outbox import SqlOutbox
    from bot.archive.outbox_protocol import Outbox, Subscription
    from bot.archive.protocol import Archive
    from bot.archive.review import SqlReview
    from bot.archive.starter import StarterUntilIngested
    from bot.archive.store import SqlArchive
    from bot.charting.picture import Picture
    from bot.gazetteer.outlets import Outlets
    from bot.jobs.running import Jobs
    from bot.model import Article, Parsed
    from bot.slack.delivery import Clients
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
#: What hosts that lose their files at each restart set in the environment, and how they are called.
_LOSING = {"DYNO": "Heroku", "K_SERVICE": "Cloud Run", "RENDER": "Render", "RAILWAY_ENVIRONMENT": "Railway"}
#: Seconds that a worker which is told to end waits for its posts; gunicorn waits a little longer.
_GRACE_S = 8.0

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

    def feed_states(self) -> list[FeedState]:
        """How the watched feeds stand; none while there is no archive of the newsroom's own."""
        from bot.archive import ArchiveMissing

        try:
            with closing(self.archive_to_read()) as archive:
                return [archive.ledger.feed(url) for url in self.config.feeds]
        except ArchiveMissing:
            return []

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

    def add_article(self, address: str) -> str:
        """Fetch and keep the article at an address; what became of it, in a sentence or two."""
        from bot.ingest import ingest
        from bot.reporting import added_sentence
        from bot.sources.inputs import Asked, entries

        with closing(self.archive_to_fill()) as archive, closing(self.work(archive)) as work:
            read = entries(Asked(urls=[address]), work.means(io.BytesIO()))
            return added_sentence(ingest(read, work.keeping, seen=lambda _report: None))

    def backup(self, to: str) -> str:
        """Copy the archive into a file; a sentence that says what was done."""
        from bot.archive import backup

        return backup(self.place, to)

    def restore(self, file: str, *, force: bool) -> str:
        """Put a backup in the archive's place; a sentence that says what was done."""
        from bot.archive import restore

        return restore(self.place, file, force=force)

    def examine(self) -> Iterator[Finding]:
        """What is wrong with the archive and where it runs."""
        from importlib.metadata import version

        from bot.archive import examine
        from bot.archive.examining import Finding, Grade

        zone = f"{self.config.timezone.key} (tzdata {version('tzdata')})"
        what = f"no fault; ministry {self.config.ministry}, zone {zone}"
        yield Finding(grade=Grade.FINE, about="configuration", what=what)
        try:
            self.keeps_its_disk()
        except UsageError as fault:
            yield Finding(grade=Grade.WRONG, about="host", what=f"{fault.where}: {fault.what}", todo=fault.todo)
        yield from examine(self.place, today=self.today())

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

        return Desk(
            archive=archive,
            ministry=self.config.ministry,
            today=self.today(),
            names=self.names(),
            feeds=self.feed_states,
        )

    def picture(self, chart: Chart, archive: Archive) -> Picture:
        """A chart's picture; raises `ChartError` where it cannot be drawn."""
        from bot.charting.picture import picture_of

        return picture_of(chart, self.desk(archive))

    def names(self) -> Names:
        """Code or topic id -> the name a person reads."""
        from bot.gazetteer import load_countries, load_topics

        countries, topics = load_countries().by_code, load_topics().by_id
        return {code: one.name for code, one in countries.items()} | {id: one.name for id, one in topics.items()}

    def slack_app(self, archive: Archive, outbox: Outbox, *, verify_token: bool = True) -> App:
        """The Slack app, its token checked with Slack unless that was done before."""
        from bot.slack.app import build_app, build_app_of_several
        from bot.slack.deps import Deps
        from bot.slack.editing import Editing
        from bot.slack.once import Claims, Receipts
        from bot.slack.roles import Roles
        from bot.slack.subscribers import Subscriptions

        shared = self._serves_with_others()
        setting = Subscriptions(
            archive=archive,
            outbox=outbox,
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
            feeds=self.feed_states,
            editing=Editing(review=_FirstThere(self.review), now=self.now, zone=self.config.timezone),
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

    def outbox(self) -> SqlOutbox:
        """Who is to be told what, and every post; the caller closes it."""
        from bot.archive import open_outbox

        return open_outbox(self.place)

    def jobs(self, archive: Archive, outbox: Outbox) -> Jobs:
        """What plans and posts digests and watches, not started yet.

        Raises:
            FoStanceError: config.yaml has digests, and it is not clear in which workspace.
        """
        from bot.jobs.building import jobs_of
        from bot.slack.delivery import team_of

        clients = self._clients()
        team = "" if not self.config.digests else team_of(clients(""))
        return jobs_of(
            archive=archive,
            outbox=outbox,
            clients=clients,
            ministry=self.config.ministry,
            names=self.names(),
            zone=self.config.timezone,
            late_hours=self.config.late_hours,
            configured=self._configured(team),
            now=self.now,
        )

    def run_jobs(self, running: Callable[[], None] = lambda: None) -> None:
        """Plan and post digests and watches until SIGTERM or SIGINT, without answering anybody.

        Args:
            running: called once nothing of ours can keep it from starting any more.

        Raises:
            FoStanceError: the token is missing or refused, the archive cannot be read.
        """
        from bot.archive.place import place_of
        from bot.jobs.running import run_until_told
        from bot.slack.setup import check_bot_token

        if not self._several_workspaces():
            check_bot_token(self.environ.get("SLACK_BOT_TOKEN"))
        self.keeps_its_disk()
        with closing(self.archive_to_ask()) as archive, closing(self.outbox()) as outbox:
            jobs = self.jobs(archive, outbox)
            if not self._on_postgres():
                run_until_told(jobs, running)
                return
            from bot.jobs.on_postgres import app_of, run_shared

            with ExitStack() as stack:
                feeds = self._looking_at_feeds(stack) if self.feeds() else None
                run_shared(app_of(place_of(self.place).libpq, jobs, feeds), running)

    def _on_postgres(self) -> bool:
        """Whether workers share a PostgreSQL, and what they share it by is installed."""
        from importlib.util import find_spec

        from bot.archive.place import place_of

        return bool(place_of(self.place).libpq) and find_spec("procrastinate") is not None

    def _looking_at_feeds(self, stack: ExitStack) -> Callable[[], object]:
        """A look at the feeds that are due, with what it needs kept until the stack is closed."""
        from bot.watch.rounds import look

        archive = stack.enter_context(closing(self.archive_to_fill()))
        watching = stack.enter_context(closing(self.work(archive))).watching()
        return lambda: look(self.feeds(), watching)

    def keeps_its_disk(self) -> None:
        """Nothing, where what is kept is still there after the next restart.

        Raises:
            UsageError: the archive is a file on a machine that loses its files, and not on a volume of its own.
        """
        from bot.archive.place import place_of

        path = place_of(self.place).path
        host = next((name for variable, name in _LOSING.items() if self.environ.get(variable)), None)
        if host is None or path is None:
            return
        volume = self.environ.get("FO_STANCE_VOLUME")
        if volume and path.is_relative_to(Path(volume).absolute()):
            return
        raise UsageError(
            f"{host} deletes files at each restart, and with them the archive",
            where=place_of(self.place).shown,
            todo="Give it a PostgreSQL database and set DATABASE_URL to its address;\n"
            "or mount a volume, put archive.place on it and set FO_STANCE_VOLUME to where it is",
        )

    def _configured(self, team: str) -> tuple[Subscription, ...]:
        """Digests out of config.yaml, whose codes must be known here."""
        from bot.jobs.building import subscriptions_of

        digests = self.config.digests
        known = self.names() if any(one.countries or one.topics for one in digests) else {}
        odd = [code for one in digests for code in (*one.countries, *one.topics) if code not in known]
        if odd:
            raise ConfigError(
                tuple(f"digests: `{code}` is no country, body or topic known here" for code in dict.fromkeys(odd))
            )
        return subscriptions_of(digests, team)

    def _clients(self) -> Clients:
        from bot.slack.delivery import clients_of

        base = self.environ.get("SLACK_API_URL") or "https://slack.com/api/"
        if not self._several_workspaces():
            return clients_of(lambda _team: self.environ.get("SLACK_BOT_TOKEN", ""), base)
        installed = self.several().installations
        return clients_of(lambda team: getattr(installed.find_bot(enterprise_id=None, team_id=team), "bot_token", ""), base)

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
        self.keeps_its_disk()
        port = _number(self.environ, "PORT", 3000, most=65535)
        workers = _number(self.environ, "WEB_CONCURRENCY", 1, most=_MOST_WORKERS)
        with closing(self.archive_to_ask()) as archive, closing(self.outbox()) as outbox:
            app, starting = self.slack_app(archive, outbox), archive.is_starter
            jobs = self.jobs(archive, outbox)
            if app_token:
                _settle()
                serve_socket(app, app_token, running=jobs.before(running))
                jobs.stop()
        if not app_token:  # only now that every fault had its sentence; the archive's connections do not survive a fork
            worker = _InWorker(lambda: self._web(starting))
            serve_http(worker, port, workers=workers, running=running, begin=worker.begin, end=worker.end)

    def _web(self, starting: bool) -> tuple[WSGIApplication, Jobs]:
        """The application; where there was no article when the server started (`starting`), the starter will do."""
        from bot.slack.serve import wsgi

        archive, outbox = self.archive_to_ask(), self.outbox()

        def ready() -> bool:
            archive.check()
            return starting or not archive.is_starter

        app = wsgi(self.slack_app(archive, outbox, verify_token=False), ready)
        jobs = self.jobs(archive, outbox)
        _settle()
        return app, jobs


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
    base = _here() if path == _packaged() else None
    return Wiring(config=load(path, ministries=_ministries(), base=base), environ=environ, now=now or _now)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # it was taken away under the shell
        raise UsageError("the working folder is not there any more", todo="Change into one that is") from None


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
