"""One statement beside the other wordings of its briefing: whether there are any, and what differs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.archive.protocol import Archive
from bot.model import Record
from bot.stance.lines import Names
from bot.stance.passages import counted, small_print
from bot.stance.sentences import whose_words
from bot.stance.views import View
from bot.stance.wording_sections import wording_sections
from bot.stance.wordings import difference


def differs(record: Record, others: Iterable[Record]) -> bool:
    """Whether one of the others may report the same point in other words."""
    return any(difference(record, one) is not None for one in others)


def wordings_of(record: Record, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """How others of that briefing word what may be the same point.

    Args:
        record: the statement.
        archive: where its briefing is.
        ministry: the country code of the ministry that is followed.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    said = record.statement
    briefing = archive.briefing(said.speaker.ministry or ministry, said.said_on) if said.said_on is not None else []
    others = [one for one in briefing if difference(record, one) is not None]
    sections = wording_sections([record, *others], today) if others else ()
    found = len({one.article.outlet for one in others})
    message = "No other wording of this is in the archive any more."
    if sections:
        message = (
            f"{counted(len(others), 'other statement')} of that briefing, in {counted(found, 'outlet')}, may be the same."
        )
    return View(
        kind="wordings",
        title=f"{whose_words(said.speaker.ministry or ministry, names)} words, side by side",
        message=message,
        sections=sections,
        notes=small_print(sections, archive, ministry=ministry, today=today),
        found=bool(sections),
    )
