"""Every verb typed in Slack, through both transports: a private card that Slack takes, with what was asked for."""

from __future__ import annotations

import pytest

from bot.archive.ledger import FeedState
from tests.e2e.test_slack import ask, press
from tests.slack.cards import button, buttons, pieces, texts
from tests.slack.desk import LEAD_WORDS, Desk
from tests.slack.fakeslack import FakeSlack


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("history US", "May 2030"),
        ("changes US", "Thursday 2 May 2030"),
        ("latest", LEAD_WORDS),
        ("briefing 2030-05-02", LEAD_WORDS),
        ("countries", "United States"),
        ("topics", "trade"),
        ("status", "The newest article came in"),
        ('check "The ferry treaty with Washington stands"', "Word for word"),
    ],
)
def test_a_verb_is_answered_privately(slack: FakeSlack, typed: str, expected: str) -> None:
    """The answer comes inside the acknowledgement and names what it is about."""
    assert expected in texts(ask(slack, typed))


def test_countries_are_compared_in_a_table(slack: FakeSlack) -> None:
    """Nothing in the acknowledgement, where Slack could not refuse it; then one private card with a table block."""
    assert not slack.slash("compare US Canada").body
    card = slack.wait_for(lambda: slack.messages, what="card")[0]
    (table,) = pieces(card.body["blocks"], "table")
    assert [cell["text"] for cell in table["rows"][0]] == ["Topic", "United States", "Canada"]
    assert (card.via, card.public) == ("response_url", False)
    assert "United States" in card.body["text"]  # what a screen reader says


@pytest.mark.parametrize("how", ["command", "mention", "button"])
def test_a_workspace_without_tables_gets_columns(slack: FakeSlack, how: str) -> None:
    """Where Slack answers `invalid_blocks`, the same is sent as text in columns, however it was asked for."""
    slack.without_tables = True
    if how == "command":
        slack.slash("compare US Canada")
    elif how == "mention":
        slack.mention("<@U0FOSTANCE> compare US Canada")
    else:
        slack.click(button(ask(slack, "comprae US Canada"), "compare US Canada"))
    card = slack.wait_for(lambda: [one for one in slack.messages if "Topic" in texts(one.body["blocks"])], what="card")[0]
    assert pieces(card.body["blocks"], "table") == []
    assert "Topic  United States" in texts(pieces(card.body["blocks"], "rich_text_preformatted"))
    assert not card.public


def test_history_is_paged(slack: FakeSlack) -> None:
    """Earlier shows older days in the card's place, and Newer leads back."""
    first = ask(slack, "history US")
    assert "said Thursday 2 May 2030" in texts(first)
    second = press(slack, first, "Earlier").body
    assert second["replace_original"] is True
    assert "said Thursday 2 May 2030" not in texts(second["blocks"])
    assert "Remark number 6" in texts(second["blocks"])
    assert "said Thursday 2 May 2030" in texts(press(slack, second["blocks"], "Newer").body["blocks"])


def test_status_names_the_feeds_that_fail(slack: FakeSlack, desk: Desk) -> None:
    """With how often and why, so that somebody can look."""
    desk.feeds = (
        FeedState(url="https://quay.example/rss", failures=3, fault="The server says 500."),
        FeedState(url="https://harbour.example/rss"),
    )
    shown = texts(ask(slack, "status"))
    assert "2 feeds watched, 1 failing." in shown
    assert "quay.example: failed 3 times in a row. The server says 500." in shown
    assert "newest briefing in the archive is of Thursday 2 May 2030" in shown


def test_what_can_be_asked_next_is_a_button(slack: FakeSlack) -> None:
    """A view's button asks its question and answers in the card's place."""
    answer = press(slack, ask(slack, "status"), "Countries").body
    assert answer["replace_original"] is True
    assert "United States" in texts(answer["blocks"])


def test_a_misspelt_verb_is_asked_about(slack: FakeSlack) -> None:
    """`histroy US` offers what it may mean, and the click answers it."""
    blocks = ask(slack, "histroy US")
    label = buttons(blocks)[0]["text"]["text"]
    assert label == "history US"
    assert "May 2030" in texts(press(slack, blocks, label).body["blocks"])
