"""Two workspaces, one app, a thousand random operations: nothing of the one is ever seen, said or kept in the other."""

from __future__ import annotations

import json
import random
import urllib.parse
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk.oauth.installation_store import Installation

from bot.archive import open_installs, open_outbox
from bot.slack import app as apps
from bot.slack.app import build_app_of_several
from bot.slack.installations import Installations
from bot.slack.oauth import NOT_INSTALLED, Several
from bot.slack.once import Receipts
from bot.slack.roles import Roles
from bot.slack.seal import Seal
from bot.slack.subscribers import Subscriptions
from tests.slack.cards import button
from tests.slack.desk import Desk
from tests.slack.emulator import PROXIES
from tests.slack.payloads import SIGNING_SECRET, Payload, click, command, event_callback, mentioned, signature
from tests.slack.tenants import AtOnce, Heard, Listening, listening

#: The same ids of people, channels and events in both, as nothing promises that they differ.
TEAMS, USER, CHANNEL = ("TALPHA", "TBETA"), "U1", "C1"
OPERATIONS = 1000
#: Words of the answer to "US", as JSON has them, too.
_LEAD = "The ferry treaty with Washington stands"
COUNTRIES = ("iran", "china", "canada", "norway")
NAMES = {"PK": "Pakistan", "IR": "Iran", "CN": "China", "CA": "Canada", "NO": "Norway"}


