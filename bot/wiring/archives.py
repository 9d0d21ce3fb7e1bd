"""The archive: opened to be read, filled, asked, edited or posted from; made, copied and examined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.errors import UsageError
from bot.streams import leave_at_exit
from bot.wiring.ground import Ground

if TYPE_CHECKING:
    from bot.archive.examining import Finding
    from bot.archive.installs import SqlInstalls
    from bot.archive.outbox import SqlOutbox
    from bot.archive.patience import Closable, Patience
    from bot.archive.review import SqlReview
    from bot.archive.starter import StarterUntilIngested
    from bot.archive.store import SqlArchive

T = TypeVar("T")

#: Seconds within which an archive that is not hanging is open, and within which any one question of it is answered.
_OPEN_S, _ANSWERED_S = 2.0, 10.0
#: What hosts that lose their files at each restart set in the environment, and how they are called.
_LOSING = {"DYNO": "Heroku", "K_SERVICE": "Cloud Run", "RENDER": "Render", "RAILWAY_ENVIRONMENT": "Railway"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Archives(Ground):
    """The newsroom's archive, opened for whatever it is needed for, and looked after."""

    def nothing_there(self) -> str:
        """A clause for a place without articles; where it is, never with a password, and whether there is any."""
        from bot.archive.place import place_of

        place, here = place_of(self.place), Path.cwd()
        shown = str(place.path.relative_to(here)) if place.path and place.path.is_relative_to(here) else place.shown
        return f"no archive at {shown}" if place.path and not place.path.exists() else f"no article in {shown}"

    def archive_to_read(self) -> SqlArchive:
        """The newsroom's archive, which must be there; reading all of it may take its time."""
        from bot.archive import open_archive

        return self._opened(lambda: open_archive(self.place))[0]

    def archive_to_fill(self) -> SqlArchive:
        """The newsroom's archive, made empty where there is none."""
        from bot.archive import open_archive

        return open_archive(self.place, create=True)

    def archive_to_ask(self) -> StarterUntilIngested:
        """The newsroom's archive, or the starter until an article was ingested; it is not waited for for ever."""
        from bot.archive.patience import patient
        from bot.archive.starter import StarterUntilIngested

        return patient(*self._opened(lambda: StarterUntilIngested(self.place)))

    def review(self) -> SqlReview:
        """The editors' side of the newsroom's archive, which must be there; the caller closes it."""
        from bot.archive.patience import patient
        from bot.archive.review import open_review

        return patient(*self._opened(lambda: open_review(self.place)))

    def outbox(self) -> SqlOutbox:
        """Who is to be told what, and every post; the caller closes it."""
        from bot.archive import open_outbox

        return open_outbox(self.place)

    def _installs(self) -> SqlInstalls:
        from bot.archive import open_installs

        return open_installs(self.place)

    def _opened(self, opening: Callable[[], T]) -> tuple[T, Patience]:
        """What is opened, and how long it is waited for later. Raises `NotAnswering` where the archive hangs."""
        patience = self.patience(_ANSWERED_S)
        return patience.ask(opening, within=_OPEN_S), patience

    @contextmanager
    def soon_closed(self, *opened: Closable) -> Iterator[None]:
        """Close them at the end; where that hangs, the interpreter's own clearing up would, too: it is left out, then."""
        from bot.archive.patience import close_soon

        try:
            yield
        finally:
            closed = [close_soon(one) for one in opened]
        if not all(closed):
            leave_at_exit(0)

    def patience(self, seconds: float) -> Patience:
        """That of people who ask the archive."""
        from bot.archive.patience import Patience
        from bot.archive.place import place_of

        return Patience(seconds, where=place_of(self.place).shown)

    def migrate(self) -> str:
        """Create or upgrade the archive; a sentence that says what was done."""
        from bot.archive import migrate

        return migrate(self.place)

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
