"""Bolt's own way to a workspace's token, which takes a store that fails for one that has nothing.

Somebody would read that the app is not installed any more, where it is only that the archive does not answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_bolt.authorization.authorize import InstallationStoreAuthorize

if TYPE_CHECKING:
    from slack_bolt.authorization import AuthorizeResult


class Authorize(InstallationStoreAuthorize):
    """The same, raising what the store raises."""

    def __call__(self, *, enterprise_id: str | None, team_id: str | None, **asked: Any) -> AuthorizeResult | None:
        """The token of a workspace; None where the app is not installed there. Raises `ArchiveError`."""
        found = super().__call__(enterprise_id=enterprise_id, team_id=team_id, **asked)
        if found is None and self.installation_store.find_bot(enterprise_id=enterprise_id, team_id=team_id) is not None:
            found = super().__call__(enterprise_id=enterprise_id, team_id=team_id, **asked)
        return found
