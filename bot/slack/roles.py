"""Who may do what. Readers ask; editors change what is answered and set what is posted where. Pure.

`config.yaml` names people and user groups by their Slack ids. Without any, everybody asks and nobody changes anything. An
admin may do what an editor may, an editor what a reader may. Guests and people of other workspaces change nothing, whoever
names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "editor", "admin"]

_PLURAL: dict[Role, str] = {"reader": "readers", "editor": "editors", "admin": "admins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Ids of people (U…, W…) and user groups (S…) by what they may do."""

    admins: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    #: Empty: everybody may ask.
    readers: tuple[str, ...] = ()

    def named(self, role: Role) -> tuple[str, ...]:
        """Who may do what the role does, higher roles included."""
        higher = {"admin": (), "editor": self.admins, "reader": (*self.editors, *self.admins)}[role]
        own = {"admin": self.admins, "editor": self.editors, "reader": self.readers}[role]
        return tuple(dict.fromkeys((*own, *higher)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in Slack, as far as roles look."""

    id: str
    #: Of the groups that roles name, those the person is in.
    groups: frozenset[str] = frozenset()
    #: Whether it is a full member of the workspace: no guest, no program, nobody of another workspace.
    member: bool = True


def may(person: Person, role: Role, roles: Roles) -> bool:
    """Whether the person may do what the role does."""
    if role == "reader" and not roles.readers:
        return True
    named = bool({person.id, *person.groups} & {*roles.named(role)})
    return named and (person.member or role == "reader")


def groups_of(role: Role, roles: Roles) -> tuple[str, ...]:
    """The user groups that decide on a role."""
    return tuple(id for id in roles.named(role) if id.startswith("S"))


def refusal(role: Role, roles: Roles) -> str:
    """Why not, and who can; ids of those who can follow it, see `roles.named`."""
    if not roles.named(role):
        return (
            f"Nobody is named for this yet: it takes {_PLURAL[role]}. Whoever runs this bot names them under roles in"
            " config.yaml, by Slack user id or user group."
        )
    if role == "reader":
        return "Only readers named by whoever runs this bot may ask here. Those who may:"
    return f"This takes {_PLURAL[role]} who are full members of this workspace. Ask one of them:"
