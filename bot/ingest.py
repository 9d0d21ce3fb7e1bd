"""Articles into the archive, each in a transaction of its own, and the report of what became of them.

Given -> held already, or under another address? -> parse -> archive.add, as a copy? -> its addresses -> counted
Unreadable -> a row in the ingest log -> counted, and the others go on
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from bot.archive.ledger import Ledger
from bot.archive.protocol import Archive
from bot.copies import kin_of
from bot.gazetteer.outlets import Outlets
from bot.model import Article, Parsed, Status
from bot.sources.given import Given, Known, Unreadable
from bot.text.clean import paragraphs


@dataclass(slots=True, kw_only=True)
class Report:
    """What became of the inputs; grows while they are read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Versions published before the one that is stored, which stays as it is.
    older: int = 0
    #: Those among the new and changed, or stored before, that turned out to print an article of a better known outlet.
    copies: int = 0
    #: Those of the copies that were among the inputs.
    copied: int = 0
    #: Addresses that lead to an article which is stored, and were not asked again.
    known: int = 0
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

    @property
    def inputs(self) -> int:
        """How many inputs were dealt with."""
        return self.articles + self.known + len(self.unreadable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What keeping an article needs."""

    archive: Archive
    ledger: Ledger
    parse: Callable[[Article], Parsed]
    #: The outlets that are known.
    outlets: Outlets
    #: A block in which no other process keeps an article that may have to do with this one.
    alone: Callable[[Article], AbstractContextManager[None]] = lambda _: nullcontext()


def ingest(
    entries: Iterable[Given | Known | Unreadable],
    keeping: Keeping,
    *,
    seen: Callable[[Report], None],
    report: Report | None = None,
) -> Report:
    """Keep every article with its statements.

    Args:
        entries: what was read, in order; consumed one at a time.
        keeping: where to, and how.
        seen: called after each entry with the report so far.
        report: an empty one to fill, for whoever wants it when this is interrupted; a new one where None.

    Raises:
        ArchiveError: the archive cannot be written; what was kept before stays kept.
    """
    report = Report() if report is None else report
    for entry in entries:
        if isinstance(entry, Unreadable):
            keeping.archive.log_unreadable(entry.source, entry.reason, entry.todo)
            report.unreadable.append(entry)
        elif isinstance(entry, Known):
            report.known += 1
        else:
            with keeping.alone(entry.article):
                _keep(entry, keeping, report)
        seen(report)
    return report


def is_held(article: Article, ledger: Ledger) -> bool:
    """Whether the archive holds this very article, which is not parsed again then; quick, and True only where it is so."""
    held = ledger.current(article.id)
    return held is not None and held.content_hash == article.content_hash


def in_urdu_script(text: str) -> bool:
    """Whether most letters of a text are of the script that Urdu, Persian and Arabic share."""
    letters = [char for char in text if char.isalpha()]
    return sum("\u0600" <= char <= "\u06ff" for char in letters) * 2 > len(letters)


def cleaned(text: str) -> str:
    """A text's own paragraphs, without the site's lines around them; the text itself where it has none."""
    return "\n".join(span.of(text) for span in paragraphs(text)) or text


def _keep(given: Given, keeping: Keeping, report: Report) -> None:
    article, ledger = given.article, keeping.ledger
    held = ledger.current(article.id)
    same = article.id if held is not None and _is_same(article, held) else None
    body = _body(article)
    if held is None and body is not None:
        same = ledger.article_called(body)
    if same is None:
        _add(keeping.parse(article), keeping, report)
    else:
        report.unchanged += 1
    _count(article, keeping.outlets, report)
    id = same or article.id
    names = (*given.found_at, *(name for name in (article.url, body) if name))
    ledger.call(id, [name for name in names if ledger.article_called(name) != id])  # mostly none: a read costs no flush


def _is_same(article: Article, held: Article) -> bool:
    """Whether nothing changed, or nothing but the site's own lines: another ticker is no other version."""
    if article.content_hash == held.content_hash:
        return True
    return replace(article, text=held.text).content_hash == held.content_hash and cleaned(article.text) == cleaned(held.text)


def _body(article: Article) -> str | None:
    """What an article with an address is known by beside it: its outlet's words of that day, without the site's lines.

    One newspaper's page for telephones, its print edition and its plain page are one article; another outlet's copy of
    the same words is another article.
    """
    if article.url is None or article.outlet is None:
        return None
    day = article.published.isoformat() if article.published else ""
    parts = "\x1f".join((article.outlet, day, cleaned(article.text)))
    return f"body:{hashlib.sha256(parts.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _add(parsed: Parsed, keeping: Keeping, report: Report) -> None:
    article = parsed.article
    weigh = lambda alike: kin_of(article, alike, keeping.outlets)  # noqa: E731 - a name for a line
    added = keeping.archive.add(article, parsed.said_on, parsed.statements, weigh)
    setattr(report, added.outcome, getattr(report, added.outcome) + 1)
    report.copies += added.is_copy + added.copies
    report.copied += added.is_copy
    report.silent += not parsed.statements
    report.in_urdu += not parsed.statements and in_urdu_script(parsed.article.text)
    if added.outcome in ("new", "changed"):
        report.statements += added.statements
        held = sum(one.status is Status.HELD for one in parsed.statements)
        report.held += 0 if added.is_copy else held


def _count(article: Article, outlets: Outlets, report: Report) -> None:
    report.undated += article.published is None
    if outlets.named(article.outlet) is None:
        report.unknown_outlets[article.outlet] = report.unknown_outlets.get(article.outlet, 0) + 1
