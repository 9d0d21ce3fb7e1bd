"""Who may do what, by id and by group."""

from __future__ import annotations

import pytest

from bot.slack.roles import Person, Role, Roles, groups_of, may, refusal

ROLES = Roles(admins=("UADMIN",), editors=("UEDITOR", "SEDITORS"), readers=("UREADER",))


@pytest.mark.parametrize(
    ("person", "allowed"),
    [
        (Person(id="UADMIN"), {"reader", "editor", "admin"}),
        (Person(id="UEDITOR"), {"reader", "editor"}),
        (Person(id="UOTHER", groups=frozenset({"SEDITORS"})), {"reader", "editor"}),
        (Person(id="UREADER"), {"reader"}),
        (Person(id="UOTHER"), set()),
        (Person(id="UEDITOR", member=False), {"reader"}),
    ],
)
def test_a_role_brings_the_lower_ones_and_a_guest_changes_nothing(person: Person, allowed: set[Role]) -> None:
    """Named people and members of named groups; an outsider who is named may still only ask."""
    every: tuple[Role, ...] = ("reader", "editor", "admin")
    assert {role for role in every if may(person, role, ROLES)} == allowed


def test_without_roles_everybody_asks_and_nobody_changes() -> None:
    """An installation that sets nothing can be read and not written."""
    assert may(Person(id="U1"), "reader", Roles())
    assert not may(Person(id="U1"), "editor", Roles())
    assert not may(Person(id="U1"), "admin", Roles())


def test_a_refusal_says_who_can_or_how_to_name_somebody() -> None:
    """Nobody is left with a bare no."""
    assert refusal("editor", Roles()).endswith("names them under roles in config.yaml, by Slack user id or user group.")
    assert refusal("editor", ROLES).endswith("Ask one of them:")
    assert ROLES.named("editor") == ("UEDITOR", "SEDITORS", "UADMIN")
    assert groups_of("editor", ROLES) == ("SEDITORS",)
