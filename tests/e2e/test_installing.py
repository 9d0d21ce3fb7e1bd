"""An app of several workspaces: installed by a browser, speaking with the workspace's own token, gone without a trace."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.archive import open_installs
from bot.archive.installs import SqlInstalls
from bot.slack.app import build_app_of_several
from bot.slack.installations import Installations
from bot.slack.oauth import NOT_INSTALLED, Several
from bot.slack.scopes import SCOPES
from bot.slack.seal import Seal
from tests.e2e.conftest import serving
from tests.slack.cards import texts
from tests.slack.desk import LEAD_WORDS, Desk
from tests.slack.emulator import TEAM
from tests.slack.fakeslack import SIGNING_SECRET, FakeSlack

KEY = Fernet.generate_key().decode()


def now() -> datetime:
    """Some instant."""
    return datetime(2030, 5, 9, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where installations are kept."""
    return str(tmp_path / "fo-stance.db")


@pytest.fixture
def installs(place: str) -> Iterator[SqlInstalls]:
    """The workspaces there."""
    with closing(open_installs(place)) as installs:
        yield installs


@pytest.fixture
def slack(running_slack: FakeSlack, installs: SqlInstalls) -> Iterator[FakeSlack]:
    """A fresh workspace, and the app of several before it."""
    running_slack.reset()
    running_slack.transport = "http"
    several = Several(client_id="111.222", client_secret="secret", installations=Installations(installs, Seal(KEY), now))
    app = build_app_of_several(Desk().deps(), several, signing_secret=SIGNING_SECRET, api_url=running_slack.api)
    with serving(app, running_slack):
        yield running_slack
    assert running_slack.problems == []


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Stay."""


def get(url: str, cookie: str = "") -> tuple[int, str, Message]:
    """Status, body and headers of a page, redirects not followed."""
    request = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=5) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers


def begin(slack: FakeSlack) -> tuple[str, str]:
    """The install page: Slack's address behind its button, and the browser's cookie."""
    status, page, headers = get(slack.app_url.replace("/slack/events", "/slack/install"))
    assert status == 200
    found = re.search(r'<a href="([^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&"), headers["Set-Cookie"].partition(";")[0]


def install(slack: FakeSlack) -> tuple[str, str]:
    """Install it as a browser does; the address that Slack sent it back to, and its cookie."""
    address, cookie = begin(slack)
    _, _, headers = get(address)
    status, page, _ = get(headers["Location"], cookie)
    assert (status, "Thank you" in page) == (200, True)
    return headers["Location"], cookie


def refused(slack: FakeSlack) -> bool:
    """Whether somebody who asks reads that the app is not installed; that sentence leaves without any flag of ours."""
    slack.slash("US")
    last = slack.messages.pop()
    slack.problems.clear()
    return str(last.body.get("text")) == NOT_INSTALLED


def test_the_install_page_asks_for_the_scopes_of_the_manifest(slack: FakeSlack) -> None:
    """No more rights than the manifest names."""
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(begin(slack)[0]).query)
    assert asked["scope"] == [",".join(SCOPES)]
    assert asked["client_id"] == ["111.222"]


def test_a_workspace_that_installs_it_is_answered(slack: FakeSlack) -> None:
    """Before, it reads that the app is not installed; afterwards it gets its answer, and Slack is asked once who it is."""
    assert refused(slack)
    install(slack)
    before = slack.calls.count("auth.test")
    for _ in range(3):
        slack.slash("US")
    assert LEAD_WORDS in texts(slack.messages[-1].body["blocks"])
    assert slack.calls.count("auth.test") == before + 1


def test_a_mention_is_answered_with_the_workspaces_own_token(slack: FakeSlack) -> None:
    """The token that the installation gave is the one that speaks."""
    install(slack)
    slack.tokens.discard("xoxb-seeded-bot")
    slack.mention("<@U0FOSTANCE> US")
    answer = slack.wait_for(lambda: slack.messages, what="answer")[0]
    assert answer.via == "chat.postEphemeral"


def test_tokens_are_nowhere_in_the_open(slack: FakeSlack, place: str) -> None:
    """Neither the file nor its log holds a token as Slack gave it."""
    install(slack)
    [token] = [one for one in slack.tokens if one.startswith("xoxb-installed")]
    kept = b"".join(one.read_bytes() for one in Path(place).parent.glob("fo-stance.db*"))
    assert b"workspace" in kept
    assert token.encode() not in kept


def test_a_forged_and_a_used_state_are_refused(slack: FakeSlack) -> None:
    """A state of another, none, and a code that was used before install nothing."""
    address, cookie = begin(slack)
    _, _, headers = get(address)
    forged = re.sub(r"state=[^&]+", "state=forged", headers["Location"])
    assert get(forged, cookie)[0] == 400
    assert get(headers["Location"])[0] == 400
    back, cookie = install(slack)
    status, page, _ = get(back, cookie)
    assert (status >= 400, "Thank you" in page) == (True, False)


def test_a_denied_consent_is_a_page_and_no_installation(slack: FakeSlack, installs: SqlInstalls) -> None:
    """Whoever says no reads so."""
    address, cookie = begin(slack)
    _, _, headers = get(f"{address}&deny=1")
    _, page, _ = get(headers["Location"], cookie)
    assert "access_denied" in page
    assert installs.find(TEAM) is None


@pytest.mark.parametrize(
    "event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0FOSTANCE"]}}]
)
def test_uninstalling_removes_what_is_kept(slack: FakeSlack, installs: SqlInstalls, event: dict[str, object]) -> None:
    """The token is gone, and the workspace is answered no more."""
    install(slack)
    assert installs.find(TEAM) is not None
    assert slack.event(event).status == 200
    assert installs.find(TEAM) is None
    assert refused(slack)
