"""The rights the app asks a workspace for, and what each is for; the manifest and the README agree with it."""

from __future__ import annotations

#: Scope of the bot token -> what stops working without it.
SCOPES = {
    "commands": "the command /fo-stance",
    "chat:write": "digests, watches, the private answer to a mention, and the words beside a chart's picture",
    "app_mentions:read": "hearing that the bot was mentioned, and nothing else that is said",
    "files:write": "a chart's picture, sent to the asker's direct messages",
    "users:read": "setting digests: whoever changes something has to be a full member of the workspace",
}
#: The same for what a workspace may leave out.
OPTIONAL_SCOPES = {
    "usergroups:read": "roles given to a user group; people are named one by one instead",
    "channels:history": "finding out, when a connection broke, whether a digest was posted; an editor is asked instead",
    "groups:history": "the same in private channels",
}
