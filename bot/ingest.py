"""Articles into the archive, each in a transaction of its own, and the report of what became of them.

Given -> parse -> archive.add -> counted
Unreadable -> a row in the ingest log -> counted, and the others go on
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.archive.protocol import Archive
from bot.gazetteer.outlets import Outlets
from bot.model import Article, Parsed, Status
from bot.sources.given import Given, Unreadable


@dataclass(slots=True, kw_only=True)
class Report:
    """What became of the inputs; grows while they are read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Versions published before the one that is stored, which stays as it is.
    older: int = 0
    #: Statements added with new and changed articles, and how many of them wait for review.
    statements: int = 0
    held: int = 0
    #: Articles without a day of publication.
    undated: int = 0
    #: Articles without a statement, and how many of them are in Urdu's script, which the parser does not read.
    silent: int = 0
    in_urdu: int = 0
    #: Outlets that `bot/data/outlets.yaml` does not list, each with its articles; None where no outlet is known.
    unknown_outlets: dict[str | None, int] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many articles were read, unchanged and older ones included."""
        return self.new + self.changed + self.unchanged + self.older


def ingest(
    entries: Iterable[Given | Unreadable],
    archive: Archive,
    *,
    parse: Callable[[Article], Parsed],
    outlets: Outlets,
    seen: Callable[[Report], None],
    report: Report | None = None,
) -> Report:
    """Keep every article with its statements.

    Args:
        entries: what was read, in order; consumed one at a time.
        archive: where to keep it.
        parse: an article -> its statements.
        outlets: the ones that are known.
        seen: called after each entry with the report so far.
        report: an empty one to fill, for whoever wants it when this is interrupted; a new one where None.

    Raises:
        ArchiveError: the archive cannot be written; what was kept before stays kept.
    """
    report = Report() if report is None else report
    for entry in entries:
        if isinstance(entry, Unreadable):
            archive.log_unreadable(entry.source, entry.reason)
            report.unreadable.append(entry)
        else:
            _keep(parse(entry.article), archive, outlets, report)
        seen(report)
    return report


def in_urdu_script(text: str) -> bool:
    """Whether most letters of a text are of the script that Urdu, Persian and Arabic share."""
    letters = [char for char in text if char.isalpha()]
    return sum("\u0600" <= char <= "\u06ff" for char in letters) * 2 > len(letters)


def _keep(parsed: Parsed, archive: Archive, outlets: Outlets, report: Report) -> None:
    added = archive.add(parsed.article, parsed.said_on, parsed.statements)
    setattr(report, added.outcome, getattr(report, added.outcome) + 1)
    report.undated += parsed.article.published is None
    report.silent += not parsed.statements
    report.in_urdu += not parsed.statements and in_urdu_script(parsed.article.text)
    name = parsed.article.outlet
    if outlets.named(name) is None:
        report.unknown_outlets[name] = report.unknown_outlets.get(name, 0) + 1
    if added.outcome in ("new", "changed"):
        report.statements += added.statements
        report.held += sum(one.status is Status.HELD for one in parsed.statements)
