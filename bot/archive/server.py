"""Connections to PostgreSQL that wait no longer for the server than whoever asks; see `patience.py`.

A server that hangs, or a network that swallows everything, leaves a connection open on which nothing ever comes: the driver
by itself waits for ever, and what the server is told about time limits does not reach it.
"""

from __future__ import annotations

from typing import Any, TypeVar

import psycopg
from sqlalchemy import Engine, event

from bot.archive.patience import remaining

T = TypeVar("T")

#: How libpq itself finds out that nobody is there any more, within half a minute: also for what nobody waits for.
LIVENESS = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "25000",
}


class _Connection(psycopg.Connection[Any]):
    """One that is closed when the time of whoever waits for it is over: an answer that comes later is not theirs to read."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for the server. Raises `psycopg.OperationalError`."""
        left = remaining()
        if left is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, left if timeout is None else min(left, timeout))
        except psycopg.OperationalError:
            if not remaining():
                self.pgconn.finish()
            raise


def connect_patiently(engine: Engine) -> None:
    """Have an engine's connections wait as said."""

    @event.listens_for(engine, "do_connect")
    def _(dialect: Any, record: Any, given: Any, named: Any) -> psycopg.Connection[Any]:  # noqa: ARG001 - SQLAlchemy's
        left = remaining()
        if left == 0:
            raise psycopg.OperationalError("timeout before the server was asked")
        if left is not None:
            named = {**named, "connect_timeout": 2}  # the shortest that the driver knows
        return _Connection.connect(*given, **named)
