"""`ingest --spread`: articles read here and handed out in batches, for workers to parse and keep."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from bot.commands.ending import code_of, ending
from bot.commands.printing import FOUND, WRONG, print_json, tell
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.archive.protocol import Archive
    from bot.jobs.handing_out import Office, Standing
    from bot.sources.given import Given, Unreadable
    from bot.sources.inputs import Asked
    from bot.sources.remote import Entry
    from bot.wiring import Wiring

#: Seconds between two looks at what is left.
_GLANCE = 1.0


@dataclass(slots=True, kw_only=True)
class Handed:
    """What was handed out; grows while inputs are read."""

    articles: int = 0
    batches: int = 0
    #: Addresses that lead to a stored article, and inputs that are no article.
    known: int = 0
    unreadable: int = 0


def spread(wiring: Wiring, options: argparse.Namespace, asked: Asked | None, stdin: BinaryIO) -> int:
    """Hand out what was asked for, or with nothing asked tell what is left; `--wait` stays until nothing is.

    Raises:
        UsageError: feeds were given, which workers look at anyway.
    """
    from bot.jobs.bulk import batches

    if options.feed or options.opml:
        todo = "Give files, folders or addresses; name feeds in config.yaml, where workers look at them"
        raise UsageError("feeds are not spread", where="--spread", todo=todo)
    handed = Handed()
    with ending(), wiring.office().open() as office:
        try:
            if asked is not None:
                for batch in office.hand_out(batches(_articles(wiring, asked, stdin, handed))):
                    handed.batches += 1
                    handed.articles += len(batch.rows)
                _tell_handed(handed)
            left = _waited_for(office) if options.wait else office.standing()
        except KeyboardInterrupt as told:
            tell("interrupted; what was handed out is worked on all the same")
            return code_of(told)
    _tell_left(left, handed, as_json=options.json)
    return WRONG if handed.unreadable else FOUND


def _articles(wiring: Wiring, asked: Asked, stdin: BinaryIO, handed: Handed) -> Iterator[Given]:
    from bot.commands.articles import noted
    from bot.sources.inputs import entries

    with closing(wiring.archive_to_fill()) as archive, closing(wiring.work(archive)) as work:
        yield from _given(noted(entries(asked, work.means(stdin))), archive, handed)


def _given(found: Iterable[Entry], archive: Archive, handed: Handed) -> Iterator[Given]:
    """The articles among the entries; what is none is logged here."""
    from bot.sources.given import Given, Unreadable

    for entry in found:
        if isinstance(entry, Given):
            yield entry
        elif isinstance(entry, Unreadable):
            _note(entry, archive, handed)
        else:
            handed.known += 1


def _note(entry: Unreadable, archive: Archive, handed: Handed) -> None:
    archive.log_unreadable(entry.source, entry.reason, entry.todo)
    handed.unreadable += 1
    tell(entry)


def _waited_for(office: Office, pause: Callable[[float], None] = time.sleep) -> Standing:
    """What is left once nothing is, or once somebody loses patience."""
    while (left := office.standing()).left:
        pause(_GLANCE)
    return left


def _tell_handed(handed: Handed) -> None:
    tell(f"handed out: {handed.articles} articles in {handed.batches} batches; unreadable: {handed.unreadable}")
    if handed.known:
        tell(f"known addresses that were not asked again: {handed.known}")


def _tell_left(left: Standing, handed: Handed, *, as_json: bool) -> None:
    if as_json:
        counts = {name: getattr(handed, name) for name in ("articles", "batches", "known", "unreadable")}
        print_json({**counts, "waiting": left.waiting, "begun": left.begun})
        return
    if not left.left:
        tell("no batch is left; `fo-stance log` has what could not be kept")
        return
    tell(f"batches that wait for a worker: {left.waiting}; that one is at: {left.begun}")
    tell("`fo-stance worker` takes them, on this machine and on others; `fo-stance ingest --spread` tells what is left")
