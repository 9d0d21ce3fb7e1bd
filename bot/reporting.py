"""What became of the inputs, in lines for whoever gave them: a report -> lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.sources.files import suffixes_of

if TYPE_CHECKING:
    from bot.ingest import Report

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
