"""Looking people up: what Slack is asked, how long its answer holds, and that silence counts against the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bot.slack.people import People, Who, who_of
from bot.slack.roles import Roles

EDITOR = Who(user="U1", team="T1", home="T1")


@dataclass
class Client:
    """A Slack that knows one person and one group."""

    user: dict[str, Any] = field(default_factory=lambda: {"id": "U1", "team_id": "T1"})
    members: tuple[str, ...] = ()
    fails: bool = False
    asked: list[str] = field(default_factory=list)

    def users_info(self, *, user: str) -> dict[str, Any]:
        """Who somebody is."""
        self.asked.append(user)
        if self.fails:
            raise RuntimeError("no network")
        return {"user": self.user}

    def usergroups_users_list(self, *, usergroup: str) -> dict[str, Any]:
        """Who is in a group."""
        self.asked.append(usergroup)
        return {"users": [*self.members]}


def allowed(client: Client, who: Who = EDITOR, roles: Roles | None = None) -> bool:
    """Whether somebody may edit."""
    return People(roles or Roles(editors=("U1",))).may(who, "editor", cast(Any, client))


def test_a_full_member_who_is_named_may_edit() -> None:
    """Named, and of this workspace."""
    assert allowed(Client())


@pytest.mark.parametrize("outside", ["is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted"])
def test_guests_programs_and_those_who_left_may_not(outside: str) -> None:
    """Whoever is no full member changes nothing, even where named."""
    assert not allowed(Client(user={"id": "U1", "team_id": "T1", outside: True}))


def test_people_of_other_workspaces_may_not() -> None:
    """Told by the payload, or by Slack."""
    client = Client()
    assert not allowed(client, Who(user="U1", team="T1", home="T2"))
    assert client.asked == []
    assert not allowed(Client(user={"id": "U1", "team_id": "T2"}))


def test_whoever_cannot_be_looked_up_may_not() -> None:
    """A Slack that does not answer gives nobody a right."""
    assert not allowed(Client(fails=True))


def test_members_of_a_named_group_may() -> None:
    """The group is asked for, then the person."""
    client = Client(members=("U1",))
    assert allowed(client, roles=Roles(editors=("S1",)))
    assert client.asked == ["S1", "U1"]
    assert not allowed(Client(members=("U2",)), roles=Roles(editors=("S1",)))


def test_an_answer_holds_for_ten_minutes_in_its_own_workspace() -> None:
    """The same person elsewhere is somebody else."""
    now, client = 0.0, Client()
    people = People(Roles(editors=("U1",)), clock=lambda: now)
    for _ in range(3):
        assert people.may(EDITOR, "editor", cast(Any, client))
    assert client.asked == ["U1"]
    assert not people.may(Who(user="U1", team="T2", home="T2"), "editor", cast(Any, client))
    now = 601.0
    client.user["is_restricted"] = True
    assert not people.may(EDITOR, "editor", cast(Any, client))


def test_nobody_is_looked_up_who_is_not_named() -> None:
    """Slack is asked nothing about whom no role names, nor for asking, which everybody may."""
    client = Client()
    people = People(Roles(editors=("U1",)))
    assert not people.may(Who(user="U9", team="T1", home="T1"), "editor", cast(Any, client))
    assert people.may(Who(user="U9", team="T1", home="T1"), "reader", cast(Any, client))
    assert client.asked == []


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ({"user_id": "U1", "team_id": "T1"}, Who(user="U1", team="T1", home="T1")),
        ({"user": {"id": "U1", "team_id": "T2"}, "team": {"id": "T1"}}, Who(user="U1", team="T1", home="T2")),
        ({"event": {"user": "U1", "user_team": "T2"}, "team_id": "T1"}, Who(user="U1", team="T1", home="T2")),
        ({"event": {"user": "U1"}, "team_id": "T1"}, Who(user="U1", team="T1", home="T1")),
    ],
)
def test_who_did_something(body: dict[str, Any], who: Who) -> None:
    """A command, a click, a mention from a shared channel, a mention."""
    assert who_of(body) == who
