"""Where an archive is: a file path or a database URL as typed -> `Place`, without touching anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ArchiveError

#: A drive letter is no scheme; a driver behind a plus is not looked at.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9]+)(?:\+\w+)?:")
_HOST = re.compile(r"[\w.:-]*")
_POSTGRES = ("postgres", "postgresql")
_KINDS = "Give a file path, sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One archive's place."""

    #: The SQLite file, absolute; or the PostgreSQL database, its driver fixed.
    at: Path | URL
    #: As people may see it: the path as typed, or the server and database, never a password.
    shown: str

    @property
    def path(self) -> Path | None:
        """The SQLite file; None where a server keeps the archive."""
        return self.at if isinstance(self.at, Path) else None

    @property
    def libpq(self) -> str:
        """A server's database as libpq reads it, with its password: never shown. Empty for a file."""
        if isinstance(self.at, Path):
            return ""
        return self.at.set(drivername="postgresql").render_as_string(hide_password=False)


def place_of(typed: str) -> Place:
    """Read a place.

    Args:
        typed: a file path, or a `sqlite:`, `postgres:` or `postgresql:` URL; a driver named in it is replaced by ours.

    Raises:
        ArchiveError: it names no file, cannot be read as a URL, or is of another kind of database.
    """
    if typed != typed.strip() or not typed.isprintable():
        what = "the archive's place begins or ends with a space, or holds a character that cannot be seen"
        raise ArchiveError(what, todo=_KINDS)
    scheme = _SCHEME.match(typed)
    if scheme is None:
        return _file(typed)
    if scheme[1].lower() not in ("sqlite", *_POSTGRES):
        raise ArchiveError(f"the archive cannot be kept in a {scheme[1].lower()!r} database", todo=_KINDS)
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError):  # its message may repeat the password
        raise _malformed() from None
    return _file(url.database or "") if scheme[1].lower() == "sqlite" else _server(url)


def _malformed() -> ArchiveError:
    return ArchiveError("the archive's database URL is malformed", todo=_KINDS)


def _file(typed: str) -> Place:
    if not typed.strip() or "\0" in typed:
        raise ArchiveError("the archive's place names no file", todo=_KINDS)
    if typed == ":memory:":
        raise ArchiveError("an archive in memory would be gone with the command", todo=_KINDS)
    path = Path(typed).expanduser().absolute()
    return Place(at=path, shown=typed)


def _server(url: URL) -> Place:
    if _HOST.fullmatch(url.host or "") is None or not 0 < (url.port or 1) < 65536:
        raise _malformed()
    host = url.host or url.query.get("host") or "this machine"
    port = f":{url.port}" if url.port else ""
    shown = f"PostgreSQL database {url.database or ''!r} on {host}{port}"
    return Place(at=url.set(drivername="postgresql+psycopg"), shown=shown)