class Newsroom:
    """The app, and what a workspace may know by what was done in it."""

    def __init__(self, app: App, ears: Listening, installations: Installations) -> None:
        self.app, self.ears, self.installations = app, ears, installations
        self.installed: set[str] = set()
        self.watches: dict[str, set[str]] = defaultdict(set)
        self.mentions: set[tuple[str, str]] = set()
        self.shares: set[tuple[str, str]] = set()

    def send(self, team: str, body: str, headers: dict[str, str]) -> tuple[BoltResponse, list[Heard]]:
        """Hand a signed request over: the answer, and what the app said meanwhile, which is that workspace's alone."""
        before = len(self.ears.heard)
        answer = self.app.dispatch(BoltRequest(body=body, headers={**signature(body), **headers}))
        said = self.ears.heard[before:]
        assert {one.team for one in said} <= {team}
        if team not in self.installed:
            assert [one for one in said if one.method != "response"] == []
        return answer, said

    def form(self, team: str, payload: Payload) -> tuple[BoltResponse, list[Heard]]:
        """A command or a click of a workspace."""
        mine = _of(team, payload)
        fields = mine if "command" in mine else {"payload": json.dumps(mine)}
        return self.send(team, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def event(self, team: str, event: Payload, id: str = "") -> tuple[BoltResponse, list[Heard]]:
        """Something that happens in a workspace."""
        payload = _of(team, event_callback(event, event_id=id or None))
        return self.send(team, json.dumps(payload), {"Content-Type": "application/json"})

    def slash(self, team: str, text: str) -> str:
        """Type a command; the words of what came of it."""
        answer, said = self.form(team, command(text, user=USER, response_url=f"{self.ears.url}/response/{team}"))
        return json.dumps([answer.body, *(one.body for one in said)], ensure_ascii=False)


def _of(team: str, payload: Payload) -> Payload:
    """The payload as it comes from a workspace."""
    text = json.dumps(payload).replace("T000000001", team).replace("C000000001", CHANNEL)
    found: Payload = json.loads(text)
    return found


# What can happen -----------------------------------------------------------------------------------------------------


def installs(room: Newsroom, team: str, dice: random.Random) -> None:
    """The app is installed; its token names the workspace."""
    if team not in room.installed and dice.random() < 0.7:
        made = Installation(
            team_id=team, user_id=USER, bot_token=f"xoxb-{team}", bot_id="B1", bot_user_id="UBOT", bot_scopes=["commands"]
        )
        room.installations.save(made)
        room.installed.add(team)


def uninstalls(room: Newsroom, team: str, dice: random.Random) -> None:
    """The app leaves, and what was kept leaves with it."""
    if dice.random() < 0.3:
        room.event(team, {"type": "app_uninstalled"})
        room.installed.discard(team)
        room.watches[team].clear()


def asks(room: Newsroom, team: str, dice: random.Random) -> None:
    """A question; answered where the app is installed."""
    said = room.slash(team, "US")
    assert (_LEAD in said) is (team in room.installed)
    assert (NOT_INSTALLED in said) is (team not in room.installed)
    assert dice.random() < 1


def watches(room: Newsroom, team: str, dice: random.Random) -> None:
    """Somebody watches a country."""
    country = dice.choice(COUNTRIES)
    room.slash(team, f"watch {country}")
    if team in room.installed:
        room.watches[team].add(country)


def lists(room: Newsroom, team: str, dice: random.Random) -> None:
    """The watches of this workspace, and no other's."""
    assert dice.random() < 1
    said = room.slash(team, "watches").casefold()
    if team in room.installed:
        assert {one for one in COUNTRIES if one in said and "watch nothing" not in said} == room.watches[team]


def mentions(room: Newsroom, team: str, dice: random.Random) -> None:
    """A mention, some of them sent again; each is answered once in its own workspace."""
    id = f"Ev{dice.randrange(40)}"
    _, said = room.event(team, mentioned("<@UBOT> US", user=USER, thread=None), id)
    first = team in room.installed and (team, id) not in room.mentions
    assert len([one for one in said if one.method == "chat.postEphemeral"]) == (1 if first else 0)
    if first:
        room.mentions.add((team, id))


def shares(room: Newsroom, team: str, dice: random.Random) -> None:
    """A card shared; the same card of the same person in the other workspace is another card."""
    stamp = f"{dice.randrange(40)}.1"
    shown = room.slash(team, "US")
    if team not in room.installed:
        return
    share = button(json.loads(json.loads(shown)[0])["blocks"], "Share to channel")
    url = f"{room.ears.url}/response/{team}"
    _, said = room.form(team, click(share, user=USER, message_ts=stamp, response_url=url))
    public = [one for one in said if one.method == "chat.postMessage"]
    assert len(public) == (0 if (team, stamp) in room.shares else 1)
    room.shares.add((team, stamp))


def opens_home(room: Newsroom, team: str, dice: random.Random) -> None:
    """The Home tab is published with the workspace's own token."""
    assert dice.random() < 1
    _, said = room.event(team, {"type": "app_home_opened", "user": USER, "tab": "home"})
    assert [one.method for one in said] == (["views.publish"] if team in room.installed else [])


HAPPENINGS: tuple[Callable[[Newsroom, str, random.Random], None], ...] = (
    installs,
    uninstalls,
    asks,
    watches,
    lists,
    mentions,
    shares,
    opens_home,
)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """The real app over a real file; only Slack and the archive's articles are made up."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(apps, "ThreadPoolExecutor", AtOnce)
    place, desk = str(tmp_path / "fo-stance.db"), Desk()
    with listening() as ears, closing(open_installs(place)) as kept, closing(open_outbox(place)) as outbox:
        installations = Installations(kept, Seal(Fernet.generate_key().decode()), _now)
        subscriptions = Subscriptions(
            archive=desk.archive, outbox=outbox, ministry="PK", names=NAMES, now=_now, zone=ZoneInfo("Asia/Karachi")
        )
        deps = replace(desk.deps(), roles=Roles(), subscriptions=subscriptions, once=Receipts(kept, _now), burst=100_000)
        several = Several(client_id="1.2", client_secret="secret", installations=installations)
        app = build_app_of_several(deps, several, signing_secret=SIGNING_SECRET, api_url=f"{ears.url}/api/")
        yield Newsroom(app, ears, installations)


def _now() -> datetime:
    return datetime(2030, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_of_one_workspace_shows_in_the_other(room: Newsroom, seed: int) -> None:
    """Every answer, call and row is the workspace's own, whatever happens in the other meanwhile."""
    dice = random.Random(seed)
    done: dict[Any, int] = defaultdict(int)
    for _ in range(OPERATIONS):
        happening, team = dice.choice(HAPPENINGS), dice.choice(TEAMS)
        happening(room, team, dice)
        done[happening] += 1
    assert min(done.values()) > OPERATIONS / len(HAPPENINGS) / 2
