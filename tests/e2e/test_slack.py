"""Somebody types, the bot answers, somebody clicks: through signed HTTP and through Socket Mode alike."""

from __future__ import annotations

import logging

import pytest

from bot.slack import notices
from tests.slack.cards import button, buttons, pieces, texts
from tests.slack.desk import DECLINED, HOSTILE_WORDS, LEAD, LEAD_WORDS, RETRACTED, WORDING, Desk
from tests.slack.emulator import USER
from tests.slack.fakeslack import FakeSlack, Message
from tests.slack.payloads import Payload


def ask(slack: FakeSlack, text: str) -> list[Payload]:
    """The blocks of the private answer to `/fo-stance text`, which comes inside the acknowledgement."""
    reply = slack.slash(text)
    assert reply.status == 200
    (message,) = slack.messages
    assert (message.via, message.body["response_type"]) == ("ack", "ephemeral")
    return list(message.body["blocks"])


def press(slack: FakeSlack, blocks: list[Payload], label: str) -> Message:
    """What comes of pressing a button of a card."""
    heard = len(slack.messages)
    assert slack.click(button(blocks, label)).status == 200
    return slack.wait_for(lambda: slack.messages[heard:], what=f"answer to {label}")[0]


def test_a_country_is_answered_with_the_dated_words_and_their_source(slack: FakeSlack) -> None:
    """`/fo-stance US` shows words, speaker, weekday, outlet, kind and the archive's age, to the asker alone."""
    shown = texts(ask(slack, "US"))
    for expected in (
        "Pakistan on the United States",
        LEAD_WORDS,
        "Amina Farouk, Foreign Office Spokesperson",
        "said Thursday 2 May 2030, 7 days ago",
        "quoted directly",
        "The Harbour Gazette, published Friday 3 May 2030",
        "Newest briefing in the archive: Thursday 2 May 2030",
        WORDING.words,
        DECLINED.words,
    ):
        assert expected in shown
    assert slack.history() == []
    assert "chat.postMessage" not in slack.calls


def test_the_outlet_links_to_its_article(slack: FakeSlack) -> None:
    """The lead's outlet is a link to the stored address."""
    links = [one["url"] for one in pieces(ask(slack, "US"), "link")]
    assert LEAD.article.url in links


@pytest.mark.parametrize(
    ("typed", "there", "absent"),
    [
        ("US trade", LEAD_WORDS, "Remark number 3"),
        ("trade", LEAD_WORDS, "Remark number 3"),
        ("US before:2030-04-01", "Remark number 5", LEAD_WORDS),
        ('US "northern line"', "holds no statement", LEAD_WORDS),
        ('norway "northern line"', "northern line in every season", LEAD_WORDS),
        ("US outlet:mail", WORDING.words, LEAD_WORDS),
        ("US by:farouk", LEAD_WORDS, "did you mean"),
        ("US by:nobody", "No speaker of that ministry here is called “nobody”", LEAD_WORDS),
        ("untied states", LEAD_WORDS, "did you mean"),
        (":flag-us:", LEAD_WORDS, "did you mean"),
    ],
)
def test_topics_filters_and_typos_are_understood(slack: FakeSlack, typed: str, there: str, absent: str) -> None:
    """A country, a topic or both; within days, by a voice, in an outlet, with words as they stand; misspelt; as a flag."""
    shown = texts(ask(slack, typed))
    assert there in shown
    assert absent not in shown


def test_several_readings_are_offered_and_the_chosen_one_replaces_the_card(slack: FakeSlack) -> None:
    """An ambiguous name gives a button for each reading; a click answers in the card's place."""
    answer = press(slack, ask(slack, "congo"), "DR Congo")
    assert answer.body["replace_original"] is True
    assert "Pakistan on DR Congo" in texts(answer.body["blocks"])


def test_an_unknown_name_offers_the_nearest(slack: FakeSlack) -> None:
    """A name two letters away gives "did you mean", and the click answers it."""
    answer = press(slack, ask(slack, "switserlant"), "Switzerland")
    assert "holds no statement by Pakistan on Switzerland" in texts(answer.body["blocks"])


def test_earlier_pages_back_and_newer_returns(slack: FakeSlack) -> None:
    """Earlier shows the older statements in the card's place, and Newer leads back to the lead."""
    first = ask(slack, "US")
    second = press(slack, first, "Earlier").body
    assert second["replace_original"] is True
    assert "Remark number 9" in texts(second["blocks"])
    assert LEAD_WORDS not in texts(second["blocks"])
    assert [one["text"]["text"] for one in buttons(second["blocks"])][-1] == "Newer"
    assert LEAD_WORDS in texts(press(slack, second["blocks"], "Newer").body["blocks"])


def test_context_shows_the_paragraph_with_the_words_marked(slack: FakeSlack) -> None:
    """Context shows the stored paragraph, privately and beside the card, with only the statement in bold."""
    answer = press(slack, ask(slack, "US"), "Context").body
    assert (answer["response_type"], answer["replace_original"]) == ("ephemeral", False)
    bold = [one["text"] for one in pieces(answer["blocks"], "text") if one.get("style") == {"bold": True}]
    assert bold[0] == LEAD_WORDS
    shown = texts(answer["blocks"])
    assert "She had been asked whether the treaty was still alive." in shown
    assert "harbour dues" not in shown


