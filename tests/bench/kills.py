"""What a killed ingest leaves: `python -m tests.bench.kills [--times N] [--articles N]`.

Writes so many own-written articles as JSON lines, starts `fo-stance ingest` on them, and kills it (SIGKILL) after a while
that is drawn anew each time. After each kill every stored article must have all its statements: none may be half there; and
the doctor must find nothing wrong: order, words and statements agree. The next run goes on in the same archive, and a run to
the end must hold exactly what an undisturbed one holds.
Prints how many articles stood after each kill, and ends with 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from bot.archive import examine, open_archive
from bot.archive.errors import ArchiveMissing
from bot.archive.examining import Grade
from bot.archive.protocol import Lookup
from tests.text.stories import STORIES

_COMMAND = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "ingest", "--jsonl"]


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.kills", description=__doc__)
    options.add_argument("--times", type=int, default=50, help="kills (50)")
    options.add_argument("--articles", type=int, default=500, help="articles (500)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), chosen.times, chosen.articles)


def _measure(folder: Path, times: int, articles: int) -> int:
    lines = folder / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        for n in range(articles):
            text = f"{STORIES[n % len(STORIES)]}\n\nThis was article number {n}."
            print(json.dumps({"text": text, "url": f"https://harbour.example/{n}", "published": "2024-11-08"}), file=out)
    begun = time.monotonic()
    _start(lines, folder / "whole.db").wait()
    takes = time.monotonic() - begun
    whole, wrong = _statements(folder / "whole.db"), 0
    draw = random.Random(5)
    place, stood, kills = folder / "killed0.db", [], 0
    while kills < times:
        running = _start(lines, place)
        time.sleep(draw.uniform(0.3, 1.0) * takes / 4)
        running.send_signal(signal.SIGKILL)
        running.wait()
        kills += 1
        found = _statements(place)
        half = [article for article, ids in found.items() if ids != whole[article]]
        wrong += len(half) + sum(one.grade is Grade.WRONG for one in examine(str(place), today=date.max))
        stood.append(len(found))
        if len(found) == articles:  # all in: begin anew
            place = folder / f"killed{kills}.db"
    _start(lines, place).wait()
    same = _statements(place) == whole
    print(f"an undisturbed run takes {takes:.1f} s; {kills} kills; articles that stood after each: {stood}")
    print(f"articles half there, or faults found: {wrong}")
    print(f"the last run to the end holds {'exactly' if same else 'NOT'} what it should")
    return int(bool(wrong) or not same)


def _start(lines: Path, place: Path) -> subprocess.Popen[bytes]:
    environ = {**os.environ, "DATABASE_URL": str(place)}
    return subprocess.Popen([*_COMMAND, str(lines)], env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _statements(place: Path) -> dict[str, frozenset[str]]:
    """The ids of every article's statements that can be found."""
    found: dict[str, set[str]] = {}
    try:
        with closing(open_archive(str(place))) as archive:
            for record in archive.stream(Lookup(ministry=None)):
                found.setdefault(record.article.id, set()).add(record.statement.id)
    except ArchiveMissing:
        return {}
    return {article: frozenset(ids) for article, ids in found.items()}


if __name__ == "__main__":
    raise SystemExit(main())
