"""When feeds are asked again, after answers and after failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.archive.ledger import FeedState
from bot.watch.due import Rhythm, answered, failed, is_due, is_rested

_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_RHYTHM = Rhythm(every=timedelta(minutes=15), failures=5)
_FEED = FeedState(url="https://harbour.example/feed")


def test_a_feed_that_was_never_asked_is_due() -> None:
    """And one that answered is, after the usual time."""
    after = answered(_FEED, _NOW, _RHYTHM, etag='"1"', last_modified=None)
    assert is_due(_FEED, _NOW)
    assert not is_due(after, _NOW + timedelta(minutes=14))
    assert is_due(after, _NOW + timedelta(minutes=15))
    assert (after.etag, after.failures, after.fault) == ('"1"', 0, None)


def test_each_failure_doubles_the_time_until_the_feed_is_rested() -> None:
    """Fifteen minutes, then thirty, then an hour ...; after five it is left alone for a day, with its reason."""
    state, waits, rested = _FEED, [], []
    for _ in range(6):
        state = failed(state, _NOW, _RHYTHM, fault="it is gone.")
        assert state.due_at is not None
        waits.append(state.due_at - _NOW)
        rested.append(is_rested(state, _RHYTHM))
    minutes = [timedelta(minutes=15 * 2**n) for n in range(4)]
    assert waits == [*minutes, timedelta(days=1), timedelta(days=1)]
    assert rested == [False] * 4 + [True] * 2
    assert (state.failures, state.fault) == (6, "it is gone.")


def test_an_answer_ends_the_count() -> None:
    """A feed that is back is asked as often as ever."""
    state = answered(failed(_FEED, _NOW, _RHYTHM, fault="x"), _NOW, _RHYTHM, etag=None, last_modified=None)
    assert (state.failures, state.fault, state.due_at) == (0, None, _NOW + timedelta(minutes=15))


def test_a_failure_keeps_the_validators() -> None:
    """What was there before the failure need not come again."""
    state = answered(_FEED, _NOW, _RHYTHM, etag='"1"', last_modified="x")
    assert failed(state, _NOW, _RHYTHM, fault="x").etag == '"1"'


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("7200", timedelta(hours=2)),
        ("60", timedelta(minutes=15)),
        ("Tue, 24 Nov 2026 15:00:00 GMT", timedelta(hours=3)),
        ("Tue, 24 Nov 2020 15:00:00 GMT", timedelta(minutes=15)),
        ("99999999", timedelta(days=30)),
        ("9" * 400, timedelta(minutes=15)),
        ("soon", timedelta(minutes=15)),
        ("-5", timedelta(minutes=15)),
        (None, timedelta(minutes=15)),
    ],
)
def test_retry_after_is_honoured_where_it_is_longer(header: str | None, wait: timedelta) -> None:
    """Seconds or a date; a month at most, and nonsense counts for nothing."""
    assert failed(_FEED, _NOW, _RHYTHM, fault="x", retry_after=header).due_at == _NOW + wait