def test_share_tells_the_channel_and_names_who_shared(slack: FakeSlack) -> None:
    """Share posts the statement where everybody sees it, with the name of who pressed the button."""
    shared = press(slack, ask(slack, "US"), "Share to channel")
    assert (shared.via, shared.public) == ("chat.postMessage", True)
    assert pieces(shared.body["blocks"], "user") == [{"type": "user", "user_id": USER}]
    (posted,) = slack.history()
    assert "The ferry treaty with Washington stands" in posted["text"]


def test_a_double_click_shares_once(slack: FakeSlack) -> None:
    """The same button pressed twice at once posts one message; another card's button posts again."""
    share = button(ask(slack, "US"), "Share to channel")
    first, second = f"1.{slack.transport}", f"2.{slack.transport}"
    for stamp in (first, first, second):
        slack.click(share, message_ts=stamp)
    slack.wait_for(lambda: len(slack.history()) == 2, what="two messages")
    assert len([one for one in slack.messages if one.public]) == 2


def test_a_share_that_slack_refused_can_be_pressed_again(slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    """A refused message is logged, and the same button works at the next press."""
    share = button(ask(slack, "US"), "Share to channel")
    slack.failing["chat.postMessage"] = ["internal_error"]
    slack.click(share, message_ts="2.000001")
    slack.wait_for(lambda: "answering a click failed: ReplyError" in caplog.text, what="line in the log")
    slack.click(share, message_ts="2.000001")
    slack.wait_for(slack.history, what="message")


def test_a_statement_taken_back_since_is_not_shared(slack: FakeSlack) -> None:
    """Sharing what an editor retracted after the card was shown is refused in private."""
    share = button(ask(slack, "US"), "Share to channel")
    slack.click({**share, "value": RETRACTED.statement.id})
    told = slack.wait_for(lambda: slack.messages[1:], what="refusal")[0]
    assert not told.public
    assert notices.NOT_SHARED in texts(told.body["blocks"])


@pytest.mark.parametrize("text", ["", "help", " HELP "])
def test_help_says_how_to_ask(slack: FakeSlack, text: str) -> None:
    """`/fo-stance help`, or nothing, shows examples and what the buttons do."""
    shown = texts(ask(slack, text))
    assert shown.count("/fo-stance ") == 5
    assert "Share to channel" in shown


def test_nothing_in_an_article_can_ping_or_link_or_format(slack: FakeSlack) -> None:
    """Mentions, links and formatting in an article are shown as the characters they are, when shared too."""
    blocks = ask(slack, "canada")
    assert HOSTILE_WORDS in texts(blocks)
    assert pieces(blocks, "link") == []
    shared = press(slack, blocks, "Share to channel").body
    assert [one["user_id"] for one in pieces(shared["blocks"], "user")] == [USER]
    assert pieces([*blocks, *shared["blocks"]], "mrkdwn") == []
    assert "&lt;!channel&gt;" in shared["text"]


def test_nothing_typed_can_ping_or_link_or_format(slack: FakeSlack) -> None:
    """What somebody types comes back as characters."""
    typed = "<vex|wyz> *quoll* R&D"
    assert typed in texts(ask(slack, typed))
    assert "&lt;vex|wyz&gt; *quoll* R&amp;D" in slack.messages[0].body["text"]


def test_a_fault_is_one_private_sentence_and_the_log_keeps_the_question_out(
    slack: FakeSlack, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the archive fails, the asker reads one sentence; the log says what failed and holds no word of the question."""
    blocks = ask(slack, "US")
    desk.broken = True
    with caplog.at_level(logging.DEBUG):
        slack.slash("canada lighthouses")
        press(slack, blocks, "Earlier")
    for message in slack.messages[1:]:
        assert texts(message.body["blocks"]) == notices.FAILED
        assert message.body["response_type"] == "ephemeral"
    logged = "\n".join(one.getMessage() for one in caplog.records)
    assert "answering a command failed: ArchiveError" in logged
    assert "answering a click failed: ArchiveError" in logged
    assert "canada" not in logged.casefold()


def test_no_question_is_ever_logged(slack: FakeSlack, caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, neither the question nor the answer's words appear in any record."""
    with caplog.at_level(logging.DEBUG):
        press(slack, ask(slack, "canada"), "Context")
    logged = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records if one.name != "asyncio")
    assert "canada" not in logged.casefold()
    assert "no policy" not in logged


def test_a_value_that_is_not_ours_is_answered_with_a_sentence(slack: FakeSlack) -> None:
    """A button whose value cannot be read asks the person to start again."""
    for action in ("earlier", "context"):
        slack.click({"type": "button", "action_id": action, "value": '{"o": -1}'})
    told = slack.wait_for(lambda: slack.messages[1:], what="two sentences")
    assert {notices.OUTDATED, notices.NOT_FOUND} == {texts(one.body["blocks"]) for one in [slack.messages[0], *told]}
