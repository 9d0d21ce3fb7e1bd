"""Whether somebody may ask now: as the roles say, and no faster than a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack import notices
from bot.slack.bucket import Bucket
from bot.slack.card import Card
from bot.slack.people import People, Who
from bot.slack.roles import Role, Roles, refusal

if TYPE_CHECKING:
    from slack_sdk import WebClient


class Door:
    """Stands before every listener that answers; safe to use from several threads."""

    def __init__(self, roles: Roles, *, burst: int) -> None:
        self.people = People(roles)
        self._bucket, self._burst = Bucket(burst=burst), burst

    def closed(self, who: Who, client: WebClient) -> Card | None:
        """Why they are not answered now; None where they are."""
        wait = self._bucket.take((who.team, who.user))
        if wait:
            return notices.notice(notices.TOO_FAST.format(most=self._burst, seconds=wait))
        return self.refusal(who, "reader", client)

    def refusal(self, who: Who, role: Role, client: WebClient) -> Card | None:
        """Why they may not do what a role does, and who may; None where they may. Can ask Slack."""
        if self.people.may(who, role, client):
            return None
        roles = self.people.roles
        return notices.refused_card(refusal(role, roles), roles.named(role))
