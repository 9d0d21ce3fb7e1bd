"""Articles by the thousand, in batches that any worker can take.

out:  articles -> lanes by their ids -> batches of about fifty -> rows of plain values, which a job carries
in:   rows -> articles -> each parsed, then kept while nobody else keeps what it may have to do with  |  a row in the log

All versions of an article go by one lane, and the batches of a lane are worked on one after the other, as they were given:
a newer version is never overtaken by an older one. A batch that was begun before is gone through again; what was kept then
is found unchanged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.errors import ArchiveError
from bot.ingest import Keeping, Report, ingest, is_held
from bot.model import Article, Wording
from bot.slack.faults import describe
from bot.sources.given import Given

#: Articles in a batch: a second's work, so that a worker that is told to end ends soon, and one that is killed costs little.
SIZE = 50
#: Batches that can be worked on at once, at most.
LANES = 32

#: An article as a job carries it: values that JSON knows.
Row = dict[str, Any]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Articles that one worker takes, in their order."""

    #: Which of `LANES` it goes by.
    lane: int
    rows: tuple[Row, ...]


def batches(given: Iterable[Given], *, size: int = SIZE, lanes: int = LANES) -> Iterator[Batch]:
    """The articles in batches, each as soon as it is full; at most `size` times `lanes` articles wait for theirs."""
    waiting: dict[int, list[Row]] = {}
    for one in given:
        lane = int(one.article.id, 16) % lanes
        rows = waiting.setdefault(lane, [])
        rows.append(packed(one))
        if len(rows) == size:
            yield Batch(lane=lane, rows=tuple(waiting.pop(lane)))
    for lane, rows in sorted(waiting.items()):
        yield Batch(lane=lane, rows=tuple(rows))


def packed(given: Given) -> Row:
    """An article in values that JSON knows."""
    one = given.article
    return {
        "id": one.id,
        "text": one.text,
        "url": one.url,
        "outlet": one.outlet,
        "title": one.title,
        "byline": list(one.byline),
        "published": one.published.isoformat() if one.published else None,
        "source": one.source,
        "wording": str(one.wording),
        "label": given.label,
        "found_at": list(given.found_at),
    }


def unpacked(row: Row) -> Given:
    """The article that was packed.

    Raises:
        KeyError, TypeError, ValueError: nothing of this program packed it.
    """
    article = Article(
        id=row["id"],
        text=row["text"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        byline=tuple(row["byline"]),
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        source=row["source"],
        wording=Wording(row["wording"]),
    )
    return Given(article=article, label=row["label"], found_at=tuple(row["found_at"]))


def keep_batch(rows: Sequence[Row], keeping: Keeping, *, again: bool) -> Report:
    """Keep the articles of a batch, in their order; what cannot be kept gets a row in the ingest log, and the others go on.

    Args:
        rows: from `packed`.
        keeping: where to, and how.
        again: whether the batch comes again where the archive refuses an article, as it may be only busy.

    Raises:
        ArchiveError: the archive refused an article and the batch comes again, or it does not even take a row of its log.
            What was kept before stays kept.
    """
    report = Report()
    for row in rows:
        try:
            given = unpacked(row)
            ingest([given], _parsed_before(given.article, keeping), seen=lambda _: None, report=report)
        except Exception as error:
            if again and isinstance(error, ArchiveError):
                raise
            reason, todo = _reason(error)
            keeping.archive.log_unreadable(str(row.get("source") or row.get("id")), reason, todo)
    known = report.unchanged + report.older
    _log.info("a batch: %d new, %d changed, %d unchanged or older", report.new, report.changed, known)
    return report


def _parsed_before(article: Article, keeping: Keeping) -> Keeping:
    """The same, with the article parsed before others are made to wait for it."""
    parsed = None if is_held(article, keeping.ledger) else keeping.parse(article)
    return keeping if parsed is None else replace(keeping, parse=lambda _: parsed)


def _reason(error: Exception) -> tuple[str, str | None]:
    """Why an article was not kept, and what to do; a fault of the program's own by its place, never by the words in it."""
    if isinstance(error, ArchiveError):
        return error.what, error.todo
    return f"it could not be kept ({describe(error)})", "Report this; give the article again when it is mended"
