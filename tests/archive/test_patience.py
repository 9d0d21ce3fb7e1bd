"""How long somebody waits: no longer than said, in no more threads than allowed, and everybody is told in a silence."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.archive.patience import Patience, close_soon, patient, remaining
from bot.errors import ArchiveError, NotAnswering


@pytest.fixture
def hang() -> Iterator[threading.Event]:
    """Something to wait for, which comes at the latest with the test's end."""
    over = threading.Event()
    yield over
    over.set()


def _waits(seconds: float = 0.1) -> Patience:
    return Patience(seconds, where="the archive")


def _seconds(patience: Patience, over: threading.Event) -> float:
    """How long it takes to be told that nothing is answered."""
    begun = time.monotonic()
    with pytest.raises(NotAnswering):
        patience.ask(over.wait)
    return time.monotonic() - begun


def test_what_is_answered_in_time_is_the_answer() -> None:
    """And what is raised is raised, as if nobody were between."""
    patience = _waits(5.0)
    assert patience.ask(lambda: "answer") == "answer"
    with pytest.raises(ZeroDivisionError):
        patience.ask(lambda: 1 // 0)


def test_it_is_known_inside_how_much_time_is_left() -> None:
    """By which a database gives up by itself; a part of what is waited for is not waited for on its own."""
    patience = _waits(5.0)
    left = patience.ask(lambda: patience.ask(remaining))
    assert remaining() is None
    assert left is not None
    assert 4.0 < left < 5.0


def test_nobody_waits_longer_than_said(hang: threading.Event) -> None:
    """Though the work goes on waiting."""
    assert 0.1 <= _seconds(_waits(0.1), hang) < 1.0


def test_all_others_are_told_at_once(hang: threading.Event) -> None:
    """One a second finds out whether that is still so, the others wait for nothing."""
    patience = _waits(5.0)
    with pytest.raises(NotAnswering):
        patience.ask(hang.wait, within=0.1)
    with ThreadPoolExecutor(50) as people:
        waited = sorted(people.map(lambda _: _seconds(patience, hang), range(50)))
    assert waited[-1] < 2.0  # of a patience of five
    assert waited[25] < 0.4


def test_threads_do_not_pile_up(hang: threading.Event) -> None:
    """A hundred questions into silence leave a few threads, and a hundred answered ones no more than that."""
    before, patience = threading.active_count(), _waits(0.05)
    for _ in range(100):
        _seconds(patience, hang)
    assert threading.active_count() - before <= 5
    for _ in range(100):
        assert _waits_in_turn(_waits(5.0)) == 1


def test_a_thread_that_nothing_is_asked_of_ends() -> None:
    """An archive that is opened again and again for one question leaves no threads; the next question has one anew."""
    before, patience = threading.active_count(), Patience(5.0, where="the archive", idle=0.02)
    for _ in range(2):
        assert patience.ask(lambda: "answer") == "answer"
        assert _ends(before)


def test_a_question_meets_no_thread_that_is_about_to_end() -> None:
    """Asked just when threads give up waiting, all are answered."""
    patience = Patience(5.0, where="the archive", idle=0.001)
    with ThreadPoolExecutor(4) as people:
        for pause in range(100):
            time.sleep(pause % 5 * 0.0005)
            assert list(people.map(lambda _: patience.ask(lambda: 1), range(4))) == [1, 1, 1, 1]


def _ends(before: int) -> bool:
    """Whether there are no more threads than before, soon."""
    end = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < end:
        time.sleep(0.01)
    return threading.active_count() <= before


def _waits_in_turn(patience: Patience) -> int:
    return len({patience.ask(threading.get_ident) for _ in range(20)})


def test_a_late_answer_ends_the_silence(hang: threading.Event) -> None:
    """The next is asked as ever, without a pause."""
    patience = _waits(0.1)
    _seconds(patience, hang)
    _seconds(patience, hang)
    hang.set()
    for _ in range(200):
        try:
            assert patience.ask(lambda: "answer") == "answer"
            return
        except NotAnswering:
            time.sleep(0.005)
    pytest.fail("still silent")


def test_one_that_is_slow_does_not_silence_the_others(hang: threading.Event) -> None:
    """Where another is answered meanwhile, it was the question."""
    patience = _waits(0.1)
    _seconds(patience, hang)
    assert patience.ask(lambda: "answer") == "answer"
    assert [patience.ask(lambda: "answer") for _ in range(50)] == ["answer"] * 50


def test_a_fault_that_is_told_is_no_silence() -> None:
    """A server that refuses speaks."""
    patience = _waits()
    for _ in range(3):
        with pytest.raises(ArchiveError, match="the server cannot be reached"):
            patience.ask(_refused)


def _refused() -> None:
    raise ArchiveError("the server cannot be reached")


class _Archive:
    def __init__(self, over: threading.Event) -> None:
        self._over, self.closed = over, False

    @property
    def is_starter(self) -> bool:
        """Asks, as that of an archive does."""
        return self._over.wait()

    def find(self, word: str) -> str:
        """Asks."""
        return word if self._over.wait() else ""

    def stream(self) -> Iterator[int]:
        """Asks at the second step."""
        yield from range(1000)
        self._over.wait()
        yield 1000

    def close(self) -> None:
        """Waits for the disk, too."""
        self.closed = self._over.wait()


def test_methods_and_properties_of_what_is_patient_are_waited_for(hang: threading.Event) -> None:
    """Neither needs to be named anywhere."""
    archive = _Archive(hang)
    asked = patient(archive, _waits())
    with pytest.raises(NotAnswering):
        assert asked.is_starter
    with pytest.raises(NotAnswering):
        asked.find("word")
    stepped = patient(archive, _waits()).stream()
    assert [next(stepped) for _ in range(500)] == list(range(500))
    with pytest.raises(NotAnswering):
        list(stepped)
    hang.set()
    assert patient(archive, _waits()).find("word") == "word"
    assert list(patient(archive, _waits()).stream()) == list(range(1001))
    assert patient(archive, _waits()).is_starter is True


def test_the_shorter_patience_counts(hang: threading.Event) -> None:
    """Of what is patient already, where somebody waits who has less."""
    asked = patient(patient(_Archive(hang), _waits(60.0)), _waits())
    with pytest.raises(NotAnswering):
        asked.find("word")


def test_closing_what_hangs_is_given_up(hang: threading.Event) -> None:
    """Through whatever it is seen; and told, for whoever would end the process."""
    archive = _Archive(hang)
    assert not close_soon(patient(archive, _waits()))
    assert not archive.closed
    hang.set()
    assert close_soon(patient(archive, _waits()))
    assert archive.closed
