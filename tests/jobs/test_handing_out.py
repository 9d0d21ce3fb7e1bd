"""Batches on PostgreSQL: every article once, whatever becomes of the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.archive import open_archive
from bot.archive.place import place_of
from bot.archive.protocol import Lookup
from bot.errors import ArchiveError
from bot.gazetteer.outlets import outlets
from bot.ingest import Keeping
from bot.jobs.bulk import Row, batches, keep_batch, packed
from bot.jobs.handing_out import Keep, Office
from bot.jobs.on_postgres import app_of, run_shared
from bot.sources.given import Given
from bot.text.parse import parse
from tests.archive.conftest import Server, running_server
from tests.bench import stored
from tests.jobs.test_bulk import given

_COMMAND = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    """A PostgreSQL for this module."""
    with running_server() as running:
        yield running


def office_of(place: str) -> Office:
    """Hands out there."""
    return Office(place_of(place).libpq, where="the archive")


def hand_out(place: str, entries: Sequence[Given], *, size: int = 50) -> int:
    """How many batches they were."""
    with office_of(place).open() as office:
        return len(list(office.hand_out(batches(entries, size=size))))


@contextmanager
def keeping_in(place: str) -> Iterator[Keep]:
    """What a worker does with a batch."""
    with closing(open_archive(place, create=True)) as archive:
        keeping = Keeping(archive=archive, ledger=archive.ledger, parse=parse, outlets=outlets(), alone=archive.alone)
        yield lambda rows, again: keep_batch(rows, keeping, again=again)


def work_off(place: str, keep: Keep, *, lost: float = 30.0) -> None:
    """A worker that ends when there is nothing to do."""
    run_shared(app_of(place_of(place).libpq, None, keep=keep, lost=lost), lambda: None, until_done=True)


def all_texts(place: str) -> list[str]:
    """The texts of the articles with a statement, each with all its statements once."""
    with closing(open_archive(place)) as archive:
        records = list(archive.stream(Lookup(ministry=None)))
        assert len({record.statement.id for record in records}) == len(records)
        texts = {record.article.id: record.article.text for record in records}
        assert archive.counts().articles == len(texts)
    return sorted(texts.values())


def test_two_workers_keep_every_article_once(postgres: Server) -> None:
    """Both take part, and nothing is left."""
    place = postgres.new_database()
    assert hand_out(place, [given(number) for number in range(80)]) > 4
    taken: set[int] = set()

    def work() -> None:
        with keeping_in(place) as keep:

            def noted(rows: Sequence[Row], again: bool) -> object:
                taken.add(threading.get_ident())
                return keep(rows, again)

            work_off(place, noted)

    both(work)
    assert len(taken) == 2
    assert len(all_texts(place)) == 80
    with office_of(place).open() as office:
        assert office.standing().left == 0


def test_no_version_overtakes_another(postgres: Server) -> None:
    """Handed out at once, they are worked on one after the other, though a second worker is free."""
    place = postgres.new_database()
    versions = [given(1, text=f"Version {turn}.") for turn in range(12)]
    assert hand_out(place, versions, size=1) == 12
    order: list[str] = []

    def work() -> None:
        def slowly(rows: Sequence[Row], again: bool) -> None:  # noqa: ARG001
            order.append(rows[0]["text"])
            time.sleep(0.05)
            order.append(rows[0]["text"])

        work_off(place, slowly)

    both(work)
    assert order == [one.article.text for one in versions for _ in range(2)]


def test_one_article_at_two_addresses_is_one(postgres: Server) -> None:
    """Though two workers come upon it at the same moment."""
    place = postgres.new_database()
    at_desks = [replace(given(number).article, outlet="Harbour Ledger") for number in range(30)]
    on_phones = [
        replace(one, id=f"{number:016x}", url=f"https://m.harbour.example/{number}") for number, one in enumerate(at_desks)
    ]
    halves, together = iter((at_desks, on_phones)), threading.Barrier(2)

    def work() -> None:
        with keeping_in(place) as keep:
            for article in next(halves):
                together.wait(30)
                keep([packed(Given(article=article, label=""))], True)

    both(work)
    assert len(all_texts(place)) == 30


def test_a_killed_worker_s_batch_is_taken_up_by_another(postgres: Server, tmp_path: Path) -> None:
    """Killed in the middle of one, with some of its articles kept: all are kept in the end, none twice."""
    place, file = postgres.new_database(), tmp_path / "articles.jsonl"
    stored.write(file, 120)
    told = run(place, "ingest", "--jsonl", str(file), "--spread")
    assert "handed out: 120 articles in" in told.stderr
    with closing(open_archive(place, create=True)) as archive:
        with started(place, "worker", "--bulk") as first:
            until(lambda: archive.counts().articles > 20)
            os.kill(first.pid, signal.SIGKILL)
        stood = archive.counts().articles
        assert 20 < stood < 120
        with office_of(place).open() as office:
            assert office.standing().begun == 1, "the batch of the one that is gone"
        with keeping_in(place) as keep:
            deadline = time.monotonic() + 60
            while archive.counts().articles < 120 and time.monotonic() < deadline:
                defer_retaking(place)
                work_off(place, keep, lost=1.0)
    texts = all_texts(place)
    assert texts == sorted(json.loads(line)["text"] for line in file.read_text().splitlines())
    assert json.loads(run(place, "ingest", "--spread", "--json").stdout)["begun"] == 0


def defer_retaking(place: str) -> None:
    """What a worker's clock does every ten seconds."""
    with keeping_in(place) as keep:
        app = app_of(place_of(place).libpq, None, keep=keep)
        with app.open():
            app.configure_task("retake", queue="bulk").defer(timestamp=0)


