"""Imports only point down, and each outside library has one home: both rules as data."""

from __future__ import annotations

import sys

import pytest

from tests.repo.source import Source, sources

#: Lowest first. A part may import what stands in a row above its own here, never a neighbour.
ROWS = (
    ("errors",),
    ("model", "folding", "likeness", "months", "streams", "zones", "slots"),
    ("channel_digests",),
    ("config", "gazetteer", "archive"),
    ("text", "sources", "stance"),
    ("copies",),
    ("ingest", "contracts", "charting"),
    ("watch",),
    ("slack", "terminal", "reporting", "exporting"),
    ("jobs",),
    ("wiring",),
    ("commands",),
    ("cli",),
)

#: Parts that others see only through these modules: whoever asks an archive knows no SQL.
DOORS = {
    "archive": ("bot.archive.protocol", "bot.archive.review_protocol", "bot.archive.ledger", "bot.archive.outbox_protocol")
}
#: Who may go past the doors: it builds the thing.
BUILDERS = ("wiring",)

#: Outside libraries, and the parts or modules they live in; what is not listed is not used.
HOMES = {
    "alembic": ("bot.archive",),
    "babel": ("bot.gazetteer.build", "bot.gazetteer.table"),
    "charset_normalizer": ("bot.sources",),
    "cryptography": ("bot.slack.seal",),
    "dateparser": ("bot.sources",),
    "feedparser": ("bot.sources",),
    "gunicorn": ("bot.slack",),
    "httpcore2": ("bot.sources",),
    "httpx2": ("bot.sources",),
    "lxml": ("bot.sources",),
    "matplotlib": ("bot.charting.draw",),
    "procrastinate": ("bot.jobs.on_postgres", "bot.jobs.handing_out"),
    "pebble": ("bot.sources",),
    "prometheus_client": ("bot.slack.metrics",),
    "protego": ("bot.sources",),
    "psycopg": ("bot.archive.server",),
    # The last one only when the name table is compiled.
    "rapidfuzz": ("bot.stance.nearest", "bot.stance.check", "bot.gazetteer.table"),
    "rich": ("bot.terminal", "bot.commands"),
    "slack_bolt": ("bot.slack", "bot.wiring"),
    "slack_sdk": ("bot.slack",),
    "sqlalchemy": ("bot.archive",),
    "trafilatura": ("bot.sources",),
    "warcio": ("bot.sources",),
    "yaml": ("bot.config", "bot.gazetteer", "bot.archive"),
}

#: What reads the world outside, and which modules may.
WORLD = {
    "os.environ": ("bot.wiring", "bot.slack.app"),  # the latter only hides variables that Bolt would read by itself
    "os.getenv": (),
    "date.today": (),
    "datetime.now": ("bot.wiring",),
    "datetime.today": (),
    "datetime.utcnow": (),
    "sys.argv": ("bot.cli", "bot.gazetteer.build"),
    "sys.exit": ("bot.cli", "bot.gazetteer.build"),
}


def _row(part: str) -> int:
    return next(number for number, row in enumerate(ROWS) if part in row)


def _is_in(module: str, homes: tuple[str, ...]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


_FILES = [pytest.param(source, id=source.name) for source in sources() if source.name != "bot/__init__.py"]


@pytest.mark.parametrize("source", _FILES)
def test_every_file_has_a_place(source: Source) -> None:
    """A new part of the product is given its row before it is used."""
    assert source.part in {part for row in ROWS for part in row}


@pytest.mark.parametrize("source", _FILES)
def test_imports_point_down(source: Source) -> None:
    """A part imports lower rows and itself: never a higher row, never a neighbour."""
    parts = {name: name.split(".")[1] for name in source.imports() if name.startswith("bot.") and name != "bot.__version__"}
    wrong = [name for name, part in parts.items() if part != source.part and _row(part) >= _row(source.part)]
    assert wrong == []


@pytest.mark.parametrize("source", _FILES)
def test_parts_are_entered_by_their_doors(source: Source) -> None:
    """Whoever is answered from an archive knows its protocol and not its tables."""
    inside = [
        name for name in source.imports() if any(name.startswith(f"bot.{part}") for part in DOORS if part != source.part)
    ]
    doors = tuple(door for doors in DOORS.values() for door in doors)
    assert source.part in BUILDERS or [name for name in inside if not _is_in(name, doors)] == []


@pytest.mark.parametrize("source", _FILES)
def test_each_library_has_one_home(source: Source) -> None:
    """An outside library is imported where it is listed, and nowhere else."""
    outside = {name.split(".")[0] for name in source.imports()} - sys.stdlib_module_names - {"bot"}
    assert [name for name in sorted(outside) if not _is_in(source.module, HOMES.get(name, ()))] == []


@pytest.mark.parametrize("source", _FILES)
def test_time_and_environment_are_passed_in(source: Source) -> None:
    """Only the composition root reads the clock and the environment, only the command line its words."""
    read = set(source.attributes())
    assert [name for name, modules in WORLD.items() if name in read and not _is_in(source.module, modules)] == []


def test_every_home_is_lived_in() -> None:
    """A library that is listed as allowed is also used: the list is no wish list."""
    used = {name.split(".")[0] for source in sources() for name in source.imports()}
    assert sorted(set(HOMES) - used) == []
