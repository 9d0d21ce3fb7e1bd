"""How often the ministry took a position in each month, by kind: as a table, and as what a picture of it is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.archive.protocol import Archive
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
#: Months that are shown, the newest.
MOST_MONTHS = 24
_TITLE = "Positions a month, by kind"
#: What the numbers are, and what a month without any means.
COUNTED = (
    "Counted are statements that take a position or decline to, each as often as outlets printed it; where none is counted,"
    " the archive holds none."
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

    @property
    def total(self) -> int:
        """How many there are in all these months."""
        return sum(map(sum, self.counts))

    @property
    def by_month(self) -> tuple[int, ...]:
        """How many there are in each month, of all kinds."""
        return tuple(map(sum, zip(*self.counts, strict=True)))


def by_kind(query: Query, archive: Archive, *, ministry: str, names: Names) -> ByKind:
    """Counts the positions on a question's subject, declined comments among them, in the newest `MOST_MONTHS` months.

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
    first = _months_before(newest, MOST_MONTHS - 1)
    since = max(first, query.since) if query.since is not None else first
    counted_so = Counter(
        (one.statement.kind, said.replace(day=1))
        for one in archive.stream(replace(wanted, since=since))
        if (said := one.statement.said_on) is not None and _is_counted(one)
    )
    months = all_months({day for _, day in counted_so})
    return ByKind(
        subject=subject, months=months, counts=tuple(tuple(counted_so[kind, day] for day in months) for kind in KINDS)
    )


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
        return f"{whose}: the archive holds no dated position."
    most = max(one.by_month)
    when = month(one.months[one.by_month.index(most)])
    span = (
        f"in {when}" if len(one.months) == 1 else f"from {month(one.months[0])} to {month(one.months[-1])}, most in {when}"
    )
    tail = "" if len(one.months) == 1 else f" ({most})"
    return f"{whose}: {counted(one.total, 'position')} {span}{tail}."


def _table(one: ByKind) -> Table:
    shown = [place for place, counts in enumerate(one.counts) if any(counts)]
    names = [name for place, name in enumerate(KINDS.values()) if place in shown]
    rows = tuple(
        (month(day), *(f"{one.counts[kind][place]:,}" for kind in shown))
        for place, day in enumerate(one.months)
        if one.by_month[place]
    )
    return Table(head=("Month", *names), rows=rows)


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
