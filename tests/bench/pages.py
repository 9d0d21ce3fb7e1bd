"""What pages are read as, and how fast: `python -m tests.bench.pages [FOLDER] [--ingest N]`.

Over a folder of pages with their `truth.json` (default ../shared/pages): how many titles, bylines, days and canonical
addresses are right, how many paragraphs and curly-quoted strings are there to the character, what leaks in from around the
article, and pages a second on one core, read only and with the statements in them. `--ingest N` puts N pages, each with
another text, into a new SQLite archive as `fo-stance ingest FOLDER` does, once and once more, and prints pages a second and
the resident memory on the way.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ingest import Report, ingest
from bot.sources.ahead import ahead
from bot.sources.encoding import decode
from bot.sources.inputs import Asked, entries
from bot.sources.page import Page, read_page
from bot.wiring import wire
from tests.bench.parse import resident
from tests.shared import SHARED

#: A measurement lasts so many seconds.
_LONG = 5.0
_QUOTED = re.compile("“[^“”]+”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One page against its truth."""

    #: Fact -> whether it is right.
    facts: dict[str, bool]
    #: Paragraphs and curly-quoted strings of the truth that are not there.
    missing: tuple[str, ...]
    unquoted: tuple[str, ...]
    #: Strings that must not be there and are.
    leaks: tuple[str, ...]
    #: Paragraphs that are there and not in the truth.
    extra: tuple[str, ...]


def score(page: Page, truth: dict[str, Any]) -> Score:
    """Compare what was read with what is printed."""
    wanted = [" ".join(line.split()) for line in truth["body"]]
    got = page.text.split("\n\n")
    authors = list(page.byline) == truth["authors"] or (not page.byline and truth.get("authors_ok_empty", False))
    known = {name.casefold() for name in (truth["site"], *truth.get("site_alt", ()))}
    outlet = wire({}).outlets().named(truth["site"]) or truth["site"]
    return Score(
        facts={
            "title": page.title == truth["title"],
            "author": bool(authors),
            "date": str(page.published) == truth["date"],
            "canonical": page.canonical == truth["canonical"],
            "outlet": page.outlet is not None and (page.outlet.casefold() in known or page.outlet == outlet),
        },
        missing=tuple(line for line in wanted if line not in got),
        unquoted=tuple(quote for line in wanted for quote in _QUOTED.findall(line) if quote not in page.text),
        leaks=tuple(leak for leak in truth["forbid"] if leak in page.text),
        extra=tuple(line for line in got if line not in wanted),
    )


def main() -> int:
    """Measure and print; 1 where there is nothing to measure."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.pages", description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=SHARED / "pages")
    options.add_argument("--ingest", type=int, metavar="N", help="ingest N pages")
    chosen = options.parse_args()
    folder: Path = chosen.folder
    if not (folder / "truth.json").exists():
        print(f"no truth.json in {folder}", file=sys.stderr)
        return 1
    truths: dict[str, dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))
    pages = {name: (folder / f"{name}.html").read_bytes() for name in truths if (folder / f"{name}.html").exists()}
    if chosen.ingest is not None:
        _ingest([(data, (truths[name]["canonical"] or "").encode()) for name, data in pages.items()], chosen.ingest)
        return 0
    facts: Counter[str] = Counter()
    paragraphs = quotes = missing = unquoted = leaking = 0
    for name, data in pages.items():
        one = score(_read(data, truths[name]["url"]), truths[name])
        facts.update(fact for fact, right in one.facts.items() if right)
        paragraphs += len(truths[name]["body"])
        quotes += sum(len(_QUOTED.findall(line)) for line in truths[name]["body"])
        missing, unquoted, leaking = missing + len(one.missing), unquoted + len(one.unquoted), leaking + (len(one.leaks) > 1)
        wrong = [fact for fact, right in one.facts.items() if not right]
        print(f"{name:24} wrong {wrong}, missing {len(one.missing)}, leaks {list(one.leaks)}, extra {len(one.extra)}")
    print("  ".join(f"{fact} {count}/{len(pages)}" for fact, count in facts.items()))
    print(f"paragraphs {paragraphs - missing}/{paragraphs}, curly quotes {quotes - unquoted}/{quotes}")
    print(f"pages with more than one leak: {leaking}/{len(pages)}")
    _speed(list(pages.values()))
    return 0


def _read(data: bytes, url: str | None) -> Page:
    return read_page(decode(data, where="page"), source="page", reading=wire({}).reading(), url=url)


def _ingest(pages: list[tuple[bytes, bytes]], count: int) -> None:
    """N pages from a folder into an archive, and again; each has an address and a sentence of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "pages")
        folder.mkdir()
        for n in range(count):
            data, address = pages[n % len(pages)]
            told = f"</p><p>The spokesperson said that this was page number {n} of the day.</p>".encode()
            other = data.replace(address, b"%s-%d" % (address, n)) if address else data
            (folder / f"{n:06}.html").write_bytes(other.replace(b"</p>", told, 1))
        wiring = wire({"DATABASE_URL": str(Path(temporary, "archive.db"))})
        names = sorted(map(str, folder.iterdir()))
        for what in ("first", "again"):
            with closing(wiring.archive_to_fill()) as archive, closing(wiring.work(archive)) as work:
                memory: list[int] = []
                begun, used = time.monotonic(), _cpu()
                found = ahead(entries(Asked(paths=names), work.means(io.BytesIO())))
                report = ingest(found, work.keeping, seen=_Noting(count, memory))
                seconds = time.monotonic() - begun
            used = _cpu() - used  # the child's counts once it has ended
            print(
                f"{what}: {report.new} new, {report.unchanged} unchanged, {len(report.unreadable)} unreadable in"
                f" {seconds:.1f} s: {report.inputs / seconds:.0f} pages a second,"
                f" {report.inputs / used:.0f} a second of CPU; resident MB on the way {memory}"
            )


def _cpu() -> float:
    """Seconds of CPU that this process and the children it has seen end have used."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


class _Noting:
    """Notes the resident memory four times on the way."""

    def __init__(self, count: int, memory: list[int]) -> None:
        self._every, self._memory = max(count // 4, 1), memory

    def __call__(self, report: Report) -> None:
        if report.inputs % self._every == 0:
            self._memory.append(round(resident()))


def _speed(pages: list[bytes]) -> None:
    wiring = wire({})
    for what, parsed in (("read", False), ("read and parsed", True)):
        count, start = 0, time.process_time()
        while time.process_time() - start < _LONG:
            for data in pages:
                article = _read(data, None).article(source="page")
                if parsed:
                    wiring.parse(article)
            count += len(pages)
        print(f"{what}: {count / (time.process_time() - start):.0f} pages a second on one core")


if __name__ == "__main__":
    raise SystemExit(main())
