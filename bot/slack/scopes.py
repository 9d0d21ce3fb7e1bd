"""The rights the app asks a workspace for, and what each is for; the manifest and the README agree with it."""

from __future__ import annotations

#: Scope of the bot token -> what stops working without it.
SCOPES = {
    "commands": "the command /fo-stance",
    "chat:write": "the private answer to a mention",
    "app_mentions:read": "hearing that the bot was mentioned, and nothing else that is said",
}
