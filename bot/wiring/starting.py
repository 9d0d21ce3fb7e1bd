"""Where the wiring begins: the configuration is found, and the machine's own clock and environment are taken."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.config import load
from bot.errors import UsageError
from bot.wiring.ground import PACKAGE, ministries
from bot.wiring.serving import Wiring


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
    return Wiring(config=load(path, ministries=ministries(), base=base), environ=environ, now=now or _now)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # it was taken away under the shell
        raise UsageError("the working folder is not there any more", todo="Change into one that is") from None


def _now() -> datetime:
    return datetime.now(UTC)


def _packaged() -> Path:
    """The defaults that ship with the package; the repository's own file where it runs from a checkout."""
    shipped = PACKAGE / "data" / "config.yaml"
    return shipped if shipped.exists() else PACKAGE.parent / "config.yaml"
