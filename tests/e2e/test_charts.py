"""`/fo-stance chart US`: the numbers at once, the picture in the asker's direct messages; through both transports."""

from __future__ import annotations

import pytest

from bot.slack import charts
from tests.e2e.test_slack import ask, press
from tests.slack.cards import texts
from tests.slack.emulator import USER
from tests.slack.fakeslack import FakeSlack
from tests.slack.payloads import Payload


def picture(slack: FakeSlack) -> Payload:
    """The picture that was sent."""
    return slack.wait_for(lambda: slack.files, what="picture", seconds=60)[0]


def test_a_chart_is_numbers_at_once_and_a_private_picture(slack: FakeSlack) -> None:
    """The card has the table; the picture is a PNG of less than a megabyte with its words, in direct messages."""
    shown = texts(ask(slack, "chart US"))
    assert "Pakistan on the United States: 11 positions from February 2030 to May 2030" in shown
    assert "The picture comes as a direct message from this bot" in shown
    sent = picture(slack)
    assert sent["filename"] == "positions.png"
    assert 10_000 < int(sent["length"]) < 1_000_000
    assert sent["alt_txt"].startswith("Bar chart. Pakistan on the United States: 11 positions")
    words = next(one for one in slack.messages if one.via == "chat.postMessage")
    assert words.body["channel"] == USER
    assert sent["channel"].startswith("D")
    assert slack.history() == []


def test_two_countries_are_one_picture(slack: FakeSlack) -> None:
    """One below the other, and the words for who does not see it name both."""
    shown = texts(ask(slack, "chart US norway"))
    assert "Pakistan on the United States" in shown
    alt = picture(slack)["alt_txt"]
    assert "the United States" in alt
    assert "Norway" in alt


def test_a_mention_and_a_button_ask_for_charts_too(slack: FakeSlack) -> None:
    """The same from a thread, and from what a misspelt verb is asked back as."""
    slack.mention("<@U0FOSTANCE> chart norway", thread="1700000000.000100")
    assert "Norway" in picture(slack)["alt_txt"]
    slack.reset()
    press(slack, ask(slack, "charts norway"), "chart norway")
    assert "Norway" in picture(slack)["alt_txt"]


def test_a_picture_that_slack_refuses_is_told(slack: FakeSlack) -> None:
    """The reason stands in a private sentence; the numbers are there all the same."""
    slack.failing["files.getUploadURLExternal"] = ["missing_scope"]
    ask(slack, "chart norway")
    told = slack.wait_for(lambda: [one for one in slack.messages if one.via == "response_url"], what="sentence", seconds=60)
    assert "Slack says missing_scope" in texts(told[0].body["blocks"])


def test_without_matplotlib_the_card_says_so(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers come, and how to get the picture."""
    asked: list[str] = []

    def can_draw() -> bool:
        asked.append("by the card, then by who would draw")
        return False

    monkeypatch.setattr(charts, "can_draw", can_draw)
    charts.coming.cache_clear()
    try:
        assert "pip install 'fo-stance[chart]'" in texts(ask(slack, "chart US"))
        slack.wait_for(lambda: len(asked) == 2, what="second look")
    finally:
        charts.coming.cache_clear()


def test_nothing_to_draw_is_said_once(slack: FakeSlack) -> None:
    """A country without a dated position has a sentence and no picture."""
    assert "the archive holds no dated position" in texts(ask(slack, "chart switzerland"))
    assert slack.files == []
