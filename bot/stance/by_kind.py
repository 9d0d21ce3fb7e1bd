"""How often the ministry took a position in each month, by kind: as a table, and as what a picture of it is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.archive.protocol import Archive, Lookup
from bot.model import Kind, Record
from bot.stance.answers import Query
from bot.stance.ask import lookup_of
from bot.stance.days import month
from bot.stance.lines import Names, name_of
from bot.stance.passages import counted, small_print
from bot.stance.sentences import capital, subject_of
from bot.stance.views import Section, Table, View

#: The kinds in the order they are stacked, and what each is called here.
KINDS = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "partly quoted",
    Kind.PARAPHRASE: "paraphrased",
    Kind.DECLINED: "declined to comment",
}
#: Months that are shown, the newest; and of a stretch that the question names itself.
MOST_MONTHS, MOST_ASKED = 24, 120
_TITLE = "Positions a month, by kind"
#: What the numbers are, and what a month without any means.
COUNTED = (
    "Counted are statements that take a position or decline to, each as often as outlets printed it; of a month in between"
    " without any the archive holds none."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByKind:
    """Positions on one subject, month by month without a gap, oldest first."""

    #: "the United States".
    subject: str
    #: First days of months; none where nothing is dated.
    months: tuple[date, ...]
    #: For each of `KINDS`, a number for each month.
    counts: tuple[tuple[int, ...], ...]
    #: The newest day of a position that the question asks for and that is too old to be shown; None where none is.
    older: date | None = None
    #: Whether the question said from when on.
    bounded: bool = False

    @property
    def total(self) -> int:
        """How many there are in all these months."""
        return sum(map(sum, self.counts))

    @property
    def by_month(self) -> tuple[int, ...]:
        """How many there are in each month, of all kinds."""
        return tuple(map(sum, zip(*self.counts, strict=True)))


def by_kind(query: Query, archive: Archive, *, ministry: str, names: Names) -> ByKind:
    """Counts the positions on a question's subject, declined comments among them, in the newest months.

    These are `MOST_MONTHS`, or, where the question says since when, `MOST_ASKED`.

    Args:
        query: what they are on; its dates and names hold.
        archive: where to look.
        ministry: country code of the ministry that is asked about.
        names: code or topic id -> the name a person reads.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    wanted = lookup_of(query, ministry)
    newest = next((one.statement.said_on for one in archive.stream(wanted) if one.statement.said_on is not None), None)
    subject = subject_of(query, names)
    if newest is None:
        return ByKind(subject=subject, months=(), counts=((),) * len(KINDS))
    bounded = query.since is not None
    first = _months_before(newest, (MOST_ASKED if bounded else MOST_MONTHS) - 1)
    since = max(first, query.since) if query.since is not None else first
    counted_so = Counter(
        (one.statement.kind, said.replace(day=1))
        for one in archive.stream(replace(wanted, since=since))
        if (said := one.statement.said_on) is not None and _is_counted(one)
    )
    months = all_months({day for _, day in counted_so})
    counts = tuple(tuple(counted_so[kind, day] for day in months) for kind in KINDS)
    before = _newest_before(since, wanted, archive) if since == first else None
    return ByKind(subject=subject, months=months, counts=counts, older=before, bounded=bounded)


def chart_view(found: Sequence[ByKind], archive: Archive, *, ministry: str, today: date, names: Names) -> View:
    """The same in words and numbers, a section a subject."""
    sections = tuple(Section(heading=capital(one.subject), table=_table(one)) for one in found if one.months)
    return View(
        kind="chart",
        title=_TITLE,
        message=" ".join(sentence(one, ministry, names) for one in found),
        sections=sections,
        notes=(COUNTED, *small_print((), archive, ministry=ministry, today=today)) if sections else (),
        found=bool(sections),
    )


def sentence(one: ByKind, ministry: str, names: Names) -> str:
    """ "Pakistan on China: 41 positions from May 2024 to November 2024, most in November 2024 (31)."."""
    whose = f"{name_of(ministry, names)} on {one.subject}"
    if not one.months:
        return (
            f"{whose}: the archive holds no dated position."
            if one.older is None
            else f"{whose}: {_left_out(one.older, one)}."
        )
    most = max(one.by_month)
    when = month(one.months[one.by_month.index(most)])
    span = (
        f"in {when}" if len(one.months) == 1 else f"from {month(one.months[0])} to {month(one.months[-1])}, most in {when}"
    )
    tail = "" if len(one.months) == 1 else f" ({most})"
    older = f" {capital(_left_out(one.older, one))}." if one.older is not None else ""
    return f"{whose}: {counted(one.total, 'position')} {span}{tail}.{older}"


def _left_out(older: date, one: ByKind) -> str:
    most = MOST_ASKED if one.bounded else MOST_MONTHS
    todo = "ask until: an earlier day for them" if one.bounded else f"ask since:{older.year} or an earlier year for them"
    return f"only the newest {most} months are shown, and there are older positions, the newest of {month(older)}; {todo}"


def _table(one: ByKind) -> Table:
    shown = [place for place, counts in enumerate(one.counts) if any(counts)]
    names = [name for place, name in enumerate(KINDS.values()) if place in shown]
    rows = tuple(
        (month(day), *(f"{one.counts[kind][place]:,}" for kind in shown))
        for place, day in enumerate(one.months)
        if one.by_month[place]
    )
    return Table(head=("Month", *names), rows=rows)


def _newest_before(day: date, wanted: Lookup, archive: Archive) -> date | None:
    """The day of the newest position before a day; None where there is none."""
    try:
        last = day - timedelta(days=1)
    except OverflowError:  # the calendar's first day
        return None
    if wanted.since is not None and wanted.since > last:
        return None
    some = archive.stream(replace(wanted, until=last))
    return next((one.statement.said_on for one in some if one.statement.said_on is not None and _is_counted(one)), None)


def _is_counted(one: Record) -> bool:
    return one.statement.position or one.statement.kind is Kind.DECLINED


def all_months(days: Collection[date]) -> tuple[date, ...]:
    """From the first of these months to the last, without a gap."""
    if not days:
        return ()
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(_months_before(last, back) for back in range(count, -1, -1))


def _months_before(day: date, count: int) -> date:
    """The first day of the month that many months earlier."""
    number = day.year * 12 + day.month - 1 - count
    return date(max(number // 12, 1), number % 12 + 1, 1)
