"""The App Home, opened; through both transports."""

from __future__ import annotations

from bot.slack import notices
from tests.slack.cards import texts
from tests.slack.desk import Desk
from tests.slack.emulator import USER
from tests.slack.fakeslack import FakeSlack
from tests.slack.payloads import Payload


def opened(slack: FakeSlack) -> Payload:
    """The view that somebody sees who opens the Home tab."""
    assert slack.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"}).status == 200
    return slack.wait_for(lambda: slack.views, what="view")[0]


def test_home_says_what_this_is_and_what_the_archive_holds(slack: FakeSlack) -> None:
    """Two lines, five examples, the archive's size and freshness."""
    view = opened(slack)
    shown = texts(view["blocks"])
    assert view["type"] == "home"
    assert "Pakistan's stated positions" in shown
    assert shown.count("/fo-stance ") == len(notices.EXAMPLES) == 5
    assert "Pakistan's newest briefing in the archive is of Thursday 2 May 2030, 7 days ago." in shown
    assert "The newest article came in" in shown


def test_the_messages_tab_is_left_alone(slack: FakeSlack) -> None:
    """Opening another tab publishes nothing."""
    assert slack.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "messages"}).status == 200
    opened(slack)
    assert slack.calls.count("views.publish") == 1


def test_a_fault_is_a_sentence_in_the_home(slack: FakeSlack, desk: Desk) -> None:
    """Where the archive fails the Home tab says so instead of staying empty."""
    desk.broken = True
    assert texts(opened(slack)["blocks"]) == notices.FAILED