def test_a_worker_that_is_told_to_end_finishes_its_batch(postgres: Server, tmp_path: Path) -> None:
    """It exits with 0, and no batch is left half done."""
    place, file = postgres.new_database(), tmp_path / "articles.jsonl"
    stored.write(file, 200)
    run(place, "ingest", "--jsonl", str(file), "--spread")
    with started(place, "worker", "--bulk") as worker, closing(open_archive(place, create=True)) as archive:
        until(lambda: archive.counts().articles > 5)
        worker.terminate()
        assert worker.wait(20) == 0
        with office_of(place).open() as office:
            assert office.standing().begun == 0
            assert office.standing().waiting > 0
        assert archive.counts().articles < 200


def test_a_worker_outlives_its_connections(postgres: Server, tmp_path: Path) -> None:
    """A server that restarts cuts them all; the worker begins anew by itself."""
    place, file = postgres.new_database(), tmp_path / "articles.jsonl"
    stored.write(file, 60)
    with started(place, "worker", "--bulk") as worker, closing(open_archive(place, create=True)) as archive:
        run(place, "ingest", "--jsonl", str(file), "--spread")
        until(lambda: archive.counts().articles > 5)
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = '{place.partition('@/')[2].partition('?')[0]}'"
        )
        # What was cut in the middle of a batch is taken for lost after half a minute, and the batch handed out again.
        until(lambda: archive.counts().articles == 60, seconds=120)
        worker.terminate()
        assert worker.wait(20) == 0


def test_what_cannot_be_read_is_logged_by_whoever_hands_out(postgres: Server, tmp_path: Path) -> None:
    """The others go out; the exit code says that something was wrong."""
    place, file = postgres.new_database(), tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"text": "Nothing was said."}) + "\n" + json.dumps({"text": ""}) + "\n")
    told = run(place, "ingest", "--jsonl", str(file), "--spread", "--json", code=2)
    assert json.loads(told.stdout) == {
        "articles": 1, "batches": 1, "known": 0, "unreadable": 1, "waiting": 1, "begun": 0,
    }  # fmt: skip
    assert "`text` is missing or empty" in run(place, "log").stdout


def test_feeds_are_not_spread(postgres: Server) -> None:
    """Workers look at those of config.yaml."""
    told = run(postgres.new_database(), "ingest", "--feed", "https://harbour.example/feed", "--spread", code=2)
    assert "feeds are not spread" in told.stderr


def test_a_file_is_shared_with_nobody(tmp_path: Path) -> None:
    """There the machine's own cores do it, and no worker is needed."""
    place, file = str(tmp_path / "archive.db"), tmp_path / "articles.jsonl"
    stored.write(file, 3)
    told = run(place, "ingest", "--jsonl", str(file), "--spread")
    assert "this machine's cores do it" in told.stderr
    assert len(all_texts(place)) == 3
    assert "PostgreSQL only" in run(place, "worker", "--bulk", code=2).stderr


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    """In a sentence, and soon."""
    file = tmp_path / "articles.jsonl"
    stored.write(file, 1)
    for words in (("ingest", "--jsonl", str(file), "--spread"), ("ingest", "--spread")):
        begun = time.monotonic()
        told = run("postgresql://desk:secret@127.0.0.1:1/articles", *words, code=2)
        assert "the server cannot be reached" in told.stderr
        assert "secret" not in told.stderr
        assert time.monotonic() - begun < 20


def test_what_fails_while_handing_out_is_told(postgres: Server) -> None:
    """What Procrastinate raises is a sentence, too."""
    place = postgres.new_database()
    with pytest.raises(ArchiveError, match="the server refused, or went away"):
        _stand_without_tables(postgres, place)


def _stand_without_tables(postgres: Server, place: str) -> None:
    with office_of(place).open() as office:
        postgres.run_in(place, "DROP TABLE procrastinate_jobs CASCADE")
        office.standing()


def both(work: Callable[[], None]) -> None:
    """Do it in two threads at once."""
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


@contextmanager
def started(place: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a process of its own, which does not outlive the block."""
    environ = {**os.environ, "DATABASE_URL": place}
    silent = subprocess.DEVNULL
    with subprocess.Popen([*_COMMAND, *words], env=environ, stdout=silent, stderr=silent) as process:
        try:
            yield process
        finally:
            process.kill()


def run(place: str, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """A command, to its end."""
    environ = {**os.environ, "DATABASE_URL": place}
    done = subprocess.run([*_COMMAND, *words], env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr
    return done


def until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for something to come true, and fail where it does not."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
