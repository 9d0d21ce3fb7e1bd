"""Who may ask, and how fast; through both transports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.slack.adding import NO_LINK
from bot.slack.app import build_app
from bot.slack.roles import Roles
from tests.e2e.conftest import running
from tests.slack.cards import button, pieces, texts
from tests.slack.desk import LEAD_WORDS, Desk
from tests.slack.emulator import BOT_TOKEN, USER
from tests.slack.fakeslack import SIGNING_SECRET, FakeSlack


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest, running_slack: FakeSlack) -> str:
    """A fresh workspace in one of the transports, before any app runs."""
    running_slack.reset()
    running_slack.transport = request.param
    return str(request.param)


@contextmanager
def bot(
    slack: FakeSlack, way: str, *, roles: Roles | None = None, burst: int = 10_000, desk: Desk | None = None
) -> Iterator[None]:
    """A bot with roles of its own, or with a small bucket."""
    made = (desk or Desk()).deps()
    deps = replace(made, roles=roles or made.roles, burst=burst)
    app = build_app(deps, token=BOT_TOKEN, signing_secret=SIGNING_SECRET, api_url=slack.api)
    with running(app, slack, way):
        yield
    assert slack.problems == []


def shown(slack: FakeSlack) -> str:
    """The words of the newest thing said."""
    return texts(slack.messages[-1].body["blocks"])


def test_readers_are_those_who_are_named(running_slack: FakeSlack, way: str) -> None:
    """Whoever is not named reads who is; a named person and a member of a named group are answered."""
    slack = running_slack
    slack.groups["S0DESK"] = ["U0INGROUP"]
    with bot(slack, way, roles=Roles(readers=(USER, "S0DESK"))):
        slack.slash("US")
        assert LEAD_WORDS in shown(slack)
        slack.slash("US", user="U0INGROUP")
        assert LEAD_WORDS in shown(slack)
        slack.slash("US", user="U0OTHER")
        assert shown(slack).startswith("Only readers named by whoever runs this bot may ask here.")
        blocks = slack.messages[-1].body["blocks"]
        assert [one["user_id"] for one in pieces(blocks, "user")] == [USER]
        assert [one["usergroup_id"] for one in pieces(blocks, "usergroup")] == ["S0DESK"]


def test_a_click_of_whoever_may_not_ask_is_refused(running_slack: FakeSlack, way: str) -> None:
    """A button does no more for somebody than the command does."""
    slack = running_slack
    with bot(slack, way, roles=Roles(readers=(USER,))):
        slack.slash("US")
        slack.click(button(slack.messages[0].body["blocks"], "Share to channel"), user="U0OTHER")
        slack.wait_for(lambda: slack.messages[1:], what="refusal")
        assert shown(slack).startswith("Only readers")
        assert slack.history() == []


def test_asking_too_fast_is_told_with_how_long_to_wait(running_slack: FakeSlack, way: str) -> None:
    """After the burst a sentence; somebody else is answered as before."""
    slack = running_slack
    with bot(slack, way, burst=3):
        for _ in range(4):
            slack.slash("US")
        assert shown(slack) == "That was more than 3 questions and clicks at once. Wait 1 s and ask again."
        slack.slash("US", user="U0OTHER")
        assert LEAD_WORDS in shown(slack)


def test_an_editor_adds_an_article_from_a_messages_link(running_slack: FakeSlack, way: str) -> None:
    """First that it is being read, then what was found; of the link itself nothing but the address is taken."""
    slack, desk = running_slack, Desk()
    desk.roles = Roles(editors=(USER,))
    with bot(slack, way, desk=desk):
        message = {"text": "worth reading: <https://harbour.example/news/1?a=1&amp;b=2|Harbour talks>"}
        assert slack.shortcut("add_article", message).status == 200
        told = slack.wait_for(lambda: slack.messages[1:], what="what was found")[0]
        assert texts(told.body["blocks"]) == "The article was added: 3 statements were found in it."
        assert {one.body["response_type"] for one in slack.messages} == {"ephemeral"}
        assert desk.added == ["https://harbour.example/news/1?a=1&b=2"]
        slack.reset()
        slack.shortcut("add_article", {"text": "no link here"})
        slack.wait_for(lambda: slack.messages, what="sentence")
        assert shown(slack) == NO_LINK


def test_only_editors_add_articles(running_slack: FakeSlack, way: str) -> None:
    """Others read who can, and nothing is fetched; where nobody is named, how to name somebody."""
    slack, desk = running_slack, Desk()
    with bot(slack, way, desk=desk):
        slack.shortcut("add_article", {"text": "<https://harbour.example/news/1>"})
        slack.wait_for(lambda: slack.messages, what="refusal")
        assert shown(slack).startswith("Nobody is named for this yet: it takes editors.")
    assert desk.added == []
