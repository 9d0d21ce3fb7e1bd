"""One day's digest as a view: for the terminal, and for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.archive.protocol import Archive
from bot.model import Record
from bot.stance.days import weekday_and_day
from bot.stance.digest import Digest, digest, message, title
from bot.stance.lines import Names, name_of
from bot.stance.passages import counted, small_print, told
from bot.stance.views import Follow, Passage, Section, View


def digest_view(day: date, archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """What a digest of one day tells, whoever was told it.

    Args:
        day: the day of the briefing.
        archive: where to look.
        ministry: its country code.
        today: the day of asking, in the newsroom's time zone.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    found = digest(archive.briefing(ministry, day), (), ministry=ministry, day=day, new=False)
    sections = tuple(_sections(found, today, names))
    nothing = f"The archive holds no briefing of {weekday_and_day(day)}."
    return View(
        kind="digest",
        title=title(found, names),
        message=nothing if found.is_empty else message(found, names),
        sections=sections,
        notes=small_print(sections, archive, ministry=ministry, today=today),
        follows=(Follow(label="The whole briefing", question=f"briefing {day.isoformat()}"),) if found.rest else (),
        found=not found.is_empty,
    )


def _sections(found: Digest, today: date, names: Names) -> Iterable[Section]:
    by_country: dict[str, list[Record]] = {}
    for line in found.lines:
        by_country.setdefault(line.country, []).append(line.record)
    for country, records in by_country.items():
        yield Section(heading=name_of(country, names) if country else "No country named", passages=_passages(records, today))
    if found.declined:
        yield Section(heading="Declined to comment", passages=_passages(found.declined, today))
    if found.rest:
        yield Section(lines=(f"{counted(len(found.rest), 'more statement')} in the briefing.",))


def _passages(records: Iterable[Record], today: date) -> tuple[Passage, ...]:
    return tuple(told(one, today) for one in records)
