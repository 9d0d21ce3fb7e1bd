"""Who is asking, looked up with Slack only where a role depends on it, and remembered for a few minutes.

What Slack does not tell counts against the person: whoever cannot be looked up may change nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.slack.faults import log_fault
from bot.slack.roles import Person, Role, Roles, groups_of, may

if TYPE_CHECKING:
    from slack_sdk import WebClient

#: Seconds that an answer of Slack's holds, and a failure to get one.
_HOLDS, _FAILED_HOLDS = 600.0, 30.0
_OUTSIDE = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who did something, as its payload tells."""

    user: str
    #: The workspace it was done in.
    team: str
    #: The person's own workspace, which differs in shared channels.
    home: str


def who_of(body: Payload) -> Who:
    """Who clicked, chose a shortcut, typed a command or mentioned the bot."""
    user = body.get("user") or body.get("event", {}).get("user") or {}
    team = str((body.get("team") or {}).get("id") or body.get("team_id") or "")
    if isinstance(user, str):  # an event names the person only
        return Who(user=user, team=team, home=str(body.get("event", {}).get("user_team") or team))
    id = str(user.get("id") or body.get("user_id") or "")
    return Who(user=id, team=team, home=str(user.get("team_id") or team))


class People:
    """Roles applied to people of any workspace; safe to use from several threads."""

    def __init__(self, roles: Roles, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.roles = roles
        self._clock = clock
        self._known: dict[tuple[str, str, str], tuple[float, Any]] = {}

    def may(self, who: Who, role: Role, client: WebClient) -> bool:
        """Whether they may do what the role does; asks Slack where that is not plain without."""
        if role == "reader" and not self.roles.readers:
            return True
        groups = frozenset(group for group in groups_of(role, self.roles) if who.user in self._members(who, group, client))
        person = Person(id=who.user, groups=groups)
        return may(person, role, self.roles) and (role == "reader" or self._is_member(who, client))

    def _is_member(self, who: Who, client: WebClient) -> bool:
        if who.home != who.team:
            return False
        return bool(self._remembered("member", who, who.user, lambda: _is_full_member(client, who), otherwise=False))

    def _members(self, who: Who, group: str, client: WebClient) -> frozenset[str]:
        found: frozenset[str] = self._remembered(
            "group", who, group, lambda: _members_of(client, group), otherwise=frozenset()
        )
        return found

    def _remembered(self, kind: str, who: Who, id: str, ask: Callable[[], Any], *, otherwise: Any) -> Any:
        key, now = (kind, who.team, id), self._clock()
        until, found = self._known.get(key, (now, None))
        if until > now:
            return found
        try:
            found, holds = ask(), _HOLDS
        except Exception as error:
            log_fault("looking somebody up", error)
            found, holds = otherwise, _FAILED_HOLDS
        self._known[key] = (now + holds, found)
        return found


def _is_full_member(client: WebClient, who: Who) -> bool:
    user = client.users_info(user=who.user)["user"]
    return user.get("team_id", who.team) == who.team and not any(user.get(outside) for outside in _OUTSIDE)


def _members_of(client: WebClient, group: str) -> frozenset[str]:
    return frozenset(client.usergroups_users_list(usergroup=group)["users"])
