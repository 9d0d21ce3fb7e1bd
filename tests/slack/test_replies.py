"""Messages after the acknowledgement, and one share per double click."""

from __future__ import annotations

import pytest

from bot.slack.notices import notice
from bot.slack.once import Claims
from bot.slack.replies import ReplyError, send
from tests.slack.emulator import PROXIES, free_port

CLAIM = ("U1", "C1", "1.1", "0123456789abcdef")


def test_the_second_click_within_the_time_gets_nothing() -> None:
    """A claim is taken once, and again only when its time is over."""
    now = 0.0
    claims = Claims(seconds=60, clock=lambda: now)
    assert [claims.take(CLAIM), claims.take(CLAIM)] == [True, False]
    assert claims.take(("U2", *CLAIM[1:]))
    now = 61.0
    assert claims.take(CLAIM)


def test_a_share_that_failed_can_be_tried_again() -> None:
    """What was given back can be taken at once."""
    claims = Claims()
    claims.take(CLAIM)
    claims.give_back(CLAIM)
    assert claims.take(CLAIM)


def test_a_slack_that_does_not_answer_is_a_reply_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault names neither the address, which is a secret, nor the words."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with pytest.raises(ReplyError, match="Slack does not answer"):
        send(f"http://127.0.0.1:{free_port()}/response/x", notice("A sentence."), "private")
