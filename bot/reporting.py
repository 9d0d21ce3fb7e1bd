"""What became of the inputs, in lines for whoever gave them: a report -> lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from bot.archive.ledger import Logged
from bot.sources.files import suffixes_of

if TYPE_CHECKING:
    from bot.ingest import Report
    from bot.watch.rounds import Round

#: So many outlets, or files, are named in a line.
_MOST_NAMES = 10


def report_lines(report: Report, skipped: Sequence[str], *, jsonl: bool) -> Iterator[str]:
    """All of a report, counts first and what could not be read last.

    Args:
        report: what became of the inputs that were read.
        skipped: the files in folders that were not, for their kind.
        jsonl: whether inputs were read as JSON lines.
    """
    yield f"articles: {report.new} new, {report.changed} changed, {report.unchanged} unchanged"
    if report.copies:
        yield f"copies of other outlets' articles, attached to them: {report.copies}"
    if report.known:
        yield f"known addresses that were not asked again: {report.known}"
    if report.older:
        yield f"older than what is stored: {report.older}"
    yield f"statements: {report.statements} added, {report.held} of them held for review"
    yield f"undated articles, without a day of publication: {report.undated}"
    urdu = f", {report.in_urdu} of them in Urdu's script, which is not read yet" if report.in_urdu else ""
    yield f"articles in which nothing was found: {report.silent}{urdu}"
    yield _outlets_line(report)
    yield from skipped_lines(skipped, jsonl=jsonl)
    yield f"unreadable: {len(report.unreadable)}"
    yield from (f"  {entry}" for entry in report.unreadable)


def added_sentence(report: Report) -> str:
    """What became of one article, for whoever gave its address."""
    if report.unreadable:
        return f"Nothing was added: {report.unreadable[0]}"
    if report.known or report.unchanged:
        return "Nothing was added: the archive holds this article already."
    if report.older:
        return "Nothing was added: the archive holds a newer version of this article."
    what = "changed" if report.changed else "added"
    held = f", {report.held} of them held for review" if report.held else ""
    found = "1 statement was" if report.statements == 1 else f"{report.statements} statements were"
    copy = " It prints another outlet's article, and counts for nothing beside it." if report.copied else ""
    return f"The article was {what}: {found} found in it{held}.{copy}"


def report_json(report: Report, skipped: Sequence[str]) -> dict[str, Any]:
    """What `ingest --json` prints, key by key: other programs read it, so nothing here is renamed or dropped."""
    counts = (
        "new",
        "changed",
        "unchanged",
        "older",
        "copies",
        "known",
        "statements",
        "held",
        "undated",
        "silent",
        "in_urdu",
    )
    unknown = [{"outlet": name, "articles": number} for name, number in report.unknown_outlets.items()]
    unreadable = [{"source": one.source, "reason": one.reason, "todo": one.todo} for one in report.unreadable]
    return {name: getattr(report, name) for name in counts} | {
        "unknown_outlets": unknown,
        "skipped": list(skipped),
        "unreadable": unreadable,
    }


def round_lines(done: Round, zone: tzinfo) -> Iterator[str]:
    """What became of a look at the feeds: one line, and one for each that is left alone and each input that failed.

    Args:
        done: what became of it.
        zone: the newsroom's, for times.
    """
    yield round_line(done)
    yield from (f"  {line}" for line in rested_lines(done, zone))
    yield from (f"  {entry}" for entry in done.report.unreadable)


def round_line(done: Round) -> str:
    """What became of a look at the feeds, in numbers."""
    report = done.report
    waiting = f", {done.waiting} not due yet" if done.waiting else ""
    return (
        f"feeds: {done.asked} asked, {done.unchanged} unchanged{waiting}; "
        f"articles: {report.new} new, {report.changed} changed, {report.known + report.unchanged} known; "
        f"unreadable: {len(report.unreadable)}"
    )


def rested_lines(done: Round, zone: tzinfo) -> Iterator[str]:
    """The feeds that are left alone for having failed too often, a line each; times in the newsroom's zone."""
    for state in done.rested:
        until = f" until {_time(state.due_at, zone)}" if state.due_at else ""
        yield f"left alone{until} after {state.failures} failures in a row: {state.fault}"


def log_lines(rows: Sequence[Logged], zone: tzinfo) -> Iterator[str]:
    """The ingest log, a line a row: when, what, why and what to do.

    Args:
        rows: newest first.
        zone: the newsroom's, for times.
    """
    for row in rows:
        todo = f". {row.todo}" if row.todo else ""
        yield _printable(f"{_time(row.at, zone)}  {row.source}: {row.reason}{todo}.")


def _time(moment: datetime, zone: tzinfo) -> str:
    """To the minute, with its offset: a log is read in other zones, too."""
    return moment.astimezone(zone).isoformat(sep=" ", timespec="minutes")


def _printable(text: str) -> str:
    """A name of a file can hold anything, a terminal's orders included."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def skipped_lines(skipped: Sequence[str], *, jsonl: bool) -> Iterator[str]:
    """How many files were skipped for their kind, which, and which kinds are read; no line where there are none."""
    if skipped:
        shown = ", ".join(PurePath(path).name for path in skipped[:_MOST_NAMES])
        more = ", …" if len(skipped) > _MOST_NAMES else ""
        kinds = ", ".join(suffixes_of(jsonl=jsonl))
        yield f"skipped: {len(skipped)} ({shown}{more}); in a folder only {kinds} files are read"


def _outlets_line(report: Report) -> str:
    outlets = sorted(report.unknown_outlets.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    shown = ", ".join(f"{name or 'not stated'} ({count})" for name, count in outlets[:_MOST_NAMES])
    return f"articles of unknown outlets: {sum(report.unknown_outlets.values())}{f': {shown}' if shown else ''}"
