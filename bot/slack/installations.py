"""Which workspaces the app is installed in: Slack's SDK asks here for a workspace's token.

    Installation -> JSON -> sealed -> the archive's place, a row a workspace   and back

One installation a workspace, whoever made it, as the app acts for nobody but itself.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from slack_sdk.oauth.installation_store import Bot, Installation, InstallationStore

from bot.slack.sdk import quiet_logger
from bot.slack.seal import Seal

_log = logging.getLogger(__name__)


class Workspaces(Protocol):
    """A place that keeps sealed installations by workspace. Every method raises `ArchiveError`."""

    def save(self, team: str, sealed: str, at: datetime) -> None:
        """Keep a workspace's installation, in place of the one it has."""
        ...

    def find(self, team: str) -> str | None:
        """A workspace's installation; None where there is none."""
        ...

    def all(self) -> dict[str, str]:
        """Every installation by its workspace."""
        ...

    def remove(self, team: str) -> None:
        """Delete all that is kept about a workspace."""
        ...


class Installations(InstallationStore):
    """The SDK's store over a place of ours."""

    def __init__(self, workspaces: Workspaces, seal: Seal, now: Callable[[], datetime]) -> None:
        self._workspaces, self._seal, self._now = workspaces, seal, now
        # By what is stored: what was removed or sealed anew is not found in it.
        self._opened = lru_cache(maxsize=256)(seal.open)

    @property
    def logger(self) -> logging.Logger:
        """The SDK's own, which says nothing below ERROR."""
        return quiet_logger()

    def save(self, installation: Installation) -> None:
        """Keep an installation."""
        kept = {name: value for name, value in vars(installation).items() if name in _KEPT}
        team = _key(installation.enterprise_id, installation.team_id)
        self._workspaces.save(team, self._seal.seal(json.dumps(kept)), self._now())
        _log.info("installed in a workspace")

    def find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,  # noqa: ARG002 - the SDK's signature
        is_enterprise_install: bool | None = False,  # noqa: ARG002
    ) -> Installation | None:
        """The installation of a workspace; None where there is none, or where no key opens it."""
        team = _key(enterprise_id, team_id)
        sealed = self._workspaces.find(team)
        text = None if sealed is None else self._opened(sealed)
        if text is None:
            if sealed is not None:
                _log.error("a workspace's token cannot be opened: FO_STANCE_KEY lacks the key that sealed it")
            return None
        found = Installation(**json.loads(text))
        return found if _key(found.enterprise_id, found.team_id) == team else None  # a row put in another's place

    def find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The bot's side of it."""
        found = self.find_installation(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return None if found is None else found.to_bot()

    def token_of(self, team: str) -> str | None:
        """A workspace's bot token; None where the app is not installed there."""
        found = self.find_installation(enterprise_id=None, team_id=team)
        return None if found is None else found.bot_token

    def delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Delete all that is kept about a workspace, as nothing of it can be used without its token."""
        self._workspaces.remove(_key(enterprise_id, team_id))

    def delete_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
    ) -> None:
        """Nothing for a single person's token, as none is kept; else as `delete_bot`."""
        if user_id is None:
            self._workspaces.remove(_key(enterprise_id, team_id))

    def renew(self) -> int:
        """Seal with the first key what an older one sealed; how many could not be opened."""
        lost = 0
        for team, sealed in self._workspaces.all().items():
            renewed = self._seal.renew(sealed)
            if renewed is None:
                lost += 1
            else:
                self._workspaces.save(team, renewed, self._now())
        return lost


#: Of an installation, what is needed to speak; no person's token.
_KEPT = frozenset(
    {"app_id", "enterprise_id", "team_id", "bot_token", "bot_id", "bot_user_id", "bot_scopes", "user_id", "token_type"}
)


def _key(enterprise: str | None, team: str | None) -> str:
    return team or enterprise or ""
